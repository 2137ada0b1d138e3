"""The engine against an independent model, and what must hold for every case."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.beregning import andel, kroner, next_krone, run_of
from fleksjob.engine import UNKNOWN
from fleksjob.law import gaeldende
from fleksjob.sag import laes
from tests.fleksjob import model

LAW = gaeldende()
PROGRAMS = {year: LAW.at(date(year, 6, 1)) for year in model.BASE}

years = st.sampled_from(sorted(model.BASE))
oere = st.integers(0, 60_000_00)
few = st.one_of(st.just(0), st.integers(0, 30_000_00))
days = st.one_of(st.just(0), st.integers(0, 31_00))
yes = st.booleans()
UNSAID = (
    "oplyst_loen_md",
    "oplyst_fuldtidsloen_md",
    "anden_loen_md",
    "sygedagpenge_md",
    "ledighedsydelsesdage",
)


def case_of(year, wage, full_time, other=0, benefit=0, absent=0, **policy):
    def text(number):
        return f"{number // 100}.{number % 100:02d}"

    return laes(
        {
            "dato": f"{year}-06-01",
            "loen_md": text(wage),
            "fuldtidsloen_md": text(full_time),
            "anden_loen_md": text(other),
            "sygedagpenge_md": text(benefit),
            "ledighedsydelsesdage": text(absent),
            "politik": policy,
        }
    )


def total(year, wage, full_time, **rest):
    return run_of(PROGRAMS[year], case_of(year, wage, full_time, **rest)).exact("i_alt")


def slope_at(year, wage, full_time, **rest):
    program, case = PROGRAMS[year], case_of(year, wage, full_time, **rest)
    return next_krone(program, case, run_of(program, case))


@given(years, oere, oere, few, few, days, yes, yes)
def test_the_engine_gives_what_the_formula_gives(year, wage, full_time, other, benefit, absent, cap_o, cap_b):
    absent = absent if year >= 2022 else 0
    case = case_of(
        year,
        wage,
        full_time,
        other,
        benefit,
        absent,
        cap_other_income=cap_o,
        loenloft_medregner_ydelser=cap_b,
    )
    run = run_of(PROGRAMS[year], case)
    parts = (Fraction(each, 100) for each in (wage, full_time, other, benefit, absent))
    expected = model.subsidy(year, *parts, cap_other=cap_o, cap_benefit=cap_b)
    names = ("nedsaettelse", "fleksloentilskud", "atp", "i_alt", "loenloft_binder")
    assert tuple(run.exact(name) for name in names) == expected


@given(years, st.integers(0, 400_00), st.integers(0, 168 * 60), st.integers(0, 10**6))
def test_wages_from_hours_and_intensity_are_exact(year, wage, minutes, intensity):
    case = laes(
        {
            "dato": f"{year}-06-01",
            "timeloen": f"{wage // 100}.{wage % 100:02d}",
            "timer_paa_arbejdspladsen": f"{minutes // 60}:{minutes % 60:02d}",
            "intensitet": f"0.{intensity:06d}" if intensity < 10**6 else "1",
        }
    )
    run = run_of(PROGRAMS[year], case)
    hourly, worked = Fraction(wage, 100), Fraction(minutes, 60) * Fraction(intensity, 10**6)
    assert run.exact("loen_md") == hourly * worked * 52 / 12
    assert run.exact("fuldtidsloen_md") == hourly * 37 * 52 / 12
    expected = model.subsidy(year, hourly * worked * 52 / 12, hourly * 37 * 52 / 12)
    assert run.exact("fleksloentilskud") == expected[1]


@given(years, st.integers(1, 60_000_00), st.integers(0, 1000), oere, few, few, days)
def test_more_wage_never_gives_less_and_never_jumps(year, wage, step, full_time, other, benefit, absent):
    rest = {"other": other, "benefit": benefit, "absent": absent if year >= 2022 else 0}
    gain = total(year, wage + step, full_time, **rest) - total(year, wage, full_time, **rest)
    assert 0 <= gain <= Fraction(step, 100)


@given(years, st.integers(1, 60_000_00), oere, few, few)
def test_the_slope_is_what_the_next_oere_gives_unless_a_kink_lies_between(
    year, wage, full_time, other, benefit
):
    rest = {"other": other, "benefit": benefit}
    slope, after = slope_at(year, wage, full_time, **rest), slope_at(year, wage + 1, full_time, **rest)
    gain = (total(year, wage + 1, full_time, **rest) - total(year, wage, full_time, **rest)) * 100
    assert 0 <= gain <= 1
    if slope == after:
        assert gain == slope


@given(years, oere, oere, few, few, days, st.sets(st.sampled_from(UNSAID)))
def test_an_answer_given_early_is_the_answer(year, wage, full_time, other, benefit, absent, unknown):
    """What is decided while some facts are unknown stays so whatever they turn out to be."""
    program = PROGRAMS[year]
    case = case_of(year, wage, full_time, other, benefit, absent if year >= 2022 else 0)
    whole = run_of(program, case)
    part = program.run({name: value for name, value in case.facts.items() if name not in unknown})
    for name in ("ret_til_tilskud", "nedsaettelse", "fleksloentilskud", "atp", "i_alt", "loenloft_binder"):
        explained = part.explain(name)
        if explained.value is UNKNOWN:
            assert set(explained.missing) <= unknown
            assert explained.missing
            assert explained.next_question in explained.missing
        else:
            assert explained.exact == whole.exact(name)
            assert explained.missing == ()


@given(years, oere, oere, few, few)
def test_the_subsidy_is_never_negative_and_never_above_its_base(year, wage, full_time, other, benefit):
    run = run_of(PROGRAMS[year], case_of(year, wage, full_time, other, benefit))
    assert 0 <= run.exact("fleksloentilskud") <= model.BASE[year]
    assert run.exact("fleksloentilskud") <= max(0, Fraction(full_time - wage, 100))
    assert 0 <= run.exact("atp") <= 500


@given(st.fractions(-(10**9), 10**9))
def test_amounts_are_shown_half_up(number):
    assert kroner(number) == model.kroner(number)
    assert abs(Fraction(kroner(number)) - number) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("share", "text"),
    [
        ("1/2", "0.50"),
        ("83/100", "0.83"),
        ("1", "1.00"),
        ("0", "0.00"),
        ("1/3", "0.333333"),
        ("2/3", "0.666667"),
        ("1/8", "0.125"),
    ],
)
def test_shares_are_shown_with_the_decimals_they_need(share, text):
    assert andel(Fraction(share)) == text
