"""Scenario S23: the invitation to Maja is opened by a colleague. The part about MitID is in test_mitid.py."""

from playwright.sync_api import expect

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.audit.log import history
from fleksaftale.cases import commands, seats
from fleksaftale.cases.models import Role
from fleksaftale.people.models import User
from tests.cast import NORDLYS
from tests.e2e import steps as s
from tests.e2e.agreeing import MAJA, SOFIE, ULLA, Hand
from tests.e2e.conftest import PHONE, Visitor


def test_s23(visitor: Visitor, sofie: User, ulla: User) -> None:
    # given the invitation to maja@nordlys.example is forwarded to a colleague, Ulla
    seat = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    commands.invite(seat, name="Maja Kjærgaard", email=MAJA)
    link = s.link_sent_to(MAJA)
    ullas = Hand(visitor(PHONE))
    body = ullas.page.locator("body")
    # when Ulla opens it and signs in as herself
    ullas.go(link)
    ullas.press("Log ind")
    s.sign_in(ullas.page, ULLA)
    # then she sees neither names nor content
    for word in ("Maja", "Sofie", "Nordlys"):
        expect(body).not_to_contain_text(word)
    for _try in range(3):
        ullas.press("Sig ja, og åbn")
        s.expect_page(ullas.page, "Denne invitation er til en anden")
        expect(body).to_contain_text("Bed afsenderen om at sende den igen.")
        for word in ("Maja", "Sofie", "Nordlys"):
            expect(body).not_to_contain_text(word)
        ullas.go(link)
    # and the link is blocked after three tries
    s.expect_page(ullas.page, "Linket virker ikke mere")
    # and Maja and Sofie get a neutral notice
    for address in (MAJA, SOFIE):
        letter = s.letters_to(address)[-1]
        whole = f"{letter.subject} {letter.body}"
        assert not [word for word in ("Ulla", "Maja", "Sofie", "Nordlys", "fleks") if word in whole]
    # and the log tells of it without saying who it was
    sentences = [entry.sentence for entry in history(seats.take(sofie, seat.case.pk).vault)]
    assert "Invitationen til Maja Kjærgaard blev spærret efter tre forsøg" in sentences
    assert not [one for one in sentences if "Ulla" in one]
