"""The documents that a case can hold: one line here for each type, and everything else follows from it.

A new type is added in three steps:

1. write its questions as a ``Template`` in a module of its own (as :mod:`agreements.template` does);
2. add a :class:`DocumentType` below to ``ALL``: slug (a neutral word, it stands in the address), template,
   purpose; what the type has beyond that is said in its named fields, never by comparing templates;
3. run ``make messages`` and ``make docs``. Pages, addresses, log, PDF and the worker's seal know it then.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from fleksaftale.agreements import husk, queries, twelve_months
from fleksaftale.agreements.carrying import FROM_EXPECTATIONS, Carry, Proposal, proposals
from fleksaftale.agreements.crib import crib
from fleksaftale.agreements.expectations import FORVENTNINGSAFSTEMNING
from fleksaftale.agreements.queries import Answers, NextTalk
from fleksaftale.agreements.saerlige_vilkaar import SAERLIGE_VILKAAR
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.changes import Change
from fleksaftale.documents.models import Document, SavedAnswer, Stage
from fleksaftale.documents.pdf.crib import PrintedCrib
from fleksaftale.documents.stages import NoDocument, Sheet, sheet, sheets, sheets_of
from fleksaftale.documents.template import Template, Text


def _no_lines(_answers: Answers) -> tuple[str, ...]:
    return ()


def _no_doubts(_here: Sheet, _found: Iterable[Change], _answers: Answers) -> list[str]:
    return []


def _nothing_to_say(_here: Sheet) -> tuple[str, ...]:
    return ()


def _no_talk(_answers: Answers) -> NextTalk | None:
    return None


@dataclass(frozen=True)
class DocumentType:
    """One type of document. What only some types have stands in a field that is empty for the others.

    ``summary``: the most important in a few lines. ``doubts``: what both should see before they sign.
    ``next_talk``: the talk that follows from it. ``remembers``: whether a signed version has a list *Husk*.
    ``hours_page``: the page on which the hours are written. ``carries``: what it proposes for the agreement.
    ``talk_sheet``: whether it can be printed as a sheet for a talk. ``says``: what its own page says of where
    it stands. ``advised_by``: the subject of the law whose list and advice stand beside it.
    ``notes_refund``: whether its page leads to where the § 56 agreement is noted.
    ``crib``: a version on one page, in a language (see :func:`agreements.crib.crib`).
    ``leads``: whether a case is about it, where it is begun and nobody has touched the agreement.
    ``one``: what somebody is invited to make, where the title alone does not say it.
    """

    slug: str
    template: Template
    purpose: Text
    summary: Callable[[Answers], tuple[str, ...]] = _no_lines
    doubts: Callable[[Sheet, Iterable[Change], Answers], list[str]] = _no_doubts
    next_talk: Callable[[Answers], NextTalk | None] = _no_talk
    remembers: bool = False
    hours_page: str = ""
    carries: tuple[Carry, ...] = ()
    talk_sheet: bool = False
    says: Callable[[Sheet], tuple[str, ...]] = _nothing_to_say
    advised_by: str = ""
    notes_refund: bool = False
    crib: Callable[..., PrintedCrib] | None = None
    leads: bool = False
    one: Text | None = None

    def for_occasion(self, occasion: int) -> "DocumentType":
        """The type for one occasion: its slug, title and template bear the number."""
        template = self.template.for_occasion(occasion)
        return replace(self, slug=f"{self.slug}-{occasion}", template=template)

    @property
    def is_named(self) -> bool:
        """Whether its pages say which document it is: not of the one that every case has."""
        return self.template.named_in_log

    @property
    def has_rhythm(self) -> bool:
        """Whether it says how often talks are held."""
        return self.next_talk is not _no_talk

    @property
    def title(self) -> Text:
        return self.template.title

    @property
    def has_crib(self) -> bool:
        """Whether a version of it is also to be had on one page."""
        return self.crib is not None

    @property
    def called(self) -> Text:
        """What it is called in a sentence: aftalen, referatet."""
        return self.template.called

    def __str__(self) -> str:
        return self.slug


def _agreement_doubts(here: Sheet, found: Iterable[Change], answers: Answers) -> list[str]:
    return [
        *queries.doubts(answers),
        *queries.amendment_doubts(here, answers),
        *husk.warnings(here, found, answers),
    ]


AFTALE = DocumentType(
    "aftale",
    FLEKS_TILLAEGSAFTALE,
    Text(
        "Jeres aftale om opgaver, timer, hjælp og opfølgning. I skriver begge under.",
        "Your agreement on tasks, hours, help and follow-up. You both sign it.",
    ),
    summary=queries.summary_lines,
    doubts=_agreement_doubts,
    next_talk=queries.next_talk,
    remembers=True,
    hours_page="arbejdstid",
    crib=crib,
)
"""The document that every case has from its first day, and that the case's own page is about."""

FORVENTNINGER = DocumentType(
    "forventninger",
    FORVENTNINGSAFSTEMNING,
    Text(
        "Tal om opgaver, hensyn og krav, før I laver aftalen. I forbereder jer hver for sig.",
        "Talk about tasks, adjustments and demands before the agreement. You each prepare alone.",
    ),
    carries=FROM_EXPECTATIONS,
    talk_sheet=True,
)
"""Offered as a calm first step; a case can do without it."""

