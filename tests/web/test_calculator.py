"""The income calculator: S11 by its form, every other wage by the law's own numbers, and what it refuses."""

import io
import re
from fractions import Fraction
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from fleksaftale.web import sealed_answers
from fleksaftale.web.calculator_forms import CalculatorForm, EmployerForm
from fleksjob.beregning import beregn
from fleksjob.law import gaeldende
from fleksjob.money import parse, show
from fleksjob.oplyst_loen import af_fuld_tid, med_pension
from fleksjob.sammenlign import ARBEJDSGIVER, sammenlign
from fleksjob.visning_ord import kr, tal
from tests import wrong_language

MONTH = {"maaned": "6", "aar": "2024"}
KARIM = MONTH | {"kender": "time", "timeloen": "200,00", "timer": "18", "pension": "med"}
TRIED = KARIM | {"proev": "20", "proev_ogsaa": "22"}
NEW = {f"ny-{name}": text for name, text in KARIM.items()}
OF_KARIM = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}


def text_of(response: HttpResponse) -> str:
    html = re.sub(r"(?s)<(script|style|title|desc)\b.*?</\1>|<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(html).split())


def pressed(client: Client, facts: dict[str, str], name: str = "calculator") -> str:
    """What a person sees after a press, on the page that it leads to."""
    sent = client.post(reverse(name), facts)
    assert sent.status_code == 302, text_of(sent)
    assert sent.url == f"{reverse(name)}#resultat"
    return text_of(client.get(reverse(name)))


def refused(client: Client, facts: dict[str, str], name: str = "calculator") -> Any:
    sent = client.post(reverse(name), facts)
    assert sent.status_code == 422
    return sent


# --- S11 ------------------------------------------------------------------------------------------------


def test_more_hours_stand_beside_each_other_with_what_each_gives(client: Client) -> None:
    page = pressed(client, TRIED)
    for row in (
        "18 timer nu 15.600,00 4.680,00 15.272,00 30.872,00 32.066,67",
        "20 timer 17.333,33 5.452,58 14.499,42 31.832,75 32.066,67",
        "22 timer 19.066,67 6.405,92 før lønloftet 13.546,08 → efter lønloftet 13.000,00 32.066,67 32.066,67",
        "20 timer: 2 timer mere giver 960,75 kr. mere om måneden før skat.",
        "Flere timer giver her ikke højere samlet indtægt på grund af lønloftet.",
    ):
        assert row in page


def test_the_cap_is_told_of_in_one_sentence(client: Client) -> None:
    """The box takes what it is given, not the lines of the calculation that stand beside it."""
    pressed(client, TRIED | {"timer": "22"})
    page = client.get(reverse("calculator")).content.decode()
    box = re.search(r'(?s)<div class="alert alert-info.*?</div>\s*</div>', page)
    assert box is not None
    assert "<li>" not in box[0]


def test_no_wage_is_no_subsidy_in_the_drawing_and_its_table(client: Client) -> None:
    page = pressed(client, KARIM)
    assert "0 (uden løn) 0,00 0,00 0,00 0 (den første løn) 0,00" in page
    assert page.count("Uden løn er der intet tilskud. Den første løn udløser") == 2
    drawing = client.get(reverse("calculator")).content.decode()
    assert drawing.count("Uden løn er der intet tilskud") == 4
    assert drawing.count("draw-open") == 3


def test_where_a_benefit_gives_the_subsidy_without_wage_the_line_begins_at_zero(client: Client) -> None:
    page = pressed(client, KARIM | {"sygedagpenge": "5.000,00"})
    assert "uden løn" not in page.lower()


def test_a_benefit_stands_beside_the_wage_and_is_in_the_total(client: Client) -> None:
    page = pressed(client, KARIM | {"sygedagpenge": "4.000,00"})
    answer = beregn(OF_KARIM | {"sygedagpenge_md": "4000"})
    assert f"Løn, tilskud og dagpenge i alt {kr(answer.i_alt + 4000)}" in page
    assert "Sygedagpenge eller barselsdagpenge 4.000,00 kr." in page
    assert "Dagpengene er ikke med på tegningen." in page


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"timer": "50"}, "Timerne er flere end fuld tid, 37 timer om ugen. Er de rigtige?"),
        ({"kender": "maaned", "loen_md": "9.000,00", "fuldtid_md": "8.000,00"}, "Er begge tal rigtige?"),
    ],
)
@pytest.mark.parametrize("name", ["calculator", "calculator_employer"])
def test_more_than_full_time_is_asked_about_before_the_answer(
    client: Client, name: str, facts: dict[str, str], asked: str
) -> None:
    page = pressed(client, KARIM | facts, name)
    assert page.index(asked) < page.index("Om måneden")


