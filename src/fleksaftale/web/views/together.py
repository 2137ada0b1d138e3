"""*Vi sidder sammen*: both sign on one device, which its owner hands to the other and gets back."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.agreements import document_types, must_remember
from fleksaftale.cases import guests
from fleksaftale.cases.commands import LinkClosed
from fleksaftale.cases.models import GuestLink
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Guest, NotFound, Seat, beside, take
from fleksaftale.core import clock
from fleksaftale.documents import signing
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent, WrongName, name_in, same_name
from fleksaftale.documents.stages import sheet
from fleksaftale.people import codes, events
from fleksaftale.people.sessions import proved_at
from fleksaftale.people.stepup import FRESH
from fleksaftale.people.views.codes import CodePage, send_code
from fleksaftale.web import handover
from fleksaftale.web.forms import SignForm
from fleksaftale.web.handover import HandedOver, State
from fleksaftale.web.views.versions import READING_TIME, AVersionView, PdfView, SignView
from fleksaftale.web.visiting import closed

CLOSED_LINK = gettext_lazy("Linket virker ikke mere. Lav et nyt, og begynd igen.")
TOO_LATE = gettext_lazy("Der er gået for lang tid. Begynd igen, når I vil.")


class TogetherView(SignView):
    """The owner reads and signs first; nothing is signed until the other has too."""

    template_name = "web/together/begin.html"
    compares = False  # the other may look over one's shoulder

    def show(self) -> HttpResponseBase:
        version = self.version()
        if not self.to_sign(version):
            return self.to("version", version.pk)
        self.saw("version.read", version=version.number)
        return self._draw(
            version, SignForm(template=self.template, initial={"fingerprint": version.fingerprint})
        )

    def act(self) -> HttpResponseBase:
        version = self.version()
        self._require_other(version)
        form = SignForm(self.request.POST, template=self.template)
        signed = self.sheet.signature_of(version, self.seat.party)
        if signed:
            return self._hand_over(version, "")
        expected = name_in(self.sheet, version)
        if form.is_valid() and not same_name(form.cleaned_data["name"], expected):
            form.refuse_name(expected)
        if not form.is_valid():
            return self._draw(version, form, http_status=422)
        if form.cleaned_data["fingerprint"] != version.fingerprint:
            raise NotAllowed(_("Teksten er ændret, siden du åbnede siden. Læs den igen."))
        return self._hand_over(version, form.cleaned_data["name"])

    def _require_other(self, version: Version) -> None:
        """There is somebody to hand the device to, who has not signed. Raises NotAllowed."""
        other = {"name": self.seat.other_name}
        if not self.to_sign(version) or self.sheet.signature_of(version, self.seat.other):
            raise NotAllowed(_("%(name)s har skrevet under. Skriv under alene.") % other)
        if not self._other_can_prove():
            raise NotAllowed(_("%(name)s skal have et nyt link først.") % other)

    def _other_can_prove(self) -> bool:
        other = self.seat.other
        return other.user_id is not None or guests.to_sign_by(other) is not None

    def _hand_over(self, version: Version, name: str) -> HttpResponseBase:
        codes.forget(self.request, "together")
        link = guests.to_sign_by(self.seat.other)
        moment = HandedOver.begin(
            case=str(self.case_id),
            kind=self.kind.slug,
            version=str(version.pk),
            link=str(link.pk) if link else "",
            name=name,
            fingerprint=version.fingerprint,
            owner_proved=proved_at(self.request).isoformat(),
        )
        handover.hand_over(self.request, moment)
        return redirect("together_hand")

    def _draw(self, version: Version, form: SignForm, http_status: int = 200) -> HttpResponse:
        ready = self._other_can_prove()
        return self.draw(version, form=form, other_can_prove=ready, http_status=http_status)


class SharedView(AVersionView):
    """A page of the shared moment: seen from the other's seat, on the owner's device."""

    action = "agreement.sign"
    moment: HandedOver
    owner: Seat

    def dispatch(self, request: HttpRequest, *args: Any, **_none: Any) -> HttpResponseBase:
        moment = handover.of(request)
        if moment is None:
            return redirect("front")
        self.moment = moment if moment.is_over else self._in_time(moment)
        kind = document_types.by_slug(moment.kind)
        self.kwargs = {"case_id": moment.case_id, "kind": kind, "version_id": UUID(moment.version)}
        return super().dispatch(request, *args, **self.kwargs)

    def _in_time(self, moment: HandedOver) -> HandedOver:
        """What the owner has agreed to waits no longer than anybody may read before they sign."""
        if clock.now().timestamp() - moment.at < (FRESH + READING_TIME).total_seconds():
            return moment
        messages.error(self.request, TOO_LATE)
        codes.forget(self.request, "together")
        return handover.go_on(self.request, state=State.ENDED)

    def _answer(self, handler: Callable[[], HttpResponseBase]) -> HttpResponseBase:
        """Where the owner has no seat any more, the session ends: nobody is left to give it back to."""
        try:
            self.owner = take(self.who, self.case_id)
        except NotFound:
            self.request.session.flush()
            return closed(self.request) if isinstance(self.who, Guest) else redirect("front")
        return super()._answer(handler)

    def setup_seat(self) -> Seat:
        self.link = self._open_link()
        seat = beside(self.owner, self.link)
        seat.allow(self.action)
        self.kind = self.kwargs["kind"]
        self.sheet = sheet(seat, self.template)
        return seat

    def _open_link(self) -> GuestLink | None:
        if not self.moment.link:
            return None
        link = guests.to_sign_by(self.owner.other)
        if link is None or (str(link.pk) != self.moment.link and not self.moment.is_over):
            raise NotAllowed(CLOSED_LINK)
        return link

    def page(self, *, http_status: int = 200, **context: Any) -> HttpResponse:
        names = {"owner_name": self.owner.name, "owner": self.owner, "moment": self.moment}
        return super().page(http_status=http_status, **names, **context)

    def refused(self, refusal: NotAllowed) -> HttpResponseBase:
        """Whatever stands in the way, the device goes back to its owner."""
        messages.error(self.request, str(refusal))
        if not self.moment.is_over:
            handover.go_on(self.request, state=State.ENDED)
        return redirect("together_back")

    @property
    def is_proved(self) -> bool:
        """Whether the other has shown who they are, and not too long ago."""
        return clock.now() - self.moment.other_proved_at < FRESH + READING_TIME

    @property
    def mailbox(self) -> str:
        """Where the other's code goes."""
        return guests.address(self.link) if self.link else self.seat.user.email

    @property
    def language(self) -> str:
        return self.link.language if self.link else self.seat.user.language


