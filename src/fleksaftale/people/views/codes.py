"""The page where a code is typed, the same for all three uses."""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from fleksaftale.mail.sending import MailDown, MailRefused
from fleksaftale.people import codes
from fleksaftale.people.codes import Answer, Purpose
from fleksaftale.people.forms import CodeForm
from fleksaftale.people.limits import TooManyCodes


def trouble(error: MailDown | TooManyCodes) -> str:
    """What to tell somebody who did not get a code."""
    if isinstance(error, TooManyCodes):
        return _("Der er bedt om mange koder. Vent lidt, og prøv igen om en time.")
    if isinstance(error, MailRefused):
        return _("Mailen kan ikke sendes til den adresse. Se efter, om den er skrevet rigtigt.")
    return _("Vi kan ikke sende mails lige nu. Prøv igen om nogle minutter.")


def send_code(request: HttpRequest, form: forms.Form, purpose: Purpose, email: str, language: str) -> bool:
    """Send a code, or tell in the form why not."""
    try:
        codes.send(request, purpose, email, language)
    except (MailDown, TooManyCodes) as error:
        form.add_error(None, trouble(error))
        return False
    return True


class CodePage(View):
    """Show the field; take the code or send another. A subclass says what a right code means.

    A code that cannot be tried any more leaves one way on: a new one. The page then has no field.
    """

    purpose: ClassVar[Purpose]
    template: ClassVar[str]
    start: ClassVar[str]  # the page to begin again on

    def right(self, email: str) -> HttpResponse:
        raise NotImplementedError

    def language(self, email: str) -> str:
        raise NotImplementedError

    def too_many(self, email: str) -> None:
        """The code died of wrong tries."""

    def begin_again(self) -> HttpResponse:
        return redirect(self.start)

    def context(self) -> dict[str, Any]:
        return {}

    def get(self, request: HttpRequest) -> HttpResponse:
        waiting = codes.pending(request, self.purpose)
        return self.page(CodeForm(), waiting.email, 200) if waiting else self.begin_again()

    def post(self, request: HttpRequest) -> HttpResponse:
        waiting = codes.pending(request, self.purpose)
        if waiting is None:
            return self.begin_again()
        if "again" in request.POST:
            return self.send_again(waiting.email)
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self.page(form, waiting.email, 422)
        match codes.answer(request, self.purpose, form.cleaned_data["code"]):
            case Answer.RIGHT:
                codes.forget(request, self.purpose)
                return self.right(waiting.email)
            case Answer.WRONG:
                form.add_error("code", _("Koden passer ikke. Se efter i den nyeste mail, og prøv igen."))
            case Answer.UNREADABLE:
                form.add_error("code", _("Koden er seks tal. Skriv den, som den står i mailen."))
            case Answer.SPENT:
                self.too_many(waiting.email)
                form.add_error(None, _("Koden er lukket efter tre forsøg. Få en ny kode."))
            case Answer.GONE:
                form.add_error(None, _("Koden virker ikke længere. Få en ny kode."))
        return self.page(form, waiting.email, 422)

    def send_again(self, email: str) -> HttpResponse:
        try:
            codes.send(self.request, self.purpose, email, self.language(email))
        except (MailDown, TooManyCodes) as error:
            messages.warning(self.request, trouble(error))
        else:
            messages.success(self.request, _("Vi har sendt en ny kode. Den gamle virker ikke mere."))
        return redirect(self.request.get_full_path())

    def page(self, form: CodeForm, email: str, status: int) -> HttpResponse:
        closed = not codes.is_open(self.request, self.purpose)
        context = {"form": form, "email": email, "closed": closed} | self.context()
        return render(self.request, self.template, context, status=status)