@pytest.mark.parametrize("wage", ["20.000,00", "20,00"])
@pytest.mark.parametrize("name", ["calculator", "calculator_employer", "calculator_compare"])
def test_a_wage_that_can_hardly_be_for_an_hour_is_asked_about(client: Client, name: str, wage: str) -> None:
    page = pressed(client, KARIM | NEW | {"timeloen": wage}, name)
    assert f"Se lige på tallene igen Timelønnen er {wage} kr. Er det løn for en time?" in page
    assert "Se lige på tallene igen" not in pressed(client, KARIM | NEW, name)


def test_decimals_are_hours_too(client: Client) -> None:
    for hours in ("10,5", "10:30", "10 t 30 min"):
        page = pressed(client, KARIM | {"timeloen": "185", "timer": hours})
        assert "Løn 8.417,50 kr. Fleksløntilskud 17.426,75 kr." in page


def test_the_page_says_what_it_is(client: Client) -> None:
    page = pressed(client, KARIM)
    answer = beregn(OF_KARIM)
    for said in (
        "Beregningen er vejledende. Kommunen regner måned for måned ud fra indkomstregistret.",
        "Oplys kommunen, hvis timerne ændres.",
        "Vi regner ikke skat.",
        f"Satser for juni 2024. Regelsæt: {answer.regelsaet}",
        "Tjekket 21. november 2026",
    ):
        assert said in page


# --- whatever somebody writes -----------------------------------------------------------------------------

money = st.integers(0, 60_000_00).map(lambda oere: f"{oere // 100},{oere % 100:02d}")
hourly = st.integers(1, 600_00).map(lambda oere: f"{oere // 100},{oere % 100:02d}")
minutes = st.integers(1, 37 * 60).map(lambda each: f"{each // 60}:{each % 60:02d}")
month = st.tuples(st.integers(1, 12), st.integers(2015, 2026))


