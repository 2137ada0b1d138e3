"""What more hours give: the kinks are where the law has them, exactly, and nothing jumps between them."""

import json
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import cli
from fleksjob.beregning import run_of
from fleksjob.errors import RateMissing
from fleksjob.kurve import A, B, C, D, kurve
from fleksjob.kurve_visning import som_json, tekst
from fleksjob.law import gaeldende
from fleksjob.sag import laes
from fleksjob.straale import Straale
from fleksjob.visning import WIDTH
from tests.fleksjob import model
from tests.fleksjob.test_engelsk import is_english
from tests.fleksjob.test_visning import shown

LAW = gaeldende()
HOURLY = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}
WEEKS = Fraction(52, 12)


def of(**oplyst):
    return kurve({"dato": "2024-06-01", **oplyst}, LAW)


def kinks(curve):
    return {each.id: each.punkt for each in curve.knaek}


# -- the example of 2024 at 200 kr. an hour


def test_at_200_kr_an_hour_more_than_20_6_hours_add_nothing():
    curve = kurve(HOURLY, LAW)
    bends = kinks(curve)
    assert list(bends) == ["beloebsgraense", "loenloft", "atp_loft", "fuld_tid"]
    assert bends["beloebsgraense"].loen_md == 16323
    begins = bends["loenloft"]
    full_time = Fraction(200) * 37 * WEEKS
    assert begins.loen_md == (full_time - 19952 - Fraction(16323) / 4) / Fraction("0.45")
    assert begins.timer == begins.loen_md / WEEKS / 200
    assert round(begins.timer, 2) == Fraction("20.60")
    assert bends["atp_loft"].fleksloentilskud == 10_000
    assert bends["fuld_tid"].timer == 37
    assert [(each.id, each.beholdt, each.beholdt_efter_atp) for each in curve.omraader] == [
        (A, Fraction("0.70"), Fraction("0.70")),
        (B, Fraction("0.45"), Fraction("0.45")),
        (C, 0, 0),
        (C, 0, Fraction("0.05")),
    ]
    assert curve.loen_uden_tilskud == 16323 + (19952 - Fraction("0.30") * 16323) / Fraction("0.55")


def test_now_is_what_the_calculation_says_and_so_is_one_krone_more_an_hour():
    curve = kurve(HOURLY, LAW)
    assert curve.nu.i_alt == 30872
    assert curve.nu_omraade == A
    assert curve.krone_i_timen == Fraction("0.70") * 18 * WEEKS
    assert curve.spring_ved_nul == 19952


def test_where_the_cap_binds_a_higher_hourly_wage_still_raises_the_total():
    """37 hours of it count in the cap: of each krone more in wage 37 over the paid hours is kept."""
    curve = kurve({**HOURLY, "effektive_timer": "22"}, LAW)
    assert curve.nu_omraade == C
    assert curve.nu.naeste_time == 0
    assert curve.krone_i_timen == 37 * WEEKS
    assert curve.krone_i_timen / (22 * WEEKS) == Fraction(37, 22)


def test_a_full_time_wage_below_the_highest_subsidy_caps_from_the_first_krone():
    curve = kurve({"dato": "2018-06-01", "timeloen": "110", "effektive_timer": "10"}, LAW)
    assert {each.id for each in curve.omraader} == {C}
    assert {point.i_alt for point in curve.punkter} == {Fraction(110) * 37 * WEEKS}


def test_a_wage_as_an_amount_has_its_kinks_in_kroner_alone():
    curve = of(loen_md="15600", fuldtidsloen_md="60000")
    assert {name: point.loen_md for name, point in kinks(curve).items()} == {
        "beloebsgraense": 16323,
        "atp_loft": (Fraction(19952) - 10_000 + Fraction(16323) / 4) / Fraction("0.55"),
        "tilskud_slut": curve.loen_uden_tilskud,
    }
    assert all(point.timer is None for point in curve.punkter)
    assert [each.id for each in curve.omraader] == [A, B, B, D]
    assert curve.krone_i_timen is None


@pytest.mark.parametrize(("loen", "kept"), [("14000", "0.70"), ("30000", "0.4775")])
def test_below_10000_in_subsidy_atp_gives_a_little_more_of_each_krone(loen, kept):
    curve = of(loen_md=loen, fuldtidsloen_md="60000", sygedagpenge_md="6000" if loen == "14000" else "0")
    here = next(each for each in curve.omraader if each.fra.loen_md <= int(loen) < each.til.loen_md)
    assert here.beholdt_efter_atp == Fraction(kept) + (Fraction("0.015") if kept == "0.70" else 0)


def test_two_kinks_closer_than_an_oere_are_both_found():
    """The cap begins a third of an øre above the threshold: no grid would see it."""
    full = Fraction(19952) + Fraction("0.70") * 16323
    curve = of(loen_md="1000", fuldtidsloen_md=f"{float(full) + 0.01:.2f}")
    bends = kinks(curve)
    gap = bends["loenloft"].loen_md - bends["beloebsgraense"].loen_md
    assert 0 < gap < Fraction(3, 100)
    assert [each.id for each in curve.omraader][:3] == [A, B, C]


