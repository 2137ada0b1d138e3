"""A message as most mail programs save it: RFC 5322 with MIME."""

import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from functools import partial

from fleksaftale.documents.upload_reader import Unfit
from fleksaftale.evidence.reading.message import Message, text_of_html

FIRST_LINE = re.compile(rb"\A(?:\xef\xbb\xbf)?[!-9;-~]{1,76}:[ \t\r\n]")
LONGEST_HEAD = 1_000_000  # bytes
MOST_HEADERS = 1_000
MOST_PARTS = 200
MOST_BORDERS = 2_000  # lines that could divide parts: to take apart more takes seconds
DEEPEST = 20
NO_LETTERS = ("idna", "punycode", "undefined", "unicode", "raw")
"""Codings that Python knows and no mail is written in; some take very long."""


def looks_like(content: bytes) -> bool:
    """Whether it begins as a message does: fields, among them a sender and a day or a number."""
    if not FIRST_LINE.match(content):
        return False
    head = re.split(rb"\r?\n\r?\n", content[:LONGEST_HEAD], maxsplit=1)[0].lower()
    names = set(re.findall(rb"^([!-9;-~]+):", head, re.MULTILINE))
    return b"from" in names and bool(names & {b"date", b"message-id", b"received", b"mime-version"})


def message(content: bytes) -> Message:
    """Raises Unfit."""
    head = re.split(rb"\r?\n\r?\n", content, maxsplit=1)[0]
    if len(head) > LONGEST_HEAD or head.count(b"\n") > 10 * MOST_HEADERS:
        raise Unfit("broken")
    if content.count(b"\n--") > MOST_BORDERS:
        raise Unfit("broken")
    found = email.message_from_bytes(content.removeprefix(b"\xef\xbb\xbf"), policy=default)
    assert isinstance(found, EmailMessage)  # noqa: S101  the policy's own class
    if len(found) > MOST_HEADERS:
        raise Unfit("broken")
    said = Message(
        subject=_header(found, "subject"),
        sender=_header(found, "from"),
        to=_header(found, "to"),
        cc=_header(found, "cc"),
        sent=_sent(found),
    )
    plain, html = [], []
    for part in _leaves(found):
        if _hangs_on(part):
            said.hang(partial(_attachment, part))
        elif part.get_content_type() == "text/html":
            html.append(text_of_html(_text(part)))
        else:
            plain.append(_text(part))
    said.text = "\n\n".join(t for t in plain if t.strip()) or "\n\n".join(html)
    return said


def _leaves(part: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """Every part that holds something itself. A message in the message is one part, and is not opened."""
    waiting, seen = [(part, depth)], 0
    while waiting:
        one, deep = waiting.pop(0)
        seen += 1
        if deep > DEEPEST or seen > MOST_PARTS:
            raise Unfit("broken")
        inner = one.get_payload() if one.is_multipart() else None  # else it would be decoded here
        if one.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [(each, deep + 1) for each in inner if isinstance(each, EmailMessage)]
        else:
            yield one


def _hangs_on(part: EmailMessage) -> bool:
    if part.get_content_maintype() == "message" or part.get_content_maintype() != "text":
        return True
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _header(found: EmailMessage, name: str) -> str:
    """A field as people read it; as it stands where it cannot be read so."""
    try:
        value = found[name]
        return str(value) if value is not None else ""
    except (ValueError, TypeError, LookupError, AttributeError):
        raw = next((v for n, v in found.raw_items() if n.lower() == name), "")
        return str(raw).encode("utf-8", "replace").decode()


def _sent(found: EmailMessage) -> str:
    try:
        at = found["date"].datetime
        return str(at.isoformat()) if at else ""
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        return ""


def _name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, TypeError, LookupError, AttributeError):
        return ""


def _attachment(part: EmailMessage) -> tuple[str, bytes | None]:
    return _name(part), _content(part)


def _content(part: EmailMessage) -> bytes | None:
    """The bytes of a part; None where it is a message of its own."""
    if part.get_content_maintype() == "message":
        return None
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _text(part: EmailMessage) -> str:
    """The text of a part, whatever it says of its letters; what cannot be read becomes a mark."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    for charset in (_charset(part), "utf-8"):
        try:
            return content.decode(charset)
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def _charset(part: EmailMessage) -> str:
    try:
        said = part.get_content_charset() or ""
    except (ValueError, TypeError, LookupError, AttributeError):
        return ""
    return "" if said.startswith(NO_LETTERS) else said
