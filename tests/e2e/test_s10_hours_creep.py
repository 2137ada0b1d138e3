"""Scenario S10: the hours creep up, and only Maja is asked about it."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core import mail
from playwright.sync_api import expect

from fleksaftale.cases import seats
from fleksaftale.documents.models import Version
from fleksaftale.hours_log import commands as hours_log
from fleksaftale.hours_log.weeks import Week
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand
from tests.e2e.changing import at_the_case, moment, sign_for_both
from tests.e2e.conftest import PHONE, Visitor

LOGGED = {42: 13.5, 43: 14, 44: 13, 45: 15, 46: 14.5}


@pytest.fixture
def _monday() -> Iterator[None]:
    with time_machine.travel(moment("2026-11-23"), tick=True):
        yield


@pytest.mark.usefixtures("_monday")
def test_s10(visitor: Visitor, proposed: Version, maja: User, sofie: User) -> None:
    # given 12 agreed hours on the workplace, and five weeks that Maja has written
    sign_for_both(proposed, sofie, maja)
    seat = seats.take(maja, proposed.document.case_id)
    hours_log.write(seat, {Week(2026, week): round(hours * 60) for week, hours in LOGGED.items()})
    outbox.deliver_due()
    sent = len(mail.outbox)
    majas = Hand(visitor(PHONE))
    at_the_case(majas, maja)
    majas.press("Dine timer: kun du ser dem")
    main = majas.page.get_by_role("main")
    expect(main).not_to_contain_text("mere end aftalt om ugen")
    # when the sixth week is saved
    expect(majas.field("Uge")).to_have_value("2026-47")
    majas.fill("Timer på arbejde", "14")
    majas.press("Gem ugen")
    # then Maja sees the question, with three answers
    expect(main).to_contain_text(
        "Du har i seks uger været på arbejde 2 timer mere end aftalt om ugen. Vil du tage det op med Sofie?"
    )
    for answer in ("Ja, tag det med til samtalen", "Nej", "Spørg mig om 4 uger"):
        expect(main.get_by_role("button", name=answer)).to_be_visible()
    expect(main.get_by_role("row", name="Uge 47")).to_contain_text("14")
    s.screenshots(majas.page, "hours-creep")
    # and the help says who can see it, and what it is not
    majas.page.get_by_text("Hvem kan se timerne, og hvad bruges de til?").click()
    expect(main).to_contain_text("Kun du kan åbne siden.")
    expect(main).to_contain_text("Det er ikke arbejdspladsens egen registrering af arbejdstid.")
    # and nothing is sent, and Sofie finds no way to it
    majas.press("Ja, tag det med til samtalen")
    expect(main).to_contain_text("var jeg i snit 14 timer på arbejde om ugen. Vi har aftalt 12.")
    outbox.deliver_due()
    assert len(mail.outbox) == sent
    sofies = Hand(visitor())
    at_the_case(sofies, sofie)
    expect(sofies.page.get_by_role("main")).not_to_contain_text("dine timer", ignore_case=True)
    refused = sofies.page.request.get(f"/sager/{proposed.document.case_id}/timer/")
    assert refused.status == 403
