"""The question of a page of a check as a form: one field, "do not know" always, the value as text."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.core.formats import long_date
from fleksaftale.core.forms import ChoiceField, DatePartsField, MultipleChoiceField, TextField
from fleksaftale.core.forms.amounts import MoneyField
from fleksaftale.deadlines import facts
from fleksaftale.deadlines.catalogue import ASKED, TOPICS
from fleksaftale.guidance import law
from fleksaftale.guidance.checks_walk import DAY, UNKNOWN, Walk
from fleksaftale.web.checks_dates import HAVE_KEY, NONE, TOPICS_KEY, DatesWalk
from fleksaftale.web.deadline_forms import value_field
from fleksjob import fakta, money, tal
from fleksjob.engine import Input
from fleksjob.errors import InputError
from fleksjob.trin import spurgt

AnyWalk = Walk | DatesWalk
NUMBER_LENGTH = 20


class QuestionForm(forms.Form):
    """One question. Only for a valid form: ``value``, as the walk takes it."""

    def __init__(self, field: forms.Field, as_text: Callable[[Any], str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"] = field
        self._as_text = as_text

    @property
    def value(self) -> str:
        return self._as_text(self.cleaned_data["answer"])


def question_form(walk: AnyWalk, key: str, data: Any = None) -> QuestionForm:
    """The form for one fact, with the answer given before in it. Raises KeyError for a fact there is not."""
    make = _law_field if isinstance(walk, Walk) else _date_field
    field, as_text, from_text = make(walk, key)  # type: ignore[arg-type]
    given = walk.answers.get(key, "")
    choice = isinstance(field, ChoiceField)
    initial = from_text(given) if given and (choice or given != UNKNOWN) else None
    return QuestionForm(field, as_text, data, initial={"answer": initial})


def has_button(form: QuestionForm) -> bool:
    """Whether "do not know" is a button: it is one of the choices where there are choices."""
    field = form.fields["answer"]
    return not isinstance(field, ChoiceField | MultipleChoiceField)


Made = tuple[forms.Field, Callable[[Any], str], Callable[[str], Any]]


def _same(value: Any) -> str:
    return str(value)


# --- a fact of the law's -----------------------------------------------------------------------------------


def _law_field(walk: Walk, key: str) -> Made:
    fact = walk.known[key]
    words: dict[str, Any] = {"label": question(walk, key), "help_text": hint(walk, key), "heading": True}
    if fact.is_day:
        example = "21 11 2026" if key == DAY else "10 05 1980" if key == "foedselsdag" else "01 03 2024"
        return DatePartsField(example=example, **words), date.isoformat, date.fromisoformat
    if fact.valg is None and fact.unit and fact.unit.startswith("kr"):
        field = MoneyField(largest=fact.high * 100, **words)
        return field, lambda amount: money.show(amount, unit=""), money.parse
    if fact.valg is None and fact.unit:
        return _number_field(fact, words), _same, _same
    choices = [*_choices(fact), (UNKNOWN, _("Ved ikke"))]
    pick = _("Vælg et svar. Du kan altid vælge “ved ikke”.")
    errors = {"invalid_choice": pick}
    return ChoiceField(choices=choices, empty=pick, error_messages=errors, **words), _same, _same


def _choices(fact: Input) -> list[tuple[str, str]]:
    if fact.valg is None:
        return [("ja", _("Ja")), ("nej", _("Nej"))]
    pick = 1 if get_language() == "en" else 0
    return [(name, fact.valg.vist.get(name, (name, name))[pick]) for name in fact.valg.names]


def _number_field(fact: Input, words: dict[str, Any]) -> forms.Field:
    unit = (fact.unit or "").partition("/")[0]
    suffixes = {"dag": _("dage"), "måned": _("måneder"), "time": _("timer")}
    good = {"good": f"{int(fact.likely)}"}
    empty = _("Skriv et tal, fx %(good)s. Eller vælg “ved ikke”.") % good
    return TextField(suffix=suffixes.get(unit, unit), width=4, max_length=NUMBER_LENGTH, empty=empty, **words)


def question(walk: AnyWalk, key: str) -> str:
    """A question in the reader's language."""
    if isinstance(walk, DatesWalk):
        own = {TOPICS_KEY: _("Hvad vil du vide noget om?"), HAVE_KEY: _("Hvilke oplysninger har du?")}
        return own[key] if key in own else str(ASKED[key].question)
    return spurgt(walk.known[key], walk.day)[1 if get_language() == "en" else 0]


