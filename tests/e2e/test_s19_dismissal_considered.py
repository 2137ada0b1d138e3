"""Scenario S19: a dismissal is considered. There is a list, no judgement, and nothing stands on the case."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from playwright.sync_api import expect

from fleksaftale.audit.log import history
from fleksaftale.cases.models import CaseStatus
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.rows import Row
from fleksaftale.people.models import User
from fleksaftale.talks.opening import agreed_hensyn
from tests.e2e import steps as s
from tests.e2e.agreeing import Hand, signed_in
from tests.e2e.changing import Days, moment
from tests.e2e.conftest import PHONE, Visitor
from tests.evidence.test_documentation import in_hr
from tests.talks.holding import agree, hold

JUDGED = {"a0000001": ("virker", ""), "a0000003": ("virker_ikke", "Ny plads fra 1. september")}


@pytest.fixture
def days() -> Iterator[Days]:
    with time_machine.travel(moment("2026-08-20"), tick=True) as traveller:
        yield Days(traveller)


def test_s19(visitor: Visitor, days: Days, sofies_seat: Seat, majas_seat: Seat, henrik: User) -> None:
    # given an agreement with hensyn, a talk on 8 October about two of them, and HR with the grant
    agree(sofies_seat, majas_seat)
    days.go_to("2026-10-08")
    looked_at, no = {"raekker": judged(majas_seat)}, {"behov": "nej"}
    hold(sofies_seat, majas_seat, next_by=date(2026, 12, 8), hensyn=looked_at, inddrag_kommunen=no)
    days.go_to("2026-11-23")
    in_hr(majas_seat, henrik)
    # when HR opens the case, and in it the ordinary view of the documentation
    henriks = Hand(visitor())
    signed_in(henriks.page, henrik)
    henriks.go(f"/sager/{majas_seat.case.pk}/delt/")
    henriks.press("Dokumentation")
    main = henriks.page.get_by_role("main")
    # then he sees what was tried with day and result, and what is not written
    expect(main).to_contain_text("Virker ikke")
    expect(main).to_contain_text("Ny plads fra 1. september")
    expect(main).to_contain_text("Sidste samtale 8. oktober 2026 (46 dage siden)")
    for missing in ("Et andet job på arbejdspladsen", "TR inddraget", "Kommunen inddraget"):
        row = main.locator(".summary-row", has=henriks.page.get_by_text(missing, exact=True))
        expect(row).to_contain_text("Ikke skrevet ned")
    for judged_word in ("risiko", "score", "opsigelse"):
        expect(main).not_to_contain_text(judged_word, ignore_case=True)
    s.screenshots(henriks.page, "hard-dismissal-hr")
    # when he opens the public checklist beside it
    henriks.go("/naar-det-bliver-svaert/")
    henriks.press("Før en opsigelse")
    main = henriks.page.get_by_role("main")
    # then it says what is to be done, with the rule, its source and its day, and that it is no legal advice
    expect(main).to_contain_text("Slet ikke noget.")
    expect(main).to_contain_text("Er omplacering til en anden plads eller et andet job undersøgt?")
    expect(main).to_contain_text("Arbejdsgiveren skal undersøge en tilpasning af jobbet, før der siges op.")
    expect(main).to_contain_text("forskelsbehandlingsloven § 2 a")
    expect(main).to_contain_text("Den er ikke juridisk rådgivning.")
    s.screenshots(henriks.page, "hard-dismissal-public")
    # and the employee opens the same list of what was tried, with days and results, and what is not written
    states, told = CaseStatus.objects.count(), len(history(majas_seat.vault))
    majas = Hand(visitor(PHONE))
    signed_in(majas.page, majas_seat.user)
    majas.go(f"/sager/{majas_seat.case.pk}/naar-det-bliver-svaert/foer-en-opsigelse/")
    main = majas.page.get_by_role("main")
    expect(main).to_contain_text("Fast plads med ryggen til væggen")
    expect(main).to_contain_text("8. oktober 2026: virker ikke (Ny plads fra 1. september)")
    expect(main).to_contain_text("Samtale: der er ikke holdt en siden 8. oktober 2026 (46 dage).")
    for missing in ("Omplacering", "Tillidsrepræsentant", "Kommunen"):
        expect(main).to_contain_text(f"{missing}: der står ikke")
    s.screenshots(majas.page, "hard-dismissal-case")
    # and nothing of it stands on the case
    assert (CaseStatus.objects.count(), len(history(majas_seat.vault))) == (states, told)
    # and she adds to it, and takes it along
    majas.press("Skriv mere til listen")
    majas.fill_date("Hvornår skete det?", "02", "11", "2026")
    majas.fill("Overskrift", "Hjemmearbejde om fredagen")
    majas.fill("Hvad skete der?", "Det gik godt.")
    majas.press(majas.page.locator("main form button[type=submit]").first.inner_text())
    majas.go(f"/sager/{majas_seat.case.pk}/naar-det-bliver-svaert/foer-en-opsigelse/")
    expect(main).to_contain_text("2. november 2026: Hjemmearbejde om fredagen")
    majas.page.get_by_role("heading", name="Notat: Det er prøvet").click()
    note = majas.page.locator("#id_proevet-text")
    expect(note).to_have_value(pattern("- 2. november 2026: Hjemmearbejde om fredagen: Det gik godt."))
    with majas.page.expect_download() as download:
        majas.page.locator("button[value='txt:proevet']").click()
    assert "Fast plads med ryggen til væggen" in download.value.path().read_text()


def judged(seat: Seat) -> tuple[Row, ...]:
    return tuple(
        Row(row.id, {"tekst": row.get("tekst"), "status": status, "goeres": done})
        for row in agreed_hensyn(seat)
        for status, done in [JUDGED.get(row.id, ("ikke_proevet", ""))]
    )


def pattern(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text))
