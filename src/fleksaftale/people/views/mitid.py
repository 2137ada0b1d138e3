"""The way to MitID and back: to sign in, to confirm, to link it to the account, to sign with it.

Nobody is sent off by a redirect: a form of ours may stand before this page, and the browser holds the whole
chain that follows a form to ``form-action 'self'``. So a page of ours says where it goes, and goes there.
"""

import logging
from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.core import clock
from fleksaftale.people import codes, events, sessions
from fleksaftale.people.addresses import safe_next
from fleksaftale.people.models import LinkedMitID, User
from fleksaftale.people.oidc import errands, links, proofs, wire
from fleksaftale.people.oidc.errands import Errand, Lost, Purpose, TurnedBack
from fleksaftale.people.oidc.providers import Provider
from fleksaftale.people.oidc.tokens import Identity, NotBelieved, TooWeak
from fleksaftale.people.oidc.words import LEVELS
from fleksaftale.people.stepup import StepUpMixin, fresh, step_up
from fleksaftale.people.views.account import AccountPage

log = logging.getLogger(__name__)

TO_SIGN = "#din-underskrift"  # the place on the page: what MitID showed stands there, below the whole text
NEWCOMER = "mitid.newcomer"  # a MitID that was shown and belongs to nobody yet


@method_decorator(never_cache, name="dispatch")
class MitIDPage(View):
    def provider(self) -> Provider:
        found = proofs.provider_of(self.kwargs["provider"])
        if found is None:
            raise Http404
        return found


class GoView(MitIDPage):
    """Send the person to the provider, if it answers."""

    def get(self, request: HttpRequest, provider: str) -> HttpResponse:  # noqa: ARG002
        there, purpose, back_to = self.provider(), self.purpose(), safe_next(request)
        if purpose in {Purpose.LINK, Purpose.SIGN} and not fresh(request):
            return step_up(request)
        try:
            address = errands.begin(request, there, purpose, back_to)
        except wire.Unreachable as error:
            return unreachable(request, there, purpose, back_to, error)
        return render(request, "people/mitid_go.html", {"address": address, "provider": there})

    def purpose(self) -> Purpose:
        """What for: only somebody who is signed in can do more than sign in.

        On a device that is handed over, a MitID may be that of who holds it: it is never linked there.
        """
        if not self.request.user.is_authenticated:
            return Purpose.SIGN_IN
        if sessions.is_handed_over(self.request):
            return Purpose.CONFIRM
        wanted = self.request.GET.get("til", "")
        return Purpose(wanted) if wanted in {Purpose.LINK, Purpose.SIGN} else Purpose.CONFIRM


class BackView(MitIDPage):
    """What the provider answers."""

    def get(self, request: HttpRequest, provider: str) -> HttpResponse:  # noqa: ARG002
        there = self.provider()
        try:
            errand = errands.take(request, there)
            if sessions.is_handed_over(request) and errand.purpose is not Purpose.CONFIRM:
                raise Lost  # begun by the owner, and ended by who holds the device
        except Lost:
            messages.warning(request, _("Forbindelsen til MitID blev afbrudt. Prøv igen."))
            return redirect(start(request))
        try:
            identity = errands.finish(request, there, errand)
        except TurnedBack:
            return self.back(errand, _("Du stoppede hos MitID. Der er ikke sket noget."))
        except TooWeak as weak:
            return self.too_weak(errand, weak)
        except NotBelieved as doubt:
            log.warning("An answer of provider %s was not believed: %s", there.id, doubt.reason)
            return self.back(errand, _("Vi kunne ikke bekræfte svaret fra MitID. Prøv igen."))
        except wire.Unreachable as error:
            return unreachable(request, there, errand.purpose, errand.next, error)
        if errand.purpose is Purpose.SIGN_IN:
            return self.sign_in(errand, identity)
        return self.confirm(errand, identity)

    def sign_in(self, errand: Errand, identity: Identity) -> HttpResponse:
        person = links.person_of(identity)
        if person is not None:
            response = sessions.sign_in_with_mitid(self.request, person, next_url=errand.next)
            if self.request.user.is_authenticated:
                proofs.keep(self.request, identity)
            return response
        self.request.session[NEWCOMER] = proofs.packed(identity) | {"at": clock.now().timestamp()}
        messages.info(
            self.request,
            _(
                "Vi kender ikke dit MitID endnu. Skriv din mailadresse, og få en kode. "
                "Bagefter kan du logge ind med MitID."
            ),
        )
        return redirect(with_next("account_login", errand.next))

    def confirm(self, errand: Errand, identity: Identity) -> HttpResponse:
        """The person is signed in: is it their MitID? Before a link or a signature they have confirmed."""
        person = cast(User, self.request.user)
        try:
            if errand.purpose is Purpose.CONFIRM:
                new = False
                links.require(person, identity)
            else:
                new = links.link(person, identity)
        except (links.BelongsToAnother, links.HasAnother) as refusal:
            return self.back(errand, refused(refusal))
        with transaction.atomic():
            events.record(events.CONFIRMED, person)
        sessions.confirm_with_mitid(self.request, person)
        proofs.keep(self.request, identity)
        if new or errand.purpose is Purpose.LINK:
            messages.success(self.request, _("Dit MitID er knyttet til din konto."))
        place = TO_SIGN if errand.purpose is Purpose.SIGN else ""
        return redirect((errand.next or start(self.request)) + place)

    def too_weak(self, errand: Errand, weak: TooWeak) -> HttpResponse:
        if isinstance(self.request.user, User):
            links.refuse(self.request.user, events.MITID_WEAK)
        said = {"found": LEVELS[weak.found], "needed": LEVELS[weak.needed]}
        if errand.purpose is Purpose.SIGN:
            text = _(
                "Dit MitID svarede med niveau %(found)s. En underskrift kræver mindst %(needed)s. "
                "Prøv igen med MitID-appen, eller skriv under uden MitID."
            )
        else:
            text = _("Dit MitID svarede med niveau %(found)s. Her kræves mindst %(needed)s. Prøv igen.")
        return self.back(errand, text % said)

    def back(self, errand: Errand, text: str) -> HttpResponse:
        messages.warning(self.request, text)
        return redirect(turn_back(self.request, errand.purpose, errand.next))


