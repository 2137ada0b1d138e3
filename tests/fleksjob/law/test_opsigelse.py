"""Dismissal by the employer: three outcomes, the duty to look at an adaptation, and what is said beside."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.law.emner import emne
from fleksjob.vurdering import UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("opsigelse")
NEDSKAERING = {
    "dato": "2026-11-21",
    "grund": "nedskaering",
    "varsel_som_for_andre": True,
    "grunden_er_handicap": False,
    "ansat_i_fleksjob": True,
    "efter_120_dage": False,
}
HELBRED = {**NEDSKAERING, "grund": "kan_ikke_varetage_jobbet", "grunden_er_handicap": True}
MANGLER, KONKRET, INTET = "mangler_foer_opsigelse", "konkret_vurdering", "intet_bemaerket"


def answer(case, **changed):
    return vurder("opsigelse", {**case, **changed})


def warnings(case, **changed):
    return {each.id for each in answer(case, **changed).forbehold}


@pytest.mark.parametrize(
    ("case", "changed", "expected"),
    [
        (NEDSKAERING, {}, INTET),
        (NEDSKAERING, {"grund": "samarbejde"}, INTET),
        (NEDSKAERING, {"grund": "kan_ikke_varetage_jobbet"}, INTET),
        (NEDSKAERING, {"grund": "ingen_grund"}, MANGLER),
        (NEDSKAERING, {"grund": "sygefravaer"}, KONKRET),
        (NEDSKAERING, {"grund": "bevillingen_slutter"}, KONKRET),
        (NEDSKAERING, {"grund": "folkepensionsalder"}, KONKRET),
        (NEDSKAERING, {"grund": "andet"}, KONKRET),
        (NEDSKAERING, {"varsel_som_for_andre": False}, MANGLER),
        (NEDSKAERING, {"efter_120_dage": True}, KONKRET),
        (NEDSKAERING, {"tilpasning": "ikke_undersoegt"}, INTET),
        (HELBRED, {"tilpasning": "ikke_undersoegt"}, MANGLER),
        (HELBRED, {"tilpasning": "mulig_men_ikke_proevet"}, MANGLER),
        (HELBRED, {"tilpasning": "proevet_uden_at_slaa_til"}, KONKRET),
        (HELBRED, {"tilpasning": "for_stor_byrde", "offentlig_stoette_undersoegt": False}, MANGLER),
        (HELBRED, {"tilpasning": "for_stor_byrde", "offentlig_stoette_undersoegt": True}, KONKRET),
        (HELBRED, {"tilpasning": None}, UKENDT),
        (HELBRED, {"ansat_i_fleksjob": False}, KONKRET),
    ],
)
def test_every_row_of_the_decision_table(case, changed, expected):
    assert answer(case, **changed).udfald == expected


def test_a_cutback_that_hits_because_of_the_handicap_needs_an_examined_adaptation_too():
    hit = answer(NEDSKAERING, grunden_er_handicap=True, tilpasning="ikke_undersoegt")
    assert hit.udfald == MANGLER
    assert hit.tjekliste["tilpasning_skal_undersoeges"] is True
    assert hit.tjekliste["saglig_grund"] is True


def test_no_outcome_says_that_a_dismissal_is_lawful_or_not():
    said = [text for rule in EMNE.law.rules for pair in rule.siger.values() for text in pair]
    said += [text for each in (*EMNE.raad, *EMNE.advarsler.values()) for text in (each.da, each.en)]
    assert not [text for text in said for word in ("lovlig", "lawful", "legal", "gyldig ") if word in text]


def test_the_four_things_to_consider_stand_in_the_list_and_settle_nothing():
    considered = ("indretning", "arbejdsmoenster", "opgavefordeling", "oplaering")
    shown = answer(NEDSKAERING, **{f"{name}_overvejet": False for name in considered})
    assert [shown.tjekliste[f"{name}_overvejet"] for name in considered] == [False] * 4
    assert shown.udfald == INTET


@pytest.mark.parametrize(
    ("union", "municipality", "told"),
    [(True, True, False), (False, True, True), (True, False, True), (False, False, True)],
)
def test_union_and_municipality_are_both_to_be_contacted(union, municipality, told):
    shown = warnings(NEDSKAERING, fagforening_kontaktet=union, kommune_kontaktet=municipality)
    assert ("kontakt_nu" in shown) is told


def test_the_120_day_rule_and_a_severance_arrangement_are_warned_about():
    assert {"regel_om_120_dage", "fratraedelse_foerst"} <= warnings(
        NEDSKAERING, efter_120_dage=True, fratraedelsesordning_tilbudt=True
    )
    assert not {"regel_om_120_dage", "fratraedelse_foerst"} & warnings(NEDSKAERING)


@pytest.mark.parametrize(
    ("reason", "told"),
    [("bevillingen_slutter", "kontrakten_fortsaetter"), ("folkepensionsalder", "tilskud_ved_folkepension")],
)
def test_the_end_of_the_grant_and_of_the_scheme_bring_what_is_known_of_them(reason, told):
    assert told in warnings(NEDSKAERING, grund=reason)
    assert told not in warnings(NEDSKAERING)


def test_the_period_of_notice_is_not_computed():
    assert answer(NEDSKAERING).datoer == {}
    assert "varslet" in {each.id for each in EMNE.raad}


@settings(max_examples=200)
@given(hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE), st.sampled_from([date(2013, 1, 1), date(2026, 11, 21)]))
def test_answering_an_unknown_never_turns_a_settled_outcome(facts, unknown, day):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("opsigelse", day, facts, unknown)
