"""A page of an agreement that offers what somebody took along from the open pages."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponseBase, QueryDict

from fleksaftale.documents.answers import Saved
from fleksaftale.documents.forms import PageForm
from fleksaftale.documents.template import Page
from fleksaftale.web import carried, carried_check, carried_hours
from fleksaftale.web.views.writing import WritePageView


class OfferingPageView(WritePageView):
    """Offered where nothing is written yet, put in after a yes, and gone once the page is saved."""

    @property
    def written(self) -> Mapping[str, Saved]:
        """The answers that stand: nothing is offered in their place."""
        raise NotImplementedError

    def form(self, page: Page, data: QueryDict | None = None) -> PageForm:
        made = super().form(page, data)
        carried_hours.put_in(self.request, made, self.written)
        carried_check.put_in(self.request, self.seat, made, self.written)
        return made

    def offered(self, page: Page) -> dict[str, Any] | None:
        found = carried_hours.offered(self.request, page, self.written)
        return found or carried_check.offered_answer(self.request, self.seat, page, self.written)

    def act(self) -> HttpResponseBase:
        response = super().act()
        used = carried_hours.used(self.request, self.this_page) | carried_check.used(
            self.request, self.this_page
        )
        if used and response.status_code == 302:
            carried.drop(self.request, response, used)
        return response
