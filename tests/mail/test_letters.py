"""What leaves the house says nothing: neither the words nor the bytes around them."""

import re
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from django.conf import settings as program
from pytest_django import Settings

from fleksaftale.core.crypto import Vault
from fleksaftale.mail import letters, outbox
from fleksaftale.mail.sending import send_now
from tests.mail.conftest import PostOffice

pytestmark = pytest.mark.django_db
LINK = "http://127.0.0.1:8000/sager/0b1f/"
EXAMPLE = {"link": LINK, "code": "482 913"}
ALL = [(kind, language) for kind in letters.KINDS for language in letters.LANGUAGES]


def example(kind: str) -> dict[str, str]:
    return {word: EXAMPLE[word] for word in letters.KINDS[kind]}


def sent(kind: str, language: str, vault: Vault, office: PostOffice) -> bytes:
    if kind.startswith("code."):
        send_now(kind, to="maja@nordlys.example", language=language, context=example(kind))
    else:
        outbox.post(kind, to="maja@nordlys.example", language=language, vault=vault, context=example(kind))
        assert outbox.deliver_due() == 1
    return office.taken[-1]


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_no_mail_names_what_it_is_about_in_any_byte(
    kind: str, language: str, vault: Vault, post_office: PostOffice
) -> None:
    raw = sent(kind, language, vault, post_office)
    parsed = BytesParser(policy=policy.default).parsebytes(raw)
    decoded = "\n".join([*(f"{name}: {value}" for name, value in parsed.items()), parsed.get_content()])
    for text in (raw.decode().lower(), decoded.lower()):
        for word in ("fleks", "job", "syg", "sick", "aftale ", "kjærgaard", "nordlys reklame"):
            assert word not in text
    assert parsed.get_content_type() == "text/plain"
    assert parsed["Message-ID"].endswith("@localhost>")
    named = (
        "Content-Type MIME-Version Content-Transfer-Encoding Subject From To Date Message-ID Auto-Submitted"
    )
    assert set(parsed.keys()) <= set(named.split())


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_a_mail_has_the_services_name_and_one_link_or_one_code(kind: str, language: str) -> None:
    letter = letters.write(kind, language, example(kind))
    assert "Aftalerummet" in letter.subject
    links = re.findall(r"https?://\S+", letter.text)
    codes = re.findall(r"^\d{3} \d{3}$", letter.text, re.MULTILINE)
    expected = {frozenset({"link"}): ([LINK], []), frozenset({"code"}): ([], ["482 913"])}
    assert (links, codes) == expected.get(letters.KINDS[kind], ([], []))  # guest.news opens nothing by itself
    assert "&" not in letter.text
    assert "!" not in letter.text
    for sentence in re.split(r"[.?:]\s|\n", letter.text):
        assert len(sentence.split()) <= 15, sentence


def test_the_installations_own_name_is_used(settings: Settings) -> None:
    settings.PUBLIC_NAME = "Bro & Vej"
    assert letters.write("case.news", "da", {"link": LINK}).subject == "Ny besked i Bro & Vej"


def test_a_language_that_is_not_spoken_becomes_danish() -> None:
    assert letters.write("case.news", "fr", {"link": LINK}) == letters.write(
        "case.news", "da", {"link": LINK}
    )


def test_every_mail_is_written_in_every_language_and_none_is_left_over() -> None:
    folder = Path(letters.__file__).parent / "templates" / "mail"
    written = {path.name for path in folder.glob("*.txt")}
    assert written == {f"{kind}.{language}.txt" for kind, language in ALL}
    assert {code for code, _name in program.LANGUAGES} == set(letters.LANGUAGES)