class TogetherHandView(SharedView):
    """Hand the device over. A GET sends nothing; the other asks for the code."""

    template_name = "web/together/hand.html"

    def show(self) -> HttpResponseBase:
        if self.moment.is_over:
            return redirect("together_back")
        return self.page(form=forms.Form())

    def act(self) -> HttpResponseBase:
        if self.moment.is_over:
            return redirect("together_back")
        form = forms.Form(self.request.POST)
        form.is_valid()
        if send_code(self.request, form, "together", self.mailbox, self.language):
            return redirect("together_code")
        return self.page(form=form, http_status=422)


class TogetherCodeView(SharedView):
    """The other proves who they are with a code to an address of their own."""

    template_name = "web/guests/code.html"

    def show(self) -> HttpResponseBase:
        if self.moment.is_over:
            return redirect("together_back")
        return self._codes().get(self.request)

    def act(self) -> HttpResponseBase:
        if self.moment.is_over:
            return redirect("together_back")
        typed = codes.digits_of(self.request.POST.get("code", ""))
        counts = "again" not in self.request.POST and codes.is_open(self.request, "together") and typed
        if self.link and counts:
            if not guests.may_try(self.link):
                raise NotAllowed(CLOSED_LINK)
            answer = self._codes().post(self.request)
            if handover.of(self.request) == self.moment:  # it was not the right one
                guests.wrong_code(self.link)
                self._open_link()
            return answer
        return self._codes().post(self.request)

    def _codes(self) -> "OthersCode":
        page = OthersCode(shared=self)
        page.setup(self.request)
        return page


