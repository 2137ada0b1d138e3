"""What a file for the journal is: looked at by content in a process apart, and by the search for malware."""

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fleksaftale.core import clock
from fleksaftale.documents import uploads
from fleksaftale.documents.uploads import INSPECTORS, LARGEST, read_apart

READER = Path(__file__).with_name("reading") / "__main__.py"
MESSAGES = ("eml", "msg")

TYPES: dict[str, tuple[str, str]] = {
    "pdf": ("application/pdf", "pdf"),
    "jpeg": ("image/jpeg", "jpg"),
    "png": ("image/png", "png"),
    "text": ("text/plain; charset=utf-8", "txt"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "eml": ("message/rfc822", "eml"),
    "msg": ("application/vnd.ms-outlook", "msg"),
}
"""Each kind with its media type and the ending of its name."""

ENDINGS = {".pdf", ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".txt", ".text", ".csv", ".md"}
ENDINGS |= {".docx", ".xlsx", ".eml", ".msg", ""}
"""What the name of a file that is kept may end with. A camera or a scanner may leave it out."""

UNFIT: dict[str, Promise] = uploads.UNFIT | {
    "large": _("Filen er over 10 MB. Gem den i en lavere opløsning, eller del den."),
    "kind": _("Den slags fil kan ikke gemmes her. Gem den som PDF, og læg den op igen."),
    "no_pdf": _("Filen kan ikke gemmes her. Den hedder .pdf, men er noget andet."),
    "broken": _("Filen kan ikke læses, måske fordi den ikke er hel. Gem den igen, og prøv så."),
    "ending": _(
        "Filens navn passer ikke til en fil, der kan gemmes her. Det skal ende på fx .pdf, .jpg eller .docx."
    ),
    "active": _("PDF-filen rummer et program eller en anden fil. Print den til en ny PDF."),
    "active_office": _("Filen rummer makroer eller andre filer. Gem den som PDF."),
    "zip": _("Det er en samling af filer (ZIP). Læg filerne op en ad gangen."),
    "old": _("Det er en fil i et gammelt format. Gem den som PDF eller docx."),
    "more": _("Mailen har over 30 bilag. Resten er ikke læst."),
    "message": _("Det er en mail, der hang ved en mail. Gem den for sig, og læg den op."),
}


class Unfit(uploads.Unfit):
    """A file that is not taken. The text says why, and what to do."""

    def __init__(self, reason: str) -> None:
        Exception.__init__(self, reason)
        self.reason = reason
        self.text = UNFIT.get(reason, UNFIT["broken"])


@dataclass(frozen=True)
class File:
    """A file that may be kept. ``name`` is an attachment's own; a file that a person chose has none."""

    content: bytes
    kind: str
    pages: int = 1
    name: str = ""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class LeftOut:
    """An attachment that was not taken, and why: a key of UNFIT."""

    name: str
    reason: str


@dataclass(frozen=True)
class Mail:
    """What stands in a message."""

    subject: str
    sender: str
    to: str
    cc: str
    sent: datetime | None
    text: str
    cut: bool = False
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Looked:
    """A file that may be kept, with what was found in it where it is a message."""

    file: File
    mail: Mail | None = None
    attachments: tuple[File, ...] = field(default=())


def look(content: bytes, *, ending: str = "") -> Looked:
    """``ending``: of the name it came with. What is called a program is not kept, whatever is in it.

    Raises Unfit. Never inside a transaction: it takes some 0.3 seconds.
    """
    if ending not in ENDINGS and not ending[1:].isdecimal():  # "Referat 12.11.2026" has none
        raise Unfit("ending")
    if not content:
        raise Unfit("empty")
    if len(content) > LARGEST:
        raise Unfit("large")
    try:
        found = read_apart(content, READER)
        _inspect(content)
        file = File(content, found["kind"], found["pages"])
        if "message" not in found:
            return Looked(file)
        taken = tuple(_attachments(found["message"]))
        for each in taken:
            _inspect(each.content)
    except uploads.Unfit as unfit:
        called_pdf = ending == ".pdf" and unfit.reason == "kind"  # to save it as PDF is no advice then
        raise Unfit("no_pdf" if called_pdf else unfit.reason) from None
    return Looked(file, _mail(found["message"]), taken)


def _inspect(content: bytes) -> None:
    for inspect in INSPECTORS:
        inspect(content)


def _attachments(message: dict[str, Any]) -> list[File]:
    return [
        File(base64.b64decode(each["content"]), each["kind"], each["pages"], each["name"])
        for each in message["attachments"]
        if "content" in each
    ]


def _mail(said: dict[str, Any]) -> Mail:
    left_out = [LeftOut(one["name"], one["unfit"]) for one in said["attachments"] if "unfit" in one]
    left_out += [LeftOut("", "more")] * said["more"]
    return Mail(
        said["subject"],
        said["sender"],
        said["to"],
        said["cc"],
        _moment(said["sent"]),
        said["text"],
        said["cut"],
        tuple(left_out),
    )


def _moment(text: str) -> datetime | None:
    """When a message says that it was sent; a day before any e-mail, or to come, is not believed."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=clock.now().tzinfo)
    return at if at.year > 1970 and at <= clock.now() else None
