"""What the printer gets: a document as plain text and numbers, with nothing left to look up.

Made from a template and a version by :mod:`documents.printing`; drawn by :mod:`documents.pdf`.
"""

from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class PrintedAnswer:
    """One question with its answer as it is printed. ``rows`` hold label and value, one per field.

    The value of a row of a list is itself labels and values, the first without a label.
    """

    number: int | None
    question: str
    rows: tuple[tuple[str, str | tuple[tuple[str, str], ...]], ...]
    muted: bool = False  # "ikke aktuelt", "ikke aftalt endnu"


@dataclass(frozen=True)
class PrintedSection:
    title: str
    answers: tuple[PrintedAnswer, ...]


@dataclass(frozen=True)
class PrintedSignature:
    name: str
    role: str
    signed_at: str  # as a person reads it
    level: str  # the honest name of the level


@dataclass(frozen=True)
class Attachment:
    name: str
    description: str
    content: bytes
    mime_type: str = "application/json"


class Seal(Enum):
    """What a signed document says of the installation's seal: that it bears it, or that it will."""

    ON_IT = "on_it"
    AWAITED = "awaited"


@dataclass(frozen=True)
class PrintedPaper:
    """A signing on paper: what is known of it, and the hashes of the scan's files."""

    rows: tuple[tuple[str, str], ...]  # label, value
    scans: tuple[tuple[str, str], ...]  # "Scanning, 2 sider (PDF)", SHA-256


@dataclass(frozen=True)
class PrintedDocument:
    """A whole version. ``fingerprint`` is the SHA-256 of the signed content, in hex."""

    language: str
    title: str
    subtitle: str  # "Version 1 · gælder fra 1. december 2026"
    workplace: str
    parties: tuple[tuple[str, str], ...]  # role, name
    summary: tuple[str, ...]  # a few lines that say the most important
    sections: tuple[PrintedSection, ...]
    signatures: tuple[PrintedSignature, ...]
    version_label: str  # "Version 1"
    fingerprint: str
    timestamp: int  # seconds since 1970: the last signature, so that the same version gives the same bytes
    notes: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = field(default=())
    seal: Seal | None = None
    paper: PrintedPaper | None = None
    layout: str = "agreement"  # the typesetter's template
    called: str = "aftalen"  # what it is in a sentence
    check_at: str = ""  # the address where a sealed file can be checked; empty where none may be named
