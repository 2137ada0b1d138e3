"""Fleksløntilskud: the edges of the formula, its policies, and the reasons it gives."""

from datetime import date

import pytest

from fleksjob import hours
from fleksjob.beregning import beregn
from fleksjob.errors import RateMissing
from fleksjob.law import gaeldende

LAW = gaeldende()


def svar(**oplyst):
    return beregn({"dato": "2024-06-01", **oplyst}, LAW).som_json()


def test_exactly_at_the_threshold_nothing_is_taken_at_55_per_cent():
    assert svar(loen_md="16323", fuldtidsloen_md="40000")["nedsaettelse"] == "4896.90"
    assert svar(loen_md="16323,01", fuldtidsloen_md="40000")["nedsaettelse"] == "4896.91"
    assert svar(loen_md="16322,99", fuldtidsloen_md="40000")["nedsaettelse"] == "4896.90"


@pytest.mark.parametrize(
    ("loen", "fuldtid", "krone"),
    [
        ("16322,99", "40000", "0.70"),
        ("16323", "40000", "0.45"),
        ("16323,01", "40000", "0.45"),
        ("0", "40000", "0.70"),
        ("10000", "26951,99", "0.00"),  # already cut by one øre
        ("10000", "26952", "0.00"),  # the cap begins exactly here
        ("10000", "26952,01", "0.70"),
        ("25000", "25000", "1.00"),  # wage fills the cap: the next krone is kept whole
        ("24999,99", "25000", "0.00"),
        ("43695,90", "99999", "0.45"),
        ("43695,91", "99999", "1.00"),  # subsidy just gone
        ("50000", "99999", "1.00"),
    ],
)
def test_the_next_krone_is_the_right_hand_slope_at_every_kink(loen, fuldtid, krone):
    assert svar(loen_md=loen, fuldtidsloen_md=fuldtid)["marginal"]["naeste_krone_beholdt"] == krone


def test_the_cap_binds_only_when_it_really_cuts():
    assert svar(loen_md="10000", fuldtidsloen_md="26952,01")["loenloft_binder"] is False
    assert svar(loen_md="10000", fuldtidsloen_md="26952")["loenloft_binder"] is False
    cut = svar(loen_md="10000", fuldtidsloen_md="26951,99")
    assert cut["loenloft_binder"] is True
    assert cut["fleksloentilskud"] == "16951.99"


def test_the_subsidy_is_zero_and_never_below():
    answer = svar(loen_md="60000", fuldtidsloen_md="99999")
    assert answer["fleksloentilskud"] == "0.00"
    assert answer["i_alt"] == "60000.00"
    assert answer["loenloft_binder"] is False


def test_the_excess_over_full_time_cuts_the_subsidy_never_the_wage():
    answer = svar(loen_md="30000", fuldtidsloen_md="28000")
    assert (answer["loen_md"], answer["fleksloentilskud"], answer["i_alt"]) == (
        "30000.00",
        "0.00",
        "30000.00",
    )
    assert "over_fuld_tid" in [each["id"] for each in answer["forbehold"]]


def test_no_wage_and_no_benefit_is_no_subsidy():
    answer = svar(loen_md="0", fuldtidsloen_md="30000", anden_loen_md="5000")
    assert (answer["fleksloentilskud"], answer["i_alt"], answer["atp"]) == ("0.00", "5000.00", "0.00")
    assert "ingen_loen" in [each["id"] for each in answer["forbehold"]]
    assert svar(loen_md="0,01", fuldtidsloen_md="30000")["fleksloentilskud"] == "19952.00"


def test_sygedagpenge_without_wage_are_topped_up_krone_for_krone():
    answer = svar(loen_md="0", fuldtidsloen_md="30000", sygedagpenge_md="12000")
    assert (answer["fleksloentilskud"], answer["i_alt"]) == ("7952.00", "7952.00")
    assert svar(loen_md="0", fuldtidsloen_md="30000", sygedagpenge_md="25000")["fleksloentilskud"] == "0.00"


def test_sygedagpenge_beside_wage_are_deducted_too_and_it_is_said_to_be_inferred():
    answer = svar(loen_md="8000", fuldtidsloen_md="30000", sygedagpenge_md="4000")
    assert answer["fleksloentilskud"] == "13552.00"
    assert answer["nedsaettelse"] == "2400.00"
    ids = [each["id"] for each in answer["forbehold"]]
    assert "politik:ydelse_fradrages_kun_uden_loen" in ids
    assert "politik:loenloft_medregner_ydelser" in ids


