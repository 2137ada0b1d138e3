"""The page "Bekræft, at det er dig": a fresh code, or a passkey, and back."""

from typing import Any, cast

from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.people import events, passkeys, sessions
from fleksaftale.people.addresses import safe_next
from fleksaftale.people.models import User
from fleksaftale.people.oidc.links import to_confirm_with
from fleksaftale.people.views.codes import CodePage, send_code


@method_decorator(never_cache, name="dispatch")
class StepUpPage(LoginRequiredMixin, View):
    """What the three pages share: the person, and where they go back to."""

    @property
    def person(self) -> User:
        return cast(User, self.request.user)

    @property
    def back_to(self) -> str:
        return safe_next(self.request) or resolve_url("case_list")

    def address_of(self, name: str) -> str:
        query = QueryDict(mutable=True)
        query["next"] = self.back_to
        return f"{reverse(name)}?{query.urlencode(safe='/')}"

    def context(self) -> dict[str, Any]:
        return {"next": self.back_to}


class StepUpView(StepUpPage):
    """Offer the ways to confirm. A GET sends no mail."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        return self.page(forms.Form(), 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = forms.Form(request.POST)
        form.is_valid()
        email = sessions.address_of_session(request)
        if send_code(request, form, "step-up", email, self.person.language):
            return redirect(self.address_of("step_up_code"))
        return self.page(form, 422)

    def page(self, form: forms.Form, status: int) -> HttpResponse:
        context = self.context() | {"form": form, "email": sessions.address_to_show(self.request)}
        context["providers"] = to_confirm_with(self.person)
        if passkeys.offer(self.request).here and passkeys.of(self.person.pk):
            context["passkey_options"] = auth.begin_authentication(self.person)
        return render(self.request, "people/step_up.html", context, status=status)


class StepUpCodeView(CodePage, StepUpPage):
    purpose = "step-up"
    template = "people/step_up_code.html"

    def context(self) -> dict[str, Any]:
        return {"next": self.back_to, "email": sessions.address_to_show(self.request)}

    def language(self, _email: str) -> str:
        return self.person.language

    def begin_again(self) -> HttpResponse:
        return redirect(self.address_of("step_up"))

    def right(self, email: str) -> HttpResponse:
        with transaction.atomic():
            events.record(events.CONFIRMED, self.person)
        sessions.confirm(self.request, self.person, method="code", email=email)
        return redirect(self.back_to)

    def too_many(self, _email: str) -> None:
        events.record_failure(self.person)


class StepUpPasskeyView(StepUpPage):
    """Take a passkey's answer."""

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ReauthenticateWebAuthnForm(request.POST, user=self.person)
        if not form.is_valid():
            messages.warning(request, _("Adgangsnøglen blev ikke genkendt. Få en kode på mail i stedet."))
            return redirect(self.address_of("step_up"))
        with transaction.atomic():
            form.save()
            events.record(events.CONFIRMED, self.person)
        return redirect(self.back_to)
