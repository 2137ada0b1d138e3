"""Moving a text from *kun mig* into one's own answers: the one way out of the notes, and a yes of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fleksaftale.agreements import document_types
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import guarding, writing
from fleksaftale.documents.answers import NOTHING, Answer
from fleksaftale.documents.models import Stage
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import Field, Kind, Question, State
from fleksaftale.web.presenting import numbered

LONGEST_ANSWER = 10_000


@dataclass(frozen=True)
class Target:
    """A question in one's own answers that takes a text."""

    here: Sheet
    question: Question
    field: Field

    @property
    def key(self) -> str:
        return f"{document_types.type_of(self.here)}:{self.question.key}"

    @property
    def url(self) -> str:
        page = next(p for p in self.here.template.pages if self.question in p.questions)
        return reverse("own_page", args=[self.here.seat.case.pk, document_types.type_of(self.here), page.key])

    def with_text(self, text: str) -> Answer:
        """The answer as it would stand: the text below what is there."""
        old = self.here.own.get(self.question.key, NOTHING).answer
        before = old.get(self.field.key) if old.state is State.ANSWERED else ""
        joined = f"{before}\n\n{text}" if before else text
        return Answer(State.ANSWERED, {**old.values, self.field.key: joined})


def targets(seat: Seat) -> Iterator[Target]:
    """The questions a text can be moved to now: those of documents that are still prepared alone."""
    if not seat.may("agreement.prepare"):
        return
    for kind in document_types.in_case(seat):
        here = document_types.begun(seat, kind)
        if here and here.stage is Stage.PREPARING:
            yield from _targets(here)


def _targets(here: Sheet) -> Iterator[Target]:
    for question in here.template.questions:
        field = next((f for f in question.fields if f.kind is Kind.TEXT and f.when is None), None)
        if field:
            yield Target(here, question, field)


def choices(seat: Seat) -> dict[str, list[dict[str, str]]]:
    """What a text can be moved to, by the title of the document."""
    found: dict[str, list[dict[str, str]]] = {}
    for target in targets(seat):
        option = {"key": target.key, "text": numbered(target.question)}
        found.setdefault(str(target.here.template.title), []).append(option)
    return found


def move(seat: Seat, key: str, text: str, yes: list[str]) -> dict[str, Any]:
    """Write the text into the answer. ``{"asks": [...]}`` where words about health need a yes first.

    Raises NotAllowed. What is asked about is stored nowhere.
    """
    target = next((each for each in targets(seat) if each.key == key), None)
    if target is None:
        raise NotAllowed(_("Du kan ikke lægge tekst der nu. Genindlæs siden."))
    answer = target.with_text(text)
    if len(answer.get(target.field.key)) > LONGEST_ANSWER:
        raise NotAllowed(_("Svaret bliver for langt. Gør noten kortere."))
    scope = str(seat.party.pk)
    found = guarding.concerns(target.here, scope, target.question, answer)
    if asks := [one for one in found if one.yes not in yes]:
        return {"asks": [{"yes": one.yes, "words": list(one.words)} for one in asks]}
    seen = target.here.own.get(target.question.key, NOTHING).revision
    try:
        writing.save_alone(seat, target.here.template, {target.question.key: (answer, seen)}, yes=yes)
    except writing.Conflicts:
        raise NotAllowed(_("Svaret er ændret imens. Prøv igen.")) from None
    return {"url": target.url}
