"""A version as the printer gets it, and the file of a signed one."""

import json
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.core.formats import long_date
from fleksaftale.documents.amending import version_changes
from fleksaftale.documents.content import Content
from fleksaftale.documents.models import SignedFile, Version
from fleksaftale.documents.paper_shown import noted_of, printed_paper, signed_when
from fleksaftale.documents.pdf.agreement import render
from fleksaftale.documents.printed import (
    Attachment,
    PrintedAnswer,
    PrintedDocument,
    PrintedSection,
    PrintedSignature,
    Seal,
)
from fleksaftale.documents.reading_copy import shows_before
from fleksaftale.documents.sealing import keeping
from fleksaftale.documents.show import RowText, ShownAnswer, sections
from fleksaftale.documents.signing import evidence, said_level
from fleksaftale.documents.stages import Sheet

CHECK_PAGE = "/kontrol/"  # where anybody can see whether a PDF is as it was sealed (web/urls.py)
DOCUMENT_LANGUAGE = "da"
"""The agreement's own language. Another language is a translation and says so."""


def printed(
    here: Sheet,
    version: Version,
    *,
    summary: tuple[str, ...] = (),
    language: str = DOCUMENT_LANGUAGE,
    seal: Seal | None = None,
) -> PrintedDocument:
    """The version as plain text, in ``language``. ``summary``: a few lines that say the most important.

    Who may not read what it changed gets a copy without it; what is sealed is the same whoever draws it.
    """
    content = here.content(version)
    whole = seal is Seal.ON_IT or shows_before(here, version)
    edition = content.edition(here.template)
    with translation.override(language):
        label = _("Version %(number)s") % {"number": version.number}
        signatures = here.signatures(version)
        last = max((s.signed_at for s in signatures), default=version.proposed_at)
        return PrintedDocument(
            language=language,
            title=here.template.title.in_language(language),
            subtitle=_subtitle(label, content, language, held=here.template.is_minutes),
            workplace=_workplace(content),
            parties=_parties(here, version, content),
            summary=(*summary, *(change_lines(here, version) if whole else ())),
            sections=tuple(
                PrintedSection(section.title, tuple(printed_answer(a) for a in section.answers))
                for section in sections(edition, content.answers(edition))
            ),
            signatures=tuple(_signature(evidence(here.seat, s), signed_when(s)) for s in signatures),
            version_label=label,
            fingerprint=version.fingerprint,
            timestamp=int(last.timestamp()),
            notes=_notes(language, whole=whole),
            attachments=_attachments(here, version, content)[0 if whole else 1 :],
            seal=seal,
            paper=printed_paper(here, version),
            layout=here.template.layout,
            called=here.template.called.in_language(language),
            check_at=f"{settings.PUBLIC_URL}{CHECK_PAGE}",
        )


def _parties(here: Sheet, version: Version, content: Content) -> tuple[tuple[str, str], ...]:
    """The two that the content names, and an organisation that signs too."""
    third = [p for p in here.signers(version) if not p.is_principal]
    two = ((str(Role(p["role"]).label), p["name"]) for p in content.data["parties"])
    return (*two, *((str(Role(p.role).label), here.seat.name_of(p)) for p in third))


LONG = 60  # characters: a longer text is not repeated in the line that says it was changed


def change_lines(here: Sheet, version: Version) -> tuple[str, ...]:
    """Ændret i version 2: Timer på arbejdspladsen om ugen: 14 timer (før 12 timer). One line a field."""
    lines = []
    for change in version_changes(here, version):
        for field in change.fields:
            said = {"number": version.number, "what": field.label, "new": field.new, "old": field.old}
            if max(len(field.new), len(field.old)) > LONG:
                lines.append(_("Ændret i version %(number)s: %(what)s. Se teksten nedenfor.") % said)
            elif not field.old:
                lines.append(_("Nyt i version %(number)s: %(what)s: %(new)s") % said)
            elif not field.new:
                lines.append(_("Fjernet i version %(number)s: %(what)s (før %(old)s)") % said)
            else:
                lines.append(_("Ændret i version %(number)s: %(what)s: %(new)s (før %(old)s)") % said)
    return tuple(lines)


