"""The days on which a rule begins or ends: in force on the day, and not in force the day beside it."""

from datetime import date, timedelta

import pytest

from fleksjob.law.emner import emne

BEGINS = [
    ("fastholdelse", "seks_aar_foer_folkepension", date(2020, 1, 1)),  # L 53 (2019-20)
    ("ledighedsydelse", "lav_sats_mangler", date(2025, 7, 1)),  # LOV 1655/2024 replaced § 25
]
"""Rules that came into the law after 2013."""


@pytest.mark.parametrize(("navn", "regel", "dag"), BEGINS)
def test_a_rule_begins_on_the_day_of_its_act_and_not_the_day_before(navn, regel, dag):
    law = emne(navn).law
    assert regel in law.at(dag).slots
    assert regel not in law.at(dag - timedelta(days=1)).slots
