"""A § and its number stay on one line, on every page and in nothing but what is read."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.web.unbroken import unbroken

READ = re.compile(r"<(script|style|title|code|pre)\b.*?</\1>|<[^>]*>", re.DOTALL)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("check", ["paragraf-56"]),
        ("question", ["paragraf-56-saerlige-vilkaar"]),
        ("rules_subject", ["fastholdelse"]),
    ],
)
def test_no_line_breaks_between_a_sign_and_its_number(client: Client, name: str, args: list[str]) -> None:
    said = READ.sub(" ", client.get(reverse(name, args=args)).content.decode())
    assert re.search("§\u00a0[0-9]", said)
    assert not re.search("§ [0-9]", said)


def test_what_somebody_searches_for_comes_back_as_it_was_written(client: Client) -> None:
    page = client.get(reverse("search"), {"q": "§ 56"}).content.decode()
    assert 'value="§ 56"' in page


@pytest.mark.parametrize(
    "kept",
    ["<textarea>§ 56</textarea>", '<input value="§ 56">', "<pre>§ 56</pre>", "<!-- § 56 -->", "<p>§ x</p>"],
)
def test_what_is_sent_back_or_copied_is_left_as_it_is(kept: str) -> None:
    assert unbroken(kept.encode()).decode() == kept
