"""Talking expectations through: prepare apart, compare, agree on the words, and take them into the agreement.

In the manner of S01 and S04: two people, one of them on a phone, who stop and go on.
"""

import re

from playwright.sync_api import expect

from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from tests.cast import answered, now, save_together
from tests.e2e import steps as s
from tests.e2e.agreeing import WORKPLACE, Hand, signed_in
from tests.e2e.changing import at_the_case
from tests.e2e.conftest import PHONE, Visitor

MAJAS_DEMANDS = "Telefonen ringer meget. Jeg vil gerne skrive i stedet."


def test_two_people_talk_expectations_through(
    visitor: Visitor, maja: User, sofie: User, sofies_seat: Seat, majas_seat: Seat
) -> None:
    """Maja on a phone; Sofie at a desk, without scripts."""
    majas, sofies, seat = Hand(visitor(PHONE)), Hand(visitor(javascript=False), axe=False), sofies_seat
    # given a case in which the agreement is not begun, and its page offers to talk first
    at_the_case(majas, maja)
    press_about(majas, "Læs mere", "Forventningsafstemning")
    s.expect_page(majas.page, "Forventningsafstemning")
    s.screenshots(majas.page, "expectations-begin")
    majas.press("Begynd")
    # when Maja prepares on her phone, is in doubt about one thing, and stops
    majas.press("Begynd")
    s.expect_page(majas.page, "Hvilke opgaver er der i jobbet?")
    majas.fill("Opgaver", "korrektur og billedbehandling")
    majas.press("Gem og fortsæt")
    majas.fill("Krav", MAJAS_DEMANDS)
    majas.press("Gem og fortsæt")
    majas.choose("Jeg er i tvivl")
    majas.press("Gem og fortsæt")
    majas.choose("Det vil jeg gerne tænke over")
    majas.press("Gem og stop")
    s.expect_page(majas.page, "Forventningsafstemning")
    # then she lands where she stopped, and goes on with what helps, and the praktik
    majas.press("Fortsæt")
    s.expect_page(majas.page, "Hvilke hensyn er der brug for i arbejdet?")
    majas.fill("Hensyn", "Stille lokale efter behov")
    majas.press("Gem og fortsæt")
    majas.fill("Pauser og hvile", "15 minutter hver time")
    majas.press("Gem og fortsæt")
    majas.press("Spring over, og svar senere")
    majas.choose("Ja, den er holdt, i gang eller aftalt")
    majas.fill("Opgaver, der er prøvet", "korrektur")
    majas.fill("Timer om ugen i praktikken", "10")
    s.screenshots(majas.page, "expectations-praktik")
    majas.press("Gem og fortsæt")
    majas.fill_date("Dato for samtalen", "15", "01", "2027")
    majas.press("Gem og fortsæt")
    majas.press("Jeg er klar")
    # and Sofie sees that Maja is ready, and nothing of what she wrote
    at_the_case(sofies, sofie)
    press_about(sofies, "Åbn", "Forventningsafstemning")
    expect(sofies.page.get_by_text("Klar", exact=True)).to_be_visible()
    assert MAJAS_DEMANDS not in sofies.page.content()
    # when Sofie has prepared too and says that she is ready
    sofies.press("Begynd")
    sofies.fill("Opgaver", "korrektur og telefon")
    sofies.press("Gem og fortsæt")
    sofies.fill("Krav", "Kunder, der ringer")
    sofies.press("Gem og fortsæt")
    assert MAJAS_DEMANDS not in sofies.page.content()
    sofies.press("Gem og stop")
    sofies.press("Dine egne svar")
    sofies.press("Jeg er klar")
    # then both see both, differences first
    s.expect_page(sofies.page, "Den fælles kladde")
    s.screenshots(sofies.page, "expectations-compared")
    headings = sofies.page.get_by_role("heading", level=2).all_inner_texts()
    assert headings[:2] == ["1. Hvilke opgaver er der i jobbet?", "2. Hvilke krav stiller jobbet?"]
    expect(sofies.page.get_by_text(MAJAS_DEMANDS)).to_be_visible()
    expect(sofies.page.get_by_text("Jeg er i tvivl")).to_be_visible()
    expect(sofies.page.get_by_text("Det vil jeg gerne tænke over")).to_be_visible()
    # and one click takes either wording; a third can be written
    press_about(sofies, "Brug Maja Kjærgaards svar", "1. Hvilke opgaver er der i jobbet?")
    press_about(sofies, "Skriv et fælles svar", "2. Hvilke krav stiller jobbet?")
    sofies.fill("Krav", "Kunder ringer. Peter tager telefonen om formiddagen.")
    sofies.press("Gem og fortsæt")
    for topic in ("5. Hvilke hensyn er der brug for i arbejdet?", "8. Er der en praktik før ansættelsen?"):
        press_about(sofies, "Brug Maja Kjærgaards svar", topic)
    press_about(sofies, "Brug Maja Kjærgaards svar", "9. Hvornår taler I om opgaverne igen?")
    # when the agreement's draft is opened, with a text on the tasks in it already
    sofies.press("Se hele kladden")
    sofies.press("Tag det med i aftalen")
    sofies.tick("Ja, vi skriver sammen nu")
    sofies.press("Åbn kladden til aftalen")
    save_together(seat, {"opgaver": answered(tekst="layout af nyhedsbrev")})
    sofies.go(sofies.page.url)
    # then what was talked through is proposed with where it came from, and nothing is written over
    s.screenshots(sofies.page, "expectations-carry")
    expect(sofies.page.get_by_text("Fra jeres svar på: 5. Hvilke hensyn")).to_be_visible()
    tasks = sofies.page.get_by_role("region", name="1. Hvilke opgaver skal den ansatte varetage?")
    expect(tasks.get_by_text("layout af nyhedsbrev")).to_be_visible()
    expect(tasks.get_by_role("button")).to_have_count(0)
    # and a click takes the hours, the regards and the first talk
    press_about(sofies, "Tag det med", "2. Hvor mange timer er den ansatte på arbejdspladsen?")
    press_about(
        sofies,
        "Tag det med",
        "6. Har den ansatte brug for hjælp og støtte fra arbejdspladsen til at udføre opgaver?",
    )
    press_about(sofies, "Tag det med", "11. Hvornår og hvor ofte holdes der opfølgningssamtaler?")
    joint = {key: entry.answer for key, entry in now(seat).joint.items()}
    assert joint["timer"].get("timer") == 10 * 60
    assert joint["opgaver"].get("tekst") == "layout af nyhedsbrev"
    assert joint["opfoelgning"].get("bemaerkning") == "Den første samtale er 15. januar 2027."
    # and Maja finds it on her phone: what is taken, and in the agreement's draft where it came from
    majas.go(f"/sager/{seat.case.pk}/forventninger/kladde/")
    majas.press("Se hele kladden")
    majas.press("Tag det med i aftalen")
    expect(majas.page.get_by_text("Står i kladden", exact=True)).to_have_count(3)
    majas.go(f"/sager/{seat.case.pk}/aftale/kladde/arbejdspladsen/")
    majas.page.get_by_text("Fra jeres samtale: Forventningsafstemning").click()
    expect(majas.page.get_by_text("Stille lokale efter behov").first).to_be_visible()


def test_a_case_begins_with_it_in_low_stimulus_mode(visitor: Visitor, sofie: User) -> None:
    hand = Hand(signed_in(visitor(PHONE), sofie))
    hand.go("/sager/ny/")
    s.set_look(hand.page, "dark", calm=True)
    hand.choose("Jeg er nærmeste leder")
    hand.fill("Arbejdspladsens navn", WORKPLACE)
    hand.fill("Hvad hedder den anden?", "Maja Kjærgaard")
    hand.choose("En forventningsafstemning: tal om opgaver og hensyn først")
    hand.press("Opret aftalen")
    hand.press("Spring over for nu")
    s.expect_page(hand.page, WORKPLACE)
    expect(hand.page.get_by_role("link", name="Gå til aftalen i stedet")).to_be_visible()
    hand.press("Begynd")
    s.expect_page(hand.page, "Hvilke opgaver er der i jobbet?")


def press_about(hand: Hand, words: str, about: str) -> None:
    """A link or button that says to the ear what it is about, where several look alike."""
    name = re.compile(rf"^{re.escape(words)}\s*: {re.escape(about)}")
    main = hand.page.get_by_role("main")
    hand.activate(main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)))
