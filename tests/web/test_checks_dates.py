"""The check on dates, asked fact by fact, gives the dates of the persons' table."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from fleksaftale.core.formats import long_date
from fleksaftale.deadlines.catalogue import ASKED, TOPICS, of_topic
from fleksaftale.deadlines.queries import TALK_ROW
from fleksaftale.deadlines.timeline import timeline
from fleksaftale.guidance.checks import check
from fleksaftale.guidance.checks_walk import UNKNOWN
from fleksaftale.web import deadlines_page
from fleksaftale.web.checks_dates import TOPICS_KEY, DatesWalk, if_temporary
from tests.web.test_checks import CASES, TODAY, as_answer


def persons() -> list[Mapping[str, Any]]:
    """The rows of the table that a person can tell by answering: without a letter or an open question."""
    rows = tomllib.loads((CASES / "frister.toml").read_text(encoding="utf-8"))["sag"]
    return [row for row in rows if set(row["fakta"]) <= set(ASKED)]


def expected(row: Mapping[str, Any]) -> dict[str, date]:
    """The days that the table gives, by the row of the law."""
    days = {}
    for name, said in row["svar"].items():
        if isinstance(said, dict) and "dato" in said:
            days[name] = said["dato"]
        elif name.endswith(".dato"):
            days[name.removesuffix(".dato")] = said
    return {name: day for name, day in days.items() if name != TALK_ROW}


def told(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else as_answer(value)


@pytest.mark.parametrize("row", persons(), ids=lambda row: row["navn"])
def test_who_is_asked_fact_by_fact_gets_the_dates_of_the_table(row: Mapping[str, Any]) -> None:
    found = check("hvornaar-sker-hvad")
    assert found
    wanted = [t.key for t in TOPICS if any(asked.key in row["fakta"] for asked in of_topic(t))]
    walk = DatesWalk.of(found, {}, TODAY).with_answer(TOPICS_KEY, ",".join(wanted))
    while walk.next:
        key = walk.next
        walk = walk.with_answer(key, told(row["fakta"][key]) if key in row["fakta"] else UNKNOWN)
    given = {each.id: each.day for each in walk.rows}
    assert {name: given.get(name) for name in expected(row)} == expected(row)


def test_who_turned_40_before_the_rule_reads_when_it_began_and_not_that_they_are_40_then() -> None:
    found = check("hvornaar-sker-hvad")
    assert found
    told = {TOPICS_KEY: "alder", "foedselsdag": "1970-05-10"}
    walk = DatesWalk.of(found, told, TODAY)
    younger = next(row for row in walk.rows if row.since)
    shown = deadlines_page.row_for_anybody(younger)
    assert shown.when == f"Siden {long_date(younger.day)}"
    assert "10.05.2010" in younger.since
    assert younger.since not in younger.caveats
    line = timeline(walk.rows, TODAY)
    assert line
    assert younger not in [mark.row for mark in line.marks]
    assert deadlines_page.cells(younger)[3] == "–", "nobody plans for a day that has always been"


def test_most_of_the_table_can_be_told_by_answering() -> None:
    assert sum(len(expected(row)) for row in persons()) >= 30


STARTED = {TOPICS_KEY: "fleksjobbet,alder", "ansaettelse_start": "2022-08-31", "foedselsdag": "1970-12-31"}


def test_who_does_not_know_whether_it_is_temporary_reads_the_days_if_it_is() -> None:
    found = check("hvornaar-sker-hvad")
    assert found
    walk = DatesWalk.of(found, STARTED, date(2026, 11, 22))
    assert not {"D03", "D04"} & {row.id for row in walk.rows}
    shown = {each.row.id: each.row.day for each in if_temporary(walk)}
    assert shown == {"D03": date(2027, 2, 28), "D04": date(2027, 8, 31)}


@pytest.mark.parametrize(
    "more",
    [
        {"varighed": "midlertidigt"},
        {"varighed": "permanent"},
        {"ansaettelse_start": "2010-03-01"},
        {TOPICS_KEY: "alder"},
    ],
)
def test_where_it_is_known_or_not_asked_no_day_stands_under_an_if(more: Mapping[str, str]) -> None:
    found = check("hvornaar-sker-hvad")
    assert found
    assert if_temporary(DatesWalk.of(found, {**STARTED, **more}, date(2026, 11, 22))) == []


def test_a_possibility_that_began_under_the_old_number_has_the_law_of_today() -> None:
    found = check("hvornaar-sker-hvad")
    assert found
    walk = DatesWalk.of(found, STARTED, date(2026, 11, 22))
    forty = next(row for row in walk.rows if row.id == "D05")
    assert "§ 120" in forty.basis.reference
