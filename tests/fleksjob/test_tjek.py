"""A payment beside the municipality's statement: equal within a krone, never who is wrong."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from fleksjob import cli
from fleksjob.beregning import beregn
from fleksjob.errors import InputError, RateMissing
from fleksjob.law.fleksloentilskud import spoergsmaal
from fleksjob.tjek import Tjek, tjek
from fleksjob.tjek_trin import ENS, FOELGER, IKKE_OPLYST, SKILLES, UVIST
from fleksjob.tjek_visning import UDFALD_ORD, brev, overskrift, som_json, tekst

PAYSLIP = {"loen": "14000", "egen_pension": "560", "arbejdsgiver_pension": "1120", "fuldtidsloen_md": "32000"}
RIGHT = beregn({"dato": "2024-06-01", "loen_md": "15680", "fuldtidsloen_md": "32000"})


def checked(letter: dict[str, Any], payslip: dict[str, Any] | None = None, **more: Any) -> Tjek:
    return tjek({"maaned": "2024-06", "loenseddel": payslip or PAYSLIP, "kommunen": letter, **more})


def outcomes(answer: Tjek) -> dict[str, str]:
    return {each.id: each.udfald for each in answer.trin if each.kommunens is not None}


def asked(answer: Tjek) -> set[str]:
    return {each.id for each in answer.spoergsmaal}


def text(amount: Fraction) -> str:
    return f"{float(amount):.2f}"


@pytest.mark.parametrize(("off", "outcome"), [("0", ENS), ("1", ENS), ("1.01", SKILLES)])
def test_within_a_krone_is_equal(off: str, outcome: str) -> None:
    answer = checked({"fleksloentilskud": text(RIGHT.fleksloentilskud + Fraction(off))})
    assert outcomes(answer) == {"fleksloentilskud": outcome}


def test_what_follows_from_the_municipalitys_own_figure_is_told_apart_from_where_the_two_part() -> None:
    theirs = beregn({"dato": "2024-06-01", "loen_md": "14560", "fuldtidsloen_md": "32000"})
    answer = checked(
        {
            "loen": "14560",
            "nedsaettelse": text(theirs.nedsaettelse),
            "fleksloentilskud": text(theirs.fleksloentilskud),
            "udbetalt": text(theirs.fleksloentilskud - theirs.atp),
        }
    )
    assert outcomes(answer) == {
        "loenindtaegt": SKILLES,
        "nedsaettelse": FOELGER,
        "fleksloentilskud": FOELGER,
        "udbetalt": FOELGER,
    }
    assert answer.skilles is answer.trin[0]


@pytest.mark.parametrize(
    ("counted", "question"),
    [
        ("15120", "din egen pension"),
        ("14560", "arbejdsgiverens pension"),
        ("14000", "hele pensionen"),
    ],
)
def test_a_difference_as_large_as_a_part_of_the_payslip_is_asked_about(counted: str, question: str) -> None:
    first = checked({"loen": counted}).spoergsmaal[0]
    assert first.id == "ikke_medregnet"
    assert question in first.da


@pytest.mark.parametrize(
    ("kind", "amount", "theirs", "question"),
    [
        ("ferietillaeg", "900", "15680", "ikke_medregnet"),
        ("julegave", "900", "16580", "medregnet"),
        ("feriekonto_optjent", "1500", "15680", "medregnet"),
    ],
)
def test_a_kind_of_wage_that_one_side_counts_and_the_other_does_not(
    kind: str, amount: str, theirs: str, question: str
) -> None:
    answer = checked({"loen": theirs}, {**PAYSLIP, "loenarter": {kind: amount}})
    assert outcomes(answer) == {"loenindtaegt": SKILLES}
    assert question in asked(answer)


@pytest.mark.parametrize(
    ("payslip", "letter", "question"),
    [
        ({"loenarter": {"bonus": "900"}}, {"loen": "15680"}, "bonus_delt"),
        ({"feriepenge_pr_dag": "480", "feriedage": "2"}, {"loen": "15680"}, "feriepenge"),
        ({}, {"loen": "14560"}, "indkomstregistret"),
        ({}, {"fuldtidsloen": "31000"}, "hvornaar_loenloft"),
    ],
)
def test_each_cause_that_the_sources_name_has_its_question(
    payslip: dict[str, Any], letter: dict[str, str], question: str
) -> None:
    answer = checked(letter, {**PAYSLIP, **payslip})
    assert question in asked(answer)
    assert all(each.kilde.startswith(("https://", "http://")) for each in answer.spoergsmaal)


@pytest.mark.parametrize(
    ("more", "letter", "questions"),
    [
        ({"hverdage_i_job": "10"}, {"hoejeste": "19952"}, {"dage_i_job", "foerste_maaned"}),
        ({"ledighedsydelsesdage": "2"}, {"fleksloentilskud": "15248"}, {"dage_med_ydelse"}),
        ({"maaned": "2024-01"}, {"hoejeste": "19333"}, {"januar"}),
    ],
)
def test_a_month_that_is_not_an_ordinary_one_is_asked_about(
    more: dict[str, Any], letter: dict[str, str], questions: set[str]
) -> None:
    answer = tjek({"maaned": "2024-06", "loenseddel": PAYSLIP, "kommunen": letter, **more})
    assert questions <= asked(answer)
    assert not questions & asked(checked(letter))


def test_holiday_pay_of_the_days_held_is_known_by_its_amount() -> None:
    first = checked({"loen": "15680"}, {**PAYSLIP, "feriepenge_pr_dag": "480", "feriedage": "2"}).spoergsmaal[
        0
    ]
    assert first.id == "ikke_medregnet"
    assert spoergsmaal.NAVNE["feriepenge_ved_ferie"][0] in first.da


def test_two_amounts_that_make_up_a_difference_together_are_asked_about_once() -> None:
    kinds = {**PAYSLIP, "loenarter": {"ferietillaeg": "700", "fritvalg": "900"}}
    answer = checked({"loen": "15680"}, kinds)
    two = [each for each in answer.spoergsmaal if each.id == "to_beloeb"]
    assert len(two) == 1
    assert "to_beloeb" not in asked(checked({"loen": "16380"}, kinds)), "one amount explains it alone"
    several = {**PAYSLIP, "loenarter": {"ferietillaeg": "700", "fritvalg": "900", "sh_betaling": "700"}}
    assert "to_beloeb" not in asked(checked({"loen": "16380"}, several)), "two pairs would"


def test_the_wage_of_the_month_before_counts_and_the_answer_says_which_month() -> None:
    answer = checked({"loen": "16000"}, loen_i_maaneden="16000")
    assert som_json(answer)["loen_maaned"] == "2024-05"
    assert "anden_maaned" in asked(answer)
    assert any("maj 2024" in each.da and "May 2024" in each.en for each in answer.spoergsmaal)


def test_with_a_rate_that_nobody_published_a_difference_cannot_be_settled() -> None:
    answer = tjek(
        {
            "maaned": "2026-06",
            "loenseddel": {"loen": "14000"},
            "kommunen": {"loen": "14000", "hoejeste": "21000", "atp": "400"},
        }
    )
    found = outcomes(answer)
    assert found["loenindtaegt"] == ENS
    assert found["hoejeste_i_maaneden"] == UVIST
    step = next(each for each in answer.trin if each.udfald == UVIST)
    assert "ikke offentliggjort" in step.grunde[0][0]


def test_a_figure_that_another_reading_of_an_open_question_gives_cannot_be_settled() -> None:
    facts = {**PAYSLIP, "anden_loen_md": "9000"}
    other = beregn(
        {
            "dato": "2024-06-01",
            "loen_md": "15680",
            "fuldtidsloen_md": "32000",
            "anden_loen_md": "9000",
            "politik": {"loenloft_medregner_anden_loen": "ja"},
        }
    )
    answer = checked({"loen": "24680", "fleksloentilskud": text(other.fleksloentilskud)}, facts)
    assert outcomes(answer)["fleksloentilskud"] == UVIST


def test_a_cap_that_was_not_raised_is_asked_about_and_not_settled() -> None:
    facts = {**PAYSLIP, "saerlig_udbetaling_md": "900", "saerlig_udbetaling_fuld_tid_md": "1800"}
    answer = checked({"fuldtidsloen": "32000"}, facts)
    assert outcomes(answer) == {"fuldtidsloen_md": UVIST}
    assert "loenloft_ikke_haevet" in asked(answer)


def test_without_a_full_time_wage_the_cap_is_left_out_and_said_so() -> None:
    answer = checked({"fleksloentilskud": "9000"}, {"loen": "20000"})
    assert "fuldtidsloen_md" not in {each.id for each in answer.trin}
    assert answer.forbehold[0].id == "loenloft_ukendt"
    assert {"hvilke_tal", "loenloft_brugt"} <= asked(answer)


def test_the_letters_own_cap_is_used_where_nobody_stated_another() -> None:
    answer = checked({"fuldtidsloen": "24000", "fleksloentilskud": "4000"}, {"loen": "20000"})
    assert outcomes(answer) == {"fuldtidsloen_md": ENS, "fleksloentilskud": ENS}
    assert answer.forbehold[0].id == "loenloft_fra_kommunen"


def test_what_is_taken_back_gives_a_question_and_no_difference() -> None:
    paid = RIGHT.fleksloentilskud - RIGHT.atp - 300 + 50
    answer = checked({"tilbage": "300", "efterbetalt": "50", "udbetalt": text(paid)})
    assert outcomes(answer) == {"udbetalt": ENS}
    assert asked(answer) == {"tilbage", "efterbetalt"}


def test_what_the_letter_does_not_say_is_not_compared() -> None:
    answer = checked({"atp": "500"})
    assert {each.udfald for each in answer.trin if each.id != "atp"} == {IKKE_OPLYST}
    assert brev(answer) == ""
    assert "ens" in overskrift(answer)


def test_every_step_has_a_question_and_nobody_is_said_to_be_wrong() -> None:
    assert set(spoergsmaal.AF_TRIN) == {each.id for each in checked({"atp": "1"}).trin}
    said = [
        *UDFALD_ORD.values(),
        *((each.da, each.en) for group in spoergsmaal.AF_TRIN.values() for each in group),
        *((each.da, each.en) for each in spoergsmaal.SAETNINGER.values()),
    ]
    words = " ".join(text for pair in said for text in pair).lower()
    assert not [word for word in ("fejl", "forkert", "wrong", "error", "mistake") if word in words]


def test_the_letter_gives_both_figures_and_every_question_in_both_languages() -> None:
    answer = checked({"loen": "14560", "fleksloentilskud": "15000"})
    for language, pick in (("da", 0), ("en", 1)):
        letter = brev(answer, language)
        assert "15.680,00 kr." in letter
        assert "14.560,00 kr." in letter
        for each in answer.spoergsmaal:
            assert (each.da, each.en)[pick] in letter
        assert "kr.." not in letter
        assert overskrift(answer, language) in tekst(answer, language).replace("\n", " ")


@pytest.mark.parametrize(
    ("oplyst", "field"),
    [
        ({}, "maaned"),
        ({"maaned": "juni"}, "maaned"),
        ({"maaned": "2024-06", "loen": "1"}, "loen"),
        ({"maaned": "2024-06", "kommunen": {}}, "kommunen"),
        ({"maaned": "2024-06", "kommunen": {"atp": "1"}}, "loenseddel"),
        ({"maaned": "2024-06", "kommunen": {"atp": "mange"}}, "kommunen.atp"),
        ({"maaned": "2024-06", "kommunen": {"skat": "1"}}, "kommunen.skat"),
        (
            {"maaned": "2024-06", "kommunen": {"atp": "1"}, "loenseddel": {"egen_pension": "1"}},
            "loenseddel.loen",
        ),
        (
            {"maaned": "2024-06", "kommunen": {"atp": "1"}, "loenseddel": {"loen": "1", "loen_md": "1"}},
            "loenseddel.loen_md",
        ),
        (
            {"maaned": "2024-06", "kommunen": {"atp": "1"}, "loenseddel": {"timeloen": "x"}},
            "loenseddel.effektive_timer",
        ),
        (
            {
                "maaned": "2024-06",
                "kommunen": {"atp": "1"},
                "loenseddel": {"loen": "1"},
                "ledighedsydelsesdage": "40",
            },
            "ledighedsydelsesdage",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_field(oplyst: dict[str, Any], field: str) -> None:
    with pytest.raises(InputError) as refused:
        tjek(oplyst)
    assert refused.value.field == field


def test_a_month_without_rates_is_refused() -> None:
    with pytest.raises(RateMissing):
        tjek({"maaned": "2031-01", "loenseddel": PAYSLIP, "kommunen": {"atp": "1"}})


def test_the_command_answers_with_text_json_and_a_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tjek.json"
    file.write_text(
        json.dumps({"maaned": "2024-06", "loenseddel": PAYSLIP, "kommunen": {"loen": "14560"}}), "utf-8"
    )
    assert cli.main(["tjek", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["skilles_ved"] == "loenindtaegt"
    assert cli.main(["tjek", str(file), "--brev"]) == 0
    assert capsys.readouterr().out.startswith("Hej")
    assert cli.main(["tjek", str(file), "--engelsk"]) == 0
    assert "The figures part here" in capsys.readouterr().out