def _subtitle(label: str, content: Content, language: str, *, held: bool) -> str:
    said = _("holdt %(date)s") if held else _("gælder fra %(date)s")
    parts = [label, said % {"date": long_date(content.in_force_from)}]
    if language != DOCUMENT_LANGUAGE:
        parts.append(_("oversættelse"))
    return " · ".join(parts)


def _workplace(content: Content) -> str:
    workplace = content.data["workplace"]
    return f"{workplace['name']} · CVR {workplace['cvr']}" if workplace["cvr"] else str(workplace["name"])


def printed_answer(answer: ShownAnswer) -> PrintedAnswer:
    rows = tuple(
        (label, value.parts if isinstance(value, RowText) else value) for label, value in answer.rows
    )
    return PrintedAnswer(answer.question.number, str(answer.question.text), rows, answer.muted)


def _signature(found: dict[str, str], signed_at: str) -> PrintedSignature:
    return PrintedSignature(found["name"], str(Role(found["role"]).label), signed_at, said_level(found))


def _notes(language: str, *, whole: bool) -> tuple[str, ...]:
    translated = _("Dette er en oversættelse. Det er den danske tekst, der er underskrevet.")
    copied = _("Kopi uden det, der stod i en tidligere version. Den ansatte har det forseglede.")
    return (*((translated,) if language != DOCUMENT_LANGUAGE else ()), *(() if whole else (copied,)))


def _attachments(here: Sheet, version: Version, content: Content) -> tuple[Attachment, ...]:
    signed = [evidence(here.seat, signature) for signature in here.signatures(version)]
    proof: dict[str, Any] = {"fingerprint": version.fingerprint, "signatures": signed}
    if noted := noted_of(here, version):
        proof["paper"] = {**noted.said, "entered_at": noted.row.entered_at.isoformat()}
    return (
        Attachment("aftale.json", _("Det, der er underskrevet, som data"), content.canonical),
        Attachment(
            "underskrifter.json",
            _("Hvem der har skrevet under, og hvornår"),
            json.dumps(proof, ensure_ascii=False, indent=1, sort_keys=True).encode(),
        ),
    )


# --- the file of a signed version --------------------------------------------------------------------------


def signed_pdf(here: Sheet, version: Version, *, summary: tuple[str, ...] = ()) -> bytes:
    """The PDF of a version: the sealed file, the same for everybody, where all have signed.

    Where the seal cannot be made now, it is a print that says so on itself and is not kept. A leader who came
    later gets a copy where the file tells what stood in a version that was not passed on.
    """
    if not shows_before(here, version):
        return render(printed(here, version, summary=summary))
    if file := sealed_file(here, version, summary=summary):
        return keeping.open_file(here.seat, file)
    return render(
        printed(here, version, summary=summary, seal=Seal.AWAITED if is_closed(here, version) else None)
    )


def sealed_file(here: Sheet, version: Version, *, summary: tuple[str, ...] = ()) -> SignedFile | None:
    """The sealed file of a version; made now where all have signed. None before that, and after a fault."""
    if kept := keeping.file_of(version):
        return kept
    if not is_closed(here, version):
        return None
    return keeping.try_to_make(here, version, lambda: drawn_for_seal(here, version, summary=summary))


def drawn_for_seal(here: Sheet, version: Version, *, summary: tuple[str, ...]) -> bytes:
    """What the seal is put on. The same version gives the same bytes."""
    return render(printed(here, version, summary=summary, seal=Seal.ON_IT))


def is_closed(here: Sheet, version: Version) -> bool:
    """Everybody has signed, so the version has a file or awaits one."""
    return keeping.is_awaited(version) or version in here.agreed
