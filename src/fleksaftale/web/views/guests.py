"""Guests: the page that makes a link, and the pages of who came by one. Reading a link changes nothing."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.agreements.document_types import leading, others_begun, type_of
from fleksaftale.agreements.queries import agreement
from fleksaftale.cases import guests
from fleksaftale.cases.commands import LinkClosed
from fleksaftale.cases.models import GuestLink
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound, Seat, take
from fleksaftale.core.formats import moment
from fleksaftale.people import codes, visits
from fleksaftale.people.addresses import safe_next
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.people.views.codes import CodePage, send_code
from fleksaftale.web.case_page import begins_with
from fleksaftale.web.forms import GuestForm
from fleksaftale.web.qr import qr_svg
from fleksaftale.web.steps import next_step
from fleksaftale.web.views.base import CaseView
from fleksaftale.web.visiting import closed, guest_of, is_out

ASKED = "guest-link"  # the link that this session's code was sent for


class MakeLinkView(StepUpMixin, CaseView):
    """Send the other a one-time link, show it on this screen, or take it back."""

    template_name = "web/guests/make.html"
    action = "case.invite"

    def show(self) -> HttpResponse:
        known = guests.known(self.seat)
        email = known.email if known and known.opened_at else ""
        return self._draw(GuestForm(initial={"name": self.seat.other_name, "email": email}))

    def act(self) -> HttpResponseBase:
        if "revoke" in self.request.POST:
            guests.revoke(self.seat)
            return self.to("case_guest", message=_("Linket er trukket tilbage. Gæsten er lukket ude nu."))
        form = GuestForm(self.request.POST)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        here = "here" in self.request.POST
        data = form.cleaned_data
        try:
            token = guests.make_link(self.seat, name=data["name"], email=data["email"], by_mail=not here)
        except NotAllowed as refusal:
            if self.seat.other.user_id or not self.seat.may(self.action):
                raise
            form.add_error("email", str(refusal))
            return self._draw(form, http_status=422)
        if not here:
            return self.to("case_detail", message=_("Linket er på vej. Det virker i 24 timer efter åbning."))
        link = settings.PUBLIC_URL + reverse("guest_link", args=[token])
        context = {"seat": self.seat, "name": data["name"], "link": link, "qr": qr_svg(link)}
        return render(self.request, "web/guests/shown.html", context)

    def _draw(self, form: GuestForm, http_status: int = 200) -> HttpResponse:
        known = guests.known(self.seat)
        times = {"opened": moment(known.opened_at) if known and known.opened_at else ""}
        times["ends"] = moment(known.ends_at) if known else ""
        return self.page(form=form, known=known, **times, http_status=http_status)


@method_decorator(never_cache, name="dispatch")
class BehindLink(View):
    """A page behind a guest's link: the link is open, and nobody is signed in on this browser."""

    link: GuestLink

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            self.link = guests.find(kwargs["token"])
        except LinkClosed:
            return closed(request)
        if request.user.is_authenticated:
            return render(request, "web/guests/signed_in.html")
        return super().dispatch(request, *args, **kwargs)


class GuestLinkView(BehindLink):
    """Behind the link: what it is, and a button that sends a code to the invited address."""

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:  # noqa: ARG002
        guest = guest_of(request)
        if guest and guest.link == self.link.pk and not is_out(guest):
            return redirect("guest_start")
        return self._page(forms.Form(), 200)

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        form = forms.Form(request.POST)
        form.is_valid()
        if not send_code(request, form, "guest", guests.address(self.link), self.link.language):
            return self._page(form, 422)
        request.session[ASKED] = str(self.link.pk)
        return redirect("guest_code", token)

    def _page(self, form: forms.Form, status: int) -> HttpResponse:
        return render(self.request, "web/guests/link.html", {"form": form}, status=status)