@settings(max_examples=40, deadline=None)
@given(month, hourly, minutes, money, money)
def test_the_figures_of_the_page_are_those_of_the_law(
    when: tuple[int, int], wage: str, hours: str, other: str, sick: str
) -> None:
    amounts = {"timeloen": wage, "timer": hours, "anden_loen": other, "sygedagpenge": sick}
    form = CalculatorForm(
        {"maaned": str(when[0]), "aar": str(when[1]), "kender": "time", "pension": "med"} | amounts
    )
    assert form.is_valid(), form.errors
    facts = {"timeloen": wage, "effektive_timer": hours, "anden_loen_md": other, "sygedagpenge_md": sick}
    expected = beregn({"dato": f"{when[1]}-{when[0]:02d}-01"} | facts)
    found = Client().post(reverse("calculator"), form.data, headers={"HX-Request": "true"})
    page = text_of(found)
    benefit = expected.run.exact("sygedagpenge_md")
    assert isinstance(benefit, Fraction)
    told = "Løn, tilskud og dagpenge i alt" if benefit else "Løn og tilskud i alt"
    assert f"{told} {kr(expected.i_alt + benefit)}" in page
    assert f"Løn {kr(expected.loen_md)} Fleksløntilskud {kr(expected.fleksloentilskud)}" in page
    assert ("Lønloftet begrænser tilskuddet" in page) >= expected.loenloft_binder


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 400_00), st.integers(1, 37 * 60), st.integers(0, 2500), st.integers(0, 1200))
def test_pension_and_full_time_are_added_as_they_are_stated(
    wage: int, paid: int, theirs: int, own: int
) -> None:
    facts = MONTH | {"kender": "fuldtid", "pension": "uden", "fuldtid": f"{wage * 160 // 100},00"}
    facts |= {"timer": f"{paid // 60}:{paid % 60:02d}", "pension_arbejdsgiver": f"{theirs / 100:.2f}"}
    form = EmployerForm(facts | {"pension_egen": f"{own / 100:.2f}" if own else ""})
    if wage * 160 // 100 == 0:
        assert not form.is_valid()
        return
    assert form.is_valid(), form.errors
    shares = Fraction(theirs, 10_000), Fraction(own, 10_000)
    full = med_pension(wage * 160 // 100 * 100, *shares)
    assert form.answer.fuldtidsloen_md == Fraction(full, 100)
    part = af_fuld_tid(full, paid, gaeldende(), form.day)
    assert form.answer.loen_md == Fraction(part, 100)
    assert abs(Fraction(full * paid, 37 * 60) - part) <= Fraction(1, 2)


def test_a_wage_by_the_month_has_a_curve_along_the_wage(client: Client) -> None:
    facts = {"kender": "maaned", "loen_md": "15.600", "fuldtid_md": "32.066,67", "pension": "med"}
    facts["loen_md"] = "15.600,00"
    page = pressed(client, MONTH | facts)
    assert "Her står du: 15.600,00 kr., 30.872 kr." in page
    assert "løn i kr. om måneden" in page
    assert "En time mere" not in page


def test_full_time_with_hours_has_a_curve_along_hours(client: Client) -> None:
    facts = {"kender": "fuldtid", "fuldtid": "32.066,67", "timer": "18", "pension": "med", "proev": "20"}
    page = pressed(client, MONTH | facts)
    assert "Her står du: 18 timer, 30.872 kr." in page
    assert "20 timer 17.333,34" in page


def test_hours_at_the_workplace_count_by_what_gets_done(client: Client) -> None:
    there = {"timer": "", "tilstede": "30", "intensitet": "60"}
    assert "Effektive timer: 30 timer × 60 % = 18 timer" in pressed(client, KARIM | there)


# --- refusals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"timeloen": ""}, "timeloen", "Skriv timelønnen, fx 200,00"),
        ({"timeloen": "15,272.00"}, "timeloen", "Timeløn: “15,272.00” har komma før punktum."),
        ({"timer": ""}, "timer", "Skriv de effektive timer om ugen, fx 10,5"),
        ({"timer": "7:75"}, "timer", "Effektive timer: Der er højst 59 minutter efter kolon. Skriv fx 7:30."),
        ({"timer": "0"}, "timer", "Indtast hvor mange timer."),
        ({"timer": "169"}, "timer", "En uge har 168 timer."),
        ({"tilstede": "30"}, "timer", "Skriv kun den ene slags timer."),
        ({"timer": "", "tilstede": "30"}, "intensitet", "i procent, fx 60"),
        ({"timer": "", "tilstede": "20", "intensitet": "0,6"}, "intensitet", "Mener du 60 procent?"),
        ({"timer": "", "tilstede": "20", "intensitet": "0,83"}, "intensitet", "Mener du 83 procent?"),
        ({"pension": "uden"}, "pension_arbejdsgiver", "Skriv arbejdsgiverens del i procent, fx 8"),
        ({"pension": "uden", "pension_arbejdsgiver": "108"}, "pension_arbejdsgiver", "fra 0 til 100, fx 8"),
        ({"kender": "maaned"}, "loen_md", "Skriv lønnen om måneden, fx 15.600,00"),
        ({"aar": "1999"}, "aar", "1999"),
        ({"proev": "mange"}, "proev", "Skriv fx 7,5 eller 7:30."),
    ],
)
def test_a_refusal_stands_at_its_field_with_a_good_value_and_loses_nothing(
    client: Client, changed: dict[str, str], field: str, says: str
) -> None:
    answer = refused(client, TRIED | {"anden_loen": "1.000,00"} | changed)
    form = answer.context["form"]
    assert says in " ".join(form.errors[field])
    assert form["anden_loen"].value() == "1.000,00"
    assert "Fejl:" in answer.content.decode()
    assert not answer.cookies.get(sealed_answers.cookie_name("calculator"))


