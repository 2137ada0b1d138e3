"""Files that people lay in a case: looked at by content, sealed with the case's key, never plain on disk."""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import Case, Party
from fleksaftale.cases.seats import Seat
from fleksaftale.core import apart, clock
from fleksaftale.core.crypto import Tampered


class Kind(models.TextChoices):
    """What a file is, by its content: the name that it came with is not kept."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"


class Zone(models.TextChoices):
    """Who may open a file. Moving it to the right is an act of the one who owns it."""

    BOTH = "both", _("Os to")
    ADVISERS = "advisers", _("Os to og bisidder eller TR")
    KOMMUNE = "kommune", _("Til kommunen")


class Upload(models.Model):
    """One file, whole. ``sha256`` is of the bytes as they came."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="uploads")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    zone = models.CharField(max_length=12, choices=Zone.choices, default=Zone.BOTH)
    sealed = models.BinaryField()
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(default=clock.now)
    uploaded_by = models.ForeignKey(Party, models.CASCADE, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["uploaded_at"]

    def __str__(self) -> str:
        return f"upload {self.pk}"

    @property
    def place(self) -> str:
        return f"upload:{self.case_id}:{self.pk}"


# --- looking at a file before it is kept --------------------------------------------------------------------

LARGEST = 10 * 1024 * 1024  # bytes, one file
LARGEST_TOGETHER = 20 * 1024 * 1024
MOST_FILES = 20
READER = Path(__file__).with_name("upload_reader.py")

UNFIT: dict[str, Promise] = {
    "empty": _("Filen er tom. Vælg en anden."),
    "large": _("Filen er over 10 MB. Scan den i gråtoner, eller del den i flere filer."),
    "kind": _("Filen er ikke en PDF, JPEG eller PNG. Gem scanningen som PDF."),
    "broken": _("Filen kan ikke læses, måske fordi den ikke er hel. Scan papiret igen."),
    "locked": _("PDF-filen er låst. Gem den uden kode, og læg den op igen."),
    "active": _("Filen rummer et program eller en anden fil. Scan selve papiret."),
    "pages": _("Filen har over 30 sider. Del den i flere filer."),
    "pixels": _("Billedet har for mange billedpunkter. Tag det i en lavere opløsning."),
    "malware": _("Der er fundet virus i filen. Den er ikke gemt. Spørg din it-hjælp."),
    "unchecked": _("Filen kan ikke tjekkes for virus lige nu. Den er ikke gemt. Prøv igen senere."),
}


class Unfit(Exception):
    """A file that is not taken. The text says why, and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.text = UNFIT.get(reason, UNFIT["broken"])


@dataclass(frozen=True)
class Looked:
    """A file that may be kept."""

    content: bytes
    kind: Kind
    pages: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


INSPECTORS: list[Callable[[bytes], None]] = []
"""More looks at every file, such as an installation's search for malware. Each raises Unfit or is silent."""


def look(content: bytes) -> Looked:
    """What a file is, by its content. Raises Unfit. Never inside a transaction: it takes some 0.3 seconds.

    The bytes are never changed, so that the hash is of the very file that the person has too.
    """
    if not content:
        raise Unfit("empty")
    if len(content) > LARGEST:
        raise Unfit("large")
    found = read_apart(content, READER)
    for inspect in INSPECTORS:
        inspect(content)
    return Looked(content, Kind(found["kind"]), int(found["pages"]))


def read_apart(content: bytes, reader: Path) -> dict[str, Any]:
    """A reader's answer. Raises Unfit."""
    try:
        found: dict[str, Any] = apart.ask(reader, content)
    except apart.NoAnswer:
        raise Unfit("broken") from None
    if "unfit" in found:
        raise Unfit(found["unfit"])
    return found


# --- keeping it ---------------------------------------------------------------------------------------------


def keep(seat: Seat, files: Iterable[Looked], *, by: Party, zone: Zone = Zone.BOTH) -> list[Upload]:
    """Seal the files with the case's key. Policy, event and transaction are the caller's."""
    kept = []
    for file in files:
        upload = Upload(
            case=seat.case,
            kind=file.kind,
            zone=zone,
            size=len(file.content),
            pages=file.pages,
            sha256=file.sha256,
            uploaded_by=by,
        )
        upload.sealed = seat.vault.seal_bytes(upload.place, file.content)
        upload.save(force_insert=True)
        kept.append(upload)
    return kept


def content_of(seat: Seat, upload: Upload) -> bytes:
    """The file as it came. Raises Tampered when it is altered, or is not what its row says of it."""
    content = seat.vault.open_bytes(upload.place, upload.sealed)
    if hashlib.sha256(content).hexdigest() != upload.sha256:
        raise Tampered(f"{upload.place}: the row does not fit the file")
    return content