def test_other_wage_counts_in_the_reduction_and_by_default_not_in_the_cap():
    given = {"loen_md": "15000", "fuldtidsloen_md": "31000", "anden_loen_md": "4000"}
    answer = svar(**given)
    assert answer["nedsaettelse"] == "6369.25"
    assert answer["fleksloentilskud"] == "13582.75"
    assert answer["i_alt"] == "32582.75"
    assert "politik:loenloft_medregner_anden_loen" in [each["id"] for each in answer["forbehold"]]
    for name in ("loenloft_medregner_anden_loen", "cap_other_income"):
        switched = svar(**given, politik={name: "ja"})
        assert (switched["fleksloentilskud"], switched["loenloft_binder"]) == ("12000.00", True)


def test_supplements_raise_the_cap_in_both_ways_of_giving_the_wage():
    assert (
        svar(timeloen="100", effektive_timer="37", fuldtidstillaeg_md="500")["fuldtidsloen_md"] == "16533.33"
    )
    assert (
        svar(loen_md="1", fuldtidsloen_md="16000", fuldtidstillaeg_md="500")["fuldtidsloen_md"] == "16500.00"
    )


@pytest.mark.parametrize(
    ("dage", "tilskud"),
    [("0", "15272.00"), ("1", "14567.14"), ("2,5", "13509.85"), ("21,66", "4.72"), ("22", "0.00")],
)
def test_days_with_ledighedsydelse_take_their_share_of_21_6667(dage, tilskud):
    answer = svar(timeloen="200", effektive_timer="18", ledighedsydelsesdage=dage)
    assert answer["fleksloentilskud"] == tilskud
    assert ("politik:ledighedsydelse_divisor" in [e["id"] for e in answer["forbehold"]]) is (dage != "0")


def test_the_divisor_can_be_switched_and_then_needs_no_rate():
    given = {"timeloen": "200", "effektive_timer": "18", "ledighedsydelsesdage": "1"}
    switched = svar(**given, politik={"ledighedsydelse_divisor": "260/12"})
    assert switched["fleksloentilskud"] == "14567.14"
    with pytest.raises(RateMissing, match="dage_pr_maaned"):
        svar(**given, dato="2021-01-31")
    assert svar(**given, dato="2021-01-31", politik={"ledighedsydelse_divisor": "260/12"})


def test_atp_is_five_per_cent_up_to_500_kroner():
    assert svar(loen_md="33000", fuldtidsloen_md="99999")["atp"] == "294.14"
    assert svar(loen_md="10000", fuldtidsloen_md="20000")["atp"] == "500.00"
    assert svar(loen_md="10000", fuldtidsloen_md="20000,01")["atp"] == "500.00"
    assert svar(loen_md="10000", fuldtidsloen_md="19999,80")["atp"] == "499.99"
    rounded = svar(loen_md="33000", fuldtidsloen_md="99999", politik={"atp_afrunding": "hele kroner"})
    assert rounded["atp"] == "294.00"


def test_each_deduction_can_be_rounded_to_whole_kroner():
    given = {"loen_md": "15001", "fuldtidsloen_md": "99999"}
    assert svar(**given)["fleksloentilskud"] == "15451.70"
    assert svar(**given, politik={"afrund_hvert_led": "ja"})["fleksloentilskud"] == "15452.00"


def test_the_cap_can_be_left_out_in_a_month_without_wage():
    given = {"loen_md": "0", "fuldtidsloen_md": "15000", "sygedagpenge_md": "1000"}
    assert svar(**given)["fleksloentilskud"] == "15000.00"
    switched = svar(**given, politik={"intet_loenloft_uden_loen": True})
    assert (switched["fleksloentilskud"], switched["loenloft_binder"]) == ("18952.00", False)


def test_benefits_can_be_counted_in_the_cap_or_only_deducted_without_wage():
    given = {"loen_md": "10000", "fuldtidsloen_md": "20000", "sygedagpenge_md": "1000"}
    assert svar(**given)["fleksloentilskud"] == "10000.00"
    assert svar(**given, politik={"loenloft_medregner_ydelser": "ja"})["fleksloentilskud"] == "9000.00"
    high = {**given, "fuldtidsloen_md": "40000"}
    assert svar(**high)["fleksloentilskud"] == "15952.00"
    assert svar(**high, politik={"ydelse_fradrages_kun_uden_loen": "ja"})["fleksloentilskud"] == "16952.00"
    alone = {"loen_md": "0", "fuldtidsloen_md": "40000", "sygedagpenge_md": "1000"}
    assert svar(**alone, politik={"ydelse_fradrages_kun_uden_loen": "ja"})["fleksloentilskud"] == "18952.00"


def test_january_uses_its_own_rates_and_says_that_this_is_open():
    given = {"dato": "2024-01-31", "timeloen": "200", "effektive_timer": "18"}
    answer = svar(**given)
    assert answer["fleksloentilskud"] == "15272.00"
    assert [each["id"] for each in answer["forbehold"]] == ["politik:satser_for"]
    switched = svar(**given, politik={"satser_for": "indkomstmaaned"})
    assert switched["fleksloentilskud"] == "14653.00"
    assert all(each["fra"] < "2024" for each in switched["satser"])


