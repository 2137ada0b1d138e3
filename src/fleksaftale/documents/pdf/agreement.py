"""The agreement as PDF: what was agreed, who signed it, and how to see that nothing was changed."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from fleksaftale.documents.printed import PrintedDocument, Seal

from .legible import Legible
from .typesetting import RenderError, legible, typeset
from .words import AGREEMENT, words

CONTENT = "aftale.json"  # the attachment that the fingerprint is made of


def render(document: PrintedDocument, *, large: bool = False) -> bytes:
    """The document as PDF/UA-1 and PDF/A-3a, with its attachments byte for byte. Same document, same bytes.

    ``large`` is 16 pt. Where a signature is missing, every page says so. Takes some 20 ms, while
    other threads go on. Raises RenderError.
    """
    try:
        return _typeset(document, legible(), large=large)
    except RenderError:
        return _typeset(document, legible(alone=True), large=large)


def _typeset(document: PrintedDocument, letters: Legible, *, large: bool) -> bytes:
    said = {
        key: text.replace("{called}", document.called)
        for key, text in words(AGREEMENT, document.language).items()
    }
    data = letters.data(
        {
            "language": document.language,
            "large": large,
            "title": document.title,
            "subtitle": document.subtitle,
            "workplace": document.workplace,
            "parties": document.parties,
            "summary": document.summary,
            "sections": [asdict(section) for section in document.sections],
            "signatures": [(s.name, s.role, s.signed_at, s.level) for s in document.signatures],
            "waiting": _waiting(document),
            "version_label": document.version_label,
            "fingerprint": document.fingerprint,
            "notes": document.notes,
            "paper": asdict(document.paper) if document.paper else None,
            "about": _about(document, said),
        }
    )
    if letters.replaced:
        data["notes"].append(said["replaced"])
    return typeset(
        document.layout,
        data | {"words": said, "missing": _missing(document, said)},
        timestamp=document.timestamp,
        attachments=document.attachments,
    )


def _waiting(document: PrintedDocument) -> list[tuple[str, str]]:
    """Name and role of the parties that have not signed, by role: a name may be written in two ways."""
    if len(document.signatures) >= len(document.parties):
        return []
    signed = {signature.role for signature in document.signatures}
    return [(name, role) for role, name in document.parties if role not in signed]


def _missing(document: PrintedDocument, said: Mapping[str, str]) -> dict[str, str] | None:
    """What every page says while a signature is missing."""
    if not document.signatures:
        return {"short": said["unsigned"], "long": said["unsigned_explained"]}
    if _waiting(document):
        return {"short": said["partly_signed"], "long": said["partly_signed_explained"]}
    return None


def _about(document: PrintedDocument, said: Mapping[str, str]) -> list[Any]:
    """What signatures, fingerprint and attached files are, in plain sentences."""
    names = [attachment.name for attachment in document.attachments]
    others = [name for name in names if name != CONTENT]
    about = [said["about_signatures"]] if document.signatures else []
    if document.fingerprint:
        about.append(said["about_fingerprint"])
    if CONTENT in names:
        about.append(said["about_content"].format(name=CONTENT))
    if others:
        about.append(said["about_attached"].format(names=", ".join(others)))
    return about + _about_seal(document, said)


def _about_seal(document: PrintedDocument, said: Mapping[str, str]) -> list[str]:
    """What the seal is, and where it can be checked: as words, never as a link."""
    if document.seal is None:
        return []
    if document.seal is Seal.AWAITED:
        return [said["seal_awaited"]]
    about = [said["about_seal"]]
    if document.check_at:
        about.append(said["check_seal"].format(address=document.check_at.split("://")[-1]))
    return about
