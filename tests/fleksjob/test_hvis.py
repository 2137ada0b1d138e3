"""What one more fact would change, and which fact to ask for of somebody who does not know the first."""

import pytest

from fleksjob.hvis import hvis
from fleksjob.law import emner
from fleksjob.vurdering import UKENDT, vurder

DAY = {"dato": "2026-11-21"}


@pytest.mark.parametrize("navn", emner.NAVNE)
def test_what_an_answer_would_say_is_what_it_says_once_it_is_given(navn: str) -> None:
    answer = vurder(navn, DAY)
    for fact in answer.mangler:
        names = fact.valg.names if fact.valg else ("ja", "nej") if fact.unit is None else ()
        after = [vurder(navn, {**DAY, fact.name: each}) for each in names]
        said = [each.siger for each in hvis(answer, fact)]
        assert all(each in [one.siger for one in after] for each in said)
        assert len(said) == sum(each.udfald not in (UKENDT, "afhaenger_af_kommunen") for each in after)


def test_who_does_not_know_the_first_question_is_asked_another_until_none_is_left() -> None:
    answer = vurder("visitation", DAY)
    asked: list[str] = []
    while fact := answer.naeste_uden(asked):
        assert fact.name not in asked
        asked.append(fact.name)
    assert set(asked) == {each.name for each in answer.mangler}
    assert asked[0] == (answer.naeste and answer.naeste.name)


def test_an_amount_that_waits_is_asked_for_too() -> None:
    answer = vurder(
        "ledighedsydelse",
        {**DAY, "visiteret": True, "situation": "ledig_efter_fleksjob", "foedselsdag": "1980-05-01"},
    )
    first = answer.naeste_uden([])
    assert first in answer.mangler
    assert answer.naeste_uden([each.name for each in answer.mangler]) is None