# -- every curve

money = st.integers(0, 30_000_00)
some = st.one_of(st.just(0), st.integers(1, 15_000_00))
text = "{0[0]}.{0[1]:02d}".format


def kr(number):
    return text(divmod(number, 100))


cases = st.one_of(
    st.builds(
        lambda wage, minutes, more: {
            "timeloen": kr(wage),
            "effektive_timer": f"{minutes // 60}:{minutes % 60:02d}",
            "fuldtidstillaeg_md": kr(more),
        },
        st.integers(1, 500_00),
        st.integers(0, 37 * 60),
        some,
    ),
    st.builds(
        lambda wage, full: {"loen_md": kr(wage), "fuldtidsloen_md": kr(full)},
        money,
        st.integers(1, 6_000_000),
    ),
)
rest = st.builds(
    lambda year, other, benefit, days, out, paid_in, lost, in_cap: {
        "dato": f"{year}-06-01",
        "anden_loen_md": kr(other),
        "sygedagpenge_md": kr(benefit),
        "ledighedsydelsesdage": days if year > 2021 else "0",
        "saerlig_udbetaling_md": kr(out),
        "feriepenge_optjent_md": kr(paid_in),
        "tabt_arbejdsfortjeneste_md": kr(lost),
        "politik": {"cap_other_income": in_cap},
    },
    st.sampled_from(sorted(model.BASE)),
    some,
    some,
    st.sampled_from(["0", "2,5", "31"]),
    some,
    some,
    some,
    st.booleans(),
)


@settings(max_examples=40)
@given(cases, rest)
def test_nothing_jumps_and_more_wage_never_gives_less(case, more):
    curve = kurve({**more, **case}, LAW)
    for one, other in pairwise(curve.omraader):
        assert one.til == other.fra or one.til.loen_md == 0  # only the first krone releases the subsidy
        flat = one.fra.loen_md == one.til.loen_md  # all of it goes into Feriekonto
        slopes = [(each.beholdt, each.beholdt_efter_atp) for each in (one, other)]
        assert flat or one.id != other.id or slopes[0] != slopes[1]
    for each in curve.omraader:
        assert 0 <= each.beholdt <= each.beholdt_efter_atp <= Fraction("1.05")
        assert each.fra.i_alt <= each.til.i_alt
    assert curve.spring_ved_nul >= 0


@settings(max_examples=40)
@given(cases, rest, st.fractions(0, 1, max_denominator=1000))
def test_between_two_points_the_law_gives_the_straight_line(case, more, share):
    oplyst = {**more, **case}
    curve = kurve(oplyst, LAW)
    name = "betalte_timer" if curve.nu.sag.paid_by_hour else "almindelig_loen_md"
    program = curve.nu.run.program
    den = program.entries[program.slots[name]].node.den
    for each in curve.omraader:
        ends = [
            Fraction(0) if point is None else point
            for point in (
                (each.fra.timer, each.til.timer) if each.fra.timer is not None else axis(each, curve)
            )
        ]
        if not share:
            continue
        x = ends[0] + (ends[1] - ends[0]) * share
        run = run_of(program, curve.nu.sag, {name: x * den})
        for amount in ("loen_md", "fleksloentilskud", "atp", "i_alt"):
            start, end = getattr(each.fra, amount), getattr(each.til, amount)
            assert exact(run, amount) == start + (end - start) * share


def exact(run, name):
    entry = run.program.entries[run.program.slots[name]]
    return Fraction(run.value(name)) / entry.node.den


def axis(region, curve):
    """The ordinary wage at the ends of a stretch, where the wage is an amount."""
    facts = curve.nu.sag.facts
    added = Fraction(facts["saerlig_udbetaling_md"], 100)
    paid_in = Fraction(facts["feriepenge_optjent_md"], 100)
    if region.beholdt == 0 and region.fra.loen_md == region.til.loen_md:  # all of it goes into Feriekonto
        return Fraction(0), paid_in
    return tuple(point.loen_md - added + paid_in for point in (region.fra, region.til))


@settings(max_examples=60)
@given(st.integers(1, 60_000_00), st.sampled_from(sorted(model.BASE)))
def test_the_kinks_are_where_the_formulas_have_them(full, year):
    base, threshold, cap = model.BASE[year], model.THRESHOLD[year], Fraction(full, 100)
    bends = kinks(kurve({"dato": f"{year}-06-01", "loen_md": "0", "fuldtidsloen_md": kr(full)}, LAW))
    zero = threshold + (base - Fraction("0.30") * threshold) / Fraction("0.55")
    begins = max(Fraction(0), (cap - base) / Fraction("0.70"))
    if begins > threshold:
        begins = (cap - base - Fraction(threshold, 4)) / Fraction("0.45")
    if cap < zero and begins > 0:
        assert bends["loenloft"].loen_md == begins
        assert bends["fuld_tid"].loen_md == cap
    elif cap > zero:
        assert bends["tilskud_slut"].loen_md == zero


