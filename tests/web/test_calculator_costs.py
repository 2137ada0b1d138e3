"""The employer's page: the wage by the law, and beside it the employer's own numbers, which are no rules."""

from fractions import Fraction

from django.test import Client

from fleksjob.beregning import beregn
from fleksjob.visning_ord import kr
from tests.web.test_calculator import KARIM, MONTH, OF_KARIM, pressed, refused

PAGE = "calculator_employer"
OWN = {"ferie_andel": "10", "ag_atp": "100,00", "andre_andel": "1,5", "refusion": "2.000,00"}


def test_the_employers_own_numbers_are_added_and_called_so(client: Client) -> None:
    wage = beregn(OF_KARIM).loen_md
    page = pressed(client, KARIM | OWN, PAGE)
    total = wage * Fraction(1115, 1000) + 100 - 2000
    assert f"Løn og dine egne tal i alt {kr(total)}" in page
    assert f"Ferie, dit eget tal {kr(wage / 10)}" in page
    assert "Refusion, du regner med, dit eget tal −2.000,00 kr." in page
    assert f"For hver effektiv time {kr(total / (18 * Fraction(52, 12)))}" in page
    assert "De er ikke regler." in page


def test_without_own_numbers_the_wage_is_all_and_what_is_left_out_is_named(client: Client) -> None:
    page = pressed(client, KARIM, PAGE)
    assert "Løn, arbejdsgiveren betaler, med pension 15.600,00 kr. For hver effektiv time 200,00 kr." in page
    assert "Ferie, ATP og forsikringer er ikke med." in page
    assert "dit eget tal" not in page


def test_the_employers_share_of_the_pension_is_told_where_it_was_added(client: Client) -> None:
    page = pressed(
        client, KARIM | {"pension": "uden", "pension_arbejdsgiver": "8", "pension_egen": "4"}, PAGE
    )
    assert f"Heraf arbejdsgiverens pension {kr(Fraction(15_600 * 8, 100))}" in page
    assert "arbejdsgiverens pension" not in pressed(client, KARIM, PAGE)


def test_the_highest_sickness_benefit_stands_with_how_well_it_was_seen(client: Client) -> None:
    page = pressed(client, KARIM, PAGE)
    assert "Højeste sygedagpenge pr. time: 126,89 kr." in page
    assert "ikke set hos myndigheden" in page


def test_a_refund_above_the_wage_is_asked_about(client: Client) -> None:
    page = pressed(client, KARIM | {"refusion": "100.000,00"}, PAGE)
    assert "Se lige på tallene igen Refusionen er højere end lønnen. Er begge tal rigtige?" in page
    assert "Løn og dine egne tal i alt −84.400,00 kr." in page
    assert "Se lige på tallene igen" not in pressed(client, KARIM | OWN, PAGE)


def test_without_hours_nothing_is_said_of_an_hour(client: Client) -> None:
    monthly = MONTH | {"kender": "maaned", "loen_md": "15.600,00", "pension": "med"}
    page = pressed(client, monthly, PAGE)
    assert "For hver effektiv time" not in page
    assert "Løn på fuld tid i samme job 9" not in page


def test_a_number_that_cannot_be_used_is_refused_at_its_field(client: Client) -> None:
    form = refused(client, KARIM | {"ferie_andel": "120", "ag_atp": "mange"}, PAGE).context["form"]
    assert set(form.errors) == {"ferie_andel", "ag_atp"}
    assert form.costs_open
