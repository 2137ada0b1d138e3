"""What leaves the house says nothing: neither the words nor the bytes around them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email import policy
from email.parser import BytesParser
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings as program
from pytest_django import Settings

from fleksaftale.core.crypto import Vault
from fleksaftale.mail import letters, outbox
from fleksaftale.mail.sending import send_now
from fleksaftale.reminders.calendar_file import Meeting, invitation
from tests.mail.conftest import PostOffice

pytestmark = pytest.mark.django_db
LINK = "http://127.0.0.1:8000/sager/0b1f/"
MEETING = Meeting(
    uid=UUID(int=9),
    sequence=1,
    changed_at=datetime(2026, 11, 23, 9, tzinfo=UTC),
    due_on=date(2026, 12, 6),
    starts_at=datetime(2026, 12, 4, 9, tzinfo=UTC),
    link=LINK,
)
EXAMPLE = {
    "link": LINK,
    "code": "482 913",
    "due": "2026-12-06 2027-02-01",
    "booked": "2026-12-04T10:00:00+01:00",
    "after": "2026-12-06",
    "when": "2026-12-04T10:00:00+01:00",
}
ALL = [(kind, language) for kind in letters.KINDS for language in letters.LANGUAGES]


def example(kind: str) -> dict[str, str]:
    meeting = replace(MEETING, cancelled=kind in ("meeting.cancelled", "meeting.passed_on"))
    known = EXAMPLE | {"calendar": invitation(meeting, "maja@nordlys.example")}
    return {word: known[word] for word in letters.KINDS[kind]}


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
    parts = [part for part in parsed.walk() if not part.is_multipart()]
    content = [str(part.get_content()) for part in parts]
    decoded = "\n".join([*(f"{name}: {value}" for name, value in parsed.items()), *content])
    for text in (raw.decode().lower(), decoded.lower()):
        for word in ("fleks", "job", "syg", "sick", "aftale ", "kjærgaard", "nordlys reklame"):
            assert word not in text
    kinds = ["text/plain", "text/calendar"] if "calendar" in letters.KINDS[kind] else ["text/plain"]
    assert [part.get_content_type() for part in parts] == kinds
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
    told = letters.KINDS[kind]  # guest.news opens nothing by itself
    assert (links, codes) == ([LINK] * ("link" in told), ["482 913"] * ("code" in told))
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


@pytest.mark.parametrize("told", ["2026-12-04 hos lægen", "i morgen", "2026-13-01"])
def test_a_mail_about_a_meeting_tells_days_and_nothing_else(told: str) -> None:
    with pytest.raises(letters.UnknownLetter, match="tells days"):
        letters.check("talk.reminder", {"due": told, "booked": "", "after": "", "link": LINK})


def test_a_reminder_reads_as_a_person_would_write_it() -> None:
    letter = letters.write("talk.reminder", "da", example("talk.reminder"))
    assert "Find en dag til et møde. Senest søndag 6. december 2026 (uge 49)." in letter.text
    assert "Husk mødet fredag 4. december 2026 kl. 10.00." in letter.text
    assert "Et møde er ikke holdt endnu. Dagen var søndag 6. december 2026 (uge 49)." in letter.text
    english = letters.write("talk.reminder", "en", example("talk.reminder"))
    assert "Remember the meeting on Friday 4 December 2026 at 10:00." in english.text


def test_who_comes_by_a_link_of_their_own_reads_how_long_it_works() -> None:
    of_guest = example("meeting.moved") | {"link": f"{program.PUBLIC_URL}/g/abc/"}
    assert "24 timer" in letters.write("meeting.moved", "da", of_guest).text
    assert "24 timer" not in letters.write("meeting.moved", "da", example("meeting.moved")).text
