"""*Det skal du huske*: what follows for the leader of somebody who begins, on one page."""

from django.http import HttpResponseBase

from fleksaftale.agreements import must_remember
from fleksaftale.talks.queries import due_on
from fleksaftale.web.views.versions import AVersionView


class MustRememberView(AVersionView):
    """Five lines after the first agreement; everybody else has the list *Husk*."""

    template_name = "web/agreements/must_remember.html"

    def show(self) -> HttpResponseBase:
        version = self.version()
        due = due_on(self.seat.case)
        lines = must_remember.for_leader(self.sheet, version, due=due) if self.kind.remembers else []
        if not lines:
            return self.to("version", version.pk)
        self.saw("version.read", version=version.number)
        return self.draw(version, lines=lines)
