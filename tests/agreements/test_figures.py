"""The three figures of working time: wherever one of them is read, the others stand with it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.figures import derived, hours_lines
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import amending, signing, writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.pdf import render_blank
from fleksaftale.documents.printing import signed_pdf
from fleksaftale.documents.signing import Intent
from tests.cast import ANSWERS, answered, now, save_alone, save_together
from tests.documents.pdf.reading import pages, squeezed

AT_WORK = "Timer på arbejdspladsen om ugen: 12"
ASSESSED = (
    "Effektive timer om ugen: 10 – arbejdsintensitet 83 % (beregnet), kommunens vurdering 10. november 2026"
)
COMPUTED = "83 % (10 af 12 timer, beregnet)"
AWAITED = "Effektive timer: afventer kommunens vurdering"
WAITING = {"effektive_timer": answered(kilde="afventer")}


@pytest.fixture
def signed(majas_seat: Seat, sofies_seat: Seat, proposed: Version) -> Version:
    for seat in (majas_seat, sofies_seat):
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent(seat.name, proposed.fingerprint))
    return proposed


def read(client: Any, name: str, seat: Seat, *more: object) -> str:
    answer = client.get(reverse(name, args=[seat.case.pk, *more]))
    assert answer.status_code == 200
    return str(answer.content.decode())


# --- what is said ------------------------------------------------------------------------------------------


def test_hours_effective_hours_and_the_assessment_are_said_together() -> None:
    assert hours_lines(ANSWERS) == (AT_WORK, ASSESSED)
    assert derived(ANSWERS) == {"effektive_timer": (("Arbejdsintensitet", COMPUTED),)}


def test_an_assessment_without_a_day_says_so() -> None:
    answers = ANSWERS | {"effektive_timer": answered(kilde="kommunen", timer=600)}
    assert hours_lines(answers)[1].endswith("(beregnet), kommunens vurdering uden dato")
    assert derived(answers)["effektive_timer"][0] == ("Kommunens vurdering", "datoen er ikke skrevet")


def test_where_the_municipality_has_not_assessed_nothing_is_computed() -> None:
    assert hours_lines(ANSWERS | WAITING) == (AT_WORK, AWAITED)
    assert derived(ANSWERS | WAITING) == {
        "effektive_timer": (("Arbejdsintensitet", "kan ikke beregnes endnu (12 timer på arbejdspladsen)"),)
    }


def test_without_hours_at_the_workplace_there_is_nothing_to_say() -> None:
    answers = {key: answer for key, answer in ANSWERS.items() if key != "timer"}
    assert hours_lines(answers) == ()
    assert derived(answers) == {}


def test_it_is_said_in_english_too() -> None:
    with translation.override("en"):
        assert "83" in hours_lines(ANSWERS)[1]
        assert "beregnet" not in "".join(hours_lines(ANSWERS))


# --- where it is said --------------------------------------------------------------------------------------


def test_on_the_page_of_the_case(as_maja: Any, majas_seat: Seat, signed: Version) -> None:
    page = read(as_maja, "case_detail", majas_seat)
    assert AT_WORK in page
    assert ASSESSED in page


def test_on_the_page_of_the_case_while_the_municipality_has_not_assessed(
    as_maja: Any, majas_seat: Seat, sofies_seat: Seat, draft: Callable[..., None]
) -> None:
    draft(ANSWERS | WAITING)
    version = propose_version(sofies_seat)
    for seat in (majas_seat, sofies_seat):
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, version.pk, Intent(seat.name, version.fingerprint))
    page = read(as_maja, "case_detail", majas_seat)
    assert AT_WORK in page
    assert f"<li>{AWAITED}</li>" in page


@pytest.mark.parametrize("name", ["version", "sign"])
def test_on_the_version_and_where_it_is_signed(
    as_maja: Any, majas_seat: Seat, proposed: Version, name: str
) -> None:
    page = read(as_maja, name, majas_seat, proposed.pk)
    assert AT_WORK in page
    assert ASSESSED in page
    assert COMPUTED in page


def test_on_the_receipt(as_maja: Any, majas_seat: Seat, signed: Version) -> None:
    page = read(as_maja, "signed", majas_seat, signed.pk)
    assert AT_WORK in page
    assert ASSESSED in page


def test_the_receipt_says_whose_it_is_to_tell_the_municipality_of_changes_small_ones_too(
    as_maja: Any, as_sofie: Any, majas_seat: Seat, sofies_seat: Seat, signed: Version
) -> None:
    told = (
        "pligt til at fortælle kommunen om ændringer, der betyder noget for fleksjobbet. Det gælder også små"
    )
    assert f"Du har {told}" in read(as_maja, "signed", majas_seat, signed.pk)
    assert f"Maja Kjærgaard har {told}" in read(as_sofie, "signed", sofies_seat, signed.pk)


def test_on_the_summary_of_the_draft(as_maja: Any, majas_seat: Seat, draft: Callable[..., None]) -> None:
    draft()
    page = read(as_maja, "draft_summary", majas_seat)
    assert AT_WORK in page
    assert ASSESSED in page
    assert COMPUTED in page


def test_on_ones_own_summary(as_maja: Any, majas_seat: Seat) -> None:
    save_alone(majas_seat, {key: ANSWERS[key] for key in ("timer", "effektive_timer")})
    assert COMPUTED in read(as_maja, "own_summary", majas_seat)


def test_where_two_answers_stand_side_by_side(as_maja: Any, majas_seat: Seat, sofies_seat: Seat) -> None:
    other: dict[str, Answer] = {"timer": answered(timer=20 * 60)}
    for seat, more in ((majas_seat, {}), (sofies_seat, other)):
        save_alone(seat, {key: ANSWERS[key] for key in ("timer", "effektive_timer")} | more)
    save_alone(sofies_seat, {"effektive_timer": answered(kilde="kommunen", timer=15 * 60)})
    for seat in (majas_seat, sofies_seat):
        writing.say_ready(seat, FLEKS_TILLAEGSAFTALE)
    page = read(as_maja, "draft", majas_seat)
    assert COMPUTED in page
    assert "75 % (15 af 20 timer, beregnet)" in page


def test_beside_a_difference_also_where_one_figure_alone_is_changed(
    as_maja: Any, majas_seat: Seat, signed: Version
) -> None:
    amending.open_amendment(majas_seat, FLEKS_TILLAEGSAFTALE, date(2099, 2, 1))
    save_together(majas_seat, {"timer": answered(timer=14 * 60)})
    page = read(as_maja, "draft_summary", majas_seat)
    assert "<strong>14 timer</strong>" in page
    assert "Timer på arbejdspladsen om ugen: 14" in page
    assert "arbejdsintensitet 71 % (beregnet), kommunens vurdering 10. november 2026" in page


def test_in_the_pdf(majas_seat: Seat, signed: Version) -> None:
    here = now(majas_seat)
    summary = hours_lines(here.content(signed).answers(FLEKS_TILLAEGSAFTALE))
    text = "".join(pages(signed_pdf(here, signed, summary=summary)))
    for said in (AT_WORK, ASSESSED, COMPUTED):
        assert squeezed(said) in text


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("language", ["da", "en"])
def test_on_one_page_of_the_blank_form(language: str, large: bool) -> None:
    asked = [FLEKS_TILLAEGSAFTALE.question(key) for key in ("timer", "effektive_timer")]
    labels = [squeezed(f.label.in_language(language)) for q in asked for f in q.fields if f.key != "kilde"]
    found = pages(render_blank(FLEKS_TILLAEGSAFTALE, language=language, large=large))
    assert any(all(label in page for label in labels) for page in found)