# -- shown


def test_the_json_has_what_a_chart_needs_as_text_and_as_fractions():
    answer = som_json(kurve(HOURLY, LAW))
    assert [point["loen_md"] for point in answer["punkter"]] == [
        "0.00",
        "16323.00",
        "17853.15",
        "22066.67",
        "32066.67",
    ]
    assert answer["punkter"][2]["timer"] == "20.5998"
    assert Fraction(answer["punkter"][2]["eksakt"]["loen_md"]) == Fraction(482035, 27)
    assert answer["omraader"][3]["sparet_offentligt"] == "1.00"
    assert (answer["nu"]["omraade"], answer["nu"]["naeste_time"]) == ("A", "570.75")
    assert answer["knaek"][1]["tekst"]["en"] == "The cap begins to limit the subsidy"
    assert json.loads(json.dumps(answer)) == answer


@settings(max_examples=40)
@given(cases, rest)
def test_every_curve_can_be_read_in_both_languages(case, more):
    curve = kurve({**more, **case}, LAW)
    danish, english = tekst(curve), tekst(curve, "en")
    for text_ in (danish, english):
        assert max(map(len, text_.splitlines())) <= WIDTH + 2
    assert "kr.." not in danish
    assert is_english(english)
    for point in som_json(curve)["punkter"]:
        assert shown(point["i_alt"]).removesuffix(" kr.") in danish


def test_a_curve_does_not_go_in_the_steps_of_rounding_and_says_so():
    rounded = kurve({**HOURLY, "politik": {"afrund_hvert_led": "ja", "atp_afrunding": "hele kroner"}}, LAW)
    assert rounded.punkter == kurve(HOURLY, LAW).punkter
    assert som_json(rounded)["forbehold"][-1]["id"] == "uden_afrunding"
    assert "Kurven er uden afrunding" in tekst(rounded)


def test_without_an_hourly_wage_or_hours_there_is_still_a_curve():
    assert kurve({**HOURLY, "effektive_timer": "0"}, LAW).nu_omraade == "ingen_loen"
    none = kurve({**HOURLY, "timeloen": "0"}, LAW)
    assert [each.id for each in none.omraader] == ["ingen_loen"]
    assert of(loen_md="0", fuldtidsloen_md="0").punkter == ()


def test_the_command_reads_a_case_and_refuses_in_the_language_asked_for(tmp_path, capsys):
    (tmp_path / "sag.json").write_text(json.dumps(HOURLY))
    assert cli.main(["kurve", str(tmp_path / "sag.json"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == som_json(kurve(HOURLY, LAW))
    assert cli.main(["kurve", str(tmp_path / "sag.json"), "--engelsk"]) == 0
    assert "20.60 hours, 17.853,15 kr." in capsys.readouterr().out
    (tmp_path / "sag.json").write_text(json.dumps({**HOURLY, "dato": "2030-01-01"}))
    assert cli.main(["kurve", str(tmp_path / "sag.json"), "--engelsk"]) == 3
    assert capsys.readouterr().err.startswith("fleksjob: No rate for 2030-01-01")
    with pytest.raises(RateMissing):
        kurve({**HOURLY, "dato": "2030-01-01"}, LAW)


# -- numbers on a ray


def test_a_ray_notes_where_each_comparison_turns():
    turns = set()
    x = Straale(0, 1, turns)
    assert x < 5
    assert 2 * x + 1 <= 8
    assert x > 0
    assert x + 3 != x
    assert x >= -1
    assert x == x * 1
    assert turns == {Fraction(5), Fraction(7, 2)}


def test_two_numbers_on_one_ray_cannot_be_multiplied():
    x = Straale(1, 1, set())
    assert (x * Straale(2, 0, set())).slope == 2
    with pytest.raises(TypeError, match="ret linje"):
        x * x
    with pytest.raises(TypeError, match="sammenlignes"):
        assert x < "1"


def test_a_month_whose_first_wage_all_goes_into_feriekonto_ends_its_subsidy_where_others_do():
    curve = of(loen_md="9000", fuldtidsloen_md="60000", feriepenge_optjent_md="1600")
    assert curve.omraader[0].id == "ingen_loen"
    assert curve.spring_ved_nul == 19952
    assert curve.loen_uden_tilskud == of(loen_md="9000", fuldtidsloen_md="60000").loen_uden_tilskud


def test_case_and_law_are_untouched_by_following_them():
    case = laes(HOURLY)
    before = dict(case.facts)
    kurve(HOURLY, LAW)
    assert case.facts == before