VILKAAR = DocumentType(
    "vilkaar",
    SAERLIGE_VILKAAR,
    Text(
        "Særlige vilkår kan prøves, før der kan blive tale om et fleksjob. I skriver begge under.",
        "Special terms can be tried before there can be a fleksjob. You both sign it.",
    ),
    next_talk=queries.next_talk,
    says=twelve_months.lines,
    advised_by="fastholdelse",
    notes_refund=True,
    leads=True,
    one=Text("en aftale om særlige vilkår", "an agreement on special terms"),
)
"""The agreement that the twelve months before a fastholdelsesfleksjob are counted from."""

ALL = (AFTALE, FORVENTNINGER, VILKAAR)
OTHERS = tuple(kind for kind in ALL if kind is not AFTALE)
"""The types that a case has where somebody begins them."""

RECURRING: list[DocumentType] = []
"""The types that come again, such as the minutes of each talk. Rooms above add theirs when they start."""

_BY_SLUG = {kind.slug: kind for kind in ALL}
_BY_TEMPLATE = {kind.template.id: kind for kind in ALL}


def by_slug(slug: str) -> DocumentType:
    """The type an address names. Raises KeyError."""
    name, _dash, occasion = slug.rpartition("-")
    if found := next((kind for kind in RECURRING if kind.slug == name), None):
        return found.for_occasion(int(occasion))
    return _BY_SLUG[slug]


def by_template(template_id: str, occasion: int = 0) -> DocumentType:
    """The type that is written after a template, for one occasion where it comes again. Raises KeyError."""
    if found := next((kind for kind in RECURRING if kind.template.id == template_id), None):
        return found.for_occasion(occasion)
    return _BY_TEMPLATE[template_id]


def of_document(document: Document) -> DocumentType:
    """The type of a document that exists. Raises KeyError."""
    return by_template(document.template_id, document.occasion)


def in_case(seat: Seat) -> list[DocumentType]:
    """The types that somebody has begun in the case, each occasion for itself, oldest occasion first."""
    rows = seat.case.documents.order_by("occasion", "created_at")
    order = _order()
    return [of_document(row) for row in sorted(rows, key=lambda row: order.index(row.template_id))]


def in_cases(seats: Collection[Seat]) -> dict[UUID, list[Sheet]]:
    """What :func:`in_case` gives for each of several cases, with the documents themselves, by case."""
    order = _order()
    found = sheets(seats, lambda document: of_document(document).template)
    found.sort(key=lambda here: order.index(here.template.id))
    return {seat.case.pk: [here for here in found if here.seat is seat] for seat in seats}


def spoken(title: str) -> str:
    """A document's title in the reader's language, from the Danish one that the log keeps."""
    name, _space, number = title.rpartition(" ")
    for kind in (*ALL, *RECURRING):
        if kind.title.da == title:
            return str(kind.title)
        if kind.title.da == name and number.isdecimal():
            return f"{kind.title} {number}"
    return title


def _order() -> list[str]:
    return [kind.template.id for kind in (*ALL, *RECURRING)]


def type_of(here: Sheet) -> DocumentType:
    return by_template(here.template.id, here.template.occasion)


def begun(seat: Seat, kind: DocumentType) -> Sheet | None:
    """The case's document of a type; None where nobody has begun it."""
    try:
        return sheet(seat, kind.template)
    except NoDocument:
        return None


def others_begun(seat: Seat) -> dict[str, Sheet]:
    """The case's documents beside the agreement, by their type's slug and in its order."""
    return agreement_and_others(seat)[1]


def agreement_and_others(seat: Seat) -> tuple[Sheet, dict[str, Sheet]]:
    """The case's agreement, and its other documents by their type's slug and in its order, in one query.

    Raises NoDocument.
    """
    found = {here.template.id: here for here in sheets_of(seat, (kind.template for kind in ALL))}
    if AFTALE.template.id not in found:
        raise NoDocument(AFTALE.template.id)
    others = {kind.slug: found[kind.template.id] for kind in OTHERS if kind.template.id in found}
    return found[AFTALE.template.id], others


def leading(here: Sheet, others: Mapping[str, Sheet]) -> Sheet | None:
    """The document that the case is about in the agreement's place; None where that is the agreement."""
    found = next((others[kind.slug] for kind in OTHERS if kind.leads and kind.slug in others), None)
    if found is None or here.stage is not Stage.PREPARING or _agreement_has_answers(here.seat.case.pk):
        return None
    return found


def begun_before(case_id: UUID) -> DocumentType:
    """The type that who has not come yet is invited to: what was begun first, while the agreement waits."""
    if _agreement_has_answers(case_id):
        return AFTALE
    there = set(Document.objects.filter(case=case_id).values_list("template_id", flat=True))
    return next((kind for kind in OTHERS if kind.template.id in there), AFTALE)


def _agreement_has_answers(case_id: UUID) -> bool:
    found = SavedAnswer.objects.filter(document__case=case_id, document__template_id=AFTALE.template.id)
    return found.exists()


def proposed_for(here: Sheet) -> list[tuple[DocumentType, Proposal]]:
    """What the case's other documents propose for this one's draft; nothing where it is not the agreement."""
    if type_of(here) is not AFTALE:
        return []
    found = ((kind, begun(here.seat, kind)) for kind in OTHERS if kind.carries)
    return [
        (kind, proposal)
        for kind, source in found
        if source
        for proposal in proposals(source, here, kind.carries)
    ]
