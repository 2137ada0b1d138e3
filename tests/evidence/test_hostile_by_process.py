"""Messages made to do harm, read as the program reads them: by a process of its own, within its limits."""

import struct
from collections.abc import Callable

import pytest

from fleksaftale.evidence.looking import Looked, Unfit, look
from tests.evidence.messages import attached, compound, outlook

HEAD = b"From: a@b.example\nDate: Thu, 03 Sep 2026 09:15:00 +0200\n"
FIRST_DIRECTORY, FIRST_TABLE, FIRST_MORE = 48, 76, 68
LARGE = 3_000_000


def nested(levels: int) -> bytes:
    out = HEAD
    for level in range(levels):
        out += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    return out + b"\nHej\n"


def letters_in_letters(levels: int) -> bytes:
    return (HEAD + b"Content-Type: message/rfc822\n\n") * levels + HEAD + b"\nHej\n"


def whole(attachments: int = 1, size: int = 10_000) -> bytearray:
    return bytearray(compound(outlook(attachments=[attached("a.txt", b"x" * size)] * attachments)))


def with_number(at: int, number: int) -> bytes:
    """A message that is whole but for one number in its head."""
    content = whole()
    struct.pack_into("<I", content, at, number)
    return bytes(content)


def table_in_a_circle() -> bytes:
    """Every sector is followed by itself."""
    content = whole()
    (first,) = struct.unpack_from("<I", content, FIRST_TABLE)
    for number in range(128):
        struct.pack_into("<I", content, (first + 1) * 512 + 4 * number, number)
    return bytes(content)


def more_tables_in_a_circle() -> bytes:
    content = whole()
    last = len(content) // 512 - 1
    struct.pack_into("<I", content, FIRST_MORE, last)
    content += bytes(508) + struct.pack("<I", last)
    struct.pack_into("<I", content, FIRST_MORE, last)
    return bytes(content)


def every_stream_claims(size: int) -> bytes:
    """Each line of the directory says that its stream is as long."""
    content = whole(attachments=5)
    for at in range(512, len(content) - 127, 128):
        if content[at : at + 2] == b"_\0":
            struct.pack_into("<Q", content, at + 120, size)
    return bytes(content)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nested parts": lambda: nested(5_000),
    "letters in letters": lambda: letters_in_letters(20_000),
    "a field as long as the file": lambda: HEAD + b"Subject: " + b"=?utf-8?q?" * (LARGE // 10) + b"\n\nHej",
    "fields by the thousand": lambda: HEAD + b"X: y\n" * 500_000 + b"\nHej",
    "a name in thousands of pieces": lambda: (
        HEAD
        + b"Content-Type: text/plain;"
        + b"".join(b" name*%d*=a;" % number for number in range(3_000))
        + b"\n\nHej"
    ),
    "a page that never closes": lambda: (
        HEAD + b"Content-Type: text/html\n\n" + b"<div a='" * 10 + b"<" * LARGE
    ),
    "coded letters cut off": lambda: HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"=" * LARGE,
    "sectors in a circle": table_in_a_circle,
    "tables in a circle": more_tables_in_a_circle,
    "the directory at the end of the world": lambda: with_number(FIRST_DIRECTORY, 0xFFFFFFF0),
    "a table where there is none": lambda: with_number(FIRST_TABLE, 0x7FFFFFFF),
    "streams of 4 GB": lambda: every_stream_claims(2**32 - 1),
    "streams of an exabyte": lambda: every_stream_claims(2**60),
    "attachments by the thousand": lambda: bytes(whole(attachments=4_000, size=10)),
}


def answered(content: bytes) -> Looked | Unfit:
    try:
        return look(content)
    except Unfit as unfit:
        return unfit


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_message_has_a_clear_answer_within_the_limit(name: str) -> None:
    """Either it is read, or a sentence says why not; and the next file is read as if nothing had been."""
    content = HOSTILE[name]()
    found = answered(content)  # what takes longer than its limit is ended, and answered so
    if isinstance(found, Unfit):
        assert str(found.text)
    else:
        assert found.mail is not None
        assert len(found.attachments) <= 30
        assert len(found.mail.text) <= 100_000


@pytest.mark.parametrize(
    "name", ["nested parts", "sectors in a circle", "tables in a circle", "streams of 4 GB"]
)
def test_a_message_that_does_not_hold_together_is_not_taken(name: str) -> None:
    with pytest.raises(Unfit) as found:
        look(HOSTILE[name]())
    assert found.value.reason in ("broken", "old")
