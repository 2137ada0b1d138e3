"""When a rule says what: the words come from the rule's own tree, and are held against the engine itself."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from tools.lix import lix, terms

from fleksjob.engine import Program, Run, State, units
from fleksjob.engine.compile import code_of
from fleksjob.engine.rules import Input
from fleksjob.errors import RateMissing
from fleksjob.katalog import fag
from fleksjob.katalog.betingelser import IKKE_RELEVANT, Af, Atom, Krav, Valgt, raekker
from fleksjob.katalog.hvornaar import Betingelse, Flere, Udfald, hvornaar
from fleksjob.katalog.led import Led
from tests import wrong_language

TODAY = date(2026, 11, 22)
DAYS = (date(2014, 1, 1), date(2019, 6, 1), date(2023, 6, 1), TODAY, date(2028, 1, 1))
MOST_LED = 8


def of_a_day(day: date) -> Iterator[tuple[str, str, tuple[Udfald, ...]]]:
    """Every rule that answers with words: its subject, its name, its outcomes."""
    for subject in fag.alle():
        program = subject.law.at(day)
        for rule in subject.law.rules:
            if rule.in_force(day) and (found := hvornaar(program, rule.name)):
                yield subject.navn, rule.name, found


def leaves(found: Betingelse) -> Iterator[Led]:
    if isinstance(found, Led):
        yield found
        return
    for each in found.led:
        yield from leaves(each)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_outcome_stands_with_its_condition_and_the_last_with_otherwise(day: date) -> None:
    told = list(of_a_day(day))
    assert sum(len(found) > 1 for _, _, found in told) > 100
    for subject, name, found in told:
        settled = [each for each in found if each.navn != "uvist" or each.hvis is None]
        assert [each for each in settled if each.hvis is None] == settled[-1:], (subject, name)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_two_lines_of_a_rule_are_alike(day: date) -> None:
    for subject, name, found in of_a_day(day):
        lines = Counter((each.siger, each.hvis) for each in found)
        conditions = Counter(each.hvis for each in found)
        assert {*lines.values(), *conditions.values()} == {1}, (subject, name)


def test_what_has_to_fit_can_be_read_in_one_go() -> None:
    for subject, name, found in of_a_day(TODAY):
        for each in found:
            if each.hvis:
                assert len(list(leaves(each.hvis))) <= MOST_LED, (subject, name)


def test_the_conditions_are_plain_in_danish_and_whole_in_english() -> None:
    danish = []
    for subject, name, found in of_a_day(TODAY):
        for led in (one for each in found if each.hvis for one in leaves(each.hvis)):
            da, en = (text.replace("{myndighed}", "X").replace("{Myndighed}", "X") for text in led.siger)
            assert da.endswith("."), (subject, name)
            assert "_" not in da + en, (subject, name)
            assert wrong_language.in_text(en, "en") == [], (subject, name)
            danish.append(da)
    assert lix(" ".join(danish), terms()) <= 30


def test_a_question_of_one_fact_with_several_answers_is_one_line() -> None:
    program = fag.find("arbejdstid").law.at(TODAY)
    change, *_ = hvornaar(program, "betyder_noget_for_fleksjobbet")
    assert isinstance(change.hvis, Flere)
    assert not change.hvis.alle
    first = change.hvis.led[0]
    assert isinstance(first, Led)
    assert first.siger[0].startswith("Hvad ændres i fleksjobbet? “Timetallet ændres”, ")
    assert change.hvis.led[1:] == (Led(change.hvis.led[1].siger, "arbejdsevnen_bliver_en_anden"),)  # type: ignore[union-attr]


def test_what_settles_a_rule_at_once_stands_first_and_is_not_said_again() -> None:
    program = fag.find("selvopsigelse").law.at(TODAY)
    found = hvornaar(program, "selvopsigelse")
    assert [each.navn for each in found[:3]] == [
        "arbejdsgiveren_siger_op",
        "spoerg_om_aftalen",
        "ingen_ledige_dage",
    ]
    told = [led.regel for each in found if each.hvis for led in leaves(each.hvis) if led.regel]
    assert len(told) == len(set(told))


# --- against the engine ------------------------------------------------------------------------------------


def test_going_through_the_list_gives_what_the_engine_answers() -> None:
    drawn = random.Random(37)  # noqa: S311 (no secret)
    compared: Counter[str] = Counter()
    for subject in fag.alle():
        program = subject.law.at(TODAY)
        trees = {
            rule.name: program.entries[program.slots[rule.name]].node.args[0]
            for rule in subject.law.rules
            if rule.in_force(TODAY)
        }
        told = {
            name: raekker(program, tree)
            for name, tree in trees.items()
            if tree.boolean or units.is_choice(tree.unit)
        }
        for _ in range(40):
            run = program.run({fact.name: some(fact, drawn) for fact in subject.law.inputs})
            for name, rows in told.items():
                if (pair := both(program, run, name, rows)) is not None:
                    assert pair[0] == pair[1], (subject.navn, name, run.facts)
                    compared[subject.navn] += 1
    assert min(compared.values()) >= 40
    assert set(compared) == {subject.navn for subject in fag.alle()}


def some(fact: Input, drawn: random.Random) -> Any:
    """A value that a fact may have: days around today, numbers near the limits that rules set."""
    if fact.name == "dato":
        return TODAY.toordinal()
    if fact.valg is not None:
        return drawn.randrange(len(fact.valg.names))
    if fact.unit is None:
        return drawn.random() < 0.5
    if fact.name == "foedselsdag":
        return (TODAY - timedelta(days=drawn.randrange(25 * 365, 70 * 365))).toordinal()
    if fact.is_day:
        return (TODAY - timedelta(days=drawn.randrange(-60, 7000))).toordinal()
    return drawn.randrange(min(fact.high, 40) * fact.den + 1)


def both(program: Program, run: Run, name: str, rows: list[tuple[Krav, int]]) -> tuple[int, int] | None:
    """What the list and the engine answer. None where a fact is not relevant, or a rate is missing."""
    try:
        answer = run.value(name)
        listed = next(outcome for krav, outcome in rows if fits(program, run, krav))
    except (RateMissing, NotRelevantError):
        return None
    if answer is State.NOT_APPLICABLE:
        return listed, IKKE_RELEVANT
    assert isinstance(answer, int)
    return listed, int(answer)


class NotRelevantError(Exception):
    """A fact of the row does not apply in this case: then it does not count, and the words do not say so."""


def fits(program: Program, run: Run, krav: Krav) -> bool:
    if isinstance(krav, Af):
        met = (fits(program, run, each) for each in krav.led)
        return all(met) if krav.alle else any(met)
    if isinstance(krav, Valgt):
        value = run.value(krav.name)
    else:
        assert isinstance(krav, Atom)
        value = code_of(krav.node, program.slots)(run, [])
    if isinstance(value, State):
        raise NotRelevantError
    return value in krav.chosen if isinstance(krav, Valgt) else value == krav.holds
