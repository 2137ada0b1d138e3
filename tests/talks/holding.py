"""How a talk is held in tests: an agreement with hensyn, prepared apart or not, minutes that both sign."""

from datetime import date
from typing import Any

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing, writing
from fleksaftale.documents.answers import NOTHING, Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.rows import Row
from fleksaftale.documents.signing import Intent
from fleksaftale.documents.stages import sheet
from fleksaftale.documents.template import Template
from fleksaftale.talks import commands
from fleksaftale.talks.document_type import SAMTALE
from tests.cast import ANSWERS, answered, save_together

HENSYN = {
    "a0000001": "Pause på 15 minutter hver time",
    "a0000002": "Adgang til stille lokale",
    "a0000003": "Fast plads med ryggen til væggen",
    "a0000004": "Én opgave ad gangen",
    "a0000005": "Møder tidligst kl. 9.30",
}
WITH_HENSYN = ANSWERS | {
    "hjaelp_fra_arbejdspladsen": answered(
        raekker=tuple(Row(key, {"tekst": text}) for key, text in HENSYN.items())
    )
}


def template(number: int = 1) -> Template:
    return SAMTALE.for_occasion(number).template


def agree(one: Seat, other: Seat, answers: dict[str, Answer] | None = None) -> Version:
    """The two agree, and sign. The first talk is planned by it."""
    writing.write_together(one, FLEKS_TILLAEGSAFTALE)
    save_together(one, WITH_HENSYN if answers is None else answers)
    version = propose_version(one)
    sign_both(one, other, FLEKS_TILLAEGSAFTALE, version)
    return version


def sign_both(one: Seat, other: Seat, of: Template, version: Version) -> None:
    for seat in (one, other):
        signing.sign(seat, of, version.pk, Intent(seat.name, version.fingerprint))


def write(seat: Seat, number: int, **answers: dict[str, Any]) -> None:
    """Write in the joint draft of the minutes."""
    joint = sheet(seat, template(number)).joint
    drafts = {k: (answered(**v), joint.get(k, NOTHING).revision) for k, v in answers.items()}
    writing.save_together(seat, template(number), drafts)


def open_minutes(seat: Seat, number: int = 1) -> None:
    """Begin the back page, and its joint draft at once."""
    commands.begin(seat, number)
    writing.write_together(seat, template(number))


def hold(one: Seat, other: Seat, number: int = 1, *, next_by: date, **answers: dict[str, Any]) -> Version:
    """A whole talk: minutes written together, and signed by both."""
    open_minutes(one, number)
    write(one, number, naeste={"dato": next_by}, **answers)
    version = signing.propose(one, template(number), rule_set="2026-07")
    sign_both(one, other, template(number), version)
    return version


def judged(seat: Seat, number: int, **statuses: str) -> dict[str, Any]:
    """The list of hensyn of the draft with these statuses, by the last letter of the row's id."""
    rows = sheet(seat, template(number)).joint["hensyn"].answer.get("raekker")
    return {
        "raekker": tuple(
            Row(row.id, {**row.values, **({"status": s} if (s := statuses.get(f"h{row.id[-1]}")) else {})})
            for row in rows
        )
    }