class UnlinkView(StepUpMixin, AccountPage):
    """A GET asks; a POST takes the MitID from the account."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        return render(request, "people/mitid_unlink.html", {"mitid": self.mitid(number)})

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        try:
            links.unlink(self.person, self.mitid(number).pk)
        except links.OnlyWayIn:
            messages.warning(request, _("Dit MitID er din eneste vej ind. Tilføj en mailadresse først."))
        else:
            proofs.forget(request)
            update_session_auth_hash(request, self.person)  # this session goes on
            messages.success(request, _("Dit MitID er fjernet. Du er logget ud på andre enheder."))
        return redirect("account_settings")

    def mitid(self, number: int) -> LinkedMitID:
        found = LinkedMitID.objects.filter(user=self.person, pk=number).first()
        if found is None:
            raise Http404
        return found


def newcomer(request: HttpRequest) -> Identity | None:
    """The MitID that was shown in this session a short while ago and belongs to nobody yet."""
    kept = request.session.get(NEWCOMER)
    if not kept or clock.now().timestamp() - kept["at"] > codes.VALID.total_seconds():
        return None
    return proofs.unpacked(kept)


class NewView(StepUpMixin, AccountPage):
    """Link what was shown before the sign-in, if the person says that it is theirs.

    At a shared machine it may be that of who sat there before.
    """

    def get(self, request: HttpRequest) -> HttpResponse:
        shown = newcomer(request)
        if shown is None:
            return self.on()
        return render(request, "people/mitid_new.html", {"mitid": shown, "next": safe_next(request)})

    def post(self, request: HttpRequest) -> HttpResponse:
        identity = newcomer(request)
        request.session.pop(NEWCOMER, None)
        if identity is None or "mine" not in request.POST:
            return self.on()
        try:
            links.link(self.person, identity)
        except (links.BelongsToAnother, links.HasAnother) as refusal:
            messages.warning(request, refused(refusal))
        else:
            proofs.keep(request, identity)
            messages.success(request, _("Dit MitID er knyttet til din konto."))
        return self.on()

    def on(self) -> HttpResponse:
        return redirect(safe_next(self.request) or resolve_url("case_list"))


def unreachable(
    request: HttpRequest, provider: Provider, purpose: Purpose, back_to: str, error: wire.Unreachable
) -> HttpResponse:
    """Say that MitID does not answer, and what can be done instead. Nothing is lost of what was written."""
    log.warning("Provider %s does not answer: %s", provider.id, error)
    match purpose:
        case Purpose.SIGN:
            text = _(
                "MitID svarer ikke lige nu. Du kan skrive under uden MitID, eller I kan bruge papir. "
                "Måden kommer til at stå på aftalen."
            )
        case Purpose.LINK:
            text = _("MitID svarer ikke lige nu. Prøv igen om lidt.")
        case _:
            text = _("MitID svarer ikke lige nu. Få en kode på mail i stedet.")
    messages.warning(request, text)
    return redirect(turn_back(request, purpose, back_to))


def refused(refusal: Exception) -> str:
    if isinstance(refusal, links.HasAnother):
        return _("Din konto har et andet MitID. Brug det, eller fjern det først under Indstillinger.")
    return _("Dette MitID hører ikke til din konto. Brug dit eget MitID.")


def turn_back(request: HttpRequest, purpose: Purpose, back_to: str) -> str:
    """Where somebody goes on who got no proof: to where other ways are offered."""
    match purpose:
        case Purpose.SIGN_IN:
            return with_next("account_login", back_to)
        case Purpose.CONFIRM:
            return with_next("step_up", back_to)
        case _:
            return back_to or start(request)


def start(request: HttpRequest) -> str:
    return resolve_url("account_settings" if request.user.is_authenticated else "account_login")


def with_next(name: str, back_to: str) -> str:
    return f"{reverse(name)}?{urlencode({'next': back_to})}" if back_to else reverse(name)
