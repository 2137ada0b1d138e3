"""What a file is, by its content, and whether it can be kept."""

import re
from typing import Any

from fleksaftale.documents import upload_reader
from fleksaftale.documents.upload_reader import Unfit
from fleksaftale.evidence.reading import eml, msg, office
from fleksaftale.evidence.reading.message import Message

SCANS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNWRITTEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def read(content: bytes) -> dict[str, Any]:
    """What the file is; of a message also what stands in it, with those of its attachments that are taken."""
    if content.startswith(COMPOUND):
        return told("msg", msg.message(content), len(content))
    if eml.looks_like(content):
        return told("eml", eml.message(content), len(content))
    return look(content)


def look(content: bytes) -> dict[str, Any]:
    """What a file that is no message is. Raises Unfit."""
    if content.startswith(SCANS):
        return upload_reader.look(content)
    if content.startswith(ZIP):
        return {"kind": office.kind(content), "pages": 1}
    if content.startswith(COMPOUND):
        raise Unfit("message" if msg.is_message(content) else "old")
    if eml.looks_like(content):
        raise Unfit("message")
    return {"kind": text(content), "pages": 1}


def told(kind: str, message: Message, largest: int) -> dict[str, Any]:
    return {"kind": kind, "pages": 1, "message": message.as_json(look, largest=largest)}


def text(content: bytes) -> str:
    """Plain text: UTF-8 throughout, and nothing that no keyboard writes."""
    try:
        found = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unfit("kind") from None
    if UNWRITTEN.search(found):
        raise Unfit("kind")
    if not found.strip():
        raise Unfit("empty")
    return "text"
