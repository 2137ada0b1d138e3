"""A rule that came after somebody's folkepension age is no deadline of theirs."""

import json

import pytest

from fleksjob import cli


def deadlines(capsys, **facts):
    assert cli.main(["frister", "--json", *(f"{key}={value}" for key, value in facts.items())]) == 0
    answer = json.loads(capsys.readouterr().out)
    return {each["id"]: each["dato"] for each in answer["frister"]}


@pytest.mark.parametrize("birth", ["1953-12-31", "1954-01-01", "1954-06-30"])
def test_who_reached_pension_age_before_2020_gets_no_day_for_rules_of_2020(capsys, birth):
    found = deadlines(capsys, foedselsdag=birth)
    assert found["D06"] < "2020-01-01"
    assert "D07" not in found
    assert "D09" not in found


def test_who_reached_it_later_gets_the_first_day_of_the_rule(capsys):
    found = deadlines(capsys, foedselsdag="1954-07-01")
    assert (found["D06"], found["D07"], found["D09"]) == ("2020-07-01", "2020-01-01", "2020-01-01")
