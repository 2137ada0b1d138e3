"""What a check was told, for an agreement: offered to the employee, put in after a yes only.

Days become dates of the case; an answer that the agreement asks for as well is offered on its page. Who leads
takes nothing of it along: what somebody answered about themselves is theirs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from fleksaftale.agreements.working_time import BEVILLING
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.deadlines import commands, facts
from fleksaftale.deadlines.catalogue import ASKED, Whose
from fleksaftale.documents.answers import Saved
from fleksaftale.documents.forms import PageForm
from fleksaftale.documents.template import Page
from fleksaftale.guidance.checks import NextStep, check
from fleksaftale.web import carried, checks_kept
from fleksaftale.web.check_forms import AnyWalk
from fleksaftale.web.checks_dates import as_fact

CHECK, DOCUMENT, DATE, ANSWER = "check", "document", "date:", "answer:"
FROM = "tjek"
NEW = "ny"
"""In the address of the offer where the case was opened a moment ago: the invitation comes next."""
BEFORE_2013 = f"{BEVILLING.key}.foer_2013"
ANSWERS = {BEFORE_2013: BEVILLING}
"""The answers of the agreement that a check can give, with their question."""


@dataclass(frozen=True)
class Offered:
    """One day or fact that can be taken over into the case's dates."""

    key: str
    name: str
    value: str
    only_me: bool


def of_walk(walk: AnyWalk, step: NextStep) -> dict[str, str]:
    """What a check's answer takes along."""
    found = {CHECK: walk.check.id, DOCUMENT: step.document}
    found |= {DATE + key: value for key, value in checks_kept.told_dates(walk).items()}
    return found | {ANSWER + key: value for key, value in checks_kept.told_answers(walk).items()}


def names(walk: AnyWalk) -> list[str]:
    """What would be taken along, as people call it."""
    named = [facts.name_of(key) for key in checks_kept.told_dates(walk)]
    return named + ([_("Fleksjob fra før 2013 eller ej")] if checks_kept.told_answers(walk) else [])


# --- where a case begins -----------------------------------------------------------------------------------


def title(request: HttpRequest) -> str:
    """The check that something lies ready from; empty where nothing does."""
    found = check(carried.read(request).get(CHECK, ""))
    return str(found.title) if found else ""


def document(request: HttpRequest) -> str:
    """The document that the check leads to, by its slug."""
    return carried.read(request).get(DOCUMENT, "")


def own_keys(request: HttpRequest) -> set[str]:
    """All that lies ready from a check."""
    return {k for k in carried.read(request) if k in (CHECK, DOCUMENT) or k.startswith((DATE, ANSWER))}


def drop(request: HttpRequest, response: HttpResponseBase) -> None:
    """Leave behind what a check was told. Hours of the calculator stay."""
    carried.drop(request, response, own_keys(request))


def after_opening(request: HttpRequest, seat: Seat) -> HttpResponseBase:
    """Where the one who has opened a case goes: to what lies ready from a check, else to invite the other.

    Who leads leaves it behind.
    """
    if offered(request, seat):
        return HttpResponseRedirect(reverse("case_carried", args=[seat.case.pk]) + f"?{NEW}=1")
    response = HttpResponseRedirect(reverse("case_invite", args=[seat.case.pk]))
    if _is_own(seat):
        carried.drop(request, response, dropped(request))
    else:
        drop(request, response)
    return response


# --- the days, into a case ---------------------------------------------------------------------------------


def offered(request: HttpRequest, seat: Seat) -> list[Offered]:
    """What this person may take over into this case: nothing that is noted there already."""
    told = _told(request, seat)
    noted = commands.state_of(seat).facts if told else {}
    return [
        Offered(key, facts.name_of(key), facts.shown(key, value), ASKED[key].whose is Whose.EMPLOYEE)
        for key, value in told.items()
        if key not in noted or noted[key].value is None
    ]


def take_over(request: HttpRequest, seat: Seat, keys: Iterable[str]) -> tuple[list[str], list[str]]:
    """Note what was chosen: the names of what is noted, and of what did not fit."""
    told, chosen = _told(request, seat), set(keys)
    fits = {one.key for one in offered(request, seat)} & chosen
    return checks_kept.note_all(seat, {key: value for key, value in told.items() if key in fits})


def dropped(request: HttpRequest) -> set[str]:
    """What lies ready no longer after a yes: all but the answers that a page of the agreement asks for."""
    return {key for key in own_keys(request) if not key.startswith(ANSWER)}


def _told(request: HttpRequest, seat: Seat) -> dict[str, Any]:
    if not _is_own(seat):
        return {}
    kept = {k.removeprefix(DATE): v for k, v in carried.read(request).items() if k.startswith(DATE)}
    return {
        key: as_fact(ASKED[key], value)
        for key, value in kept.items()
        if key in ASKED and seat.may(commands.NOTE[ASKED[key].whose])
    }


def _is_own(seat: Seat) -> bool:
    """Whether the employee sits here, and nobody types for them."""
    return seat.role is Role.EMPLOYEE and seat.typist is None


# --- an answer, into the agreement -------------------------------------------------------------------------


def offered_answer(
    request: HttpRequest, seat: Seat, page: Page, saved: Mapping[str, Saved]
) -> dict[str, Any] | None:
    """What the page offers to put in, and whether it stands there now."""
    value = _answers(request, seat).get(BEFORE_2013)
    if value is None or BEVILLING not in page.questions or BEVILLING.key in saved:
        return None
    before = _("Dit tjek peger på, at fleksjobbet er fra før 1. januar 2013.")
    after = _("Dit tjek peger på, at fleksjobbet ikke er fra før 1. januar 2013.")
    return {
        "text": before if value == "ja" else after,
        "url": f"?{carried.ASKED}={FROM}",
        "link": _("Sæt svaret ind"),
        "done": _("Svaret er sat ind. Det er først gemt, når du går videre.")
        if carried.said_yes(request, FROM)
        else "",
    }


def put_in(request: HttpRequest, seat: Seat, form: PageForm, saved: Mapping[str, Saved]) -> None:
    """The answer in its field, where the person has said yes and none is saved."""
    value = _answers(request, seat).get(BEFORE_2013) if carried.said_yes(request, FROM) else None
    field = BEFORE_2013.replace(".", "-")
    if value is not None and field in form.fields and BEVILLING.key not in saved:
        form.fields[field].initial = value


def used(request: HttpRequest, page: Page) -> set[str]:
    """What lies ready no longer, once the page is saved."""
    if not carried.said_yes(request, FROM):
        return set()
    return {ANSWER + key for key, question in ANSWERS.items() if question in page.questions}


def _answers(request: HttpRequest, seat: Seat) -> dict[str, str]:
    if not _is_own(seat):
        return {}
    return {k.removeprefix(ANSWER): v for k, v in carried.read(request).items() if k.startswith(ANSWER)}
