"""A wage by the month: with hours, with a wage at full time, with both, and with neither of them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.web.calculator_forms import CalculatorForm
from fleksjob import money
from fleksjob.beregning import beregn
from fleksjob.forbehold import LOFT_UKENDT
from fleksjob.kurve import LOENLOFT, TILSKUD_SLUT, kurve
from fleksjob.sag import UDEN_LOFT
from fleksjob.visning_ord import kr
from tests.documents.pdf.reading import body, squeezed
from tests.web.test_calculator import KARIM, MONTH, NEW, OF_KARIM, pressed, refused

WAGE = MONTH | {"kender": "maaned", "loen_md": "15.600,00", "pension": "med"}
HOURS, FULL = {"timer": "18"}, {"fuldtid_md": "32.066,67"}
NEVER = money.show(UDEN_LOFT, unit="")
NO_CAP = "Vi kender ikke lønnen på fuld tid"
SHARED = "Vi bruger den samme løn på fuld tid i begge situationer."
DERIVED = "Vi har regnet lønnen på fuld tid ud fra løn og timer."


def test_without_the_wage_at_full_time_the_answer_says_what_cannot_be_said(client: Client) -> None:
    page = pressed(client, WAGE)
    unlimited = beregn({"dato": "2024-06-01", "loen_md": "15600", "fuldtidsloen_md": NEVER})
    assert f"Løn og tilskud i alt {kr(unlimited.i_alt)}" in page
    assert NO_CAP in page
    assert LOFT_UKENDT.tekst in page
    assert NEVER not in page
    assert "En time mere" not in page
    drawing = client.get(reverse("calculator")).content.decode()
    assert "draw-cap" not in drawing


def test_the_drawing_then_goes_on_to_the_end_of_the_subsidy() -> None:
    form = CalculatorForm(WAGE)
    assert form.is_answered
    assert LOENLOFT not in {each.id for each in form.answer.knaek}
    assert form.answer.knaek[-1].id == TILSKUD_SLUT
    assert form.answer.punkter[-1].loen_md > form.answer.loen_uden_tilskud


def test_hours_beside_the_wage_give_the_wage_at_full_time_and_the_next_hour(client: Client) -> None:
    """The same job, said by the hour and by the month, has the same answer."""
    page = pressed(client, WAGE | HOURS | {"proev": "20"})
    assert DERIVED in page
    assert NO_CAP not in page
    by_hour = pressed(client, KARIM | {"proev": "20"})
    for said in ("En time mere om ugen giver", "20 timer: 2 timer mere giver", "Her står du: 18 timer,"):
        sentence = re.compile(rf"{said} [\d.,]+ kr\.")
        assert sentence.findall(page)[0] == sentence.findall(by_hour)[0]


def test_a_wage_at_full_time_that_was_stated_is_the_cap_and_the_drawing_ends_at_full_time() -> None:
    form = CalculatorForm(WAGE | HOURS | {"fuldtid_md": "35.000,00", "proev": "37"})
    assert form.is_answered
    assert form.full_time_note == ""
    assert form.answer.nu.fuldtidsloen_md == 35_000
    of_37_hours = form.beside.tried[0].efter.loen_md
    assert abs(form.answer.punkter[-1].loen_md - of_37_hours) < 1
    assert of_37_hours < 35_000


def test_hours_at_the_workplace_will_do(client: Client) -> None:
    there = pressed(client, WAGE | {"tilstede": "30", "intensitet": "60"})
    assert "Her står du: 18 timer," in there


def test_other_hours_cannot_be_tried_without_todays(client: Client) -> None:
    answer = refused(client, WAGE | FULL | {"proev": "20"})
    assert "Skriv timerne nu" in answer.context["form"].errors["timer"][0]


@pytest.mark.parametrize("more", [{}, HOURS, FULL, HOURS | FULL])
def test_a_month_without_wage_is_answered_in_every_way(client: Client, more: dict[str, str]) -> None:
    assert "Uden løn" in pressed(client, WAGE | more | {"loen_md": "0"})


def test_a_full_time_wage_of_nothing_is_refused_at_its_own_field(client: Client) -> None:
    form = refused(client, WAGE | {"fuldtid_md": "0"}).context["form"]
    assert list(form.errors) == ["fuldtid_md"]


def test_the_sheet_too_says_at_once_that_the_cap_is_not_known(client: Client) -> None:
    pressed(client, WAGE)
    lead = squeezed(body(client.get(reverse("calculator_pdf")).content)).partition("Sådanerdetregnetud")[0]
    assert squeezed(NO_CAP) in lead
    pressed(client, WAGE | FULL)
    assert squeezed(NO_CAP) not in squeezed(body(client.get(reverse("calculator_pdf")).content))


def new(facts: dict[str, str]) -> dict[str, str]:
    return {f"ny-{name}": text for name, text in facts.items()}


HIGH, HIGHER = WAGE | {"loen_md": "25.000,00"}, WAGE | {"loen_md": "28.000,00"}


@pytest.mark.parametrize(
    ("now", "after"),
    [
        (HIGH | FULL, HIGHER),
        (HIGH, HIGHER | FULL),
        (HIGH | FULL, HIGHER | {"timer": "10"}),
        (HIGH | FULL | {"timer": "20"}, HIGHER | {"timer": "22"}),
        (KARIM | {"timer": "30"}, HIGHER),
        (MONTH | {"kender": "fuldtid", "fuldtid": "32.066,67", "timer": "30", "pension": "med"}, HIGHER),
    ],
)
def test_a_wage_at_full_time_that_one_situation_knows_holds_for_both_and_it_is_said(
    client: Client, now: dict[str, str], after: dict[str, str]
) -> None:
    page = pressed(client, now | new(after), "calculator_compare")
    assert "Lønloft 32.066,67 32.066,67 0,00" in page
    assert "I alt før ATP og skat 32.066,67 32.066,67 0,00" in page, "both are at the cap"
    assert SHARED in page
    assert DERIVED not in page


def test_what_both_know_is_left_as_it_is_and_what_neither_knows_is_said(client: Client) -> None:
    assert SHARED not in pressed(client, KARIM | NEW, "calculator_compare")
    other = HIGHER | {"fuldtid_md": "36.000,00"}
    assert "Lønloft 32.066,67 36.000,00 +3.933,33" in pressed(
        client, HIGH | FULL | new(other), "calculator_compare"
    )
    neither = pressed(client, HIGH | new(HIGHER), "calculator_compare")
    assert NO_CAP in neither
    assert LOFT_UKENDT.tekst in neither
    assert SHARED not in neither


def test_hours_of_two_monthly_wages_are_compared(client: Client) -> None:
    both = WAGE | HOURS | {f"ny-{name}": text for name, text in (WAGE | {"timer": "20"}).items()}
    page = pressed(client, both | {"ny-loen_md": "17.333,33"}, "calculator_compare")
    assert "Effektive timer om ugen 18 20 +2" in page
    assert "2 timer mere giver 960,75 kr. mere om måneden før skat." in page
    raised = pressed(client, both | {"ny-loen_md": "20.000,00"}, "calculator_compare")
    assert "2 timer mere giver" not in raised, "not the hours alone"


def test_the_reasons_do_not_speak_of_a_cap_that_is_not_known(client: Client) -> None:
    assert "under lønloftet" not in pressed(client, WAGE)
    assert "loenloft" in {each.id for each in kurve(OF_KARIM).knaek}
