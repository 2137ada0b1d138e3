"""The search for readable text, which the browser tests rely on, finds it in every disguise."""

import base64
from urllib.parse import quote

import pytest

from tests.e2e.notekeeping import SECRET, expect_nowhere

FORMS = {
    "as it is": SECRET.encode(),
    "of one byte a letter": SECRET.encode("latin-1"),
    "utf-16": SECRET.encode("utf-16"),
    "hexadecimal": SECRET.encode().hex().upper().encode(),
    "in an address": quote(SECRET).encode(),
    **{f"base64 after {n}": base64.b64encode(b"." * n + SECRET.encode() + b"!") for n in range(7)},
    "base64 of utf-16": base64.urlsafe_b64encode(SECRET.encode("utf-16")),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_readable_text_is_found(form: str) -> None:
    with pytest.raises(AssertionError):
        expect_nowhere((SECRET,), b"before " + FORMS[form] + b" after")


def test_what_is_not_there_is_not_found() -> None:
    expect_nowhere((SECRET,), b"something else", b"")
