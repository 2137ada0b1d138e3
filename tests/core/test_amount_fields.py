"""Amounts and shares as people write them; the table of scenarios E4."""

from fractions import Fraction

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from pytest_django.asserts import assertHTMLEqual

from fleksaftale.core.forms import HoursField, MoneyField, PercentField, WholeNumberField
from fleksaftale.core.forms.drawn import PlainSelect, ShortInput


@pytest.mark.parametrize(
    ("written", "oere"),
    [("15.272,00", 1527200), ("15272", 1527200), ("15272,5", 1527250), ("960,75 kr.", 96075), ("0", 0)],
)
def test_an_amount_is_read_as_danes_write_it(written: str, oere: int) -> None:
    assert MoneyField().clean(written) == oere


def test_an_amount_is_shown_as_danes_write_it() -> None:
    assert MoneyField().prepare_value(96075) == "960,75"
    assert MoneyField().prepare_value("15,272.00") == "15,272.00"


@pytest.mark.parametrize(
    ("written", "code", "says"),
    [
        ("15,272.00", "english", "15.272,00"),
        ("15.272", "ambiguous", "15272"),
        ("-5", "negative", "15.272,00"),
        ("200,505", "ambiguous", "200505 eller 200,50"),
        ("mange", "not_amount", "15.272,00"),
        ("0", "zero", "180,00"),
        ("2000,00", "too_large", "180,00"),
        ("", "required", "15.272,00"),
    ],
)
def test_a_refusal_says_why_and_shows_a_good_value(written: str, code: str, says: str) -> None:
    with pytest.raises(ValidationError) as refused:
        MoneyField(zero=False, largest=1000_00, example="180,00").clean(written)
    assert refused.value.error_list[0].code == code
    assert says in refused.value.messages[0]


@pytest.mark.parametrize(
    ("written", "share"), [("8", "2/25"), ("8,5", "17/200"), ("12.25 %", "49/400"), ("100 pct.", "1")]
)
def test_a_share_is_exact(written: str, share: str) -> None:
    assert PercentField().clean(written) == Fraction(share)


@pytest.mark.parametrize("written", ["101", "-1", "otte", "8,555", "8,5,5"])
def test_a_share_that_cannot_be_shows_a_good_value(written: str) -> None:
    with pytest.raises(ValidationError, match="fx 8"):
        PercentField().clean(written)
    with translation.override("en"), pytest.raises(ValidationError):
        PercentField().clean(written)


ATTRIBUTES = {"id": "id_loen", "aria-invalid": "true", "disabled": True, "hidden": False, "title": '"<&>"'}


@pytest.mark.parametrize("value", [None, "", "15.272,00", '"><script>alert(1)</script>', 18])
def test_a_short_input_is_drawn_as_djangos_own(value: object) -> None:
    attrs = {"class": "input-width-s", "inputmode": "decimal"}
    own = ShortInput(attrs).render("loen", value, ATTRIBUTES)
    assertHTMLEqual(own, forms.TextInput(attrs).render("loen", value, ATTRIBUTES))


@pytest.mark.parametrize("field", [MoneyField, HoursField, WholeNumberField])
def test_a_number_shown_is_read_as_the_same_number(field: type[forms.Field]) -> None:
    read = field().clean("18")
    assert field().clean(field().prepare_value(read)) == read
    assert field().prepare_value("atten") == "atten"
    assert field(required=False).clean("  ") is None


@pytest.mark.parametrize("value", [None, "", "2024-05", '"><b>', "elsewhere"])
def test_a_plain_select_is_drawn_as_djangos_own(value: str | None) -> None:
    choices = [("", "Vælg en måned"), ("2024-05", "maj 2024"), ('"><b>', "<b>")]
    own = PlainSelect({"class": "form-select"}, choices).render("fra", value, ATTRIBUTES)
    assertHTMLEqual(own, forms.Select({"class": "form-select"}, choices).render("fra", value, ATTRIBUTES))
