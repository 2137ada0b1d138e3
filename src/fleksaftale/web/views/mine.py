"""The person's own page: what is mine to do, over all my agreements."""

from typing import Any

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
        dated: list[dict[str, Any]] = [
            {"task": task, "day": weekday_date(task.day), "passed": task.day < today}
            for task in found
            if task.day
        ]
        return self.page(
            dated=[row for row in dated if not row["task"].by],
            others=[row for row in dated if row["task"].by],
            undated=[task for task in found if not task.day],
            is_hr=is_hr(self.user),
        )