class OthersCode(CodePage):
    """The code page inside the shared moment."""

    purpose = "together"
    template = "web/guests/code.html"
    start = "together_hand"
    shared: Any = None

    def context(self) -> dict[str, Any]:
        return {"who": self.shared.seat.name}

    def language(self, email: str) -> str:  # noqa: ARG002
        return str(self.shared.language)

    def right(self, email: str) -> HttpResponse:
        if email != self.shared.mailbox:
            return self.begin_again()
        if self.shared.link:
            try:
                guests.proved_beside(self.shared.link)
            except LinkClosed:
                raise NotAllowed(CLOSED_LINK) from None
        handover.go_on(self.request, state=State.PROVED, other_proved=clock.now().isoformat())
        return redirect("together_sign")

    def too_many(self, email: str) -> None:  # noqa: ARG002
        if not self.shared.link:
            events.record_failure(self.shared.seat.user)


class TogetherSignView(SharedView):
    """The other reads the whole version and signs; with that both have."""

    template_name = "web/together/sign.html"

    def show(self) -> HttpResponseBase:
        if self.moment.state != State.PROVED:
            return redirect("together_hand")
        version = self._lying()
        self.saw("version.read", version=version.number)
        return self.draw(
            version, form=SignForm(template=self.template, initial={"fingerprint": version.fingerprint})
        )

    def act(self) -> HttpResponseBase:
        if self.moment.state != State.PROVED:
            return redirect("together_hand")
        version, form = self._lying(), SignForm(self.request.POST, template=self.template)
        if form.is_valid():
            try:
                self._sign(version, form.cleaned_data)
            except WrongName as wrong:
                form.refuse_name(wrong.expected)
            else:
                handover.go_on(self.request, state=State.SIGNED)
                return redirect("together_back")
        return self.draw(version, form=form, http_status=422)

    def _sign(self, version: Version, data: dict[str, Any]) -> None:
        said = self.moment
        mine = Intent(said.name, said.fingerprint, datetime.fromisoformat(said.owner_proved))
        theirs = Intent(data["name"], data["fingerprint"], said.other_proved_at)
        signing.sign_together(self.owner, self.template, version.pk, mine, theirs, link=self.link)

    def _lying(self) -> Version:
        """The version that lies to be signed, as the owner saw it. Raises NotAllowed."""
        version = self.version()
        if not self.to_sign(version) or version.fingerprint != self.moment.fingerprint:
            raise NotAllowed(_("Denne version ligger ikke til underskrift mere. Se den nyeste."))
        return version


class TogetherBackView(SharedView):
    """Give the device back. It opens for its owner when they have proved who they are."""

    template_name = "web/together/back.html"
    action = "agreement.read_version"

    def setup_seat(self) -> Seat:
        """Nothing may keep the device from its owner, not even a link that is closed by now."""
        self.link = guests.to_sign_by(self.owner.other) if self.moment.link else None
        self.kind = self.kwargs["kind"]
        self.sheet = sheet(self.owner, self.template)
        return self.owner

    def show(self) -> HttpResponseBase:
        if not self.moment.is_over:
            return redirect("together_hand")
        version = self.version()
        if handover.owner_is_back(self.request, self.moment):
            handover.give_back(self.request)
            signed = self.moment.state == State.SIGNED
            return self.to("signed" if signed else "version", version.pk)
        signed = self.moment.state == State.SIGNED
        other = sheet(beside(self.owner, self.link), self.template)
        step_up = reverse("guest_step_up" if self.owner.is_guest else "step_up")
        return self.page(
            version=version,
            signed=signed,
            can_copy=signed and self.is_proved,
            guest=bool(self.moment.link),
            lines=must_remember.for_leader(other, version) if signed else [],
            step_up=f"{step_up}?next={reverse('together_back')}",
        )

    def act(self) -> HttpResponseBase:
        """Stop before both have signed."""
        if not self.moment.is_over:
            codes.forget(self.request, "together")
            handover.go_on(self.request, state=State.ENDED)
        return redirect("together_back")


class TogetherCopyView(SharedView, PdfView):
    """The copy, for who has just signed."""

    action = "agreement.read_version"

    def is_fresh(self) -> bool:
        """It is :meth:`show` that asks for the proof: the other's, not that of the session's owner."""
        return True

    def show(self) -> HttpResponseBase:
        if self.moment.state != State.SIGNED or not self.is_proved:
            raise Http404
        return super().show()
