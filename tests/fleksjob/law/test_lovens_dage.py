"""The days on which a rule begins or ends: in force on the day, and not in force the day beside it."""

from datetime import date, timedelta

import pytest

from fleksjob.law.emner import emne

BEGINS = [
    ("fastholdelse", "seks_aar_foer_folkepension", date(2020, 1, 1)),  # L 53 (2019-20)
    ("ledighedsydelse", "lav_sats_mangler", date(2025, 7, 1)),  # LOV 1655/2024 replaced § 25
    ("kontaktforloeb", "seks_maaneder_slutter", date(2020, 1, 1)),  # LAB § 31
    ("seniorpension", "lang_tilknytning", date(2020, 1, 1)),  # SP § 26 a
    ("seniorpension", "arbejdsevne_til_seniorpension", date(2020, 1, 1)),
    ("sygefravaer", "begge_venter_under_26_uger", date(2026, 2, 1)),  # lov nr. 1750, first step
]
"""Rules that came into the law after 2013."""


@pytest.mark.parametrize(("navn", "regel", "dag"), BEGINS)
def test_a_rule_begins_on_the_day_of_its_act_and_not_the_day_before(navn, regel, dag):
    law = emne(navn).law
    assert regel in law.at(dag).slots
    assert regel not in law.at(dag - timedelta(days=1)).slots
