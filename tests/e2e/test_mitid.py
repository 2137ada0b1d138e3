"""Scenario S23's MitID, and table E8's "MitID down": a real provider on this machine, in a real browser."""

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.agreements.document_types import AFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases import commands
from fleksaftale.cases.models import Role
from fleksaftale.documents.models import Signature, Version
from fleksaftale.people.models import User
from tests.cast import NORDLYS
from tests.e2e import steps as s
from tests.e2e.agreeing import MAJA, Hand, signed_in
from tests.e2e.changing import at_the_case
from tests.e2e.conftest import PHONE, Visitor
from tests.people.oidc.conftest import _provider, idp  # noqa: F401  the provider
from tests.people.oidc.idp import ADDRESS, CPR, Idp, linked


def be(hand: Hand, who: str) -> None:
    """At the provider: choose who one is there. What follows is a page of ours."""
    expect(hand.page.get_by_role("heading")).to_have_text("Hvem er du?")
    hand.page.get_by_role("button", name=who).click()
    hand.page.wait_for_url(lambda url: url.startswith(settings.PUBLIC_URL))
    hand.look()


def to_mitid(hand: Hand, name: str, idp: Idp) -> None:  # noqa: F811
    hand.page.get_by_role("main").get_by_text(name, exact=True).click()
    hand.page.wait_for_url(f"{idp.issuer}/**")


def test_s23_ullas_mitid_at_majas_link(
    visitor: Visitor,
    idp: Idp,  # noqa: F811
    sofie: User,
    ulla: User,
) -> None:
    # given the invitation to maja@nordlys.example is forwarded to Ulla, who has a MitID of her own
    linked(ulla, idp, "ulla")
    seat = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    commands.invite(seat, name="Maja Kjærgaard", email=MAJA)
    hand = Hand(visitor(PHONE, also=idp.issuer))
    # when she opens it and logs in with her MitID
    hand.go(s.link_sent_to(MAJA))
    hand.press("Log ind")
    s.screenshots(hand.page, "mitid-sign-in")
    to_mitid(hand, "Log ind med MitID", idp)
    be(hand, "Ulla med app")
    s.expect_page(hand.page, "Du er inviteret til at læse et dokument")
    hand.press("Sig ja, og åbn")
    # then she sees neither names nor content
    s.expect_page(hand.page, "Denne invitation er til en anden")
    main = hand.page.get_by_role("main")
    expect(main).to_contain_text("Bed afsenderen om at sende den igen.")
    assert not [word for word in ("Maja", "Sofie", "Nordlys") if word in main.inner_text()]
    # and the event is logged without her number
    kinds = [event.kind for event in history(seat.vault)]
    assert "case.invitation_refused" in kinds
    assert CPR not in "".join(event.sentence + str(event.details) for event in history(seat.vault))


def test_maja_signs_with_her_mitid_and_only_with_hers(
    visitor: Visitor,
    idp: Idp,  # noqa: F811
    maja: User,
    ulla: User,
    proposed: Version,
) -> None:
    linked(ulla, idp, "ulla")
    hand = Hand(visitor(PHONE, also=idp.issuer))
    at_the_case(hand, maja)
    hand.press("Læs og skriv under")
    hand.fill("Skriv dit fulde navn", "Maja Kjærgaard")
    s.screenshots(hand.page, "mitid-offer")
    # when her MitID shows level Lav, it is refused with the reason, and what she wrote stands there
    to_mitid(hand, "Bekræft med MitID først", idp)
    be(hand, "Maja med kodeord")
    s.expect_message(hand.page, "En underskrift kræver mindst Betydelig.")
    s.screenshots(hand.page, "mitid-too-weak")
    expect(hand.field("Skriv dit fulde navn")).to_have_value("Maja Kjærgaard")
    # when it is Ulla's MitID, that is refused with a sentence
    to_mitid(hand, "Bekræft med MitID først", idp)
    be(hand, "Ulla med app")
    s.expect_message(hand.page, "Dette MitID hører ikke til din konto.")
    # when it is her own, she signs with it
    to_mitid(hand, "Bekræft med MitID først", idp)
    be(hand, "Maja med app")
    main = hand.page.get_by_role("main")
    expect(main).to_contain_text("Niveau: Betydelig.")
    s.screenshots(hand.page, "mitid-shown")
    hand.tick("Jeg har læst hele aftalen, og jeg skriver under på den.")
    hand.press("Underskriv med MitID")
    s.expect_page(hand.page, "Du har skrevet under")
    # then the agreement names the level, and her address is nowhere
    at_the_case(hand, maja)
    hand.go(reverse("version", args=[proposed.document.case_id, AFTALE, proposed.pk]))
    expect(main).to_contain_text("MitID (Betydelig)")
    assert ADDRESS not in hand.page.content()
    hand.go("/konto/")
    expect(main).to_contain_text("MitID gennem 127.0.0.1")
    s.screenshots(hand.page, "mitid-account")


def test_e8_mitid_is_down_and_nothing_is_lost(
    visitor: Visitor,
    idp: Idp,  # noqa: F811
    maja: User,
    proposed: Version,
) -> None:
    hand = Hand(signed_in(visitor(javascript=False, also=idp.issuer), maja), axe=False)
    at_the_case(hand, maja)
    hand.press("Læs og skriv under")
    hand.fill("Skriv dit fulde navn", "Maja Kjærgaard")
    hand.tick("Jeg har læst hele aftalen, og jeg skriver under på den.")
    idp.control(down=True)
    hand.press("Bekræft med MitID først")
    s.expect_message(hand.page, "MitID svarer ikke lige nu. Du kan skrive under uden MitID")
    expect(hand.page.get_by_role("main")).to_contain_text("I kan bruge papir")
    expect(hand.field("Skriv dit fulde navn")).to_have_value("Maja Kjærgaard")
    s.screenshots(hand.page, "mitid-down")
    hand.press("Underskriv")
    s.expect_page(hand.page, "Du har skrevet under")
    assert Signature.objects.get().level == "login"
