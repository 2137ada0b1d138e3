"""Scenario S07: the kommune has not assessed yet."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand, sign
from tests.e2e.changing import Days, at_the_case, moment
from tests.e2e.conftest import PHONE, Visitor


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(moment("2026-11-23"), tick=True) as traveller:
        yield Days(traveller)


@pytest.mark.parametrize("javascript", [True, False])
def test_s07(
    visitor: Visitor, days: Days, draft: Callable[..., None], maja: User, sofie: User, javascript: bool
) -> None:
    sofies = Hand(visitor(javascript=javascript), axe=javascript)
    majas = Hand(visitor(PHONE, javascript=javascript), axe=javascript)
    # given start 1 December 2026 and no assessment
    draft(ANSWERS | {"effektive_timer": answered()})
    at_the_case(sofies, sofie)
    # when the parties choose "Kommunen har ikke vurderet endnu" and sign
    sofies.go(sofies.page.url + "aftale/kladde/arbejdstid/?fra=opsummering")
    sofies.choose("Kommunen har ikke vurderet endnu")
    sofies.press("Gem og fortsæt")
    sofies.press("Gør klar til underskrift")
    sign(sofies, "Sofie Bang")
    at_the_case(majas, maja)
    majas.press("Læs og skriv under")
    sign(majas, "Maja Kjærgaard")
    # then the agreement is in force without effective hours, and a task is set for start + 14 days
    s.expect_page(majas.page, "Aftalen er underskrevet")
    main = majas.page.get_by_role("main")
    expect(main).to_contain_text("Gældende (fra 1. december 2026)")
    at_the_case(majas, maja)
    expect(main).to_contain_text("Effektive timer: afventer kommunens vurdering")
    expect(main).to_contain_text("Spørg kommunen")
    expect(main).to_contain_text("tirsdag 15. december 2026")
    s.screenshots(majas.page, "ask-kommunen")
    # and on 15 December entering 10 effective hours creates version 2, that both sign
    days.go_to("2026-12-15")
    at_the_case(sofies, sofie)
    sofies.press("Skriv de effektive timer")
    sofies.press("Åbn en kladde")
    sofies.choose("Kommunen har vurderet timerne")
    sofies.fill("Effektive timer om ugen", "10")
    sofies.fill_date("Dato for kommunens vurdering (frivilligt)", "14", "12", "2026")
    sofies.press("Gem og fortsæt")
    s.expect_page(sofies.page, "Det, I vil ændre")
    sofies.press("Gør klar til underskrift")
    sign(sofies, "Sofie Bang")
    at_the_case(majas, maja)
    majas.press("Læs og skriv under")
    sign(majas, "Maja Kjærgaard")
    s.expect_page(majas.page, "Aftalen er underskrevet")
    majas.press("Åbn huskelisten")
    s.expect_page(majas.page, "Husk")
    s.screenshots(majas.page, "husk")
    majas.activate(main.get_by_role("button", name="Det er gjort").first)
    expect(main).to_contain_text("Gjort")
    # and version 1 stays readable
    at_the_case(majas, maja)
    expect(main).to_contain_text("Gældende (fra 15. december 2026)")
    expect(main).not_to_contain_text("Spørg kommunen")
    majas.press("Læs version 1")
    expect(main).to_contain_text("Effektive timer: afventer kommunens vurdering")
