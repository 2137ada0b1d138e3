"""The documentation to take along: one PDF with contents, and a ZIP with the files, made as it is fetched."""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.audit.log import record
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.documents.pdf.record import PrintedRecord, render_record
from fleksaftale.documents.sealing.keeping import file_of, open_file
from fleksaftale.evidence import events, queries, told
from fleksaftale.evidence.documentation import Documentation
from fleksaftale.evidence.looking import TYPES
from fleksaftale.evidence.models import Entry, JournalFile
from fleksaftale.evidence.outline import Block, Points, Section, Table, Words, as_json, as_text
from fleksaftale.talks.history import Minutes

FORMAT = "dokumentation 1"


# --- what it says -------------------------------------------------------------------------------------------


def sections(doc: Documentation) -> list[Section]:
    """The whole documentation under headings; one that has nothing to say is left out."""
    found = [
        Section(_("Overblik"), tuple(Words(line) for line in [*told.months(doc), *told.gaps(doc)])),
        Section(_("Tjekliste"), (_checklist(doc),)),
        Section(_("Det, I har prøvet"), _results(doc)),
        Section(_("Tidslinje"), (_timeline(doc),)),
        *_minutes(doc),
        Section(_("Mundtligt aftalt"), _oral(doc)),
        Section(_("Fra journalen"), _entries(doc)),
    ]
    return [section for section in found if section.blocks]


def _checklist(doc: Documentation) -> Table:
    rows = tuple((p.label, "\n".join(p.lines) or p.state) for p in told.checklist(doc))
    return Table(_("Hvad der er skrevet ned"), (_("Punkt"), _("Det står der")), rows)


def _results(doc: Documentation) -> tuple[Block, ...]:
    rows = tuple(each.row for each in told.results(doc))
    return (Table(_("Tilpasninger med dato og resultat"), result_headers(), rows),) if rows else ()


def result_headers() -> tuple[str, ...]:
    """Over the rows of :meth:`told.Result.row`."""
    return _("Hvad"), _("Dato"), _("Hvordan gik det?"), _("Bemærkning")


def _timeline(doc: Documentation) -> Table:
    rows = tuple((each.when, "\n".join(filter(None, (each.text, each.note)))) for each in told.timeline(doc))
    return Table(_("Det, der er sket"), (_("Dato"), _("Hvad")), rows or (("–", "–"),))


def _minutes(doc: Documentation) -> Iterator[Section]:
    for each in doc.minutes.values():
        if points := _decided(each):
            said = {"number": each.number, "date": long_date(each.held_on)}
            yield Section(_("Samtale %(number)s, %(date)s") % said, (Points(points),))


def _decided(each: Minutes) -> tuple[str, ...]:
    decisions = [str(row.get("tekst")) for row in each.rows("beslutninger") if row.get("tekst")]
    actions = [
        " – ".join(str(part) for part in (row.get("hvad"), row.get("hvem")) if part)
        for row in each.rows("handlinger")
    ]
    return (*decisions, *(line for line in actions if line))


def _oral(doc: Documentation) -> tuple[Block, ...]:
    lines = tuple(f"{long_date(one.happened_on)}: {one.heading}" for one in told.oral(doc))
    return (Points(lines), Words(told.why_oral_does_not_count())) if lines else ()


def _entries(doc: Documentation) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for one in doc.entries:
        label = f"{long_date(one.happened_on)}, {one.about.label}, {one.heading}"
        text = one.text or (one.mail.text if one.mail else "") or _("Se filen.")
        blocks.append(Words(text, label))
    return tuple(blocks)


# --- the PDF ------------------------------------------------------------------------------------------------


def pdf(seat: Seat) -> bytes:
    """The documentation as PDF. Raises NotAllowed, RenderError. Logged before it is handed out."""
    drawn = _draw(Documentation(seat))
    _log(seat, events.DOCUMENTATION_PDF)
    return drawn


def _log(seat: Seat, kind: str) -> None:
    with transaction.atomic():
        record(kind, vault=seat.vault, actor=seat.actor)


def _draw(doc: Documentation) -> bytes:
    return render_record(
        PrintedRecord(
            get_language() or "da",
            title(doc),
            _lead(doc),
            as_json(sections(doc)),
            _("Lavet %(date)s. Viser, hvad der er skrevet ned, og vurderer det ikke.")
            % {"date": long_date(doc.today)},
            int(clock.now().timestamp()),
            contents=True,
        )
    )


def title(doc: Documentation) -> str:
    if doc.terms and doc.terms.agreed:
        return _("Dokumentation for fastholdelse")
    return _("Dokumentation")


