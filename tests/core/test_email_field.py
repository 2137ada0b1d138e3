"""Which addresses of mail are taken, and in which one form."""

import pytest
from django import forms

from fleksaftale.core.forms import EmailField


class AddressForm(forms.Form):
    email = EmailField(max_length=254)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("maja@nordlys.example", "maja@nordlys.example"),
        (" maja+hjem@nordlys.example ", "maja+hjem@nordlys.example"),
        ("maja@blåbærgrød.dk", "maja@xn--blbrgrd-fxak7p.dk"),
        ("maja@BLÅBÆRGRØD.dk", "maja@xn--blbrgrd-fxak7p.dk"),
        ("maja@bla\u030ab\u00e6rgr\u00f8d.dk", "maja@xn--blbrgrd-fxak7p.dk"),
        ("maja@xn--blbrgrd-fxak7p.dk", "maja@xn--blbrgrd-fxak7p.dk"),
    ],
)
def test_an_address_has_one_form_however_its_domain_is_written(typed: str, kept: str) -> None:
    form = AddressForm({"email": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["email"] == kept


@pytest.mark.parametrize(
    "typed", ["\u0130x@a.dk", "\u212aate@a.dk", "\u017fofie@a.dk", "søren@a.dk", "a\u200b@a.dk"]
)
def test_a_letter_outside_a_to_z_before_the_at_sign_is_told(typed: str) -> None:
    assert "kun a-z" in str(AddressForm({"email": typed}).errors["email"])


@pytest.mark.parametrize(
    "typed",
    [
        "maja",
        "maja@",
        "@a.dk",
        "maja@å",
        "maja@a..dk",
        "maja@å..dk",
        "maja@" + "å" * 70 + ".dk",
        "maja@nord\u200blys.dk",
        "maja@ｎordlys.dk",
        "maja@nordly\u017f.dk",
        "maja@a。dk",
        "maja@" + ("å" * 40 + ".") * 6 + "dk",
    ],
)
def test_what_is_no_address_or_only_looks_like_one_is_refused(typed: str) -> None:
    assert AddressForm({"email": typed}).errors["email"]
