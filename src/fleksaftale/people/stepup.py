"""Confirming who one is before a sensitive act: to sign, to take data out, to invite.

A view that does such a thing puts :class:`StepUpMixin` first among its bases. Somebody who signed in or
confirmed within ten minutes notices nothing; anybody else is sent to a page with a fresh code (or a passkey),
and comes back to the same page.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from fleksaftale.core import clock
from fleksaftale.people import visits
from fleksaftale.people.sessions import proved_at

FRESH = timedelta(minutes=10)

P = ParamSpec("P")
ViewFunction = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def fresh(request: HttpRequest) -> bool:
    """Whether the signed-in person proved who they are within the last ten minutes."""
    return clock.now() - proved_at(request) < FRESH


def step_up(request: HttpRequest, back_to: str = "") -> HttpResponseRedirect:
    """Send the person to confirm, and afterwards to ``back_to`` (a GET page; default: this page)."""
    if request.method == "POST":
        messages.info(request, _("Bekræft først, at det er dig. Så kommer du tilbage hertil."))
    query = QueryDict(mutable=True)
    query["next"] = back_to or request.get_full_path()
    page = reverse("guest_step_up" if visits.of(request) else "step_up")
    return HttpResponseRedirect(f"{page}?{query.urlencode(safe='/')}")


def step_up_required(view: ViewFunction[P]) -> ViewFunction[P]:
    """The same for a view that is a function."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs) if fresh(request) else step_up(request)

    return guarded


if TYPE_CHECKING:
    _View = View
else:
    _View = object


class StepUpMixin(_View):
    """Ask for a fresh proof before this view, on GET and on POST.

    On GET first, so that nobody fills in a form in vain. Should the ten minutes end in between, a POST leads
    back to the empty form: override ``step_up_page`` where the form's own page is not this address.
    """

    def is_fresh(self) -> bool:
        """Whether the proof is fresh enough for this request."""
        return fresh(self.request)

    def step_up_page(self) -> str:
        """The GET page to come back to."""
        return self.request.get_full_path()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated and visits.of(request) is None:
            return redirect_to_login(request.get_full_path())
        if not self.is_fresh():
            return step_up(request, self.step_up_page())
        return super().dispatch(request, *args, **kwargs)
