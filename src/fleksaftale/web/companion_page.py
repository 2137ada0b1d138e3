"""Words about those who are let in: what each may do, and until when."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.agreements.sharing import readings
from fleksaftale.cases import third_signature
from fleksaftale.cases.companions import running_grants, shared_with
from fleksaftale.cases.models import Life, Party, Role, What
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.web.paper_page import copies

Words = str | Promise

INTRODUCTIONS: dict[Role, tuple[Words, tuple[Words, ...]]] = {
    Role.ADVISER: (
        gettext_lazy("Inviter en bisidder"),
        (
            gettext_lazy("En bisidder kan være en tillidsrepræsentant, en kollega eller en, du er tryg ved."),
            gettext_lazy("Personen kan læse den version, du vælger, og skrive kommentarer. Intet andet."),
            gettext_lazy("Her står ikke, om nogen er medlem af en fagforening."),
        ),
    ),
    Role.HR: (
        gettext_lazy("Inviter HR"),
        (
            gettext_lazy("HR ser, hvor langt I er, og datoerne. HR ser ikke, hvad I har skrevet."),
            gettext_lazy("Du kan bagefter give HR en tilladelse mere. Den kan I begge tage tilbage."),
        ),
    ),
    Role.ORGANISATION: (
        gettext_lazy("Bed en faglig organisation om at skrive under"),
        (
            gettext_lazy("Brug det, hvis arbejdspladsen har en regel om det. Den anden skal også sige ja."),
            gettext_lazy("Organisationen læser versionen, når I begge har skrevet under."),
            gettext_lazy("Aftalen gælder først, når alle har skrevet under."),
        ),
    ),
    Role.DEPUTY: (
        gettext_lazy("Vælg en stedfortræder"),
        (
            gettext_lazy("Når du er væk, kan en anden læse den aftale, der gælder, og skrive kommentarer."),
            gettext_lazy(
                "Stedfortræderen kan ikke skrive under og ser ikke kladder. Medarbejderen ser, hvem det er."
            ),
        ),
    ),
}

MAY: dict[Role, Words] = {
    Role.ADVISER: gettext_lazy("Læser det, der er delt, og kan skrive kommentarer."),
    Role.HR: gettext_lazy("Ser status og datoer. Ser ikke, hvad der er skrevet."),
    Role.DEPUTY: gettext_lazy("Læser den aftale, der gælder, og kan skrive kommentarer."),
    Role.ORGANISATION: gettext_lazy("Læser den version, der skal skrives under."),
}
GRANTED: dict[str, Words] = {
    What.INDTASTER: gettext_lazy("Må skrive ind for %(giver)s til og med %(date)s"),
    What.DOKUMENTATION: gettext_lazy("Må læse de underskrevne versioner til og med %(date)s"),
}


def way_in(slug: str) -> dict[str, str]:
    titles = {
        "bisidder": _("Inviter en bisidder"),
        "hr": _("Inviter HR"),
        "organisation": _("Bed en faglig organisation om at skrive under"),
        "stedfortraeder": _("Vælg en stedfortræder"),
    }
    return {"slug": slug, "text": titles[slug]}


@dataclass(frozen=True)
class Card:
    """One who is let in, as a page shows them."""

    url: str
    name: str
    role: str
    invited_by: str
    may: str
    shared: list[str]
    grants: list[dict[str, str]]
    state: str
    kind: str
    period: str
    hidden: bool


def card(seat: Seat, party: Party) -> Card:
    waiting = party.user_id is None
    giver = next((p for p in seat.parties if p.pk == party.invited_by_id), None)
    return Card(
        url=reverse("companion", args=[seat.case.pk, party.pk]),
        name=seat.name_of(party),
        role=str(Role(party.role).label),
        invited_by=seat.name_of(giver) if giver else "",
        may=str(MAY[Role(party.role)]),
        shared=_shared(seat, party),
        grants=[_grant(seat, grant) for grant in running_grants(party)],
        state=_("Inviteret") if waiting else _("Er med"),
        kind="wait" if waiting else "good",
        period=period(party),
        hidden=party.hidden,
    )


def third_shown(seat: Seat, party: Party) -> dict[str, object] | None:
    """Where the ask for a third signature stands, and what the reader can do about it."""
    ask = third_signature.asked(seat)
    if ask is None or ask.party_id != party.pk:
        return None
    mine = seat.party.pk in (ask.asked_by_id, ask.agreed_by_id)
    dropping = ask.drop_asked_by_id is not None
    if not ask.agreed_by_id:
        text = _("Det er et forslag. I skal begge sige ja, før der sendes en invitation.")
    elif dropping:
        text = _("En af jer vil undvære underskriften. Det sker, når den anden også siger ja.")
    else:
        text = _("I har begge bedt om underskriften.")
    may = seat.may("case.let_in")
    return {
        "text": text,
        "may_agree": may and not ask.agreed_by_id and not mine,
        "may_take_away": may and ask.drop_asked_by_id != seat.party.pk,
    }


def _shared(seat: Seat, party: Party) -> list[str]:
    shared = shared_with(party)
    return [r.name for r in readings(seat) if r.version.pk in shared]


def _grant(seat: Seat, grant: object) -> dict[str, str]:
    said = {"date": long_date(grant.until), "giver": seat.name_of(grant.given_by)}  # type: ignore[attr-defined]
    return {"id": str(grant.pk), "text": str(GRANTED[grant.what]) % said}  # type: ignore[attr-defined]


def period(party: Party) -> str:
    """From when and until when somebody is let in; nothing where it has no end."""
    begins = party.begins_on if party.begins_on and party.begins_on > clock.today() else None
    last = party.left_on - timedelta(days=1) if party.left_on else None
    if begins and last:
        return _("Fra %(begins)s til og med %(last)s") % {
            "begins": long_date(begins),
            "last": long_date(last),
        }
    return _("Til og med %(last)s") % {"last": long_date(last)} if last else ""


def companion_card(seat: Seat) -> dict[str, Any]:
    """One line in the list of cases, for somebody who is let in: what they may read, and until when."""
    shown = [each.name for each in readings(seat)] if seat.may("shared.read") else []
    what = _("Du kan læse: %(what)s.") % {"what": ", ".join(shown)} if shown else str(MAY[seat.role])
    ends = f" {until}." if (until := period(seat.party)) else ""
    return {
        "url": reverse("shared", args=[seat.case.pk]),
        "title": seat.title,
        "who": _("%(role)s: dig.") % {"role": seat.role.label} + f" {what}{ends}",
        "todo": [_("%(name)s skal have en papirkopi") % {"name": copy["name"]} for copy in copies(seat)],
        "life": "" if seat.life is Life.OPEN else str(seat.life.label),
    }
