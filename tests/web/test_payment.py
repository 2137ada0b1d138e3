"""*Tjek udbetalingen*: the payslip beside the letter, from nothing but a sealed cookie."""

import logging
from typing import Any

import pytest
import time_machine
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from fleksaftale.web import sealed_answers
from fleksaftale.web.payment_fields import LETTER, MOST
from fleksjob.errors import RateMissing
from fleksjob.law.fleksloentilskud import efterregulering
from fleksjob.tjek import tjek
from fleksjob.tjek_visning import UDFALD_ORD, brev, overskrift
from tests.documents.pdf.reading import body, squeezed

FORM, RESULT = "/beregner/tjek-udbetaling/", "/beregner/tjek-udbetaling/svar/"
PAYSLIP = {"maaned": "2024-06", "loen": "14.000,00", "egen_pension": "560", "ag_pension": "1.120,00"}
FACTS = {"loen": "14000", "egen_pension": "560", "arbejdsgiver_pension": "1120"}
LETTER_OF_MAY = {"k_loen": "14560", "k_tilskud": "15.584,00", "k_tilbage": "300"}


@pytest.fixture(autouse=True)
def in_2024(db: None) -> Any:
    with time_machine.travel("2024-08-14 09:00", tick=False):
        yield


def answered(client: Client, **letter: str) -> HttpResponse:
    return client.post(FORM, PAYSLIP | (letter or LETTER_OF_MAY), follow=True)


def page(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def test_the_page_says_where_the_two_part_and_what_to_ask_in_the_words_of_the_law(client: Client) -> None:
    response = answered(client)
    expected = tjek(
        {
            "maaned": "2024-06",
            "loenseddel": FACTS,
            "kommunen": {"loen": "14560", "fleksloentilskud": "15584", "tilbage": "300"},
        }
    )
    assert response.redirect_chain == [(RESULT, 302)]
    said = page(response)
    assert expected.skilles
    for step in expected.trin:
        assert escape(step.titel[0]) in said
        assert UDFALD_ORD[step.udfald][0] in said
    for question in expected.spoergsmaal:
        assert escape(question.da) in said
    assert brev(expected).strip() in response.context["letter"]
    assert overskrift(expected) == response.context["heading"]
    assert "fejl" not in response.context["letter"].lower()


def test_the_answer_is_told_in_english_too(client: Client) -> None:
    client.cookies["language"] = "en"
    response = answered(client)
    assert "The figures part here" in page(response)
    assert "May 2024" in page(response)


def test_going_back_keeps_what_was_written_and_deleting_it_empties_the_form(client: Client) -> None:
    answered(client, k_tilskud="15.584,5")
    assert 'value="15.584,5"' in page(client.get(FORM))
    assert 'value="14.000,00"' in page(client.get(FORM))
    client.post(reverse("check_payment_restart"))
    assert 'value="14.000,00"' not in page(client.get(FORM))
    assert client.get(RESULT).status_code == 302


def test_nothing_of_it_reaches_the_database_the_address_or_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "12.345,67"
    response = client.post(FORM, PAYSLIP | {"loen": secret, "k_tilskud": "1"}, follow=True)
    assert secret in page(client.get(FORM))
    assert response.request["QUERY_STRING"] == ""
    stored = ""
    for connection in connections.all():
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
                stored += repr(cursor.fetchall())
    for found in (stored, caplog.text, str(client.cookies)):
        assert secret not in found
        assert "12345" not in found
    assert "session" not in client.cookies


def test_somebody_elses_cookie_is_an_empty_form(client: Client) -> None:
    client.cookies[sealed_answers.cookie_name("payment")] = "not-ours"
    assert client.get(FORM).status_code == 200
    assert client.get(RESULT).status_code == 302


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"loen": ""}, "loen"),
        ({"loen": "mange"}, "loen"),
        ({"maaned": ""}, "maaned"),
        ({"maaned": "1999-01"}, "maaned"),
        ({"k_tilskud": ""}, "k_tilskud"),
        ({"k_tilskud": "15,272.00"}, "k_tilskud"),
        ({"art1": "bonus"}, "beloeb1"),
        ({"beloeb1": "900"}, "art1"),
        ({"art1": "findes-ikke", "beloeb1": "9"}, "art1"),
        ({"ly_dage": "40"}, "ly_dage"),
        ({"feriedage": "3"}, "feriepenge"),
        ({"feriepenge": "480"}, "feriedage"),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(
    client: Client, changed: dict[str, str], field: str
) -> None:
    response = client.post(FORM, PAYSLIP | {"k_tilskud": "15000"} | changed)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert f'href="#id_{field}"' in page(response)


