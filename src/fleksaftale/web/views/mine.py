"""The person's own page: what is mine to do, over all my agreements."""

from django.http import HttpRequest, HttpResponse

from fleksaftale.cases.workplaces import is_hr
from fleksaftale.core import clock
from fleksaftale.core.formats import weekday_date
from fleksaftale.web.mine import tasks
from fleksaftale.web.views.base import SignedInView


class MineView(SignedInView):
    template_name = "web/overview/mine.html"

    def get(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002
        found, today = tasks(self.user), clock.today()
        dated = [
            {"task": task, "day": weekday_date(task.day), "passed": task.day < today}
            for task in found
            if task.day
        ]
        return self.page(dated=dated, undated=[t for t in found if not t.day], is_hr=is_hr(self.user))
