"""Signing in: the address, the code, and for somebody new the name. The same answers for everybody."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.core import clock
from fleksaftale.people import codes, commands, events, passkeys, sessions
from fleksaftale.people.addresses import local_path, safe_next
from fleksaftale.people.forms import NameForm, SignInForm
from fleksaftale.people.models import User
from fleksaftale.people.views.codes import CodePage, send_code
from fleksaftale.people.views.display import chosen_here
from fleksaftale.people.views.mitid import newcomer, with_next

ENTRY = "sign-in.entry"  # where the person wants to go, and whether the device is theirs
PROVED = "sign-in.proved"  # an address that was proved and has no person yet


@method_decorator(never_cache, name="dispatch")
class Entrance(View):
    """A page for people who are not signed in; others go on to where they wanted."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return redirect(safe_next(request) or resolve_url("case_list"))
        return super().dispatch(request, *args, **kwargs)


class SignInView(Entrance):
    """Ask for an address and send a code to it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(request, SignInForm(), 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SignInForm(request.POST)
        if form.is_valid():
            email = form.cleaned_data["email"]
            known = User.objects.with_address(email)
            language = known.language if known else get_language() or "da"
            if send_code(request, form, "sign-in", email, language):
                request.session[ENTRY] = {
                    "next": safe_next(request),
                    "remember": form.cleaned_data["remember"],
                }
                return redirect("account_confirm_login_code")
        return self.page(request, form, 422)

    def page(self, request: HttpRequest, form: SignInForm, status: int) -> HttpResponse:
        context = {"form": form, "next": safe_next(request), "passkeys": passkeys.offer(request)}
        context["providers"] = [] if newcomer(request) else settings.OIDC_PROVIDERS
        return render(request, "people/sign_in.html", context, status=status)


class SignInCodeView(CodePage, Entrance):
    """Take the code; sign in who has the address, or ask somebody new for their name."""

    purpose = "sign-in"
    template = "people/sign_in_code.html"
    start = "account_login"

    def language(self, email: str) -> str:
        known = User.objects.with_address(email)
        return known.language if known else get_language() or "da"

    def right(self, email: str) -> HttpResponse:
        person = commands.person_of(email)
        if person is None:
            self.request.session[PROVED] = {"email": email, "at": clock.now().timestamp()}
            return redirect("account_name")
        return enter(self.request, person, email)

    def too_many(self, email: str) -> None:
        person = User.objects.with_address(email)
        if person:
            events.record_failure(person)


class NameView(Entrance):
    """Somebody new, whose address is proved, says their name. Nothing is stored of them before that."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        proved = request.session.get(PROVED)
        if not proved or clock.now().timestamp() - proved["at"] > codes.VALID.total_seconds():
            return super().dispatch(request) if request.user.is_authenticated else redirect("account_login")
        self.email: str = proved["email"]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        shown = newcomer(request)
        form = NameForm(initial={"name": shown.name if shown else ""})
        return render(request, "people/name.html", {"form": form, "email": self.email})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = NameForm(request.POST)
        if not form.is_valid():
            context = {"form": form, "email": self.email}
            return render(request, "people/name.html", context, status=422)
        try:
            person = commands.sign_up(
                self.email, form.cleaned_data["name"], get_language() or "da", **chosen_here(request)
            )
        except commands.AddressTakenError:  # sent twice: the first one made the person
            return redirect("account_login")
        return enter(request, person, self.email)


class SignOutView(View):
    """Leave this device. A GET only asks, so that no link can sign anybody out."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect("front")
        return render(request, "people/sign_out.html")

    def post(self, request: HttpRequest) -> HttpResponse:
        logout(request)
        messages.success(request, _("Du er logget ud."))
        return redirect("front")


def closed(request: HttpRequest) -> HttpResponse:
    """For a person whose account was closed."""
    return render(request, "people/closed.html", status=403)


def enter(request: HttpRequest, person: User, email: str) -> HttpResponse:
    """Sign in, as the person asked for on the first page."""
    entry = request.session.pop(ENTRY, {})
    request.session.pop(PROVED, None)
    remember = bool(entry.get("remember"))
    next_url = local_path(entry.get("next") or "")
    response = sessions.sign_in(request, person, email=email, next_url=next_url, remember=remember)
    if request.user.is_authenticated and newcomer(request):
        response["Location"] = with_next("mitid_new", response["Location"])
    if remember and request.user.is_authenticated and passkeys.may_add(request):
        with translation.override(person.language):
            link = format_html(
                '<a href="{}">{}</a>', reverse("mfa_add_webauthn"), _("Opret en adgangsnøgle på denne enhed")
            )
            messages.info(request, format_html("{} {}.", _("Du kan slippe for koder næste gang."), link))
    return response
