"""What people write that is no answer, and what is an answer although it looks odd: through the pages."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from tests.cast import answered, now, save_alone, save_together


def stored(seat: Seat, key: str, field: str) -> Any:
    own = now(seat).own
    return own[key].answer.get(field) if key in own else None


def summary(answer: HttpResponse) -> list[str]:
    """The messages of the error summary."""
    page = answer.content.decode()
    found = re.search(r'id="fejl".*?</ul>', page, re.DOTALL)
    assert found, "no error summary"
    return [
        re.sub(r"\s+", " ", re.sub("<[^>]+>", "", item)).strip()
        for item in re.findall(r"<li>.*?</li>", found[0], re.DOTALL)
    ]


# --- hours (table E1) ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        *((text, 450) for text in ("7,5", "7.5", "7:30", "7 t 30 min", "7½", " 7,5 timer ")),
        *((text, 444) for text in ("7 t 24 min", "7,4")),
        ("37,5", 2250),
        ("0,25", 15),
    ],
)
def test_hours_are_understood_the_way_people_write_them(
    write: Callable[..., HttpResponse], majas_seat: Seat, written: str, minutes: int
) -> None:
    assert write("arbejdstid", timer__timer=written, stop="1").status_code == 302
    assert stored(majas_seat, "timer", "timer") == minutes


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("0", "Indtast hvor mange timer den ansatte er på arbejdspladsen om ugen, fx 12"),
        ("-2", "Timer kan ikke være under 0"),
        ("abc", "kan ikke læses som timer"),
        ("7:75", "højst 59 minutter"),
        ("1.234", "kan betyde to ting"),
        ("169", "En uge har 168 timer"),
        ("7,33", "ikke hele minutter"),
        ("9" * 5000, "kan ikke læses som timer"),
        ("٧", "kan ikke læses som timer"),
        ("7\x00", "kan ikke læses som timer"),
    ],
)
def test_hours_that_cannot_be_are_refused_with_what_to_write(
    write: Callable[..., HttpResponse], majas_seat: Seat, written: str, message: str
) -> None:
    answer = write("arbejdstid", timer__timer=written, stop="1")
    assert answer.status_code == 422
    assert message in summary(answer)[0]
    assert stored(majas_seat, "timer", "timer") is None


def test_hours_over_thirty_seven_are_accepted_and_noted(as_maja: Client, majas_seat: Seat) -> None:
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    save_together(majas_seat, {"timer": answered(timer=2250)})
    page = as_maja.get(reverse("draft_summary", args=[majas_seat.case.pk])).content.decode()
    assert "Timerne på arbejdspladsen er over 37 om ugen" in page


def test_impossible_hours_and_an_empty_start_are_told_together(
    write: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    answer = write(
        "arbejdstid",
        timer__timer="12",
        effektive_timer__kilde="kommunen",
        effektive_timer__timer="14",
        start__dato_day="",
        start__dato_month="",
        start__dato_year="",
    )
    assert answer.status_code == 422
    assert summary(answer) == [
        "Effektive timer må højst være 12, fordi timer på arbejdspladsen er 12",
        "Indtast startdato, fx 01 12 2026",
    ]
    assert stored(majas_seat, "timer", "timer") is None


def test_impossible_hours_on_two_days_are_met_too(
    write: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    save_alone(majas_seat, {"effektive_timer": answered(kilde="kommunen", timer=14 * 60)})
    answer = write("arbejdstid", timer__timer="12", stop="1")
    assert answer.status_code == 422
    assert "Effektive timer må højst være 12" in summary(answer)[0]


def test_hours_left_over_from_another_choice_stop_nobody(
    write: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    answer = write(
        "arbejdstid",
        timer__timer="12",
        effektive_timer__kilde="afventer",
        effektive_timer__timer="14",
        start__dato_day="1",
        start__dato_month="12",
        start__dato_year="2026",
    )
    assert answer.status_code == 302
    assert stored(majas_seat, "effektive_timer", "timer") is None


# --- dates -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("1", "12", "2026"),
        ("01", "december", "26"),
        ("1.", "dec", "2026"),
        ("01.12.2026", "", ""),
        ("2026-12-01", "", ""),
    ],
)
def test_a_date_is_understood_the_way_people_write_it(
    write: Callable[..., HttpResponse], majas_seat: Seat, day: str, month: str, year: str
) -> None:
    write("arbejdstid", start__dato_day=day, start__dato_month=month, start__dato_year=year, stop="1")
    assert stored(majas_seat, "start", "dato") == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("day", "month", "year", "message"),
    [
        ("31", "6", "2026", "Der er ingen 31. juni"),
        ("29", "2", "2027", "Der er ingen 29. februar i 2027"),
        ("1", "13", "2026", "Måneden skal være et tal fra 1 til 12"),
        ("1", "ma", "2026", "Måneden skal være"),
        ("1", "12", "", "Indtast også året"),
        ("1", "12", "20266", "Året skal have fire cifre"),
        ("1" * 5000, "12", "2026", "Dagen skal være et tal fra 1 til 31"),
        ("1", "1" * 5000, "2026", "Måneden skal være"),
        ("1", "12", "9" * 5000, "Året skal have fire cifre"),
        ("\x00", "12", "2026", "Dagen skal være"),
    ],
)
def test_a_date_that_is_not_there_is_refused_and_shown_as_written(
    write: Callable[..., HttpResponse], majas_seat: Seat, day: str, month: str, year: str, message: str
) -> None:
    answer = write(
        "arbejdstid", start__dato_day=day, start__dato_month=month, start__dato_year=year, stop="1"
    )
    assert answer.status_code == 422
    assert message in summary(answer)[0]
    if year:
        assert f'value="{year}"' in answer.content.decode()
    assert stored(majas_seat, "start", "dato") is None


# --- how often -------------------------------------------------------------------------------------------


def test_a_faulty_rhythm_is_told_and_shown_as_written(
    write: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    answer = write(
        "opfoelgning",
        opfoelgning__rytme_0_every="2",
        opfoelgning__rytme_0_unit="months",
        opfoelgning__rytme_0_until="31 06 2027",
        opfoelgning__rytme_1_every="6",
        opfoelgning__rytme_1_unit="weeks",
        opfoelgning__rytme_1_until="",
        opfoelgning__bemaerkning="på kontoret",
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert summary(answer) == ["Der er ingen 31. juni. Skriv fx 30 06 2027"]
    assert 'value="31 06 2027"' in page
    assert "på kontoret</textarea>" in page
    assert stored(majas_seat, "opfoelgning", "rytme") is None


@pytest.mark.parametrize(
    ("cvr", "fine"),
    [
        ("10000009", True),
        ("10 00 00 09", True),
        ("DK10000009", True),
        ("10000008", False),
        ("1", False),
        ("x" * 20, False),
        ("", True),
    ],
)
def test_a_cvr_number_is_checked(as_maja: Client, cvr: str, fine: bool) -> None:
    data = {"role": "employee", "workplace": "Nordlys", "cvr": cvr, "other_name": "Sofie"}
    answer = as_maja.post(reverse("case_new"), data)
    assert answer.status_code == (302 if fine else 422)
    if not fine:
        assert summary(answer) == ["CVR-nummeret findes ikke – tjek tallene"]


# --- choices, numbers of pages, addresses ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("arbejdstid", {"effektive_timer__kilde": "mig selv"}),
        ("maal", {"maal__state": "signed"}),
        ("maal", {"maal__state": "x" * 3000}),
    ],
)
def test_a_choice_that_is_not_there_is_refused(
    write: Callable[..., HttpResponse], page: str, data: dict[str, str]
) -> None:
    assert write(page, **data).status_code == 422


@pytest.mark.parametrize("state", ["in_doubt", "thinking"])
def test_a_doubt_is_no_answer_in_the_joint_draft(as_maja: Client, majas_seat: Seat, state: str) -> None:
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    url = reverse("draft_page", args=[majas_seat.case.pk, "maal"])
    assert as_maja.post(url, {"maal-state": state, "maal-tekst": "", "maal-seen": "0"}).status_code == 422


@pytest.mark.parametrize("number", ["0", "-1", "99999", "100000", "9" * 5000, "x", "²", "٣", "1.5", ""])
def test_any_number_of_a_page_is_answered(as_maja: Client, majas_seat: Seat, number: str) -> None:
    for url in (reverse("case_list"), reverse("case_log", args=[majas_seat.case.pk])):
        assert as_maja.get(url, {"side": number}).status_code == 200


@pytest.mark.parametrize("fra", ["opsummering", "//andetsted.example", "x" * 3000])
def test_where_one_came_from_never_leads_elsewhere(
    write: Callable[..., HttpResponse], as_maja: Client, majas_seat: Seat, fra: str
) -> None:
    url = reverse("own_page", args=[majas_seat.case.pk, "opgaver"])
    answer = as_maja.post(f"{url}?fra={fra}", {"opgaver-tekst": "layout", "opgaver-seen": "0"})
    assert answer.headers["Location"].startswith(f"/sager/{majas_seat.case.pk}/")
