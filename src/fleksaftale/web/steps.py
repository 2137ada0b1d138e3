"""What is this person's to do next with the agreement: one step, in plain words."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fleksaftale.cases import guests
from fleksaftale.cases.models import Life
from fleksaftale.cases.queries import open_invitation
from fleksaftale.core.formats import whose
from fleksaftale.documents.answers import EMPTY
from fleksaftale.documents.comparing import unsettled_count
from fleksaftale.documents.models import JOINT, Stage
from fleksaftale.documents.stages import Sheet, has_answer
from fleksaftale.documents.template import Page, Template
from fleksaftale.web.addresses import address
from fleksaftale.web.presenting import waiting_for

MINUTES_A_QUESTION = 0.9


@dataclass(frozen=True)
class NextStep:
    """``url`` and ``button`` are empty while the other is to act."""

    title: str
    text: str
    url: str = ""
    button: str = ""


def progress(answered: int, total: int, *, going_on: bool = True) -> str:
    """Du har svaret på 2 af 11. Der er ca. 8 minutter tilbage. (No minutes where nobody goes on.)"""
    done = _("Du har svaret på %(answered)d af %(total)d.") % {"answered": answered, "total": total}
    if answered >= total or not going_on:
        return done
    minutes = max(1, round((total - answered) * MINUTES_A_QUESTION))
    left = ngettext(
        "Der er ca. %(minutes)d minut tilbage.", "Der er ca. %(minutes)d minutter tilbage.", minutes
    )
    return f"{done} {left % {'minutes': minutes}}"


def page_steps(
    here: Sheet, *, joint: bool, current: Page | None, page_url: str, summary_url: str
) -> dict[str, Any]:
    """The step indicator of a walk through the pages, for the component ``steps``."""
    given = here.answers(JOINT if joint else str(here.seat.party.pk))
    steps = []
    for page in here.template.pages:
        done = all(has_answer(q, given.get(q.key, EMPTY)) for q in page.questions)
        state = "current" if page is current else "done" if done else "coming"
        steps.append({"text": str(page.title), "state": state, "url": address(here, page_url, page.key)})
    last = _("Tjek kladden") if joint else _("Tjek dine svar")
    steps.append(
        {
            "text": last,
            "state": "coming" if current else "current",
            "url": address(here, summary_url),
        }
    )
    number = here.template.pages.index(current) + 1 if current else len(steps)
    return {"steps": steps, "current": number, "title": str(current.title) if current else last}


def next_step(here: Sheet) -> NextStep | None:
    """None when the agreement is signed, or the case is ended."""
    if here.seat.life is not Life.OPEN:
        return None
    match here.stage:
        case Stage.PREPARING:
            return _preparing(here)
        case Stage.DRAFTING:
            return _drafting(here)
        case Stage.PROPOSED:
            return _proposed(here)
        case Stage.DISAGREED:
            return _disagreed(here)
        case _:
            return None


def _preparing(here: Sheet) -> NextStep:
    seat, name = here.seat, here.seat.other_name
    if here.mine.ready_at is None:
        here = replace(here, template=here.template.alone)
        scope = str(seat.party.pk)
        answered, total = len(here.answered(scope)), len(here.template.numbered)
        page = here.first_unanswered(scope)
        url = address(here, "own_page", page) if page else address(here, "own_summary")
        button = _("Begynd") if not answered else _("Fortsæt")
        return NextStep(_("Forbered dig alene"), progress(answered, total), url, button)
    if not guests.is_with(seat.other):
        invitation = open_invitation(seat)
        if invitation and invitation.is_open:
            text = _("%(name)s er inviteret, men har ikke sagt ja endnu.") % {"name": name}
            url = reverse("case_invite", args=[seat.case.pk])
            return NextStep(_("Du er klar"), text, url, _("Send igen eller ret"))
        text = _("Du er klar. %(name)s er ikke med endnu.") % {"name": name}
        return NextStep(
            _("Inviter %(name)s") % {"name": name},
            text,
            reverse("case_invite", args=[seat.case.pk]),
            _("Inviter"),
        )
    text = _("Når %(name)s også er klar, kan I se hinandens svar.") % {"name": name}
    return NextStep(_("Du er klar"), text, address(here, "own_summary"), _("Se dine svar"))


def _lost_signature(here: Sheet) -> str:
    """A sentence for who signed a version that a new draft has taken the place of; else empty."""
    for version in reversed(here.versions):
        if version.signed_at:
            break
        if version.withdrawn_at and here.signature_of(version, here.seat.party):
            text = _("Kladden er åbnet igen. Din underskrift på version %(number)d gælder ikke mere.")
            return text % {"number": version.number} + " "
    return ""


def _drafting(here: Sheet) -> NextStep:
    if here.base:
        return _amending(here)
    left = unsettled_count(here)
    url = address(here, "draft")
    if left:
        text = ngettext(
            "%(n)d spørgsmål mangler et fælles svar.", "%(n)d spørgsmål mangler et fælles svar.", left
        ) % {"n": left}
        return NextStep(
            _("Find jeres fælles svar"), _lost_signature(here) + text, url, _("Åbn den fælles kladde")
        )
    url = address(here, "draft_summary")
    if not here.template.is_signed:
        text = _("Alle spørgsmål har et fælles svar.")
        return NextStep(_("I har talt det igennem"), text, url, _("Se det hele"))
    text = _lost_signature(here) + _("Alle spørgsmål har et svar.")
    return NextStep(_("Læs kladden igennem"), text, url, _("Se hele kladden"))


def _amending(here: Sheet) -> NextStep:
    text = _lost_signature(here) + _("Der er en kladde med en ændring. I kan begge rette i den.")
    url = address(here, "draft_summary")
    return NextStep(_("Læs, hvad der skal ændres"), text, url, _("Åbn kladden"))


def _disagreed(here: Sheet) -> NextStep:
    version = here.current
    assert version is not None  # noqa: S101  what is disagreed on is a version
    text = _("Det er i orden. Se, hvad I har skrevet, og hvad I kan gøre.")
    url = address(here, "disagree", version.pk)
    return NextStep(_("I er ikke enige endnu"), text, url, _("Se, hvad I kan gøre"))


def ready_text(template: Template) -> str:
    """What is said of a draft that is frozen for signature."""
    return _("%(document)s er klar til underskrift.") % {"document": capfirst(str(template.called))}


def _proposed(here: Sheet) -> NextStep:
    version = here.current
    assert version is not None  # noqa: S101  a proposed document has a version
    read = _("Læs %(document)s") % {"document": here.template.called}
    if here.signature_of(version, here.seat.party):
        text = _("Du har skrevet under. Nu er det %(whose)s tur.") % {
            "whose": whose(waiting_for(here, version))
        }
        return NextStep(_("Vent på underskrift"), text, address(here, "version", version.pk), read)
    if not guests.is_with(here.seat.other):
        text = _("Print, skriv under med pen, og skriv det ind her.")
        url = address(here, "paper", version.pk)
        return NextStep(_("Få underskrifterne på papir"), text, url, _("Skriv under på papir"))
    ready = _("Ændringen er klar til underskrift.") if here.base else ready_text(here.template)
    return NextStep(
        _("Læs og skriv under"),
        ready,
        address(here, "sign", version.pk),
        _("Læs og skriv under"),
    )
