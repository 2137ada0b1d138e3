"""What the wording guard does with an answer: it depends on who writes it, and on who may read it.

The leader's words of illness are held back; words that may be about something else are asked about. The
employee decides about her own words: in her own closed answers she is only warned, and where the leader reads
them it takes a yes. What stood there before, and what the other has written and shown, passes.

Nothing here is stored or logged: an answer that is held leaves no trace but the text in front of its writer.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial

from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.core.guard import Finding, look_at
from fleksaftale.core.guard.folding import fold
from fleksaftale.documents.answers import EMPTY, Answer, written
from fleksaftale.documents.models import JOINT
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import Kind, Question, Text

WRITTEN = (Kind.TEXT, Kind.LINE)
BETWEEN_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n+")


class Verdict(Enum):
    """What is done with a text that seems to be about illness."""

    HELD = "held"  # it is not saved
    ASKED = "asked"  # it is saved once the writer has said yes
    WARNED = "warned"  # it is the writer's own: a page warns, and nothing is refused


@dataclass(frozen=True)
class Concern:
    """One field in which something was found. ``yes`` is what a yes to exactly these words is called.

    ``field`` is the place of the text in its answer (see answers.written): a field, or a field of a row.
    """

    question: str
    field: str
    verdict: Verdict
    words: tuple[str, ...]
    suggestion: Text
    yes: str

    @property
    def is_number(self) -> bool:
        """Whether it is a CPR number and not a word: no code of an illness begins with a digit."""
        return self.words[0][:1].isdigit()

    def stops(self, yes: Collection[str]) -> bool:
        """Whether the text may not be saved, given what was said yes to."""
        return self.verdict is Verdict.HELD or (self.verdict is Verdict.ASKED and self.yes not in yes)


class Held(NotAllowed):
    """Some answers are not saved, for their wording; the others are. Names questions and no words."""

    def __init__(self, questions: Iterable[str]) -> None:
        self.questions = tuple(questions)
        super().__init__(_("Skriv, hvad der er brug for. Svaret om helbred er ikke gemt."))


class NeedsYes(NotAllowed):
    """The employee's own answers seem to be about health, and sharing them takes a yes of its own."""

    def __init__(self) -> None:
        super().__init__(
            _("Dine svar nævner måske dit helbred. Sæt kryds i “Ja, del også det”, eller ret dem.")
        )


def concerns(here: Sheet, scope: str, question: Question, answer: Answer) -> list[Concern]:
    """What in one answer is held back, asked about or warned of, if this party writes it in this scope."""
    found = []
    for place, part, text in written(question, answer):
        if part.kind not in WRITTEN or not text:
            continue
        if new := _new(here, text, partial(_known, here, scope, question, place)):
            found.append(_concern(question.key, place, _verdict(here, scope, new), new))
    return found


def concern_of_comment(here: Sheet, text: str) -> Concern | None:
    """The same for a text beside the document that both read at once, such as why one cannot sign.

    What stands in the joint draft, and what the other has shown, passes.
    """
    new = _new(here, text, partial(_all_texts, here))
    return _concern("", "text", _verdict(here, JOINT, new), new) if new else None


def concern_beside(here: Sheet, known: Mapping[str, Answer], text: str) -> Concern | None:
    """The same for a comment beside a version, whoever of its readers writes it. What stands in it passes."""
    new = _new(here, text, lambda: _texts_of(here, known))
    return _concern("", "text", _verdict(here, JOINT, new), new) if new else None


def _texts_of(here: Sheet, answers: Mapping[str, Answer]) -> Iterator[str]:
    for key, answer in answers.items():
        yield from texts(here.template.question(key), answer)


def require_comment(here: Sheet, text: str, yes: Collection[str]) -> None:
    """Raises Held where such a text may not be saved as it is."""
    concern = concern_of_comment(here, text)
    if concern and concern.stops(yes):
        raise Held(())


def stopped(here: Sheet, scope: str, question: Question, answer: Answer, yes: Collection[str]) -> bool:
    """Whether the answer may not be saved as things are: commands ask this before they save."""
    return any(one.stops(yes) for one in concerns(here, scope, question, answer))


