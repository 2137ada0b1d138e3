"""What a case's own page draws: where its agreement stands, and who is in it."""

from collections.abc import Mapping
from typing import Any

from fleksaftale.agreements import husk
from fleksaftale.agreements.document_types import leading, type_of
from fleksaftale.agreements.queries import ask_kommunen_on, status_line
from fleksaftale.cases.models import Life, Role
from fleksaftale.cases.queries import open_invitation
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.third_signature import asked_by_rule
from fleksaftale.core.formats import weekday_date, whose
from fleksaftale.documents.models import Stage
from fleksaftale.documents.stages import Sheet
from fleksaftale.mail.outbox import is_delayed
from fleksaftale.people.identity import has_private_address
from fleksaftale.web import deadlines_page
from fleksaftale.web.case_page import (
    also_begun,
    begins_with,
    can_amend,
    documents_shown,
    figures_shown,
    leading_shown,
    life_links,
    people,
    status_kind,
    versions_shown,
)
from fleksaftale.web.companion_page import card
from fleksaftale.web.handover_page import handover_shown
from fleksaftale.web.paper_page import copies, remarks
from fleksaftale.web.steps import next_step
from fleksaftale.web.talk_page import next_shown


def of_the_agreement(here: Sheet, others: Mapping[str, Sheet]) -> dict[str, Any]:
    """Where the agreement stands, what comes next, and what lies beside it."""
    before, main = begins_with(here, others), leading(here, others)
    ask_on = ask_kommunen_on(here)
    return {
        "main": leading_shown(main) if main else None,
        "status": status_line(here),
        "status_kind": status_kind(here),
        "step": next_step(before or main or here),
        "before": type_of(before) if before else None,
        "also": also_begun(others, before),
        "documents": documents_shown(here.seat, others, main),
        "figures": figures_shown(here),
        "next_talk": next_shown(here.seat),
        "versions": versions_shown(here),
        "can_amend": can_amend(here),
        "ask_on": weekday_date(ask_on) if ask_on else "",
        "remember": here.base if here.base and husk.points(here, here.base) else None,
        "others_open": _others_open(here),
        "copies": copies(here.seat),
        "deadline": deadlines_page.card(here.seat),
        "paper_remarks": remarks(here.seat),
    }


def of_the_people(here: Sheet, others: Mapping[str, Sheet]) -> dict[str, Any]:
    """Who is in the case, who is let in, and what the reader can do with the case as a whole."""
    seat = here.seat
    return {
        "people": people(begins_with(here, others) or leading(here, others) or here, open_invitation(seat)),
        "ask_private_address": _ask_private_address(seat),
        "companions": [card(seat, party) for party in seat.companions],
        "handover": handover_shown(seat),
        "may_hand_over": seat.may("case.hand_over") and not seat.is_guest,
        "may_let_in": seat.may("case.let_in"),
        "makes_sheet": seat.may("colleagues.make"),
        "keeps_notes": seat.may("notes.keep"),
        "keeps_hours": seat.may("hours.keep"),
        "life_links": life_links(here),
        "third_by_rule": asked_by_rule(seat),
        "mail_delayed": is_delayed(seat.case.pk),
        "open": seat.life is Life.OPEN,
    }


def _ask_private_address(seat: Seat) -> bool:
    """A guest has no account to add one to."""
    return seat.role is Role.EMPLOYEE and not seat.is_guest and not has_private_address(seat.user)


def _others_open(here: Sheet) -> str:
    """Whose answers there are to read, where the other has shown them before the draft."""
    if here.stage is not Stage.PREPARING or not here.is_open(here.seat.other):
        return ""
    return whose(here.seat.other_name)
