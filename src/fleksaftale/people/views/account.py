"""/konto/: who I am, my addresses, my passkeys, my sessions, and what happened to the account."""

from typing import cast

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.audit import log
from fleksaftale.core.formats import moment
from fleksaftale.people import commands, passkeys
from fleksaftale.people.forms import PrivateAddressForm, SettingsForm
from fleksaftale.people.models import LinkedMitID, User
from fleksaftale.people.oidc.links import to_link
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.people.views.codes import CodePage, send_code

SHOWN_EVENTS = 20


@method_decorator(never_cache, name="dispatch")
class AccountPage(LoginRequiredMixin, View):
    @property
    def person(self) -> User:
        return cast(User, self.request.user)


class SettingsView(AccountPage):
    """The account page itself; its form changes name, language and display."""

    def get(self, _request: HttpRequest) -> HttpResponse:
        person = self.person
        initial = {field: getattr(person, field) for field in ("name", "language", "theme", "calm")}
        return self.page(SettingsForm(initial=initial), 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SettingsForm(request.POST)
        if not form.is_valid():
            return self.page(form, 422)
        commands.change_settings(self.person, **form.cleaned_data)
        with override(self.person.language):
            messages.success(request, _("Dine indstillinger er gemt."))
        return redirect("account_settings")

    def page(self, form: SettingsForm, status: int) -> HttpResponse:
        person = self.person
        context = {
            "form": form,
            "addresses": EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "pk"),
            "keys": passkeys.of(person.pk),
            "passkeys": passkeys.offer(self.request),
            "mitids": LinkedMitID.objects.filter(user=person).order_by("linked_at"),
            "providers": to_link(person),
            "events": [
                {"when": moment(entry.at), "text": entry.sentence}
                for entry in log.history(person.vault)[:SHOWN_EVENTS]
            ],
        }
        return render(self.request, "people/account.html", context, status=status)


class AddAddressView(StepUpMixin, AccountPage):
    """Ask for a private address, and send a code to it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "people/address_add.html", {"form": PrivateAddressForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PrivateAddressForm(request.POST)
        if form.is_valid():
            email = form.cleaned_data["email"].lower()
            if EmailAddress.objects.filter(user=self.person, email=email, verified=True).exists():
                form.add_error("email", _("Du har allerede skrevet den adresse. Skriv en anden."))
            elif send_code(request, form, "address", email, self.person.language):
                return redirect("account_address_code")
        return render(request, "people/address_add.html", {"form": form}, status=422)


class AddressCodeView(CodePage, AccountPage):
    """Take the code that went to the new address."""

    purpose = "address"
    template = "people/address_code.html"
    start = "account_address_add"

    def language(self, _email: str) -> str:
        return self.person.language

    def right(self, email: str) -> HttpResponse:
        try:
            commands.add_private_email(self.person, email)
        except commands.AddressTakenError:
            messages.warning(self.request, _("Adressen hører til en anden konto. Skriv en anden adresse."))
            return redirect("account_address_add")
        messages.success(self.request, _("Adressen er gemt. Du kan nu også logge ind med den."))
        return redirect("account_settings")


class ChangeAddressView(StepUpMixin, AccountPage):
    """A GET asks; a POST chooses the address for mails, or removes it."""

    def step_up_page(self) -> str:
        return self.request.path

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        return render(request, "people/address_change.html", {"address": self.address(number)})

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        email = self.address(number).email
        if "remove" in request.POST:
            try:
                commands.remove_address(self.person, email)
            except commands.LastAddressError:
                messages.warning(request, _("Du skal have mindst én adresse. Tilføj en anden først."))
            else:
                update_session_auth_hash(request, self.person)  # this session goes on
                messages.success(request, _("Adressen er fjernet. Du er logget ud på andre enheder."))
        elif "choose" in request.POST:
            commands.choose_address(self.person, email)
            messages.success(request, _("Fra nu af får du mails på den adresse."))
        return redirect("account_settings")

    def address(self, number: int) -> EmailAddress:
        address = EmailAddress.objects.filter(user=self.person, pk=number, verified=True).first()
        if address is None:
            raise Http404
        return address


class SignOutEverywhereView(AccountPage):
    def post(self, request: HttpRequest) -> HttpResponse:
        commands.sign_out_everywhere(self.person)
        logout(request)
        messages.success(request, _("Du er logget ud alle steder."))
        return redirect("account_login")
