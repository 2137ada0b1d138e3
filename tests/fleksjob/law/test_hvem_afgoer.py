"""Who decides: what the law leaves to the municipality, and the subjects where it is somebody else."""

import pytest

from fleksjob.law.emner import emne

OTHERS_DECIDE = [
    ("seniorpension", False),  # Seniorpensionsenheden
    ("fleksydelse", False),  # Udbetaling Danmark
    ("opsigelse", False),  # the employer
    ("visitation", True),
    ("sanktion", True),
]


@pytest.mark.parametrize(("navn", "kommunen"), OTHERS_DECIDE)
def test_the_answer_names_the_municipality_as_who_decides_only_where_it_is(navn, kommunen):
    assert emne(navn).kommunen_afgoer is kommunen


FOUND_BY_THE_MUNICIPALITY = [
    ("gammel_ordning", "tilskudsandel"),  # LAB § 133, stk. 3: granted as one half or two thirds
    ("arbejdstid", "intensitet"),  # LAB § 121: assessed in this very job
    ("paragraf56", "opfylder_beskaeftigelseskravet"),
    ("paragraf56", "vaesentligt_aendret"),
    ("sygefravaer", "myndigheden_godkender_delvis"),
]


@pytest.mark.parametrize(("navn", "oplysning"), FOUND_BY_THE_MUNICIPALITY)
def test_what_the_law_leaves_to_the_municipality_is_asked_as_its_finding(navn, oplysning):
    assert emne(navn).fakta[oplysning].kommunen