@pytest.mark.parametrize("written", ["15.272,00", "15272", "15272,5"])
def test_amounts_are_read_as_people_write_them(client: Client, written: str) -> None:
    """Edge table E4, at the fields that take an amount, and as the answer shows it."""
    monthly = MONTH | {"kender": "maaned", "pension": "med", "loen_md": written}
    oere = parse(written)
    assert f"Løn {show(oere)}" in pressed(client, monthly)
    assert client.get(reverse("calculator")).context["form"]["loen_md"].value() == written


@pytest.mark.parametrize("name", ["loen_md", "fuldtid_md", "anden_loen", "sygedagpenge"])
def test_an_english_amount_is_refused_with_a_good_one(client: Client, name: str) -> None:
    monthly = MONTH | {"kender": "maaned", "pension": "med", "loen_md": "15.600,00", name: "15,272.00"}
    form = refused(client, monthly).context["form"]
    assert list(form.errors) == [name]
    assert "15.272,00" in form.errors[name][0]


def test_a_year_without_rates_is_refused_calmly_and_no_other_rates_are_used(client: Client) -> None:
    answer = client.post(reverse("calculator"), KARIM | {"aar": "2027", "maaned": "1"})
    assert answer.status_code == 200
    said = "Vi har ikke satser for 2027 endnu. Brug beregneren på star.dk, eller spørg kommunen."
    assert text_of(answer).count(said) == 2, "at the month, and where the answer would be"
    assert "Vi regner ikke for den måned" in text_of(answer)
    assert "Fejl" not in text_of(answer)
    assert answer.context["form"]["timeloen"].value() == "200,00"
    assert "i alt" not in text_of(answer)
    live = client.post(reverse("calculator"), KARIM | {"aar": "2027"}, headers={"HX-Request": "true"})
    assert said in text_of(live)


def test_a_rate_that_we_computed_is_said_to_be_so(client: Client) -> None:
    page = pressed(client, KARIM | {"aar": "2026"})
    assert "Nogle satser for juni 2026 er ikke offentliggjort." in page
    assert "er beregnet af os, ikke offentliggjort" in page


# --- live, kept, emptied -----------------------------------------------------------------------------------


