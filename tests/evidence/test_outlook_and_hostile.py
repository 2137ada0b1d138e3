"""Messages as Outlook saves them, and messages that somebody made to do harm."""

import re
import struct
from typing import Any

import pytest

from fleksaftale.evidence.looking import Unfit, look
from fleksaftale.evidence.reading import rtf
from fleksaftale.evidence.reading.kinds import read
from tests.evidence.messages import (
    SENT,
    TEXT,
    as_outlook_saves,
    attached,
    compound,
    eml,
    msg,
    outlook,
    packed,
)

# --- as Outlook saves ---------------------------------------------------------------------------------------

FONTS = rb"{\fonttbl{\f0\fswiss Arial;}}"
RICH = (
    rb"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + rb"{\colortbl ;\red0\green0\blue0;}{\*\generator Riched20;}"
    rb"\pard\f0\fs20 Hej Maja\par\par Du f\'e5r pladsen ved vinduet \u8211\'96 fra mandag. \{ja\}\par"
    rb"\tab\b Sofie\b0\par}"
)
FROM_PAGE = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0" + FONTS + rb"{\*\htmltag19 <html>}{\*\htmltag34 <head>}"
    rb"{\*\htmltag241 <style>p {color:red}</style>}{\*\htmltag41 </head>}{\*\htmltag50 <body>}"
    rb"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Hej Maja\htmlrtf\par}\htmlrtf0 {\*\htmltag72 </p>}"
    rb"{\*\htmltag64 <p>}Du f\'e5r {\*\htmltag84 <a href=\"https://nord.example\">}pladsen"
    rb"{\*\htmltag92 </a>}{\*\htmltag72 </p>}}"
)


@pytest.mark.parametrize("narrow", [False, True], ids=["unicode", "ansi"])
@pytest.mark.parametrize(
    ("body", "first", "more"),
    [
        ({"text": TEXT}, "Hej Maja", "pladsen ved vinduet"),
        ({"rich": packed(RICH)}, "Hej Maja", "Du får pladsen ved vinduet – fra mandag. {ja}"),
        ({"rich": packed(FROM_PAGE)}, "Hej Maja", "Du får pladsen"),
        ({"html": "<p>Hej Maja<p>Du får pladsen".encode()}, "Hej Maja", "Du får pladsen"),
    ],
    ids=["text", "rich text", "rich text from a page", "page"],
)
def test_a_message_is_read_as_outlook_saves_it(
    body: dict[str, Any], first: str, more: str, *, narrow: bool
) -> None:
    said = read(as_outlook_saves(narrow=narrow, **body))["message"]
    assert said["text"].splitlines()[0] == first
    assert more in said["text"]
    assert not {"Arial", "Riched20", "color", "htmltag", "https"} & set(re.findall(r"\w+", said["text"]))
    assert said["subject"] == "Ny plads fra mandag – ærlig talt"
    assert said["sender"] == "Sofie Bang <sofie@nordlys.example>"
    assert said["to"] == "Maja Kjærgaard"
    assert said["sent"] == SENT.isoformat()


def test_rich_text_is_unpacked_as_the_format_says() -> None:
    """Both examples of MS-OXRTFCP, section 4: a plain one, and one that copies what it is writing."""
    hello = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert rtf.unpacked(hello) == rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n"
    circle = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert rtf.unpacked(circle) == rb"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@pytest.mark.parametrize(
    "rich",
    [
        b"",
        b"LZFu",
        packed(b"{" * 5000),
        packed(RICH, size=2**32 - 1),
        struct.pack("<II4sI", 0, 2**32 - 1, b"LZFu", 0) + b"\xff" + b"\x00\x0f" * 3_000_000,
        struct.pack("<II4sI", 0, 2**32 - 1, b"MELA", 0) + RICH,
        packed(rb"{\rtf1\ansicpg99999 \u-99999999999 \uc99999999 \'zz \bin9999999999 a}"),
    ],
    ids=["none", "short", "deep", "large", "bomb", "unpacked", "nonsense"],
)
def test_spoiled_rich_text_leaves_the_rest_of_the_message(rich: bytes) -> None:
    said = read(as_outlook_saves(rich=rich))["message"]
    assert said["subject"] == "Ny plads fra mandag – ærlig talt"
    assert len(said["text"]) <= 100_000


# --- hostile -----------------------------------------------------------------------------------------------


def test_of_thousands_of_attachments_thirty_are_read_and_the_rest_counted() -> None:
    said = look(compound(outlook(attachments=[attached("a.txt", b"x")] * 3_000)))
    assert said.mail is not None
    assert len(said.attachments) == 30
    assert len(said.mail.left_out) == 2_970


def test_a_mail_of_thousands_of_parts_is_refused_before_it_is_taken_apart() -> None:
    head = b"From: a@b.example\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n"
    with pytest.raises(Unfit) as found:
        look(head + b"--b\n\nx\n" * 200_000)
    assert found.value.reason == "broken"


def test_attachments_that_come_to_more_than_the_file_are_refused() -> None:
    """Thirty names for one long stream: the answer would be thirty times as long as the file."""
    whole = bytearray(
        compound(outlook(attachments=[attached(f"{n}", b"x" * (50_000 if n == 0 else 1)) for n in range(30)]))
    )
    name = "__substg1.0_37010102".encode("utf-16-le")
    lines = [at for at in range(512, len(whole), 128) if whole[at : at + len(name)] == name]
    first = next(
        bytes(whole[at + 116 : at + 128])
        for at in lines
        if struct.unpack_from("<Q", whole, at + 120)[0] == 50_000
    )
    for at in lines:
        whole[at + 116 : at + 128] = first
    assert len(lines) == 30
    with pytest.raises(Unfit) as found:
        look(bytes(whole))
    assert found.value.reason == "broken"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\Maja\\plan.txt", "plan.txt"),
        ("/mappe/\r\nplan.txt", "plan.txt"),
        ("..", ""),
        ("\u202etxt.exe", "txt.exe"),
        ("a" * 300 + ".txt", "a" * 116 + ".txt"),
    ],
)
def test_of_a_path_the_last_name_is_kept(name: str, kept: str) -> None:
    said = read(msg(attachments=[attached(name, b"uge 36")]))["message"]["attachments"]
    assert said[0]["name"] == kept


@pytest.mark.parametrize(
    "charset", ["undefined", "punycode", "idna", "hex", "rot13", "a\0b", "unicode_escape"]
)
def test_letters_that_no_mail_is_written_in_are_read_as_far_as_they_go(charset: str) -> None:
    content = f"From: a@b.example\nDate: x\nContent-Type: text/plain; charset={charset}\n\nHej \\x41 med \xe6"
    assert "Hej" in read(content.encode("latin-1"))["message"]["text"]


@pytest.mark.parametrize(
    "date", ["Tue, 01 Jan 1901 00:00:00 +0000", "Fri, 31 Dec 9999 23:59:59 -2359", "Mon, 1 Jan 1601"]
)
def test_a_day_that_no_mail_was_sent_on_is_not_believed(date: str) -> None:
    mail = look(eml(Date=date)).mail
    assert mail is not None
    assert mail.sent is None


def test_a_message_without_a_number_or_a_day_is_read() -> None:
    content = b"From: a@b.example\nMIME-Version: 1.0\nSubject: Hej\n\nTekst"
    assert read(content)["message"]["subject"] == "Hej"
