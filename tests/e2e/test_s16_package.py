"""Scenario S16: the package to the kommune. The dates of the timeline are tried in tests/deadlines."""

import io
from collections.abc import Iterator
from datetime import date

import pikepdf
import pytest
import time_machine
from django.core import mail
from playwright.sync_api import expect

from fleksaftale.cases import seats
from fleksaftale.cases.seats import Seat
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.documents.pdf.reading import body, squeezed
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand
from tests.e2e.changing import at_the_case, moment
from tests.e2e.conftest import PHONE, Visitor
from tests.evidence.record import on
from tests.talks import holding


@pytest.fixture
def _in_january() -> Iterator[None]:
    with time_machine.travel(moment("2027-01-29"), tick=True):
        yield


@pytest.mark.usefixtures("_in_january")
def test_s16(visitor: Visitor, majas_seat: Seat, sofies_seat: Seat, maja: User, sofie: User) -> None:
    # given an agreement with five hensyn, and a talk that was held
    with on(date(2026, 12, 1)):
        holding.agree(majas_seat, sofies_seat)
    with on(date(2027, 1, 28)):
        both = [seats.take(seat.user, seat.case.pk) for seat in (majas_seat, sofies_seat)]
        holding.hold(*both, next_by=date(2027, 3, 26))
    outbox.deliver_due()
    sent = len(mail.outbox)
    # when the employee makes a package without one hensyn and without the talk
    majas = Hand(visitor(PHONE))
    at_the_case(majas, maja)
    majas.press("Lav en pakke til kommunen")
    s.expect_page(majas.page, "Lav en pakke til kommunen")
    for label in ("Møder tidligst kl. 9.30", "Samtale 1, 28. januar 2027"):
        majas.page.get_by_label(label).uncheck()
    majas.fill("Hvad ønsker du skal ændres?", "13 timer i fire uger")
    s.screenshots(majas.page, "package-choose")
    majas.press("Se pakken")
    # then she sees it before it is made
    main = majas.page.get_by_role("main")
    expect(main).to_contain_text("Intet er gemt eller sendt endnu")
    expect(main).to_contain_text("Pause på 15 minutter hver time")
    expect(main).not_to_contain_text("Møder tidligst")
    s.screenshots(majas.page, "package-preview")
    majas.press("Lav pakken")
    expect(main).to_contain_text("Intet er sendt")
    s.screenshots(majas.page, "package-made")
    # and has a PDF without links, and the same as text
    text = majas.page.get_by_label("Teksten").input_value()
    assert "13 timer i fire uger" in text
    assert "28. januar" not in text
    link = main.get_by_role("link", name="Hent pakken som PDF").get_attribute("href")
    content = majas.page.request.get(str(link)).body()
    assert squeezed("13 timer i fire uger") in squeezed(body(content))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) <= 2
        assert not any("/Annots" in page for page in pdf.pages)
    # and nothing is sent; her log says what was in it, and the leader's says nothing
    outbox.deliver_due()
    assert len(mail.outbox) == sent
    log = f"/sager/{majas_seat.case.pk}/log/"
    majas.page.goto(log)
    expect(main).to_contain_text("lavede en pakke til kommunen med: Aftalte timer, også før; Opgaverne")
    sofies = Hand(visitor())
    at_the_case(sofies, sofie)
    sofies.page.goto(log)
    expect(sofies.page.get_by_role("main")).not_to_contain_text("pakke")
