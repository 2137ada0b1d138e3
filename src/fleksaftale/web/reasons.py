"""Why an assessment says what it says, as ``web/parts/reasons.html`` and the printed sheet show it."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.core.formats import long_date
from fleksaftale.core.references import reference
from fleksaftale.documents.pdf.answer_sheet import Ground
from fleksjob.begrundelse import Fortalt, aabent, afgjort, titel
from fleksjob.engine import Input, Reason, State
from fleksjob.engine.rules import Rule
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.rates import Rate
from fleksjob.trin import SIKKERHED, SIKKERHED_I_ORD
from fleksjob.vurdering import KILDER_TJEKKET, Vurdering


def grounds(answer: Vurdering) -> tuple[Ground, ...]:
    """What is decided and why, each step with the law behind it. The answer's own step comes first, where
    there is an answer.
    """
    top = answer.begrundelse
    decided = afgjort(answer)
    if top.answer is State.UNKNOWN:
        return tuple(_ground(each, answer) for each in decided)
    return (_ground(Fortalt(top, answer.siger, decided), answer),)


def still_open(answer: Vurdering) -> tuple[Ground, ...]:
    """The rules that wait for an answer: what each is about, and where it stands."""
    pick = 1 if get_language() == "en" else 0
    return tuple(told(titel(each, answer)[pick], each) for each in aabent(answer))


def told(text: str, reason: Reason, *, who: str = "", of: Iterable[Ground] = ()) -> Ground:
    """One step with its law, how sure it is, its source and when that was looked at."""
    source = reason.entry.source
    if isinstance(source, Rule):
        certainty = certainty_phrase(source.sikkerhed)
        return Ground(
            text,
            reference(source.law),
            certainty,
            source.kilde,
            long_date(KILDER_TJEKKET),
            who,
            tuple(of),
            certainty_word(source.sikkerhed),
        )
    if isinstance(source, Rate):
        return Ground(text, reference(reason.entry.law), source=reason.entry.kilde, who=who, of=tuple(of))
    return Ground(text, who=who, of=tuple(of))


def certainty_word(certainty: str) -> str:
    """How well a rule was seen, in the word of the law's own files."""
    return SIKKERHED[certainty][1 if get_language() == "en" else 0]


def certainty_phrase(certainty: str) -> str:
    """How well a rule was seen, as anybody understands it."""
    return SIKKERHED_I_ORD[certainty][1 if get_language() == "en" else 0]


def _ground(step: Fortalt, answer: Vurdering) -> Ground:
    pick = 1 if get_language() == "en" else 0
    source = step.reason.entry.source
    who = ""
    if isinstance(source, Input):
        authority = med_dagens_ord("{myndighed}", answer.dato, "en" if pick else "da")
        who = (
            _("%(who)ss vurdering, efter dit svar") % {"who": authority} if source.kommunen else _("dit svar")
        )
    return told(step.siger[pick], step.reason, who=who, of=(_ground(each, answer) for each in step.af))
