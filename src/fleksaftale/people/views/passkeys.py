"""Signing in with a passkey, making one, taking one away. The ceremonies themselves are allauth's."""

from typing import Any

from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, LoginWebAuthnView, RemoveWebAuthnView
from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fleksaftale.people import passkeys, sessions
from fleksaftale.people.addresses import safe_next
from fleksaftale.people.stepup import StepUpMixin


class PasskeySignInView(LoginWebAuthnView):  # type: ignore[misc]
    """The browser asks for a challenge (GET, JSON) and posts the passkey's answer."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        sessions.keep_session(self.request, remember=self.request.POST.get("keep") == "on")
        target = safe_next(self.request)
        return redirect(target) if target and self.request.user.is_authenticated else response

    def form_invalid(self, _form: forms.Form) -> HttpResponse:
        messages.warning(self.request, _("Adgangsnøglen blev ikke genkendt. Få en kode på mail i stedet."))
        return redirect("account_login")


class AddPasskeyView(StepUpMixin, AddWebAuthnView):  # type: ignore[misc]
    """Make a passkey on this device."""

    template_name = "people/passkey_add.html"
    form_class = passkeys.AddPasskeyForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not passkeys.offer(request).here:
            messages.info(request, _("Adgangsnøgler virker ikke på denne adresse."))
            return redirect("account_settings")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[forms.Form]:
        return self.form_class

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super(AddWebAuthnView, self).get_context_data(**kwargs)
        context["passkey_options"] = auth.begin_registration(self.request.user, True)
        return context

    def form_valid(self, form: forms.Form) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
        messages.success(self.request, _("Adgangsnøglen er klar. Næste gang kan du logge ind uden kode."))
        return response

    def form_invalid(self, _form: forms.Form) -> HttpResponse:
        messages.warning(self.request, _("Adgangsnøglen blev ikke oprettet. Prøv igen."))
        return redirect("mfa_add_webauthn")

    def get_success_url(self) -> str:
        return reverse("account_settings")


class RemovePasskeyView(StepUpMixin, RemoveWebAuthnView):  # type: ignore[misc]
    """Take a passkey away, after a page that asks."""

    template_name = "people/passkey_remove.html"

    def form_valid(self, form: forms.Form) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
        messages.success(self.request, _("Adgangsnøglen er fjernet."))
        return response

    def get_success_url(self) -> str:
        return reverse("account_settings")
