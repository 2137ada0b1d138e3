"""Deadlines on every day and with any facts: an answer, or a refusal that names its field."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob.errors import InputError
from fleksjob.frister import NOEGLER, frister
from fleksjob.frister.oplysninger import ANDRE, DATOER
from tests.fleksjob.test_frister import KARIM, RULES, ask, day, find


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"startdato": "2024-03-01"}, "startdato"),
        ({"ansaettelse_start": "01.03.2024"}, "ansaettelse_start"),
        ({"ansaettelse_start": "2023-02-29"}, "ansaettelse_start"),
        ({"ansaettelse_start": 20240301}, "ansaettelse_start"),
        ({"ansaettelse_start": "1812-01-01"}, "ansaettelse_start"),
        ({"foedselsdag": "2024-03-02", "ansaettelse_start": "2024-03-01"}, "ansaettelse_start"),
        ({"foedselsdag": "2024-03-01", "ansaettelse_start": "2024-03-01"}, "ansaettelse_start"),
        ({"ansaettelse_start": "2024-03-01", "seneste_opfoelgning": "2024-02-29"}, "seneste_opfoelgning"),
        ({"ansaettelse_start": "2012-01-01", "varighed": "midlertidigt"}, "varighed"),
        ({"foedselsdag": "1981-04-15", "foerste_sygedag": "1918-09-01"}, "foerste_sygedag"),
        ({"varighed": "fem år"}, "varighed"),
        ({"varighed": ["permanent"]}, "varighed"),
        ({"varighed": "permanent", "periode_start": "2024-03-01"}, "periode_start"),
        ({"foerste_sygedag": "2026-09-01", "refusion_fra": "2026-08-31"}, "refusion_fra"),
        ({"afgoerelse_modtaget": "2026-11-02", "klage_modtaget": "2026-11-01"}, "klage_modtaget"),
        ({"samtale_interval_maaneder": 0}, "samtale_interval_maaneder"),
        ({"samtale_interval_maaneder": True}, "samtale_interval_maaneder"),
        ({"ledighedsydelse_maaneder": []}, "ledighedsydelse_maaneder"),
        ({"ledighedsydelse_maaneder": ["2025-13"]}, "ledighedsydelse_maaneder"),
        ({"ledighedsydelse_maaneder": ["2025-01", "2025-01"]}, "ledighedsydelse_maaneder"),
        (
            {"ledighedsydelse_fra": "2025-02-01", "ledighedsydelse_maaneder": ["2025-01"]},
            "ledighedsydelse_maaneder",
        ),
        ({"brev": "2029-02-14"}, "brev"),
        ({"brev": {"D10": "2029-02-14"}}, "brev.D10"),
        ({"brev": {"D99": "2029-02-14"}}, "brev.D99"),
        ({"brev": {"D04": "snart"}}, "brev.D04"),
        ({**KARIM, "brev": {"D04": "2024-02-29"}}, "brev.D04"),
        ({**KARIM, "varighed": "permanent", "brev": {"D04": "2029-03-01"}}, "brev.D04"),
        ({"politik": {"ukendt": "ja"}}, "politik.ukendt"),
        ({"politik": {"dag_der_ikke_findes": "måske"}}, "politik.dag_der_ikke_findes"),
        ({"politik": []}, "politik"),
    ],
)  # fmt: skip
def test_what_cannot_be_or_contradicts_is_refused_with_its_field_and_a_good_value(facts, field):
    with pytest.raises(InputError) as refused:
        ask(**facts)
    assert refused.value.field == field
    assert any(word in refused.value.reason.lower() for word in ("skriv", "brug", "udelad"))


def test_what_has_happened_is_not_after_today():
    for facts in ({"afgoerelse_modtaget": "2026-11-22"}, {"ledighedsydelse_maaneder": ["2026-12"]}):
        with pytest.raises(InputError, match="efter i dag"):
            ask("2026-11-21", **facts)
        assert ask(**facts).frister


def test_the_answer_is_sorted_and_the_same_each_time():
    facts = {key: "2026-03-01" for key in DATOER if key not in ("foedselsdag", "seneste_opfoelgning")}
    answer = ask(**facts, foedselsdag="1970-05-10", varighed="midlertidigt")
    assert [each.dato for each in answer.frister] == sorted(each.dato for each in answer.frister)
    assert ask(**facts, foedselsdag="1970-05-10", varighed="midlertidigt") == answer


ALONE = [key for key in DATOER if key != "foedselsdag"]


FIRST, LAST = date(2013, 1, 1), date(2027, 12, 31)


def test_every_day_from_2013_to_2027_gives_an_answer_for_every_row():
    now = FIRST
    while now <= LAST:
        facts = dict.fromkeys(ALONE, now)
        facts |= {"foedselsdag": date(1960, 1, 1) + (now - FIRST) * 3, "varighed": "midlertidigt"}
        facts |= {"ledighedsydelse_maaneder": [f"{now:%Y-%m}"], "samtale_interval_maaneder": 2}
        del facts["seneste_opfoelgning"]
        answer = frister(facts, regler=RULES)
        seen = [each.id for each in (*answer.frister, *answer.ikke_aktuelle)]
        assert sorted([*seen, "D02"]) == list(RULES.raekker), now
        assert [each.oplysning for each in answer.mangler] == ["seneste_opfoelgning"]
        for each in answer.frister:
            assert each.kendt is (deciding(each, now, facts) <= date(2026, 12, 31))
        now += timedelta(days=1)


def deciding(each, now, facts):
    if each.raekke.retsdag == "frist":
        return each.dato
    return now if each.raekke.udloeser != ("foedselsdag",) else facts["foedselsdag"]


some_day = st.dates(date(2012, 1, 1), date(2028, 12, 31))


some_facts = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys((key for key in DATOER if key != "foedselsdag"), some_day),
        "foedselsdag": st.dates(date(1940, 1, 1), date(2008, 12, 31)),
        "varighed": st.sampled_from(["midlertidigt", "permanent"]),
        "samtale_interval_maaneder": st.integers(1, 24),
        "ledighedsydelse_maaneder": st.lists(
            st.dates(date(2013, 1, 1), date(2027, 12, 31)).map(lambda each: f"{each:%Y-%m}"),
            min_size=1,
            unique=True,
        ),
    },
)  # fmt: skip


@settings(max_examples=150)
@given(facts=some_facts)
def test_any_facts_are_answered_or_refused_by_a_field(facts):
    try:
        answer = frister(facts, regler=RULES)
    except InputError as refused:
        named = refused.field
    else:
        named = ""
    if named:
        assert named in NOEGLER
        return
    for each in answer.frister:
        if each.forslag is None:
            assert each.raekke.retning in ("interval", "dato")
        elif each.raekke.retning == "senest":
            assert each.forslag.date <= each.dato
        else:
            assert each.forslag.date >= each.dato
        assert each.fra is None or each.fra <= each.dato
        assert each.begrundelse.da
        assert each.begrundelse.en
    everywhere = {each.id for each in (*answer.frister, *answer.ikke_aktuelle)}
    waiting = {name for each in answer.mangler for name in each.frister}
    assert everywhere | waiting == set(RULES.raekker)
    assert not everywhere & waiting


def test_the_farthest_days_are_answered_too():
    answer = ask(foedselsdag="2099-12-31", naeste_start="2099-12-31", visitation_afgoerelse="2099-12-31")
    assert find(answer, "D06").dato == day("2169-12-31")
    assert find(answer, "D07").forslag.date >= find(answer, "D07").dato
    earliest = ask(foedselsdag="1900-01-01", ansaettelse_start="1990-01-01")
    assert {"D06", "D07", "D09"} <= {each.id for each in earliest.ikke_aktuelle}


def test_every_fact_moves_some_row():
    used = {key for row in RULES.raekker.values() for key in (*row.udloeser, row.plus_oplysning)}
    assert used - {""} == {*DATOER, *ANDRE} - {"varighed"}