def test_january_2013_has_no_month_before_it_and_says_so():
    answer = svar(dato="2013-01-31", timeloen="200", effektive_timer="18")
    assert "politik:satser_for" in [each["id"] for each in answer["forbehold"]]
    with pytest.raises(RateMissing):
        svar(
            dato="2013-01-31", timeloen="200", effektive_timer="18", politik={"satser_for": "indkomstmaaned"}
        )


def test_the_last_month_of_2026_can_still_be_paid_in_january_2027_by_policy():
    given = {"dato": "2027-01-15", "timeloen": "200", "effektive_timer": "18"}
    with pytest.raises(RateMissing):
        svar(**given)
    assert svar(**given, politik={"satser_for": "indkomstmaaned"})["fleksloentilskud"]


@pytest.mark.parametrize(
    ("dato", "uncertain"),
    [
        ("2024-06-01", set()),
        ("2025-06-01", {"hoejeste_fleksloentilskud", "knaek_maanedsloen"}),
        ("2026-06-01", {"hoejeste_fleksloentilskud", "knaek_maanedsloen"}),
        ("2018-06-01", {"atp_sats"}),
    ],
)
def test_derived_rates_are_used_and_said_to_be_ours(dato, uncertain):
    answer = svar(dato=dato, timeloen="200", effektive_timer="18")
    caveats = {each["id"]: each["tekst"] for each in answer["forbehold"] if each["id"].startswith("sats:")}
    assert set(caveats) == {f"sats:{name}" for name in uncertain}
    assert all("beregnet af os, ikke offentliggjort" in text for text in caveats.values())


def test_one_hour_more_is_worth_what_the_totals_differ():
    at = {
        h: beregn({"dato": "2024-06-01", "timeloen": "200", "effektive_timer": h}, LAW)
        for h in ("20", "21", "22")
    }
    assert at["20"].naeste_time == at["21"].i_alt - at["20"].i_alt
    assert at["22"].i_alt - at["20"].i_alt < at["20"].naeste_time * 2
    assert svar(timeloen="200", effektive_timer="22")["marginal"] == {
        "naeste_krone_beholdt": "0.00",
        "naeste_time": "0.00",
    }


def test_without_an_hourly_wage_one_hour_more_has_no_answer():
    assert svar(loen_md="15600", fuldtidsloen_md="32066,67")["marginal"]["naeste_time"] is None


def test_hours_from_intensity_stay_exact():
    third = svar(timeloen="200", timer_paa_arbejdspladsen="10", intensitet="33,3333 %")
    assert third["loen_md"] == "2888.89"  # 10 h × 0,333333 × 200 × 52/12 = 2.888,886
    assert (
        svar(timeloen="199,99", timer_paa_arbejdspladsen=hours.show(1), intensitet="0,5")["loen_md"] == "7.22"
    )


def test_the_reasons_lead_from_the_subsidy_to_the_facts():
    tree = svar(timeloen="200", effektive_timer="18")["begrundelse"]
    assert (tree["regel"], tree["lov"], tree["vaerdi"]) == ("fleksloentilskud", "LAB §§ 123-124", "15272.00")
    found = {}

    def walk(step):
        assert set(step) == {"regel", "lov", "vaerdi", "af"}
        found[step["regel"]] = (step["lov"], step["vaerdi"])
        for part in step["af"]:
            walk(part)

    walk(tree)
    assert found["timeloen"] == ("oplyst", "200.00")
    assert found["effektive_timer"] == ("oplyst", "18.00")
    assert found["knaek_maanedsloen"] == ("LAB § 123, stk. 2", "16323.00")
    assert found["sats_under_knaek"] == ("LAB § 123, stk. 2", "0.30")
    assert found["uger_pr_maaned"][1] == "52/12"
    assert found["ret_til_tilskud"] == ("LAB §§ 123-124", True)
    assert "intensitet" not in found
    assert "dage_pr_maaned" not in found


def test_every_yes_or_no_of_the_subsidy_is_said_in_both_languages_and_promises_nothing():
    program = LAW.at(date(2024, 6, 1))
    asked = [entry for entry in program.entries if entry.kind == "rule" and entry.node.boolean]
    assert {entry.name for entry in asked} == {"ret_til_tilskud", "loenloft_binder"}
    for entry in asked:
        assert set(entry.source.siger) == {"ja", "nej", "uvist"}
        for sentence in (*entry.source.siger.values(), (entry.da, entry.en)):
            assert all("ret til" not in text.lower() and "entitled" not in text for text in sentence)
