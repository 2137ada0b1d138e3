"""What the tests of every assessment share: drawing answers, and whether a question can matter."""

from datetime import date

from hypothesis import strategies as st

from fleksjob.engine import UNKNOWN
from fleksjob.law.emner import emne

DAY = date(2026, 11, 21)
BIRTHS = st.dates(date(1948, 1, 1), date(2005, 12, 31)).map(date.toordinal)
DAYS = st.dates(date(2008, 1, 1), date(2030, 12, 31)).map(date.toordinal)


def answers_to(fact):
    """A strategy for answers to one fact, never unknown."""
    if fact.valg is not None:
        return st.integers(0, len(fact.valg.names) - 1)
    if fact.is_day:
        return BIRTHS if fact.name == "foedselsdag" else DAYS
    if fact.unit is not None:
        return st.integers(0, fact.high * fact.den)
    return st.booleans()


def all_answers(subject):
    """A strategy for complete facts of a subject, without the day."""
    return st.fixed_dictionaries({f.name: answers_to(f) for f in subject.law.inputs if f.name != "dato"})


def names(subject):
    return [fact.name for fact in subject.law.inputs if fact.name != "dato"]


def hidden(subject):
    """A strategy for the facts a person does not know."""
    return st.sets(st.sampled_from(names(subject)))


def run(subject, program, facts, unknown=()):
    """The explanation of the goal with some facts not known."""
    known = {name: UNKNOWN if name in unknown else value for name, value in facts.items()}
    return program.explain(subject.maal, {**known, "dato": program.day.toordinal()})


def check_that_answers_never_turn_a_settled_outcome(name, day, facts, unknown):
    subject = emne(name)
    program = subject.law.at(day)
    partly, wholly = run(subject, program, facts, unknown), run(subject, program, facts)
    assert wholly.value is not UNKNOWN
    if partly.value is not UNKNOWN:
        assert partly.value == wholly.value
        assert partly.next_question is None
    else:
        assert partly.missing
        assert set(partly.missing) <= unknown
        assert partly.next_question in partly.missing


def matters(subject, program, facts, unknown, question, draws):
    """Whether some way of answering the other unknown facts makes the answer to `question` decide."""
    fact = program.inputs[question]
    options = possible(fact)
    for drawn in draws:
        full = {name: drawn[name] if name in unknown else value for name, value in facts.items()}
        values = {run(subject, program, {**full, question: option}).value for option in options}
        if len(values) > 1:
            return True
    return False


def possible(fact):
    """Answers that between them can tip every rule."""
    if fact.valg is not None:
        return list(range(len(fact.valg.names)))
    if fact.is_day:
        years = (1930, 1955, 1960, 1965, 1985, 2008, 2012, 2019, 2024, 2029)
        return [date(year, 1, 1).toordinal() for year in years]
    if fact.unit is not None:
        return [0, 1, int(fact.likely * fact.den), fact.high * fact.den]
    return [True, False]
