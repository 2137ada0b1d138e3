"""Which answer would change it: what a page lists does, and what it does not list does not.

The persons are drawn at random, each from the questions that a person is asked; the same ones every time.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from django.utils.translation import override

from fleksaftale.guidance.checks import Check
from fleksaftale.guidance.checks_walk import DAY, UNKNOWN, Stage, Walk, program
from fleksaftale.web import checks_page
from fleksjob import fakta
from fleksjob.engine import Input, State
from fleksjob.engine.explain import Explanation
from fleksjob.errors import InputError
from fleksjob.hvis import alene, hvis
from tests.web.test_checks import OF_THE_LAW

TODAY = date(2026, 11, 22)
BIRTHS = [f"{year}-05-10" for year in range(1955, 2006, 3)]
DAYS = ["2010-03-01", "2014-06-01", "2020-01-01", "2024-03-01", "2025-10-01", "2026-06-01", "2026-11-01"]
AFTER = ["2026-11-22", "2027-05-01", "2028-06-01"]
PERSONS, TRIES = 8, 40


def possible(fact: Input) -> list[str]:
    """Answers to a fact: every choice, and days and numbers on both sides of what the law looks at."""
    if fact.valg:
        return list(fact.valg.names)
    if fact.is_day:
        born = fact.name == "foedselsdag"
        return BIRTHS if born else [*DAYS, *AFTER]
    if fact.unit:
        return [str(each) for each in sorted({0, 1, 9, 10, 21, 25, 30, int(fact.high)}) if each <= fact.high]
    return ["ja", "nej"]


def persons(found: Check) -> Iterator[Walk]:
    """Persons on their way through a check, each stopped somewhere."""
    chance = random.Random(found.id)  # noqa: S311
    for _person in range(PERSONS):
        walk = Walk.of(found, {}, TODAY)
        for _question in range(chance.randint(0, 14)):
            if not walk.next:
                break
            answers = [each for each in possible(walk.known[walk.next]) if each not in AFTER[1:]]
            walk = answered(walk, walk.next, chance.choice([*answers, UNKNOWN]))
        yield walk


def answered(walk: Walk, key: str, value: str) -> Walk:
    try:
        return walk.with_answer(key, value)
    except InputError:
        return walk.with_answer(key, UNKNOWN)


def explained(walk: Walk, stage: Stage, more: Mapping[str, str]) -> Explanation:
    """What the law says with more answers. Raises InputError."""
    known = {key: value for key, value in walk.answers.items() if key in stage.step.emne.fakta}
    told = {**known, **stage.step.given, DAY: walk.day.isoformat(), **more}
    case = fakta.laes(stage.step.emne, told)
    law = program(stage.step.subject, walk.day)
    return law.run({**case.facts, **case.politik, DAY: case.dato.toordinal()}).explain(stage.step.emne.maal)


def outcomes(walk: Walk, stage: Stage, fact: Input, more: Mapping[str, str]) -> set[object]:
    """What the answers to one fact lead to."""
    found = set()
    for value in possible(fact):
        try:
            found.add(explained(walk, stage, {**more, fact.name: value}).value)
        except InputError:
            continue
    return found


def makes_a_difference(walk: Walk, stage: Stage, fact: Input, chance: random.Random) -> bool:
    """Whether there are answers to the other questions with which this one decides it: looked for one by
    one, always with an answer that leaves this one open.
    """
    more: dict[str, str] = {}
    while True:
        others = [name for name in explained(walk, stage, more).missing if name != fact.name]
        if not others:
            return len(outcomes(walk, stage, fact, more)) > 1
        other = chance.choice(others)
        values = possible(stage.step.emne.fakta[other])
        for value in chance.sample(values, len(values)):
            try:
                left = explained(walk, stage, {**more, other: value}).missing
            except InputError:
                continue
            if fact.name in left:
                more[other] = value
                break
        else:
            return False


@pytest.mark.parametrize("found", OF_THE_LAW, ids=lambda each: each.id)
def test_every_question_listed_can_change_the_answer_and_no_other_question_does(found: Check) -> None:
    chance = random.Random(found.id)  # noqa: S311
    looked_at = 0
    for walk in persons(found):
        for stage in walk.shown:
            answer = stage.answer
            listed = {fact.name: fact for fact in answer.mangler}
            unsettled = answer.begrundelse.value is State.UNKNOWN
            for fact in listed.values() if unsettled else ():
                tried = any(makes_a_difference(walk, stage, fact, chance) for _try in range(TRIES))
                assert tried, (fact.name, dict(walk.answers))
                looked_at += 1
            told = {key for key, value in walk.answers.items() if value != UNKNOWN}
            others = stage.step.emne.fakta.keys() - listed.keys() - told - stage.step.given.keys()
            for name in others - {DAY, *found.also}:
                changed = outcomes(walk, stage, stage.step.emne.fakta[name], {}) - {answer.begrundelse.value}
                assert not changed, (name, dict(walk.answers))
    assert looked_at >= PERSONS // 2


@pytest.mark.parametrize("found", OF_THE_LAW, ids=lambda each: each.id)
def test_what_is_said_to_settle_it_alone_does_and_what_needs_others_does_not(found: Check) -> None:
    for walk in persons(found):
        for stage in walk.shown:
            for fact in stage.answer.mangler:
                settled = outcomes(walk, stage, fact, {}) - {State.UNKNOWN}
                alone = alene(stage.answer, fact)
                assert bool(hvis(stage.answer, fact)) <= (alone is True)
                assert not settled or alone is not False
                if alone is True and (fact.valg or not fact.unit):
                    assert settled, (fact.name, dict(walk.answers))


@pytest.mark.parametrize("found", OF_THE_LAW, ids=lambda each: each.id)
def test_do_not_know_says_what_leaving_it_out_says(found: Check) -> None:
    for walk in persons(found):
        left_out = {key: value for key, value in walk.answers.items() if value != UNKNOWN}
        without = Walk.of(found, left_out, TODAY)
        assert [stage.answer.udfald for stage in walk.shown] == [
            stage.answer.udfald for stage in without.shown
        ]


@pytest.mark.parametrize("found", OF_THE_LAW, ids=lambda each: each.id)
def test_nobody_is_asked_anything_after_the_answer_stands(found: Check) -> None:
    for walk in persons(found):
        open_yet = {fact.name for stage in walk.stages for fact in stage.answer.mangler}
        assert not walk.next or walk.next in open_yet
        assert walk.left == len(open_yet - walk.unknown)


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_says_of_each_open_question_what_its_answer_does(language: str) -> None:
    with override(language):
        for found in OF_THE_LAW:
            shown = checks_page.result(Walk.of(found, {}, TODAY))
            for stage in shown["stages"]:
                assert all(each["changes"] or each["says"] or each["is_day"] for each in stage["unknown"])