def test_a_script_gets_the_answer_alone_and_a_sentence_to_say(client: Client) -> None:
    answer = client.post(reverse("calculator"), KARIM, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert "<html" not in html
    assert 'name="timeloen"' not in html
    assert 'id="calc-said" hx-swap-oob="innerHTML">I alt 30.872,00 kr. om måneden før skat.' in html


def test_while_somebody_writes_what_is_missing_is_said_without_alarm(client: Client) -> None:
    answer = client.post(reverse("calculator"), KARIM | {"timer": ""}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "Vi mangler lidt endnu Skriv de effektive timer om ugen, fx 10,5" in text_of(answer)
    assert "Fejl" not in text_of(answer)


def test_the_numbers_go_with_the_person_from_page_to_page_until_they_are_emptied(client: Client) -> None:
    pressed(client, KARIM)
    assert "15.600,00 kr." in text_of(client.get(reverse("calculator_employer")))
    begun = client.get(reverse("calculator_compare"))
    assert begun.context["form"]["timeloen"].value() == "200,00"
    pressed(
        client,
        KARIM | {f"ny-{name}": text for name, text in KARIM.items()} | {"ny-timer": "20"},
        "calculator_compare",
    )
    assert "15.600,00 kr." in text_of(client.get(reverse("calculator")))
    assert client.post(reverse("calculator"), {"ryd": "1"}).url == reverse("calculator")
    assert "Her kommer dit resultat" in text_of(client.get(reverse("calculator")))


def test_no_database_is_asked(client: Client) -> None:
    """No fixture opens a database here: a page that asked one would fail."""
    pressed(client, TRIED)
    assert client.get(reverse("calculator_pdf")).status_code == 200


def test_a_page_with_numbers_is_kept_by_no_cache(client: Client) -> None:
    pressed(client, KARIM)
    for name in ("calculator", "calculator_compare", "calculator_employer", "calculator_pdf"):
        assert "no-store" in client.get(reverse(name))["Cache-Control"]


# --- the other pages ----------------------------------------------------------------------------------------


def test_two_situations_are_compared_by_the_law(client: Client) -> None:
    page = pressed(client, KARIM | NEW | {"ny-timer": "20", "ny-timeloen": "205"}, "calculator_compare")
    answer = sammenlign({"foer": OF_KARIM, "efter": {"effektive_timer": "20", "timeloen": "205"}})
    assert f"Det giver {kr(answer.forskel('i_alt'))} mere om måneden før skat." in page
    for each in (answer.foer, answer.efter):
        assert tal(each.fleksloentilskud) in page


def test_a_refusal_in_the_new_situation_stands_there(client: Client) -> None:
    form = refused(client, KARIM | NEW | {"ny-timer": "abc"}, "calculator_compare").context["form"]
    assert list(form.errors) == ["ny-timer"]


def test_the_employer_sees_the_wage_the_subsidy_and_what_is_not_counted(client: Client) -> None:
    page = pressed(client, KARIM, "calculator_employer")
    assert "Løn, arbejdsgiveren betaler, med pension 15.600,00 kr." in page
    assert "Tilskud fra kommunen til den ansatte 15.272,00 kr." in page
    for each in ARBEJDSGIVER:
        assert each.da in page
    assert "fleksjob vurder" not in page


def test_the_result_is_a_sheet_too(client: Client) -> None:
    assert client.get(reverse("calculator_pdf")).url == reverse("calculator")
    pressed(client, TRIED)
    answer = client.get(reverse("calculator_pdf"))

    text = " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split()
    )
    for said in ("30.872,00 kr.", "Vejledende", "Vi regner ikke skat.", "LAB § 123"):
        assert said in text


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_answer_and_refusal_is_in_the_readers_language(client: Client, language: str) -> None:
    client.cookies["language"] = language
    monthly = MONTH | {"kender": "maaned", "loen_md": "9000", "fuldtid_md": "30000", "pension": "med"}
    cases = {
        "calculator": [
            TRIED,
            KARIM | {"aar": "2026", "anden_loen": "1000"},
            monthly,
            KARIM | {"timer": "x"},
            {},
        ],
        "calculator_compare": [KARIM | NEW | {"ny-timer": "20"}, KARIM],
        "calculator_employer": [KARIM | {"sygedagpenge": "500"}, KARIM | {"aar": "2027"}],
    }
    for name, sent in cases.items():
        for facts in sent:
            answer = client.post(reverse(name), facts, follow=True)
            assert wrong_language.in_page(answer.content.decode(), language) == [], (name, facts)
            live = client.post(reverse(name), facts, headers={"HX-Request": "true"})
            inside = f'<html lang="{language}">{live.content.decode()}</html>'
            assert wrong_language.in_page(inside, language) == []