def _lead(doc: Documentation) -> tuple[str, ...]:
    names = _("%(one)s og %(other)s") % {"one": doc.seat.name, "other": doc.seat.other_name}
    return names, doc.seat.facts.workplace


# --- the ZIP ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Member:
    """One file of the ZIP. ``read`` is called when its turn has come; ``size`` is known before."""

    name: str
    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Zip:
    """``size`` is that of the whole file, so that a browser can show how far it is."""

    size: int
    pieces: Iterator[bytes]


def pack(seat: Seat) -> Zip:
    """The documentation with its files. Only the two take files along. Raises NotAllowed, RenderError."""
    doc = Documentation(seat)
    if not seat.is_principal:
        raise NotAllowed(_("Filerne kan kun de to parter hente."))
    members = list(_members(doc))
    _log(seat, events.DOCUMENTATION_ZIP)
    return Zip(_size(members), _pieces(members, clock.now()))


def _members(doc: Documentation) -> Iterator[Member]:
    drawn = _draw(doc)
    files = [*_agreements(doc), *_files(doc)]
    listed = [*(one.name for one in files), "dokumentation.pdf", "dokumentation.json"]
    index = as_text([Section(_("Filer"), (Points(tuple(listed)),)), *sections(doc)]).encode()
    data = json.dumps(_data(doc), ensure_ascii=False, indent=1).encode()
    yield Member("indeks.txt", len(index), lambda: index)
    yield Member("dokumentation.pdf", len(drawn), lambda: drawn)
    yield Member("dokumentation.json", len(data), lambda: data)
    yield from files


def _agreements(doc: Documentation) -> Iterator[Member]:
    """Each signed version that the person may read, and each signed minutes, as the sealed PDF."""
    signed = [(each.sheet, each.version, each.on) for each in doc.versions if each.shown]
    signed += [(each.sheet, each.version, each.held_on) for each in doc.minutes.values()]
    for number, (here, version, on) in enumerate(signed, start=1):
        if file := file_of(version):
            content = open_file(here.seat, file)
            yield Member(f"aftaler/{number:02}-{on}.pdf", len(content), lambda content=content: content)  # type: ignore[misc]


def _files(doc: Documentation) -> Iterator[Member]:
    kept = queries.files_of(doc.seat.vault, Entry.objects.filter(pk__in=[one.id for one in doc.entries]))
    hung = [(one, file) for one in doc.entries for file in kept.get(one.id, ())]
    taken = [(one, file) for one, file in hung if queries.may_fetch(one, file)]
    for number, (one, file) in enumerate(taken, start=1):
        name = f"filer/{number:03}-{one.happened_on}.{TYPES[file.kind][1]}"
        yield Member(name, file.size, lambda pk=file.id: _open(doc, pk))  # type: ignore[misc]


def _open(doc: Documentation, file_id: UUID) -> bytes:
    return queries.opened(doc.seat.vault, JournalFile.objects.get(pk=file_id)).content


def _data(doc: Documentation) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made": clock.now().isoformat(),
        "months": doc.months_done if doc.months else None,
        "twelve_months": doc.months.over.isoformat() if doc.months else None,
        "gap_days": doc.gap_days,
        "gaps": [
            {"since": gap.since.isoformat(), "until": gap.until.isoformat(), "days": gap.days}
            for gap in doc.gaps
        ],
        "talks": [talk.held_on.isoformat() for talk in doc.talks if talk.held_on],
        "sections": as_json(sections(doc)),
    }


HEADER, LISTED, END = 30 + 16, 46, 22
"""The bytes of a ZIP around each file (its head, and what follows it), in its list, and at its end."""


def _size(members: Iterable[Member]) -> int:
    return END + sum(HEADER + LISTED + 2 * len(one.name) + one.size for one in members)


class _Sink:
    """Takes what the ZIP writes, and gives it on piece by piece."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def write(self, content: bytes) -> int:
        self.waiting += content
        return len(content)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        content, self.waiting = bytes(self.waiting), bytearray()
        return content


def _pieces(members: Iterable[Member], at: datetime) -> Iterator[bytes]:
    """The ZIP, one file at a time: never more than one of them in memory, and nothing on disk."""
    sink = _Sink()
    local = timezone.localtime(at)
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as packed:  # type: ignore[call-overload]
        for one in members:
            info = zipfile.ZipInfo(one.name, local.timetuple()[:6])
            info.file_size, info.external_attr = one.size, 0o600 << 16
            with packed.open(info, "w") as place:
                place.write(one.read())
            yield sink.taken()
    yield sink.taken()
