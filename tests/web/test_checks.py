"""The guided checks: what the pages ask and answer is what the law says, and nothing of it is kept."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import resolve, reverse

from fleksaftale.guidance.checks import Check, Step, checks
from fleksaftale.guidance.checks_walk import CHOSEN, DAY, UNKNOWN, Walk
from fleksaftale.web.checks_lead import plain
from fleksjob.engine import Input
from fleksjob.vurdering import vurder

TODAY = date(2026, 11, 22)
CASES = Path(__file__).parent.parent / "fleksjob" / "cases"
OF_THE_LAW = [each for each in checks() if each.steps]


def persons(subject: str) -> list[Mapping[str, Any]]:
    """The table of persons of a subject, as a jurist writes it: those whose answer is an outcome."""
    return [
        row
        for file in sorted(CASES.glob(f"{subject}*.toml"))
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["sag"]
        if row["emne"] == subject and "udfald" in row["svar"] and "politik" not in row["fakta"]
    ]


def as_answer(value: Any) -> str:
    """A fact of the table as the pages take it."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return value.isoformat() if isinstance(value, date) else str(value)


def as_posted(fact: Input, value: str) -> dict[str, str]:
    """An answer as a browser sends it."""
    if value == UNKNOWN and (fact.is_day or (fact.unit and not fact.valg)):
        return {"unknown": "1"}
    if fact.is_day:
        year, month, day = value.split("-")
        return {"answer_day": day, "answer_month": month, "answer_year": year}
    return {"answer": value}


def text_of(response: Any) -> str:
    """What a person reads, on one line."""
    body = re.sub(r"<[^>]+>", " ", response.content.decode().partition("<main")[2])
    return re.sub(r"\s+", " ", body).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")


def taken(client: Client, found: Check, facts: Mapping[str, str]) -> Any:
    """Take a check through its pages with what is known; the answer's page."""
    asked: list[str] = []
    page = client.get(reverse("check", args=[found.id]))
    url = re.search(r'class="button button-primary" href="([^"]+)"', page.content.decode())
    assert url
    here = url[1]
    while resolve(here).url_name == "check_question":
        key = resolve(here).kwargs["key"]
        assert key not in asked, f"{key} is asked for twice"
        asked.append(key)
        fact = Walk(found, {}, TODAY).known[key]
        sent = client.post(here, as_posted(fact, facts.get(key, UNKNOWN)))
        assert sent.status_code == 302, text_of(sent)
        here = sent["Location"]
    return client.get(here)


def rows_of_checks() -> Iterator[Any]:
    """Each row of the tables, as a case of a test. A row that is about something else is left out."""
    for found in OF_THE_LAW:
        for step in found.steps:
            for row in persons(step.subject):
                if all(
                    told(row).get(key, value) == value for key, value in {**step.given, **step.when}.items()
                ):
                    yield pytest.param(found, step, row, id=f"{step.subject}: {row['navn']}")


def told(row: Mapping[str, Any]) -> dict[str, str]:
    return {key: as_answer(value) for key, value in row["fakta"].items()}


@pytest.mark.parametrize("found", OF_THE_LAW, ids=lambda each: each.id)
def test_each_check_has_a_table_of_persons(found: Check) -> None:
    for step in found.steps:
        rows = persons(step.subject)
        assert len(rows) >= 5, step.subject
        assert all(row["kilde"] for row in rows)


@pytest.mark.parametrize(("found", "step", "row"), list(rows_of_checks()))
def test_who_is_asked_one_question_at_a_time_gets_the_answer_of_the_table(
    found: Check, step: Step, row: Mapping[str, Any]
) -> None:
    facts = {**told(row), **step.when}
    known = {key: facts[key] for key in (DAY, *step.when, *found.also) if key in facts}
    chosen = {CHOSEN + step.chosen: "ja"} if step.chosen else {}
    walk = Walk.of(found, {**known, **chosen}, TODAY)
    while walk.next:
        walk = walk.with_answer(walk.next, facts.get(walk.next, UNKNOWN))
    answers = {stage.step.subject: stage.answer.udfald for stage in walk.stages}
    assert answers[step.subject] == row["svar"]["udfald"]


@pytest.mark.parametrize("found", OF_THE_LAW, ids=lambda each: each.id)
def test_the_pages_lead_to_the_same_answer_as_the_law(client: Client, found: Check) -> None:
    subject = found.steps[0].subject
    rows = [row for row in persons(subject) if not set(row["fakta"]) & set(found.also)]
    outcomes = {row["svar"]["udfald"]: row for row in rows}
    for row in list(outcomes.values())[:3]:
        client.cookies.clear()
        facts = told(row)
        with time_machine.travel(f"{facts[DAY]}T09:00:00Z"):
            page = taken(client, found, facts)
        said = vurder(subject, {**row["fakta"], DAY: facts[DAY]} | _plain(row["fakta"]))
        assert plain(said.siger[0]) in text_of(page), row["navn"]
        assert said.forklaring.rule_set in text_of(page)


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in facts.items()}
