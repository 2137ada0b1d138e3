"""The month as it comes: 14 days' pay, holiday pay, payouts, lost earnings, and a month that is not whole."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleksjob.beregning import beregn, kroner, run_of
from fleksjob.errors import InputError, RateMissing
from fleksjob.law import gaeldende
from fleksjob.law.fleksloentilskud import fakta
from fleksjob.sag import laes
from fleksjob.visning import WIDTH, Style, tekst
from tests.fleksjob import model

LAW = gaeldende()
PROGRAM = LAW.at(date(2024, 6, 1))
MONTHLY = {"loen_md": "15600", "fuldtidsloen_md": "32000"}


def svar(dato="2024-06-01", **oplyst):
    return beregn({"dato": dato, **oplyst}, LAW).som_json()


def ids(answer):
    return [each["id"] for each in answer["forbehold"]]


def paragraph(rule, day):
    program = LAW.at(day)
    return program.entries[program.slots[rule]].law


def test_what_nobody_mentions_is_not_there_and_asks_for_nothing():
    case = laes({"dato": "2024-06-01", **MONTHLY})
    new = {each.name for each in fakta.I_MAANEDEN}
    left_out = {name: value for name, value in case.facts.items() if name not in new}
    assert PROGRAM.explain("fleksloentilskud", left_out).exact == Fraction(15272)
    assert PROGRAM.explain("fleksloentilskud", left_out).exact == run_of(PROGRAM, case).exact(
        "fleksloentilskud"
    )


# -- pay for 14 days


def test_pay_for_14_days_is_26_of_them_a_year_by_default_and_says_so():
    answer = svar(loen_14_dage="7200", fuldtidsloen_md="32000")
    assert (answer["loen_md"], answer["fleksloentilskud"]) == ("15600.00", "15272.00")
    assert "politik:fjortendagesloen" in ids(answer)
    two = svar(loen_14_dage="7200", fuldtidsloen_md="32000", politik={"fjortendagesloen": "to loendage"})
    assert two["loen_md"] == "14400.00"


def test_an_oere_of_14_days_is_not_lost():
    assert svar(loen_14_dage="0,01", fuldtidsloen_md="32000")["loen_md"] == "0.02"
    case = laes({"dato": "2024-06-01", "loen_14_dage": "0,01", "fuldtidsloen_md": "32000"})
    assert run_of(PROGRAM, case).exact("loen_md") == Fraction(1, 100) * 26 / 12


# -- holiday pay


def test_holiday_pay_is_taken_out_when_it_is_earned_and_counts_when_it_is_held():
    earned = svar(**MONTHLY, feriepenge_optjent_md="1600")
    assert earned["loen_md"] == "14000.00"
    held = svar(loen_md="10000", fuldtidsloen_md="32000", feriedage="5", feriepenge_pr_dag="480,50")
    assert held["loen_md"] == "12402.50"
    assert "feriepenge_i_loenloft" in ids(held)
    assert "feriepenge_i_loenloft" not in ids(earned)


def test_more_holiday_pay_than_wage_leaves_no_negative_wage():
    assert svar(loen_md="1000", fuldtidsloen_md="32000", feriepenge_optjent_md="1600")["loen_md"] == "0.00"


@pytest.mark.parametrize(
    ("day", "law"),
    [
        ("2013-01-01", "BEK om fleksløntilskud (ikke set før 2021)"),
        ("2021-01-28", "BEK om fleksløntilskud (ikke set før 2021)"),
        ("2021-01-29", "BEK 110/2021 om fleksløntilskud § 5"),
        ("2022-02-23", "BEK 110/2021 om fleksløntilskud § 5"),
        ("2022-02-24", "BEK om fleksløntilskud (§ 6, stk. 3-4; ikke set før marts 2024)"),
        ("2024-03-06", "BEK om fleksløntilskud (§ 6, stk. 3-4; ikke set før marts 2024)"),
        ("2024-03-07", "BEK om fleksløntilskud § 6, stk. 3-4"),
    ],
)
def test_the_rule_on_holiday_pay_has_the_paragraph_of_its_day(day, law):
    assert paragraph("feriepenge_ved_ferie", date.fromisoformat(day)) == law


@pytest.mark.parametrize(
    ("rule", "day", "law"),
    [
        ("loen_uden_feriepenge", "2024-03-06", "BEK om fleksløntilskud (§ 6, stk. 2; ikke set før 2024)"),
        ("loen_uden_feriepenge", "2024-03-07", "BEK om fleksløntilskud § 6, stk. 2"),
        ("loen_md", "2019-12-31", "LAB § 70 f, stk. 2"),
        ("loen_md", "2020-01-01", "LAB § 123, stk. 2"),
        ("almindelig_loen_md", "2019-12-31", "LAB § 70 e"),
        ("almindelig_loen_md", "2020-01-01", "LAB § 122"),
        ("hoejeste_i_maaneden", "2019-12-31", "LAB § 70 f, stk. 1"),
        ("hoejeste_i_maaneden", "2020-01-01", "LAB § 123, stk. 1"),
        ("tabt_arbejdsfortjeneste_som_loen", "2023-12-31", "Principmeddelelse 6-23"),
        ("tabt_arbejdsfortjeneste_som_loen", "2024-01-01", "BEK om fleksløntilskud § 11"),
    ],
)
def test_each_rule_of_the_month_has_the_paragraph_of_its_day(rule, day, law):
    assert paragraph(rule, date.fromisoformat(day)) == law


def test_under_the_order_of_2021_holiday_pay_is_11_11_per_cent_of_the_income():
    given = {"loen_md": "10000", "fuldtidsloen_md": "32000", "feriedage": "5"}
    for day in ("2021-01-29", "2022-02-23"):
        assert svar(day, **given, ferieindkomst_pr_dag="5000")["loen_md"] == "12777.50"
        assert svar(day, **given, feriepenge_pr_dag="500")["loen_md"] == "12500.00"
    for day in ("2021-01-28", "2022-02-24"):
        with pytest.raises(InputError, match="feriepenge_pr_dag"):
            svar(day, **given, ferieindkomst_pr_dag="5000")


@pytest.mark.parametrize(
    ("day", "caveat"),
    [
        ("2021-01-28", "feriepenge_foer_2021"),
        ("2021-01-29", "feriepenge_2021"),
        ("2022-02-24", "feriepenge_foer_marts_2024"),
        ("2024-03-06", "feriepenge_foer_marts_2024"),
        ("2024-03-07", None),
    ],
)
def test_what_was_not_seen_of_the_rules_on_holiday_pay_is_said(day, caveat):
    given = {"loen_md": "10000", "fuldtidsloen_md": "32000", "feriedage": "5", "feriepenge_pr_dag": "480"}
    told = {each for each in ids(svar(day, **given)) if each.startswith("feriepenge_") and "loft" not in each}
    assert told == ({caveat} if caveat else set())


def test_what_is_taken_out_before_march_2024_was_not_seen_though_the_days_of_2021_were():
    given = {"loen_md": "10000", "fuldtidsloen_md": "32000", "ferieindkomst_pr_dag": "5000", "feriedage": "5"}
    assert "feriepenge_foer_marts_2024" not in ids(svar("2021-06-01", **given))
    assert "feriepenge_foer_marts_2024" in ids(svar("2021-06-01", **given, feriepenge_optjent_md="100"))


def test_no_days_of_holiday_need_no_amount_a_day():
    assert svar(**MONTHLY, feriedage="0")["loen_md"] == "15600.00"


@pytest.mark.parametrize(
    ("oplyst", "field"),
    [
        ({"feriedage": "5"}, "feriepenge_pr_dag"),
        ({"feriepenge_pr_dag": "480"}, "feriedage"),
        ({"ferieindkomst_pr_dag": "480"}, "feriedage"),
        ({"ferieindkomst_pr_dag": "480", "feriepenge_pr_dag": "1", "feriedage": "5"}, "ferieindkomst_pr_dag"),
        ({"saerlig_udbetaling_fuld_tid_md": "480"}, "saerlig_udbetaling_md"),
        ({"loen_14_dage": "7200"}, "loen_md"),
        ({"hverdage_i_job": "32"}, "hverdage_i_job"),
        ({"feriepenge_pr_dag": "100001", "feriedage": "5"}, "feriepenge_pr_dag"),
    ],
)
def test_what_belongs_together_is_asked_for(oplyst, field):
    with pytest.raises(InputError) as refused:
        svar(**MONTHLY, **oplyst)
    assert refused.value.field == field
    assert refused.value.message_en != str(refused.value)


# -- payouts


def test_a_payout_is_wage_when_paid_and_raises_the_cap_of_the_month():
    given = {"loen_md": "14000", "fuldtidsloen_md": "28000", "saerlig_udbetaling_md": "3000"}
    full = svar(**given, saerlig_udbetaling_fuld_tid_md="6000")
    assert (full["loen_md"], full["fuldtidsloen_md"]) == ("17000.00", "34000.00")
    assert full["fleksloentilskud"] == "14682.75"
    assert "politik:loenloft_haeves_med" in ids(full)
    assert "fuldtidsbeloeb_mangler" not in ids(full)
    unstated = svar(**given)
    assert (unstated["fuldtidsloen_md"], unstated["loenloft_binder"]) == ("31000.00", True)
    assert "fuldtidsbeloeb_mangler" in ids(unstated)
    as_paid = {"loenloft_haeves_med": "udbetalingen"}
    assert (
        svar(**given, saerlig_udbetaling_fuld_tid_md="6000", politik=as_paid)["fuldtidsloen_md"] == "31000.00"
    )


# -- compensation for lost earnings


def test_lost_earnings_were_not_wage_before_2024_and_are_since():
    alone = {"loen_md": "0", "fuldtidsloen_md": "30000", "tabt_arbejdsfortjeneste_md": "12000"}
    before, since = svar("2023-12-31", **alone), svar("2024-01-01", **alone)
    assert (before["fleksloentilskud"], before["i_alt"], before["nedsaettelse"]) == ("0.00", "0.00", "0.00")
    assert "tabt_arbejdsfortjeneste_foer_2024" in ids(before)
    assert (since["fleksloentilskud"], since["i_alt"], since["nedsaettelse"]) == (
        "16352.00",
        "28352.00",
        "3600.00",
    )
    assert "tabt_arbejdsfortjeneste_foer_2024" not in ids(since)
    assert "politik:loenloft_medregner_tabt_arbejdsfortjeneste" in ids(since)


def test_lost_earnings_and_wage_are_put_together_and_whether_the_cap_counts_them_is_open():
    given = {"loen_md": "10000", "fuldtidsloen_md": "26000", "tabt_arbejdsfortjeneste_md": "8000"}
    assert svar(**given)["nedsaettelse"] == "5819.25"
    assert (svar(**given)["fleksloentilskud"], svar(**given)["i_alt"]) == ("8000.00", "26000.00")
    outside = svar(**given, politik={"loenloft_medregner_tabt_arbejdsfortjeneste": "nej"})
    assert outside["fleksloentilskud"] == "14132.75"


# -- a month that is not whole


def test_a_job_that_starts_in_the_month_has_its_share_of_the_highest_subsidy():
    given = {"loen_md": "7000", "fuldtidsloen_md": "32000", "hverdage_i_job": "10"}
    answer = svar(**given)
    assert answer["fleksloentilskud"] == kroner(19952 * 10 / Fraction("21.6667") - 2100)
    assert {"politik:delmaaned", "politik:loenloft_i_delmaaned"} <= set(ids(answer))
    assert svar(**given, politik={"delmaaned": "hele maaneden"})["fleksloentilskud"] == "17852.00"
    assert svar(**{**given, "hverdage_i_job": "0"})["fleksloentilskud"] == "17852.00"
    assert svar(**{**given, "hverdage_i_job": "22"})["fleksloentilskud"] == "17852.00"


def test_the_cap_of_a_month_that_is_not_whole_is_whole_unless_it_is_chosen_otherwise():
    given = {"loen_md": "7000", "fuldtidsloen_md": "20000", "hverdage_i_job": "10"}
    assert svar(**given)["loenloft_binder"] is False
    divided = svar(**given, politik={"loenloft_i_delmaaned": "forholdsmaessigt"})
    assert divided["fleksloentilskud"] == kroner(20000 * 10 / Fraction("21.6667") - 7000)
    assert divided["loenloft_binder"] is True


def test_the_number_21_6667_is_not_used_before_it_was_seen():
    given = {**MONTHLY, "hverdage_i_job": "10"}
    with pytest.raises(RateMissing, match="dage_pr_maaned"):
        svar("2021-01-31", **given)
    assert svar("2021-01-31", **given, politik={"delmaaned": "hele maaneden"})
    assert svar("2021-02-01", **given)


# -- everything at once

oere = st.integers(0, 40_000_00)
few = st.one_of(st.just(0), st.integers(1, 20_000_00))
days = st.one_of(st.just(0), st.integers(1, 31_00))
yes = st.booleans()


def text(number):
    return f"{number // 100}.{number % 100:02d}"


@given(oere, oere, few, few, few, few, few, days, st.integers(0, 2000_00), days, yes, yes, yes, yes)
def test_every_month_is_what_the_formula_gives(
    wage, full, paid_out, paid_full, more, earned, lost, held, a_day, worked, as_paid, outside, whole, divided
):
    case = laes(
        {
            "dato": "2024-06-01",
            "loen_md": text(wage),
            "fuldtidsloen_md": text(full),
            "saerlig_udbetaling_md": text(paid_out),
            "saerlig_udbetaling_fuld_tid_md": text(paid_full),
            "loendele_md": text(more),
            "feriepenge_optjent_md": text(earned),
            "tabt_arbejdsfortjeneste_md": text(lost),
            "feriedage": text(held),
            "feriepenge_pr_dag": text(a_day),
            "hverdage_i_job": text(worked),
            "politik": {
                "loenloft_haeves_med": "udbetalingen" if as_paid else "fuldtidsbeloebet",
                "loenloft_medregner_tabt_arbejdsfortjeneste": "nej" if outside else "ja",
                "delmaaned": "hele maaneden" if whole else "hverdage af 21,6667",
                "loenloft_i_delmaaned": "forholdsmaessigt" if divided else "helt",
            },
        }
    )
    run = run_of(PROGRAM, case)
    w, f, out, out_full, paid_in, taf = (
        Fraction(each, 100) for each in (wage, full, paid_out, paid_full, earned, lost)
    )
    w = max(w - paid_in, Fraction(0)) + Fraction(held, 100) * Fraction(a_day, 100) + out + Fraction(more, 100)
    share = (
        Fraction(1) if whole or not worked else min(Fraction(worked, 100) / Fraction("21.6667"), Fraction(1))
    )
    cap = (f + (out if as_paid else out_full)) * (share if divided else 1)
    income = w + taf
    reduction = Fraction(3, 10) * min(income, model.THRESHOLD[2024])
    reduction += Fraction(11, 20) * max(Fraction(0), income - model.THRESHOLD[2024])
    subsidy = max(Fraction(0), model.BASE[2024] * share - reduction)
    subsidy = min(subsidy, max(Fraction(0), cap - w - (0 if outside else taf))) if income else Fraction(0)
    assert run.exact("loen_md") == w
    assert run.exact("fleksloentilskud") == subsidy
    assert run.exact("i_alt") == income + subsidy


@pytest.mark.parametrize(
    ("oplyst", "danish", "english"),
    [
        (
            {"loen_14_dage": "7200", "fuldtidsloen_md": "32000"},
            "Løn: 7.200,00 kr. for 14 dage × 26/12",
            "Wage: 7.200,00 kr. for 14 days × 26/12",
        ),
        (
            {**MONTHLY, "feriepenge_optjent_md": "1600"},
            "Feriepenge, der er indbetalt til Feriekonto",
            "Holiday pay paid into Feriekonto",
        ),
        (
            {**MONTHLY, "feriedage": "2,5", "feriepenge_pr_dag": "480"},
            "Feriepenge for 2,5 feriedage",
            "Holiday pay for 2.5 days of holiday",
        ),
        (
            {**MONTHLY, "saerlig_udbetaling_md": "3000"},
            "Lønloft, hævet med 3.000,00 kr. i måneden",
            "Cap, raised by 3.000,00 kr. this month",
        ),
        (
            {**MONTHLY, "loendele_md": "500"},
            "Bonus og andre løndele i måneden",
            "Bonus and other parts of the wage in the month",
        ),
        (
            {**MONTHLY, "tabt_arbejdsfortjeneste_md": "3000"},
            "Tabt arbejdsfortjeneste, regnes som løn",
            "Compensation for lost earnings, counts as wage",
        ),
        (
            {**MONTHLY, "hverdage_i_job": "10"},
            "Højeste fleksløntilskud, 10 hverdage af 21,6667",
            "Highest fleksløntilskud, 10 workdays of 21.6667",
        ),
    ],
)
def test_every_part_of_the_month_has_its_line_in_both_languages(oplyst, danish, english):
    answer = beregn({"dato": "2024-06-01", **oplyst}, LAW)
    for language, line in (("da", danish), ("en", english)):
        lines = tekst(answer, Style(), language).splitlines()
        assert any(each.startswith(f"  {line} ") for each in lines)
        assert max(map(len, lines)) <= WIDTH + 2
    wages = [line for line in tekst(answer, Style()).splitlines() if kr_of(answer.loen_md) in line]
    assert wages


def kr_of(amount):
    from fleksjob.visning_ord import kr

    return kr(amount)