def test_other_amounts_are_counted_by_their_kind(client: Client) -> None:
    more = {"art1": "ferietillaeg", "beloeb1": "400", "art2": "ferietillaeg", "beloeb2": "500"}
    response = client.post(FORM, PAYSLIP | more | {"k_loen": "15680", "rows": "2"}, follow=True)
    assert response.context["rows"][0].ours == "16.580,00 kr."
    assert "ferietillæg" in response.context["questions"][0]


def test_a_line_more_comes_without_losing_what_was_written(client: Client) -> None:
    more = client.post(FORM, PAYSLIP | {"rows": "2", "do": "more", "art1": "bonus", "beloeb1": "3000"})
    assert more.context["form"].rows == 3
    assert 'value="3000"' in page(more)
    assert not more.context["form"].errors
    most = client.post(FORM, PAYSLIP | {"rows": "99", "do": "more"})
    assert most.context["form"].rows == MOST
    assert 'value="more"' not in page(most)


def test_a_month_without_rates_is_refused_calmly_and_never_computed_with_the_year_before(
    client: Client,
) -> None:
    with time_machine.travel("2027-01-04 09:00", tick=False):
        response = client.post(FORM, {"maaned": "2027-01", "loen": "14000", "k_tilskud": "15000"})
        with pytest.raises(RateMissing):
            tjek({"maaned": "2027-01", "loenseddel": FACTS, "kommunen": {"atp": "1"}})
    assert response.status_code == 200
    assert "Vi har ikke satser for 2027 endnu. Brug beregneren på star.dk" in page(response)
    assert page(response).count("Vi regner ikke for den måned") == 1
    assert not response.context["form"].errors, "the month is no fault of who wrote it"
    assert "Fejl:" not in page(response)
    assert sealed_answers.cookie_name("payment") not in client.cookies


def test_the_sheet_to_print_holds_the_figures_and_the_questions(client: Client) -> None:
    response = answered(client)
    pdf = client.get(reverse("check_payment_pdf"))
    assert pdf["Content-Type"] == "application/pdf"
    text = body(pdf.content)
    assert squeezed("Udbetalingen for juni 2024") in text
    for row in response.context["rows"]:
        assert row.ours.split()[0] in text


def test_every_question_stands_with_its_source_on_the_page_and_the_sheet(client: Client) -> None:
    response = answered(client)
    expected = tjek(
        {"maaned": "2024-06", "loenseddel": FACTS, "kommunen": {"loen": "14560", "tilbage": "300"}}
    )
    asked = dict(response.context["asked"])
    for each in expected.spoergsmaal:
        assert asked[each.da] == each.kilde
        assert f'href="{escape(each.kilde)}"' in page(response)
    text = body(client.get(reverse("check_payment_pdf")).content)
    assert squeezed(expected.spoergsmaal[0].kilde) in text


def test_where_something_is_taken_back_the_bases_for_it_are_told(client: Client) -> None:
    told = "Når en måned regnes om"
    assert told in page(answered(client))
    assert efterregulering.KUN_MED_GRUNDLAG.da in page(answered(client))
    assert told not in page(answered(client, k_loen="14560"))


def test_what_a_browser_cannot_keep_is_answered_and_said(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_answers, "LARGEST", 100)
    response = client.post(FORM, PAYSLIP | LETTER_OF_MAY)
    assert response.status_code == 200
    assert "Svaret står her, men tallene følger ikke med" in page(response)
    assert reverse("check_payment_pdf") not in page(response)


def test_every_figure_of_the_letter_has_a_field(client: Client) -> None:
    form = client.get(FORM).context["form"]
    assert set(LETTER) <= set(form.fields)


def test_pages_without_login_ask_the_database_nothing(client: Client, django_assert_num_queries: Any) -> None:
    answered(client)
    with django_assert_num_queries(0):
        assert client.get(FORM).status_code == 200
        assert client.get(RESULT).status_code == 200


def test_thin_spaces_in_a_letter_take_no_room(client: Client) -> None:
    wide = "15" + "\u2009" * 50 + "680"
    assert answered(client, **dict.fromkeys(LETTER, wide)).redirect_chain == [(RESULT, 302)]
