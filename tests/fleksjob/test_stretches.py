"""A law is compiled once for each stretch of days, and each day still has its own name and refusals."""

from datetime import date
from fractions import Fraction

import pytest

from fleksjob.beregning import beregn
from fleksjob.errors import RateMissing
from fleksjob.law import gaeldende


def test_two_days_of_one_stretch_share_what_is_compiled_and_not_their_name() -> None:
    law = gaeldende()
    one, other = law.at(date(2024, 4, 1)), law.at(date(2024, 5, 1))
    assert one.code is other.code
    assert law.same_on(one.day, other.day)
    assert one.name != other.name
    assert "2024-05-01" in other.name


def test_a_reform_is_compiled_for_itself() -> None:
    day, law = date(2024, 6, 1), gaeldende()
    reform = law.with_(params={"knaek_maanedsloen": Fraction(20000)})
    facts = {"dato": day.isoformat(), "timeloen": "250", "effektive_timer": "18"}
    before, after = beregn(facts, law), beregn(facts, reform)
    assert after.fleksloentilskud > before.fleksloentilskud
    assert beregn(facts, law).fleksloentilskud == before.fleksloentilskud


def test_a_missing_rate_names_the_day_that_was_asked_for() -> None:
    with pytest.raises(RateMissing) as refused:
        beregn({"dato": "2031-08-14", "timeloen": "200", "effektive_timer": "18"})
    assert refused.value.day == date(2031, 8, 14)


def test_a_law_that_was_used_can_be_sent_to_another_process() -> None:
    law = gaeldende()
    name = law.at(date(2024, 6, 1)).name
    sent = law.__getstate__()
    assert "stretches" not in sent
    assert law.at(date(2024, 6, 1)).name == name
