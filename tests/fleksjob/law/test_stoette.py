"""Support measures: the table and the rules say the same, each condition counts, and hours are pro rata."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.errors import LawError
from fleksjob.law.emner import emne
from fleksjob.law.stoette.fakta import BEHOV
from fleksjob.law.stoette.former import FILE, FORMER, former
from fleksjob.vurdering import AFHAENGER, UKENDT, vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("stoette")
EVERY = pytest.mark.parametrize("form", FORMER.values(), ids=list(FORMER))


def answer(**facts):
    return vurder("stoette", {"dato": "2026-11-21", **facts})


@EVERY
def test_a_row_of_the_table_gives_its_measure(form):
    answered = answer(behov=form.behov, **form.betingelser)
    assert answered.udfald == form.id
    assert answered.tjekliste[form.id] is True


@EVERY
def test_every_condition_of_a_row_counts_and_there_are_no_others(form):
    rules = {each.name: each for each in EMNE.law.rules}
    assert set(rules[form.id].needs) == set(form.betingelser)
    for name, wanted in form.betingelser.items():
        without = answer(behov=form.behov, **{**form.betingelser, name: not wanted})
        other = "anden_lovgivning" if name == "behov_ogsaa_uden_for_jobbet" else "ikke_paa_tale"
        assert without.udfald == other
        assert without.tjekliste[form.id] is False


def test_every_need_has_its_measure():
    assert {form.behov for form in FORMER.values()} == set(BEHOV.names)


def test_only_the_conditions_of_the_need_are_asked_for():
    asked = {each.name for each in answer(behov="oplaering_og_stoette").mangler}
    assert asked == set(FORMER["mentor"].betingelser)


def test_measures_beside_the_need_stand_in_the_list():
    both = answer(behov="kursus", kursus_bevilges=False, **FORMER["mentor"].betingelser)
    assert both.udfald == "ikke_paa_tale"
    assert (both.tjekliste["mentor"], both.tjekliste["hjaelpemiddel"]) == (True, None)


@pytest.mark.parametrize("need", ["kursus", "afproeve_opgaver"])
def test_what_the_municipality_offers_waits_for_it(need):
    assert answer(behov=need).udfald == AFHAENGER
    assert answer(behov="redskab_eller_indretning").udfald == UKENDT


@pytest.mark.parametrize(
    ("hours", "expected"), [("37", "20"), ("18,5", "10"), ("12", "6.486486"), ("7:24", "4"), ("0", "0")]
)
def test_personal_assistance_is_twenty_thirty_sevenths_of_the_hours(hours, expected):
    conditions = FORMER["personlig_assistance"].betingelser
    told = answer(behov="hjaelp_til_opgaver", timer_om_ugen=hours, **conditions).som_json()
    assert told["beloeb"]["personlig_assistance_timer"] == expected


def test_without_the_conditions_there_are_no_hours_of_assistance():
    told = answer(behov="hjaelp_til_opgaver", timer_om_ugen="37", fagligt_arbejde_selv=False).som_json()
    assert told["beloeb"]["personlig_assistance_timer"] == "ikke relevant"


@pytest.mark.parametrize(("day", "told"), [("2025-12-31", False), ("2026-01-01", True)])
def test_the_limit_on_mentors_is_said_not_to_have_been_seen(day, told):
    assert ("mentor_fra_2026" in {each.id for each in answer(dato=day).forbehold}) is told


@pytest.mark.parametrize(
    ("day", "law"),
    [("2019-12-31", "LAB (paragraffen er ikke set)"), ("2020-01-01", "lov om kompensation")],
)
def test_aids_moved_to_another_act_in_2020(day, law):
    assert answer(dato=day).run.explain("hjaelpemiddel").reason.entry.law.startswith(law)


def test_the_table_says_who_decides_and_who_applies_where_it_was_seen():
    rows = {each.id: each.da for each in EMNE.tabel}
    assert "Du eller arbejdsgiveren søger." in rows["hjaelpemiddel"]
    assert "Afgøres af arbejdsgiveren." in rows["arbejdsgiverens_tilpasning"]
    assert "søger" not in rows["mentor"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("sikkerhed   =", "sikker      ="), "række 1: 'sikker'"),
        (('sikkerhed   = "officiel"', 'sikkerhed   = "hukommelse"'), "række 1: sikkerhed, kilde eller id"),
        (('id          = "mentor"', 'id          = "hjaelpemiddel"'), "række 3"),
        (("[[stoetteform]]", "[[form]]"), "og ikke andet"),
    ],
)
def test_a_table_that_is_not_in_order_is_refused(tmp_path, change, said):
    path = tmp_path / "stoetteformer.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(LawError, match=f"stoetteformer.toml.*{said}"):
        former(path)


@settings(max_examples=200)
@given(
    hjaelp.all_answers(EMNE),
    hjaelp.hidden(EMNE),
    st.sampled_from([date(2013, 1, 1), date(2019, 12, 31), date(2026, 11, 21)]),
)
def test_answering_an_unknown_never_turns_a_settled_outcome(facts, unknown, day):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("stoette", day, facts, unknown)
