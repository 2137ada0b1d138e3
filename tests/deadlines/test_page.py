"""The page of dates, as a person meets it: S16's first part, and the tables E2 and E3."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import propose_version
from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import weekday_date
from fleksaftale.documents import signing
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.people.models import User
from fleksjob.trin import SIKKERHED_I_ORD
from tests.cast import ANSWERS, answered, now
from tests.deadlines.noting import note, page, parts, post_fact
from tests.wrong_language import in_page


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel("2026-11-23 08:00", tick=False):
        yield


@pytest.fixture
def signed(draft: Callable[..., None], sofies_seat: Seat, majas_seat: Seat) -> Callable[[date], None]:
    """Both sign an agreement that begins on a day, with a talk every second month."""

    def sign(start: date) -> None:
        draft(
            ANSWERS | {"start": answered(dato=start), "opfoelgning": answered(rytme=(Step(2, Unit.MONTHS),))}
        )
        version = propose_version(sofies_seat)
        for seat in (sofies_seat, majas_seat):
            intent = signing.Intent(seat.name, version.fingerprint)
            signing.sign(seat, now(seat).template, version.pk, intent)

    return sign


def test_s16_the_timeline_shows_two_and_a_half_four_and_a_half_and_five_years(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    # given a fleksjob that began on 1 March 2024 and is temporary
    page(client, maja, majas_seat)
    post_fact(client, majas_seat, "ansaettelse_start", **parts("value", date(2024, 3, 1)))
    post_fact(client, majas_seat, "varighed", value="midlertidigt")
    # when the timeline is opened
    shown = page(client, maja, majas_seat)
    # then
    drawing = shown[shown.index('<svg class="deadline-line"') :]
    for day, span in (
        ("1. september 2026", "2½ år"),
        ("1. september 2028", "4½ år"),
        ("1. marts 2029", "5 år"),
    ):
        assert f"{day} · {span}" in drawing
        assert f"{day}: " in drawing[: drawing.index("</desc>")]
    package = reverse("package", args=[majas_seat.case.pk])
    assert f'Kommunen indkalder – <a href="{package}">du kan forberede dig her</a>.' in shown
    assert "Regelsæt: fleksjob " in shown
    assert 'data-label="Hvem">kommunen<' in shown  # the table says the same as the drawing


@pytest.mark.parametrize(
    ("start", "due", "suggested"),
    [
        (date(2026, 12, 31), date(2027, 2, 28), date(2027, 2, 26)),
        (date(2027, 1, 25), date(2027, 3, 25), date(2027, 3, 24)),
        (date(2027, 1, 29), date(2027, 3, 29), date(2027, 3, 24)),
        (date(2027, 3, 6), date(2027, 5, 6), date(2027, 5, 5)),
        (date(2027, 3, 17), date(2027, 5, 17), date(2027, 5, 14)),
        (date(2027, 2, 23), date(2027, 4, 23), None),
        (date(2026, 10, 24), date(2026, 12, 24), date(2026, 12, 23)),
    ],
)
def test_e2_the_page_says_the_legal_day_and_the_workday_before_it(
    client: Client,
    maja: User,
    majas_seat: Seat,
    signed: Callable[[date], None],
    start: date,
    due: date,
    suggested: date | None,
) -> None:
    signed(start)
    shown = page(client, maja, majas_seat)
    assert f"Senest {weekday_date(due)}" in shown
    assert (
        (f"Forslag: {weekday_date(suggested)}." in shown) if suggested else ("Forslag: fredag" not in shown)
    )
    assert ("Det afhænger af overenskomsten." in shown) == (due == date(2026, 12, 24))


def test_e2_two_and_a_half_years_from_the_last_of_august_end_in_february(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    note(majas_seat, "ansaettelse_start", "2024-08-31")
    shown = page(client, maja, majas_seat)
    assert "Senest søndag 28. februar 2027 (uge 8)" in shown
    assert "Forslag: fredag 26. februar 2027 (uge 8)." in shown
    assert "Dagen findes ikke i måneden. Vi bruger månedens sidste dag." in shown


def test_e3_a_week_has_the_number_that_danes_plan_by(client: Client, maja: User, majas_seat: Seat) -> None:
    note(majas_seat, "ansaettelse_start", "2026-11-28")
    assert "Senest mandag 28. december 2026 (uge 53)" in page(client, maja, majas_seat)
    note(majas_seat, "ansaettelse_start", "2026-12-01")
    assert "Senest fredag 1. januar 2027 (uge 53)" in page(client, maja, majas_seat)
    note(majas_seat, "ansaettelse_start", "2026-12-04")
    assert "Senest mandag 4. januar 2027 (uge 1)" in page(client, maja, majas_seat)


def test_one_fact_is_asked_for_at_a_time_with_the_reason_and_a_way_past_it(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    first = page(client, maja, majas_seat)
    assert "Hvornår begyndte fleksjobbet?" in first
    assert "midlertidigt eller permanent?" not in first
    assert "Kommunens første opfølgning i fleksjobbet" in first  # why
    post_fact(client, majas_seat, "ansaettelse_start", unknown="1")
    second = page(client, maja, majas_seat)
    assert "Er fleksjobbet midlertidigt eller permanent?" in second
    assert "Hvornår begyndte fleksjobbet?" not in second
    post_fact(client, majas_seat, "varighed", unknown="1")
    assert "Hvornår holdt kommunen sidst opfølgning?" in page(client, maja, majas_seat)
    post_fact(client, majas_seat, "seneste_opfoelgning", unknown="1")
    last = page(client, maja, majas_seat)
    assert "Et spørgsmål ad gangen" not in last
    assert "Der er ingen datoer endnu." in last
    assert "født" not in last  # nobody asks for the date of birth of who has not chosen that topic


def test_what_the_agreement_says_is_not_asked_again_and_can_be_corrected(
    client: Client, maja: User, majas_seat: Seat, signed: Callable[[date], None]
) -> None:
    signed(date(2026, 12, 1))
    shown = page(client, maja, majas_seat)
    assert "Hvornår begyndte fleksjobbet?" not in shown
    assert "Fra jeres aftale. Ret den, hvis det var en anden dag." in shown
    assert "Senest fredag 1. juni 2029" in shown
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    shown = page(client, maja, majas_seat)
    assert "Fra jeres aftale." not in shown
    assert "Skrevet af Maja 23. november 2026" in shown
    assert "1. juni 2029" not in shown


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        ("seneste_opfoelgning", date(2027, 1, 1), "Datoen er ikke kommet endnu."),
        ("seneste_opfoelgning", date(2024, 1, 1), "Fleksjobbets start: 1. marts 2024. Ret en af dem."),
    ],
)
def test_a_date_that_cannot_be_is_told_at_its_field_and_is_not_noted(
    client: Client, maja: User, majas_seat: Seat, key: str, day: date, said: str
) -> None:
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    page(client, maja, majas_seat)
    answer = post_fact(client, majas_seat, key, **parts("value", day))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Ikke skrevet" in page(client, maja, majas_seat)


def test_a_day_that_has_passed_is_told_calmly_with_what_to_do_now(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    note(majas_seat, "ansaettelse_start", "2020-03-01")
    note(majas_seat, "varighed", "midlertidigt")
    shown = page(client, maja, majas_seat)
    passed = shown[shown.index("Dage, der er gået") :]
    assert "kontakt kommunen nu" in passed
    assert "Er opfølgningen holdt? Skriv dagen" in passed
    for word in ("tabt", "bortfald", "mistet", "for sent", "overskred"):
        assert word not in shown.lower()


def test_what_is_our_inference_is_never_called_law(client: Client, maja: User, majas_seat: Seat) -> None:
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    note(majas_seat, "varighed", "midlertidigt")
    shown = page(client, maja, majas_seat).replace("\u00a0", " ")
    inferred = "LAB § 120 (nummeret er vores slutning)"
    known = "LAB § 121 (nummeret er vores slutning)"
    assert f"Vores slutning ud fra {inferred}. Spørg kommunen." in shown
    assert f"Lov: {inferred}" not in shown
    assert f"Lov: {known} ({SIKKERHED_I_ORD['sekundaer'][0]})" in shown


def test_the_page_is_whole_in_english(client: Client, maja: User, majas_seat: Seat) -> None:
    note(majas_seat, "ansaettelse_start", "2024-03-01")
    note(majas_seat, "varighed", "midlertidigt")
    page(client, maja, majas_seat)
    client.post(reverse("language_set"), {"language": "en"})
    shown = client.get(reverse("deadlines", args=[majas_seat.case.pk])).content.decode()
    assert "The municipality&#x27;s status after 4½ years" in shown
    assert "1 September 2028" in shown
    text = shown[shown.index("<h1>") : shown.index("</main>")]
    assert in_page(f'<html lang="en"><body>{text}</body></html>', "en") == []


def test_the_case_page_has_one_line_with_the_next_date(client: Client, maja: User, majas_seat: Seat) -> None:
    note(majas_seat, "ansaettelse_start", "2024-08-31")
    shown = page(client, maja, majas_seat, "case_detail")
    assert "Senest søndag 28. februar 2027 (uge 8): Kommunens første opfølgning i fleksjobbet" in shown
    assert f'href="{reverse("deadlines", args=[majas_seat.case.pk])}"' in shown


def test_the_case_page_tells_no_date_in_many_years_by_which_nothing_is_to_be_done(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    note(majas_seat, "foedselsdag", date(1980, 5, 17).isoformat())
    shown = page(client, maja, majas_seat, "case_detail")
    assert "Tidligste ansøgning om seniorpension" not in shown
    assert "Se alle frister" in shown
    assert "Tidligste ansøgning om seniorpension" in page(client, maja, majas_seat)
