"""Old or new scheme: the decision table, its three outcomes, and the day before 1 January 2013."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.law.emner import emne
from fleksjob.law.ordning.raad import RAEKKER, UAENDRET
from fleksjob.trin import siger
from fleksjob.vurdering import UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("ordning")
OLD = {"dato": "2026-11-21", "fleksjob_begyndt": "2012-12-31"}
SCHEME = {
    "ikke_nyt": "gammel_ordning",
    "nyt": "ny_ordning",
    "konkret_vurdering": "konkret_vurdering",
}


def is_new(facts):
    answer = vurder("ordning", {**OLD, **facts})
    return answer.run.explain("nyt_fleksjob").reason.answer


@pytest.mark.parametrize("row", RAEKKER, ids=lambda row: row.id)
def test_every_row_of_the_decision_table(row):
    assert is_new(row.fakta) == row.udfald
    assert vurder("ordning", {**OLD, **row.fakta}).udfald == SCHEME[row.udfald]


def test_the_unions_three_and_three_are_all_in_the_table():
    outcomes = [row.udfald for row in RAEKKER if row.seed]
    assert (outcomes.count("ikke_nyt"), outcomes.count("nyt")) == (3, 3)


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({"opgaver": "nye"}, "konkret_vurdering"),
        ({"nyt_ansaettelsesomraade": True}, "konkret_vurdering"),
        ({"nyt_ansaettelsesomraade": True, "opgaver": "nye"}, "konkret_vurdering"),
        ({"nyt_ansaettelsesomraade": True, "loen_og_vilkaar_aendret": True}, "konkret_vurdering"),
        (
            {"nyt_ansaettelsesomraade": True, "loen_og_vilkaar_aendret": True, "opgaver": "delvis_nye"},
            "konkret_vurdering",
        ),
        (
            {"ny_arbejdsgiver": True, "virksomhedsoverdragelse": True, "loen_og_vilkaar_aendret": True},
            "konkret_vurdering",
        ),
        (
            {"ny_arbejdsgiver": True, "virksomhedsoverdragelse": True, "opgaver": "delvis_nye"},
            "konkret_vurdering",
        ),
        ({"virksomhedsoverdragelse": True, "ansaettelse_ophoert": True}, "nyt"),
    ],
)
def test_what_lies_between_is_never_decided_here(changed, outcome):
    assert is_new({**UAENDRET, **changed}) == outcome


def test_the_old_scheme_is_for_fleksjob_begun_before_2013():
    assert vurder("ordning", {**OLD, **UAENDRET}).udfald == "gammel_ordning"
    assert vurder("ordning", {**OLD, **UAENDRET, "fleksjob_begyndt": "2013-01-01"}).udfald == "ny_ordning"


def test_a_fleksjob_from_2013_or_later_asks_nothing_more():
    answer = vurder("ordning", {"dato": "2026-11-21", "fleksjob_begyndt": "2013-01-01"})
    assert (answer.udfald, answer.mangler, answer.naeste) == ("ny_ordning", (), None)


def test_a_dismissal_alone_settles_it():
    answer = vurder("ordning", {**OLD, "ansaettelse_ophoert": True})
    assert (answer.udfald, answer.mangler) == ("ny_ordning", ())


@pytest.mark.parametrize(
    ("changed", "warned"), [({}, False), ({"opgaver": "nye"}, True), ({"ledig_imellem": True}, True)]
)
def test_it_is_said_before_the_signature_that_there_is_no_way_back(changed, warned):
    answer = vurder("ordning", {**OLD, **UAENDRET, **changed})
    assert ("kan_ikke_goeres_om" in [each.id for each in answer.forbehold]) is warned


def test_the_table_is_told_with_sources():
    table = vurder("ordning", OLD).som_json()["beslutningstabel"]
    assert [row["id"] for row in table] == [row.id for row in RAEKKER]
    assert all(row["kilde"].startswith("http") for row in table)


def test_the_authority_has_the_word_of_the_day():
    def said(day):
        return siger(vurder("ordning", {**OLD, **UAENDRET, "dato": day}).begrundelse, date.fromisoformat(day))

    assert said("2026-01-31")[0].endswith("Jobcenteret afgør det.")
    assert said("2026-02-01")[0].endswith("Kommunen afgør det.")
    assert said("2026-01-31")[1].endswith("The job centre decides.")


def test_nothing_known_asks_for_the_day_the_fleksjob_began_or_what_changes():
    answer = vurder("ordning", {"dato": "2026-11-21"})
    assert answer.udfald == UKENDT
    assert answer.naeste.name == "fleksjob_begyndt"


DAYS = st.sampled_from([date(2013, 1, 1), date(2019, 12, 31), date(2020, 1, 1), date(2026, 11, 21)])


@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("ordning", day, facts, unknown)
