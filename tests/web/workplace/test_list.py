"""HR's list: sorted, chosen, in Excel."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases import life, seats, workplace_commands
from fleksaftale.cases.models import Case, Party, Role
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Desk, Rules
from fleksaftale.core.crypto import Vault
from fleksaftale.documents import signing
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent
from fleksaftale.overview import inviting, names, rows, standing
from fleksaftale.overview.choosing import Order, Show
from fleksaftale.people.models import User
from fleksaftale.talks.models import Talk
from tests.deadlines import noting as dates
from tests.web.workplace.hr import DECEMBER, brought, shown, told


def test_the_list_is_sorted_by_the_danish_alphabet(at: Desk, henrik: User) -> None:
    brought(at, "Åse Ø", "Ægir X", "Øjvind Y", "Zita Z", "Anna A", "Aage B", "Émile C")
    order = ["Anna A", "Émile C", "Zita Z", "Ægir X", "Øjvind Y", "Aage B", "Åse Ø"]
    assert shown(henrik, order=Order.NAME) == order
    assert shown(henrik, order=Order.NAME, backwards=True) == order[::-1]


def test_a_new_name_and_a_new_case_find_their_place_in_the_order(at: Desk, henrik: User, sofie: User) -> None:
    brought(at, "Berta B", "Carl C")
    assert shown(henrik, order=Order.NAME) == ["Berta B", "Carl C"]
    brought(at, "Anna A")
    assert shown(henrik, order=Order.NAME) == ["Anna A", "Berta B", "Carl C"]
    party = next(p for p in Party.objects.filter(role=Role.EMPLOYEE) if _name(p) == "Anna A")
    inviting.correct(at, party.pk, name="Dora D", email="dora@eks.example")
    assert shown(henrik, order=Order.NAME) == ["Berta B", "Carl C", "Dora D"]


def _name(party: Party) -> str:
    return Vault.of(party.case_id).open(party.place, party.sealed_name)


def test_the_kept_order_of_names_holds_no_name(at: Desk, henrik: User) -> None:
    brought(at, "Berta B")
    shown(henrik, order=Order.NAME)
    row = names.NameOrder.objects.get(user=henrik)
    assert len(henrik.vault.open_bytes(row.place, row.sealed)) == 16


@pytest.mark.parametrize(("today", "late"), [("2026-12-20", 0), ("2026-12-21", 15), ("2027-01-06", 31)])
def test_a_talk_not_held_is_late_from_day_fifteen(
    as_person: Any, at: Desk, henrik: User, today: str, late: int
) -> None:
    """S09: due on 6 December, HR's list says so from 21 December, with names and dates only."""
    brought(at, "Maja Kjærgaard", next_talk=date(2026, 12, 6))
    with time_machine.travel(datetime.fromisoformat(f"{today}T09:00:00+01:00")):
        page = told(as_person(henrik).get(reverse("overview")))
        assert (f"Samtalen er {late} dage forsinket" in page) is bool(late)
        assert "er 0 dage" not in page
        assert (shown(henrik, show=Show.LATE) != []) is bool(late)
        assert (shown(henrik, show=Show.VERY_LATE) != []) is (late > 30)


def test_late_is_counted_from_the_time_that_was_found_and_not_during_a_pause(at: Desk, henrik: User) -> None:
    (number,) = brought(at, "Maja Kjærgaard", next_talk=date(2026, 10, 1))
    assert shown(henrik, show=Show.VERY_LATE) == ["Maja Kjærgaard"]
    talk = Talk.objects.get(case=number)
    talk.starts_at = datetime(2026, 12, 3, 9, tzinfo=DECEMBER.tzinfo)
    talk.save()
    standing.rebuild()
    assert shown(henrik, show=Show.LATE) == []
    talk.starts_at = None
    talk.save()
    standing.rebuild()
    rest = talk.case.pauses.create(since=date(2026, 11, 1), until=date(2027, 1, 1))
    assert shown(henrik, show=Show.LATE) == shown(henrik, show=Show.VERY_LATE) == []
    assert rows.lines([number])[0].resting == rest.until


def test_the_workplaces_own_number_of_days_decides_what_is_late(at: Desk, henrik: User) -> None:
    brought(at, "Maja Kjærgaard", next_talk=date(2026, 11, 21))
    assert shown(henrik, show=Show.LATE) == []
    workplace_commands.set_rules(at, Rules(late_after=10))
    assert shown(henrik, show=Show.LATE) == ["Maja Kjærgaard"]


def test_dates_come_first_and_cases_without_one_last_both_ways(at: Desk, henrik: User) -> None:
    brought(at, "Nina N")
    brought(at, "Sen S", next_talk=date(2027, 3, 1))
    brought(at, "Tidlig T", next_talk=date(2027, 1, 1))
    assert shown(henrik) == ["Tidlig T", "Sen S", "Nina N"]
    assert shown(henrik, backwards=True) == ["Sen S", "Tidlig T", "Nina N"]


def test_the_list_says_what_is_lacking(at: Desk, under: Seat, henrik: User, proposed: Version) -> None:
    workplace_commands.set_rules(at, Rules(third_signature=True))
    brought(at, "Torben Lund")
    found = {line.employee: line for line in rows.lines(list(Case.objects.values_list("pk", flat=True)))}
    assert found["Torben Lund"].waiting == ("Torben Lund", "Sofie Bang")
    assert found["Maja Kjærgaard"].waiting == ()
    assert found["Maja Kjærgaard"].third_missing
    assert shown(henrik, show=Show.WAITING) == ["Torben Lund"]


