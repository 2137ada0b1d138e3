"""Who pays: the state's share by weeks, the fleksbidrag, the municipality's net cost, and the employer."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import rates
from fleksjob.engine import NOT_APPLICABLE
from fleksjob.law.emner import emne
from fleksjob.vurdering import vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

EMNE = emne("kommuneoekonomi")
BASE = {2016: 17_745, 2017: 18_027, 2018: 18_260, 2019: 18_489, 2024: 19_952}
SHARES = ((4, Fraction(8, 10)), (26, Fraction(4, 10)), (52, Fraction(3, 10)), (10**9, Fraction(2, 10)))


def kroner(oere):
    return Decimal(oere) / 100


def share(week):
    return next(part for last, part in SHARES if week <= last)


def contribution(year, wage, rounded_first):
    """The fleksbidrag by hand: 24 per cent of the base, capped in 2018, less 20 per cent of wage."""
    highest = Fraction(24, 100) * BASE[year]
    if year == 2018:
        highest = min(highest, Fraction(4382))
    less = Fraction(wage, 500)
    if rounded_first:
        return max(floor(highest + Fraction(1, 2)) - less, 0)
    return floor(max(highest - less, 0) + Fraction(1, 2))


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(BASE)),
    st.integers(0, 200),
    st.integers(0, 25_000_00),
    st.integers(0, 30_000_00),
    st.booleans(),
)
def test_the_net_cost_is_what_refund_and_fleksbidrag_leave(year, week, subsidy, wage, rounded_first):
    run = vurder(
        "kommuneoekonomi",
        {
            "dato": f"{year}-03-01",
            "uger_paa_ydelse": week,
            "fleksloentilskud_md": kroner(subsidy),
            "loen_uden_pension_md": kroner(wage),
            "politik": {"fleksbidrag_afrundes_foerst": "ja" if rounded_first else "nej"},
        },
    ).run
    refund = share(week) * Fraction(subsidy, 100)
    extra = contribution(year, wage, rounded_first) if week > 52 and subsidy else 0
    assert run.exact("statsrefusion_md") == refund
    assert run.exact("fleksbidrag_md") == extra
    assert run.exact("kommunens_nettoudgift_md") == Fraction(subsidy, 100) - refund - extra


def test_24_per_cent_of_the_base_gives_both_published_maxima():
    laws = rates.gaeldende()
    for value in laws["fleksbidrag_maksimum"].values:
        base = laws["hoejeste_fleksloentilskud"].at(value.fra).amount
        assert floor(Fraction(24, 100) * base + Fraction(1, 2)) == value.amount
    assert [v.fra.year for v in laws["fleksbidrag_maksimum"].values] == [2015, 2018]


@pytest.mark.parametrize(
    ("day", "caps"),
    [("2017-12-31", False), ("2018-01-01", True), ("2018-12-31", True), ("2019-01-01", False)],
)
def test_the_published_maximum_caps_the_year_it_was_seen_for(day, caps):
    program = EMNE.law.at(date.fromisoformat(day))
    rule = program.entries[program.slots["fleksbidrag_hoejst"]].source
    assert ("fleksbidrag_maksimum" in rule.needs) is caps
    assert rule.sikkerhed == ("lovtekst" if caps else "afledt")


def test_the_cap_of_2018_takes_less_than_a_krone():
    run = vurder("kommuneoekonomi", {"dato": "2018-06-01", "uger_paa_ydelse": 60}).run
    assert run.exact("fleksbidrag_beregnet_hoejst") == Fraction("4382.4")
    assert run.exact("fleksbidrag_hoejst") == 4382


@pytest.mark.parametrize(("wage", "told"), [("0", False), ("13001", True)])
def test_when_the_rounding_happens_is_told_where_it_changes_an_amount(wage, told):
    answer = vurder(
        "kommuneoekonomi",
        {
            "dato": "2020-06-01",  # 24 per cent of the base is 4.488,24
            "uger_paa_ydelse": 60,
            "fleksloentilskud_md": "10000",
            "loen_uden_pension_md": wage,
        },
    )
    assert ("fleksbidrag_afrundes_foerst" in [each.id for each in answer.forbehold]) is told


def test_before_2016_only_the_employer_is_reckoned_with():
    employer = {"loen_md": 10_000, "arbejdsgiver_atp_md": 94, "oevrige_udgifter_md": 0, "sygerefusion_md": 94}
    answer = vurder("kommuneoekonomi", employer | {"dato": "2015-12-31", "i_statslig_ordning": False})
    assert answer.udfald == "foer_2016"
    assert answer.som_json()["beloeb"] == {
        "fleksrefusion_kvartal": "ikke relevant",
        "arbejdsgiverens_udgift_md": "10000.00",
    }
    assert answer.mangler == ()


@settings(max_examples=100)
@given(
    st.sampled_from(["2002-03-31", "2002-04-01", "2006-07-04", "2006-07-05", "2013-01-01"]),
    st.integers(0, 300_000_00),
    st.integers(0, 200_000_00),
    st.integers(0, 10_000),
    st.booleans(),
)
def test_the_state_refunds_half_of_what_is_left_of_the_wage_up_to_the_maximum(
    hired, wage, other, part, lower
):
    run = vurder(
        "kommuneoekonomi",
        {
            "dato": "2024-06-01",
            "i_statslig_ordning": True,
            "ansat_dag": hired,
            "loenudgift_kvartal": kroner(wage),
            "andre_refusioner_kvartal": kroner(other),
            "arbejdstidsbroek": Decimal(part) / 10_000,
            "politik": {"maksimum_efter_arbejdstid": "ja" if lower else "nej"},
        },
    ).run
    maximum = 147_047 * (Fraction(part, 10_000) if lower else 1)
    counted = Fraction(wage, 100) if hired < "2006-07-05" else min(Fraction(wage, 100), maximum)
    rate = 1 if hired < "2002-04-01" else Fraction(1, 2)
    assert run.exact("fleksrefusion_kvartal") == rate * max(counted - Fraction(other, 100), 0)


def test_an_employer_outside_the_state_scheme_is_asked_nothing_more_about_it():
    answer = vurder(
        "kommuneoekonomi", {"dato": "2024-06-01", "uger_paa_ydelse": 1, "i_statslig_ordning": False}
    )
    assert answer.run.value("fleksrefusion_kvartal") is NOT_APPLICABLE
    asked = {each.name for each in answer.mangler}
    assert asked.isdisjoint(
        {"ansat_dag", "loenudgift_kvartal", "andre_refusioner_kvartal", "arbejdstidsbroek"}
    )


@pytest.mark.parametrize(
    ("day", "status"), [("2025-12-31", "officiel"), ("2026-01-01", "afledt"), ("2026-12-31", "afledt")]
)
def test_the_steps_since_2026_are_marked_as_not_looked_at_again(day, status):
    for name, rate in rates.gaeldende().items():
        if name.startswith("statsrefusion_"):
            assert rate.at(date.fromisoformat(day)).status == status


def test_the_steps_fall_and_end_where_the_fleksbidrag_begins():
    laws = rates.gaeldende()
    names = [f"statsrefusion_{each}" for each in ("uge_1_4", "uge_5_26", "uge_27_52", "fra_uge_53")]
    assert [laws[name].at(date(2024, 1, 1)).text for name in names] == ["0.80", "0.40", "0.30", "0.20"]


DAYS = st.sampled_from([date(2015, 12, 31), date(2016, 1, 1), date(2018, 6, 1), date(2026, 11, 21)])


@settings(max_examples=100)
@given(DAYS, hjaelp.all_answers(EMNE), hjaelp.hidden(EMNE))
def test_answering_an_unknown_never_turns_a_settled_outcome(day, facts, unknown):
    hjaelp.check_that_answers_never_turn_a_settled_outcome("kommuneoekonomi", day, facts, unknown)


def test_an_uncertain_rate_is_told_as_a_person_reads_it():
    answer = vurder("kommuneoekonomi", {"dato": "2026-11-21", "uger_paa_ydelse": 60})
    told = {each.id: (each.da, each.en) for each in answer.forbehold}
    assert told["sats:statsrefusion_fra_uge_53"][0].startswith("Statens refusion, fra uge 53: 20 pct. er ")
    assert told["sats:hoejeste_fleksloentilskud"][1].startswith("Highest subsidy: 21.600,00 kr. a month is ")