def about_health(here: Sheet) -> list[Question]:
    """The employee's own questions whose answers seem to be about health; empty for the leader."""
    if here.seat.role is not Role.EMPLOYEE:
        return []
    own = here.answers(str(here.seat.party.pk))
    return [q for q in here.template.questions if _has_findings(q, own.get(q.key, EMPTY))]


def require_yes(here: Sheet, *, health_too: bool) -> None:
    """Raises NeedsYes where the employee's own answers would open with words about health in them."""
    if not health_too and not here.is_open(here.seat.party) and about_health(here):
        raise NeedsYes


def _has_findings(question: Question, answer: Answer) -> bool:
    return any(look_at(text) for text in texts(question, answer))


def texts(question: Question, answer: Answer) -> list[str]:
    """Every free text of an answer, those in rows included."""
    return [text for _place, part, text in written(question, answer) if part.kind in WRITTEN and text]


def _concern(question: str, place: str, verdict: Verdict, new: list[Finding]) -> Concern:
    first = new[0]
    said = "\n".join((question, place, *sorted({one.word for one in new})))
    return Concern(
        question,
        place,
        verdict,
        tuple(dict.fromkeys(one.text for one in new)),
        Text(first.suggestion_da, first.suggestion_en),
        hashlib.sha256(said.encode()).hexdigest()[:16],
    )


def _verdict(here: Sheet, scope: str, new: list[Finding]) -> Verdict:
    if here.seat.role is not Role.EMPLOYEE or here.seat.typist:  # who types for her is not she
        return Verdict.HELD if any(one.strong for one in new) else Verdict.ASKED
    closed = scope != JOINT and not here.is_open(here.seat.party) and here.mine.ready_at is None
    return Verdict.WARNED if closed else Verdict.ASKED


# --- what is new in a text ---------------------------------------------------------------------------------


def _new(here: Sheet, text: str, known_texts: Callable[[], Iterable[str]]) -> list[Finding]:
    """What was found and did not stand in a text that this party may go on from.

    A strong word of the leader's passes only in the sentence that it stood in; all else is counted by words.
    """
    found = look_at(text)
    if not found:
        return []
    known = list(known_texts())
    sentences = {_plain(one) for each in known for one in BETWEEN_SENTENCES.split(each)}
    counted: Counter[str] = Counter()
    for each in known:
        counted |= Counter(one.word for one in look_at(each))
    employee = here.seat.role is Role.EMPLOYEE
    new = []
    for one in found:
        if one.strong and not employee:
            passes = _plain(_sentence_of(text, one)) in sentences
        else:
            passes = counted[one.word] > 0
            counted[one.word] -= 1
        if not passes:
            new.append(one)
    return new


def _known(here: Sheet, scope: str, question: Question, place: str) -> Iterator[str]:
    """What stands here already, and what the other has written and shown. The leader's own answers have been
    looked at; the employee's own have not been shared by being written."""
    places = [here.answers(scope), {key: each.answer for key, each in here.others.items()}]
    if here.seat.role is not Role.EMPLOYEE:
        places.append(here.answers(str(here.seat.party.pk)))
    places.append(dict(here.template.opening(here, False)))
    wanted = _field_of(place)
    for answers in places:
        for each, _part, text in written(question, answers.get(question.key, EMPTY)):
            if text and _field_of(each) == wanted:
                yield text


def _field_of(place: str) -> tuple[str, str]:
    """First and last of a place: the rows of a list stand for each other, for they are moved and taken."""
    return place.split("-")[0], place.split("-")[-1]


def _all_texts(here: Sheet) -> Iterator[str]:
    for entries in (here.joint, here.others):
        for key, entry in entries.items():
            yield from texts(here.template.question(key), entry.answer)


def _sentence_of(text: str, finding: Finding) -> str:
    begin = 0
    for between in BETWEEN_SENTENCES.finditer(text):
        if between.start() > finding.start:
            return text[begin : between.start()]
        begin = between.end()
    return text[begin:]


def _plain(sentence: str) -> str:
    return " ".join(fold(sentence).text.split()).rstrip(".!?;")