def hint(walk: Walk, key: str) -> str:
    """What helps to answer: the check's own words, else who it is that finds so."""
    own = walk.check.hints.get(key)
    if own:
        return law.of_the_day(own, walk.day)
    if key == DAY:
        return _("Som regel i dag. Vælg en anden dag, hvis du vil se, hvad der gælder på den.")
    if walk.known[key].kommunen:
        who = law.authority(walk.day)["Myndighed"]
        return _("%(who)s vurderer det. Er det ikke afgjort endnu, så vælg “ved ikke”.") % {"who": who}
    return ""


def refused(walk: Walk, key: str, problem: InputError) -> str:
    """Why an answer cannot be used, with a good value, for the person who wrote it."""
    if problem.other == DAY and key == problem.field:
        words = {"day": long_date(walk.day)}
        return _("Dagen er ikke kommet endnu. Skriv en dag til og med %(day)s.") % words
    if problem.other:
        other = problem.other if key == problem.field else problem.field
        words = {"name": question(walk, other), "value": shown(walk, other)}
        return _("Det passer ikke med en anden oplysning. %(name)s %(value)s. Ret en af dem.") % words
    fact = walk.known[key]
    if key == DAY:
        years = {"first": fakta.FOERSTE_DAG.year, "last": fakta.SIDSTE_DAG.year}
        return _("Vi kan kun svare for dage fra %(first)s til %(last)s. Skriv fx 21 11 2026.") % years
    if fact.is_day:
        return _("Dagen passer ikke med den dag, svaret gælder for. Se efter, om året er rigtigt.")
    if fact.unit:
        limits = {"most": fact.high, "good": int(fact.likely) or 3}
        return _("Skriv et tal fra 0 til %(most)s, fx %(good)s.") % limits
    return problem.reason_en if get_language() == "en" else problem.reason


# --- a fact of the dates -----------------------------------------------------------------------------------


def _date_field(walk: DatesWalk, key: str) -> Made:
    if key == HAVE_KEY:
        at_hand = MultipleChoiceField(
            label=question(walk, key),
            choices=[(asked.key, facts.name_of(asked.key)) for asked in walk.to_have],
            hints={asked.key: asked.topic.title for asked in walk.to_have},
            help_text=_("Sæt kryds ved det, du kan svare på nu. Har du intet af det, så gå bare videre."),
            required=False,
            mark_optional=False,
            heading=True,
        )
        return at_hand, lambda said: ",".join(said) or NONE, lambda said: said.split(",")
    if key == TOPICS_KEY:
        topics = MultipleChoiceField(
            label=_("Hvad vil du vide noget om?"),
            choices=[(topic.key, topic.title) for topic in TOPICS],
            hints={topic.key: topic.about for topic in TOPICS},
            help_text=_("Vælg gerne flere. Så spørger vi kun om det, der skal bruges."),
            empty=_("Vælg mindst et emne"),
            heading=True,
        )
        return topics, ",".join, lambda said: said.split(",")
    asked = ASKED[key]
    field = value_field(asked, heading=True)
    if isinstance(field, ChoiceField):
        choices: Any = field.choices
        field.choices = [*choices, (UNKNOWN, _("Ved ikke"))]
    return field, _fact_text, lambda said: _fact_value(asked.kind.name, said)


def _fact_text(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _fact_value(kind: str, said: str) -> Any:
    if kind == "DAY":
        return date.fromisoformat(said)
    return said.split(",") if kind == "MONTHS" else said


# --- answers as people read them ---------------------------------------------------------------------------


def shown(walk: AnyWalk, key: str) -> str:
    """An answer in words."""
    value = walk.answers[key]
    if value == UNKNOWN:
        return _("Ved ikke")
    if isinstance(walk, DatesWalk):
        if key == TOPICS_KEY:
            return ", ".join(str(topic.title) for topic in walk.topics)
        if key == HAVE_KEY:
            named = (facts.name_of(each) for each in value.split(",") if each in ASKED)
            return ", ".join(named) or _("Ingen af dem")
        return facts.shown(key, value.split(",") if "," in value or len(value) == 7 else value)
    fact = walk.known[key]
    if fact.is_day:
        return long_date(date.fromisoformat(value))
    if fact.unit and fact.valg is None:
        return tal.vis(Fraction(tal.laes(fact, value), fact.den), fact.unit, get_language() or "da")
    return dict(_choices(fact)).get(value, value)


def why(walk: AnyWalk, key: str) -> list[str]:
    """What a fact of the dates is used for. The law's own questions say it themselves."""
    if isinstance(walk, Walk) or key not in ASKED:
        return []
    raekker = facts.rules().raekker
    return [raekker[row].titel.i(get_language() or "da") for row in facts.needed_by().get(key, ())]