def test_a_signed_agreement_is_shown_with_its_first_day(
    at: Desk, under: Seat, henrik: User, maja: User, proposed: Version
) -> None:
    for person in (under, seats.take(maja, under.case.pk)):
        signing.sign(person, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent(person.name, proposed.fingerprint))
    (line,) = rows.lines([under.case.pk])
    assert (line.status, line.agreed_from) == ("Aftale", date(2026, 12, 1))
    assert shown(henrik, show=Show.IN_FORCE) == ["Maja Kjærgaard"]
    assert shown(henrik, show=Show.NO_AGREEMENT) == shown(henrik, show=Show.ENDED) == []


def test_an_employment_is_on_the_list_to_its_last_day(at: Desk, under: Seat, henrik: User) -> None:
    life.end(under, date(2026, 12, 10))
    assert shown(henrik) == ["Maja Kjærgaard"]
    assert shown(henrik, show=Show.ENDED) == []
    with time_machine.travel(datetime(2026, 12, 11, 9, tzinfo=DECEMBER.tzinfo)):
        assert shown(henrik) == []
        assert shown(henrik, show=Show.ENDED) == ["Maja Kjærgaard"]
        assert rows.lines([under.case.pk])[0].status == "Ansættelsen er slut"
    life.reopen(under)
    assert shown(henrik) == ["Maja Kjærgaard"]


def test_the_list_takes_as_many_queries_for_many_cases_as_for_few(
    as_person: Any, at: Desk, henrik: User, django_assert_max_num_queries: Any
) -> None:
    brought(at, *(f"Person {letter}" for letter in "ABC"), next_talk=date(2027, 1, 1))
    client = as_person(henrik)
    standing.catch_up()
    with django_assert_max_num_queries(20) as few:
        client.get(reverse("overview"))
    brought(at, *(f"Flere {letter}" for letter in "ABCDEFGH"), next_talk=date(2027, 2, 1))
    standing.catch_up()
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("overview"))


def test_what_the_address_asks_wrongly_is_the_usual_list(
    as_person: Any, at: Desk, under: Seat, henrik: User
) -> None:
    wrong = "?vis=alt&sort=cpr&vej=op&sted=ikke-et-sted&side=99999"
    assert "Maja Kjærgaard" in told(as_person(henrik).get(reverse("overview") + wrong))


def test_in_excel_a_name_that_looks_like_a_formula_is_text(as_person: Any, at: Desk, henrik: User) -> None:
    brought(at, "=HYPERLINK(A1) Hansen", "@SUM Jensen", "Maja Kjærgaard", next_talk=date(2027, 1, 1))
    answer = as_person(henrik).get(reverse("overview_export"))
    sheet = load_workbook(BytesIO(answer.content)).active
    cells = {sheet.cell(row, 1).value: sheet.cell(row, 1) for row in (2, 3, 4)}
    assert cells["=HYPERLINK(A1) Hansen"].data_type == "s"
    assert cells["=HYPERLINK(A1) Hansen"].quotePrefix
    assert cells["@SUM Jensen"].data_type == "s"
    assert sheet.cell(2, 6).value == datetime(2027, 1, 1)  # noqa: DTZ001  a day in a spreadsheet
    assert "Henrik Møller hentede listen over aftaler til Excel" in [e.sentence for e in history(at.vault)]


def test_the_next_date_of_the_law_is_found_sorted_by_and_named_where_the_first_day_says_it(
    as_person: Any, at: Desk, under: Seat, henrik: User, maja: User, proposed: Version
) -> None:
    brought(at, "Torben Lund", next_talk=date(2026, 12, 2))
    _sign(under, seats.take(maja, under.case.pk), proposed)
    assert shown(henrik, show=Show.LAW) == ["Maja Kjærgaard"]
    assert shown(henrik, order=Order.LAW) == ["Maja Kjærgaard", "Torben Lund"]
    (line,) = rows.lines([under.case.pk])
    assert line.law_date == dates.row(under, "D10", DECEMBER.date()).day
    assert line.law_name == dates.row(under, "D10", DECEMBER.date()).title
    client = as_person(henrik)
    page = told(client.get(reverse("overview"), {"vis": "lov"}))
    assert line.law_name in page
    assert "Torben Lund" not in page
    sheet = load_workbook(BytesIO(client.get(reverse("overview_export")).content)).active
    assert line.law_name in [cell.value for line in sheet.iter_rows() for cell in line]


def test_a_date_of_the_law_that_comes_of_something_else_has_no_name_in_the_list(
    at: Desk, under: Seat, henrik: User, maja: User, proposed: Version
) -> None:
    """The municipality's next follow-up comes of the last one, which is noted and stands in no agreement."""
    majas = seats.take(maja, under.case.pk)
    _sign(under, majas, proposed)
    dates.note(majas, "ansaettelse_start", "2022-01-03")
    dates.note(majas, "seneste_opfoelgning", "2024-07-01")
    (line,) = rows.lines([under.case.pk])
    assert line.law_date == dates.row(majas, "D02", DECEMBER.date()).day
    assert line.law_name == ""


def _sign(one: Seat, other: Seat, version: Version) -> None:
    for seat in (one, other):
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, version.pk, Intent(seat.name, version.fingerprint))
