"""The parts of a case's own page: who is in it, and what can be done with the case as a whole."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.agreements.document_types import AFTALE, OTHERS, type_of
from fleksaftale.agreements.figures import hours_lines
from fleksaftale.agreements.queries import status_line, version_status
from fleksaftale.cases import guests
from fleksaftale.cases.models import Life
from fleksaftale.cases.queries import OpenInvitation
from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import long_date
from fleksaftale.documents.models import Stage
from fleksaftale.documents.sharing import is_passed_on
from fleksaftale.documents.stages import Sheet, has_begun
from fleksaftale.web.steps import next_step

LIFE_TEXTS = {
    "slut": (
        gettext_lazy("Skriv, hvornår ansættelsen slutter"),
        gettext_lazy(
            "Efter den dag kan aftalen læses, men ikke ændres. I kan fortryde, hvis det var en fejl."
        ),
    ),
    "genaabn": (
        gettext_lazy("Fortryd slutdatoen"),
        gettext_lazy("Brug det, hvis slutdatoen var en fejl. I kan skrive i aftalen igen."),
    ),
    "afslut": (
        gettext_lazy("Afslut for altid"),
        gettext_lazy("Begge kan stadig læse aftalen. Den kan ikke åbnes igen."),
    ),
    "annuller": (
        gettext_lazy("Annuller aftalen"),
        gettext_lazy("Brug det, hvis der ikke bliver nogen aftale. Det kan ikke fortrydes."),
    ),
}
LIFE_ACTIONS = {
    "slut": "case.end",
    "genaabn": "case.reopen",
    "afslut": "case.close",
    "annuller": "case.cancel",
}


def figures_shown(here: Sheet) -> tuple[str, ...]:
    """The three figures of the version in force; nothing before the agreement is signed."""
    return hours_lines(here.content(here.signed).answers(here.template)) if here.signed else ()


def people(here: Sheet, invitation: OpenInvitation | None) -> list[dict[str, Any]]:
    """Both parties; of the other only whether they are there, at work on it, or ready."""
    seat = here.seat
    rows = []
    for role, party in seat.by_role.items():
        you = party.pk == seat.party.pk
        row = {"role": role.label, "name": seat.name_of(party), "you": you}
        rows.append(row | ({} if you else _other_state(here, invitation)))
    return sorted(rows, key=lambda row: not row["you"])


def _other_state(here: Sheet, invitation: OpenInvitation | None) -> dict[str, str]:
    seat = here.seat
    if seat.other.user_id is None:
        guest = None if invitation and invitation.is_open else guests.known(seat)
        return _guest_state(here, guest) if guest else _invitation_state(seat, invitation)
    if here.stage is not Stage.PREPARING:
        return {}
    if here.theirs.ready_at:
        return {"kind": "good", "state": _("Klar")}
    if has_begun(here, seat.other):
        return {"kind": "wait", "state": _("I gang")}
    return {"kind": "neutral", "state": _("Ikke begyndt")}


def _guest_state(here: Sheet, guest: guests.Known) -> dict[str, str]:
    """Somebody without an account: how far they are, or that they need a fresh link."""
    seat = here.seat
    link = {"url": reverse("case_guest", args=[seat.case.pk])} if seat.may("case.invite") else {}
    if not guest.is_open:
        return {"kind": "neutral", "state": _("Gæst. Linket er lukket"), "link": _("Lav et nyt link"), **link}
    if not guest.opened_at:
        return {"kind": "wait", "state": _("Gæst. Linket er ikke åbnet"), "link": _("Se linket"), **link}
    ready = here.stage is Stage.PREPARING and here.theirs.ready_at
    kind, state = ("good", _("Gæst. Klar")) if ready else ("wait", _("Gæst. Linket er åbnet"))
    return {"kind": kind, "state": state, "link": _("Se linket"), **link}


def _invitation_state(seat: Seat, invitation: OpenInvitation | None) -> dict[str, str]:
    link = {"url": reverse("case_invite", args=[seat.case.pk])} if seat.may("case.invite") else {}
    if invitation is None:
        return {"kind": "neutral", "state": _("Ikke inviteret endnu"), "link": _("Inviter"), **link}
    if invitation.is_open:
        state = _("Inviteret %(date)s") % {"date": long_date(invitation.sent_at.date())}
        return {"kind": "wait", "state": state, "link": _("Send igen eller ret"), **link}
    return {"kind": "stop", "state": _("Invitationen virker ikke mere"), "link": _("Send en ny"), **link}


def life_links(here: Sheet) -> list[dict[str, str]]:
    """What can be done with the case as a whole, as it stands now."""
    seat = here.seat
    writing = (Stage.PREPARING, Stage.DRAFTING)
    signed = here.base or (here.stage not in writing and any(v.signatures.all() for v in here.versions))
    return [
        {"url": reverse(f"case_{step}", args=[seat.case.pk]), "text": str(LIFE_TEXTS[step][0])}
        for step, action in LIFE_ACTIONS.items()
        if seat.may(action) and not (step == "annuller" and signed)
    ]


def versions_shown(here: Sheet) -> list[dict[str, Any]]:
    """Every signed version: the one in force today first, then what comes, then what held before."""
    now = here.signed
    if now is None:
        return []
    earlier = [v for v in reversed(here.agreed) if v != now and v not in here.coming]
    earlier = [v for v in earlier if is_passed_on(here, v)]
    return [
        {
            "name": _("Version %(number)s") % {"number": version.number},
            "number": version.number,
            "status": version_status(here, version),
            "url": reverse("version", args=[here.seat.case.pk, version.pk]),
        }
        for version in (now, *here.coming, *earlier)
    ]


def leading_shown(main: Sheet) -> dict[str, Any]:
    """What the case is about, where that is another document than the agreement."""
    kind = type_of(main)
    return {
        "title": kind.title,
        "called": kind.called,
        "status": status_line(main),
        "status_kind": status_kind(main),
        "says": kind.says(main),
        "url": reverse("document", args=[main.seat.case.pk, kind]),
    }


def status_kind(here: Sheet) -> str:
    if here.seat.life is not Life.OPEN:
        return "neutral"
    return "good" if here.signed and here.stage is not Stage.DISAGREED else "wait"


def documents_shown(
    seat: Seat, others: Mapping[str, Sheet], main: Sheet | None = None
) -> list[dict[str, Any]]:
    """The documents beside what the case is about, that it has or could have, each with the way to it."""
    rows = []
    for kind in OTHERS:
        here = others.get(kind.slug)
        if here is None and not seat.may("agreement.prepare"):
            continue
        if here and here is main:
            continue
        url = reverse("document", args=[seat.case.pk, kind])
        status = status_line(here) if here else ""
        rows.append({"title": kind.title, "purpose": kind.purpose, "status": status, "url": url})
    if main:  # the agreement lies there untouched
        url = reverse("own_summary", args=[seat.case.pk])
        rows.append({"title": AFTALE.title, "purpose": AFTALE.purpose, "status": "", "url": url})
    return rows


def begins_with(here: Sheet, others: Mapping[str, Sheet]) -> Sheet | None:
    """The document that the two have begun before their agreement, while that lies untouched."""
    if here.stage is not Stage.PREPARING or here.answered(str(here.seat.party.pk)):
        return None
    found = (others.get(kind.slug) for kind in OTHERS)
    return next((sheet for sheet in found if sheet and next_step(sheet)), None)


def also_begun(others: Mapping[str, Sheet], before: Sheet | None) -> list[dict[str, Any]]:
    """Other documents in which something waits for this person, beside the step that the page leads to."""
    found = (sheet for sheet in others.values() if not sheet.template.occasion)
    steps = [(sheet, next_step(sheet)) for sheet in found if sheet is not before]
    return [
        {"title": sheet.template.title, "said": step.text, "text": step.title, "url": step.url}
        for sheet, step in steps
        if step and step.url
    ]


def can_amend(here: Sheet) -> bool:
    """Whether a change can be begun now."""
    return here.stage is Stage.SIGNED and here.seat.may("agreement.amend")