class GuestCodeView(BehindLink, CodePage):
    """Take the code. It counts for this link only; the third wrong one closes the link."""

    purpose = "guest"
    template = "web/guests/code.html"

    def get(self, request: HttpRequest, **_address: str) -> HttpResponse:
        return super().get(request) if self._asked_here() else self.begin_again()

    def post(self, request: HttpRequest, **_address: str) -> HttpResponse:
        if not self._asked_here():
            return self.begin_again()
        self.is_in = False
        counts = "again" not in request.POST and codes.is_open(request, "guest")
        if counts and codes.digits_of(request.POST.get("code", "")):
            if not guests.may_try(self.link):
                return closed(request)
            answer = super().post(request)
            if not self.is_in:
                guests.wrong_code(self.link)
            return closed(request) if guests.is_over(self.link.pk) else answer
        return super().post(request)

    def _asked_here(self) -> bool:
        return bool(self.request.session.get(ASKED) == str(self.link.pk))

    def begin_again(self) -> HttpResponse:
        return redirect("guest_link", self.kwargs["token"])

    def language(self, email: str) -> str:  # noqa: ARG002
        return self.link.language

    def right(self, email: str) -> HttpResponse:  # noqa: ARG002
        secret = visits.new_secret()
        try:
            guests.come_in(self.link, secret)
        except LinkClosed:
            return closed(self.request)
        self.is_in = True
        visits.begin(self.request, self.link.pk, secret)
        rotate_token(self.request)
        response = redirect("guest_start")
        keep_language(self.request, response, self.link.language)
        return response


def keep_language(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """The link's language, unless this browser has chosen one."""
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


@method_decorator(never_cache, name="dispatch")
class GuestPage(View):
    """A page for the guest of this browser; for everybody else the link is closed."""

    seat: Seat

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        guest = guest_of(request)
        try:
            link = guests.link_of(guest) if guest else None
            if guest is None or link is None:
                return closed(request)
            self.seat = take(guest, link.case_id)
        except (LinkClosed, NotFound):
            return closed(request)
        return super().dispatch(request, *args, **kwargs)


class GuestStartView(GuestPage):
    """What the guest is asked for, how long there is, and the way in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        told, here = guests.welcome(self.seat), agreement(self.seat)
        others = others_begun(self.seat)
        before = begins_with(here, others) or leading(here, others)
        context = {
            "seat": self.seat,
            "told": told,
            "ends": moment(told.ends_at),
            "step": next_step(before or here),
            "before": type_of(before) if before else None,
        }
        return render(request, "web/guests/start.html", context)


class GuestStepUpView(GuestPage):
    """Offer a fresh code before something that matters. A GET sends no mail."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "web/guests/step_up.html", {"form": forms.Form()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form, link = forms.Form(request.POST), self.seat.link
        form.is_valid()
        assert link is not None  # noqa: S101  a guest's seat
        if send_code(request, form, "guest-step-up", guests.address(link), link.language):
            return redirect(_with_next(request, "guest_step_up_code"))
        return render(request, "web/guests/step_up.html", {"form": form}, status=422)


class GuestStepUpCodeView(GuestPage, CodePage):
    purpose = "guest-step-up"
    template = "web/guests/code.html"

    def begin_again(self) -> HttpResponse:
        return redirect(_with_next(self.request, "guest_step_up"))

    def language(self, email: str) -> str:  # noqa: ARG002
        assert self.seat.link is not None  # noqa: S101  a guest's seat
        return self.seat.link.language

    def right(self, email: str) -> HttpResponse:  # noqa: ARG002
        guests.confirmed(self.seat)
        visits.confirm(self.request)
        return redirect(safe_next(self.request) or reverse("guest_start"))


def _with_next(request: HttpRequest, name: str) -> str:
    query = QueryDict(mutable=True)
    query["next"] = safe_next(request) or reverse("guest_start")
    return f"{reverse(name)}?{query.urlencode(safe='/')}"


class GuestLeaveView(View):
    """Leave this device. A GET only asks, so that no link can throw anybody out."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if guest_of(request) is None:
            return redirect("front")
        return render(request, "web/guests/leave.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        if guest := guest_of(request):
            guests.leave(guest)
            visits.end(request)
            messages.success(request, _("Du er ude igen. Dine svar er gemt."))
        return redirect("front")
