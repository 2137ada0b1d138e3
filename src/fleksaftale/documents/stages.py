"""A document as it stands: stage, preparations, versions. What pages read and commands start from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, prefetch_related_objects

from fleksaftale.cases.companions import asked_to_sign
from fleksaftale.cases.models import Party, Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.crypto import Tampered
from fleksaftale.documents import answers as saved
from fleksaftale.documents.answers import Answer, Saved
from fleksaftale.documents.content import Content
from fleksaftale.documents.models import (
    JOINT,
    Document,
    Preparation,
    SavedAnswer,
    Signature,
    Stage,
    StageChange,
    Version,
)
from fleksaftale.documents.template import Question, State, Template


@dataclass(frozen=True)
class Sheet:
    """One document, seen from one party's seat."""

    seat: Seat
    template: Template
    document: Document

    # --- where it stands

    stage: Stage

    @cached_property
    def preparations(self) -> dict[UUID, Preparation]:
        kept = {p.party_id: p for p in self.document.preparations.all()}
        new = (p for p in self.seat.parties if p.pk not in kept)  # a leader who has not taken over yet
        return kept | {p.pk: Preparation(document=self.document, party=p) for p in new}

    @property
    def mine(self) -> Preparation:
        return self.preparations[self.seat.party.pk]

    @property
    def theirs(self) -> Preparation:
        return self.preparations[self.seat.other.pk]

    @property
    def both_ready(self) -> bool:
        return all(self.preparations[p.pk].ready_at for p in self.seat.parties)

    def is_open(self, party: Party) -> bool:
        """Whether the other may read this party's own preparation."""
        return self.both_ready or self.preparations[party.pk].opened_at is not None

    # --- answers

    @cached_property
    def _answers(self) -> dict[str, dict[str, Saved]]:
        scopes = [JOINT, str(self.seat.party.pk)]
        if self.is_open(self.seat.other):
            scopes.append(str(self.seat.other.pk))
        return saved.read_all(self.document, scopes, self.seat.vault, self.template.questions)

    @property
    def joint(self) -> dict[str, Saved]:
        return self._answers[JOINT]

    @property
    def own(self) -> dict[str, Saved]:
        return self._answers[str(self.seat.party.pk)]

    @property
    def others(self) -> dict[str, Saved]:
        """The other's preparation; nothing while it is closed: it is not even read from the database."""
        return self._answers.get(str(self.seat.other.pk), {})

    def answers(self, scope: str) -> dict[str, Answer]:
        return {key: entry.answer for key, entry in self._answers[scope].items()}

    def answered(self, scope: str) -> list[Question]:
        """The numbered questions that have an answer of some kind."""
        given = self.answers(scope)
        return [q for q in self.template.numbered if has_answer(q, given.get(q.key, saved.EMPTY))]

    def first_unanswered(self, scope: str) -> str | None:
        """The key of the first page that lacks an answer: where a person goes on."""
        given = self.answers(scope)
        for page in self.template.pages:
            if not all(has_answer(q, given.get(q.key, saved.EMPTY)) for q in page.questions):
                return page.key
        return None

    @property
    def unsettled(self) -> list[Question]:
        """The required questions of the joint draft that still lack something."""
        given = self.answers(JOINT)
        return [
            q for q in self.template.questions if q.required and not given.get(q.key, saved.EMPTY).settles(q)
        ]

    # --- versions

    @cached_property
    def versions(self) -> list[Version]:
        found = list(self.document.versions.all())
        prefetch_related_objects(found, "signatures", "objections")
        return found

    @property
    def current(self) -> Version | None:
        """The version that lies for signature, or that is disagreed on, or the newest signed one."""
        if self.stage in (Stage.PREPARING, Stage.DRAFTING):
            return None
        return next((v for v in reversed(self.versions) if v.withdrawn_at is None), None)

    @property
    def agreed(self) -> list[Version]:
        """Every version that all have signed, oldest first."""
        return [v for v in self.versions if v.signed_at]

    @property
    def signed(self) -> Version | None:
        """The version in force today. Nothing has to happen at midnight for the next one to be it."""
        return in_force(self.agreed, clock.today())

    @property
    def coming(self) -> list[Version]:
        """Signed versions that take over on a later day."""
        return coming(self.agreed, clock.today())

    @property
    def base(self) -> Version | None:
        """The newest version that all have signed: what a new draft is a change of."""
        return self.agreed[-1] if self.agreed else None

    @property
    def is_amendment(self) -> bool:
        """Whether what is being written is a change of a signed version."""
        return self.base is not None and self.stage is not Stage.SIGNED

    def before(self, version: Version) -> Version | None:
        """The signed version that this one is a change of."""
        return next((v for v in reversed(self.agreed) if v.number < version.number), None)

    def must_sign(self) -> list[Party]:
        """Whose signatures make a version hold: the two principals, and an organisation that both asked.

        Minutes are between the two.
        """
        asked = () if self.template.is_minutes else asked_to_sign(self.seat.case)
        third = [p for p in self.seat.everybody if p.pk in asked]
        return [*sorted(self.seat.parties, key=lambda p: p.role), *third]

    def signers(self, version: Version) -> list[Party]:
        """Who has signed a version, also who has left since, and who is still to sign it."""
        signed = [
            self.seat.ever[s.party_id] for s in version.signatures.all() if s.party_id in self.seat.ever
        ]
        waiting = [] if version.signed_at else [p for p in self.must_sign() if p not in signed]
        order = list(Role)
        return sorted([*signed, *waiting], key=lambda p: order.index(Role(p.role)))

    def signatures(self, version: Version) -> list[Signature]:
        return list(version.signatures.all())

    def signature_of(self, version: Version, party: Party) -> Signature | None:
        return next((s for s in version.signatures.all() if s.party_id == party.pk), None)

    def content(self, version: Version) -> Content:
        """The frozen content. Raises Tampered when it is not what the version's own row says of it."""
        content = Content.parse(self.seat.vault.open(version.place, version.sealed_content))
        said = (version.fingerprint, version.number, version.in_force_from)
        if said != (content.fingerprint, content.data["version"], content.in_force_from):
            raise Tampered(f"{version.place}: the row does not fit the content")
        return content


