"""What the calculator says of the next hour, and of a benefit that comes beside wage and subsidy."""

import re

import pytest
from django.test import Client

from fleksjob.beregning import beregn
from fleksjob.kurve import LOENLOFT, kurve
from fleksjob.linjer import naeste_time
from fleksjob.visning_ord import Ord, med_fortegn, tal
from tests.web.test_calculator import KARIM, MONTH, NEW, OF_KARIM, TRIED, pressed


def test_an_hour_that_the_cap_begins_in_says_from_which_hours(client: Client) -> None:
    facts = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "20"}
    cap = next(each.punkt.timer for each in kurve(facts).knaek if each.id == LOENLOFT)
    assert cap is not None
    assert 20 < cap < 21
    hours = f"{float(cap):.2f}".rstrip("0").replace(".", ",")
    assert f"Lønloftet begynder ved {hours} timer." in pressed(client, KARIM | {"timer": "20"})
    assert "Lønloftet begynder ved" not in pressed(client, KARIM)
    assert "Lønloftet begynder ved" not in pressed(client, KARIM | {"timer": "22"})


def test_the_next_hour_is_told_where_the_wage_comes_from_full_time(client: Client) -> None:
    facts = MONTH | {"kender": "fuldtid", "fuldtid": "32.066,67", "timer": "18", "pension": "med"}
    by_hour = naeste_time(beregn(OF_KARIM), Ord("da"))
    amounts = [
        re.search(r"En time mere om ugen giver (\d+),", text) for text in (by_hour, pressed(client, facts))
    ]
    assert amounts[0]
    assert amounts[1]
    assert abs(int(amounts[0][1]) - int(amounts[1][1])) <= 1, (
        "the same job, to the rounding of its full-time wage"
    )
    assert "En time mere" not in pressed(client, facts | {"timer": "37"})


def test_a_benefit_is_in_the_total_of_hours_that_are_tried(client: Client) -> None:
    page = pressed(client, TRIED | {"sygedagpenge": "4.000,00"})
    more = beregn(OF_KARIM | {"effektive_timer": "20", "sygedagpenge_md": "4000"})
    assert f"{tal(more.fleksloentilskud)} {tal(more.i_alt + 4000)} 32.066,67" in page
    assert "Dagpengene på 4.000,00 kr. er med i alt." in page


@pytest.mark.parametrize("hours", ["18", "22"])
def test_a_benefit_of_one_situation_is_in_what_both_come_to(client: Client, hours: str) -> None:
    facts = KARIM | NEW | {"ny-timer": hours, "sygedagpenge": "4.000,00"}
    page = pressed(client, facts, "calculator_compare")
    now = beregn(OF_KARIM | {"sygedagpenge_md": "4000"})
    new = beregn(OF_KARIM | {"effektive_timer": hours})
    change = new.i_alt - now.i_alt - 4000
    row = f"{tal(now.i_alt + 4000)} {tal(new.i_alt)} {med_fortegn(change)}"
    assert f"Løn, tilskud og dagpenge i alt {row}" in page
    told = f"ændrer sig i alt med {med_fortegn(change)} kr." if change else "dagpenge er det samme i alt."
    assert told in page
    assert "dagpenge i alt" not in pressed(client, facts | {"sygedagpenge": ""}, "calculator_compare")