def in_force(agreed: list[Version], day: date) -> Version | None:
    """The version that holds on a day: the newest of those that have begun.

    Before the first has begun it is the one that will be first: a signed agreement is shown as such at once.
    """
    begun = [v for v in agreed if v.begins_on <= day]
    if begun:
        return max(begun, key=lambda v: v.number)
    return min(agreed, key=lambda v: (v.begins_on, -v.number), default=None)


def coming(agreed: list[Version], day: date) -> list[Version]:
    """The versions that take over after a day, by day. One that a newer one overtakes never comes."""
    now = in_force(agreed, day)
    later = [v for v in agreed if now and v.begins_on > day and v.number > now.number]
    kept = [v for v in later if not any(w.number > v.number and w.begins_on <= v.begins_on for w in later)]
    return sorted(kept, key=lambda v: v.begins_on)


def has_answer(question: Question, answer: Answer) -> bool:
    if answer.state is not State.ANSWERED:
        return True
    return not answer.is_empty() and not saved.missing_fields(question, answer)


def has_begun(here: Sheet, party: Party) -> bool:
    """Whether a party has saved any answer alone. What it says is not read."""
    return SavedAnswer.objects.filter(document=here.document, scope=str(party.pk)).exists()


class NoDocument(LookupError):
    """The case has no document of this template."""


def documents_of(seat: Seat, template: Template) -> QuerySet[Document]:
    """The case's document of this template, for this occasion of it."""
    return Document.objects.filter(case=seat.case, template_id=template.id, occasion=template.occasion)


def sheet(seat: Seat, template: Template, *, lock: bool = False) -> Sheet:
    """The case's document of this template. ``lock`` holds its row until the transaction ends."""
    found = documents_of(seat, template)
    if lock:
        found.select_for_update().first()
    document = _with_stage(found).first()
    if document is None:
        raise NoDocument(template.id)
    return Sheet(seat, template, document, Stage(document.stage))


def sheets_of(seat: Seat, templates: Iterable[Template]) -> list[Sheet]:
    """Those of some documents that the case has, in one query."""
    wanted = {(template.id, template.occasion): template for template in templates}
    rows = Document.objects.filter(case=seat.case, template_id__in={name for name, _occasion in wanted})
    found = [row for row in _with_stage(rows) if (row.template_id, row.occasion) in wanted]
    return [Sheet(seat, wanted[row.template_id, row.occasion], row, Stage(row.stage)) for row in found]


def sheets(seats: Iterable[Seat], template_of: Callable[[Document], Template]) -> list[Sheet]:
    """Every document of several cases, the oldest occasion first, in a constant number of queries."""
    by_case = {seat.case.pk: seat for seat in seats}
    found = _with_stage(Document.objects.filter(case__in=by_case)).order_by("occasion", "created_at")
    parts = ("preparations", "versions__signatures", "versions__objections", "versions__remembered")
    return [
        Sheet(by_case[each.case_id], template_of(each), each, Stage(each.stage))
        for each in found.prefetch_related(*parts)
    ]


def _with_stage(documents: QuerySet[Document]) -> QuerySet[Any]:
    newest = StageChange.objects.filter(document=OuterRef("pk")).order_by("-id")
    return documents.annotate(stage=Subquery(newest.values("stage")[:1]))
