"""The cases that lawyers write (cases/*.toml), one item a case, and the runner's own manners."""

import json
import os
from pathlib import Path

import pytest

from fleksjob import frister
from fleksjob.law import emner
from fleksjob.vurdering import IKKE, KAN
from tests.fleksjob.sager import Sag, SagsFejl, Ulaeselig, laes_fil, laes_mappe, leaves, proev

CASES = Path(__file__).with_name("cases")
GOOD = """\
[[sag]]
navn  = "Uden løn i fleksjobbet er der intet tilskud"
kilde = "LAB § 123"
emne  = "beregn"
fakta = { dato = 2024-06-01, loen_md = "0", fuldtidsloen_md = "32000" }
[sag.svar]
fleksloentilskud = "0.00"
forbehold = ["ingen_loen"]
"""


@pytest.mark.parametrize("sag", laes_mappe(CASES))
def test_sag(sag):
    holds(sag)


EGNE = os.environ.get("FLEKSJOB_SAGER")
"""A folder of cases outside the checkout."""


if EGNE:

    @pytest.mark.parametrize("sag", laes_mappe(Path(EGNE)))
    def test_egen_sag(sag):
        holds(sag)


def holds(sag):
    if isinstance(sag, Ulaeselig):
        pytest.fail(sag.grund, pytrace=False)
    if problem := refused(sag):
        pytest.fail(problem, pytrace=False)


def test_every_published_example_is_a_case_but_the_one_that_is_no_rule():
    """One municipality's way of counting holidays is the exception: its source says not to use it."""
    examples = {each["id"] for each in json.loads((CASES.parent / "data/examples.json").read_text("utf-8"))}
    cases = {each.indhold.get("eksempel") for each in ALL}
    assert examples - cases == {"middelfart-ferie"}
    assert cases - examples == {None}


ALL = [each for each in laes_mappe(CASES) if isinstance(each, Sag)]


@pytest.mark.parametrize("navn", emner.NAVNE)
def test_every_outcome_of_every_subject_has_a_case(navn):
    subject = emner.emne(navn)
    goal = [rule for rule in subject.law.rules if rule.name == subject.maal][-1]
    outcomes = set(goal.valg.names) if goal.valg else {KAN, IKKE}
    assert outcomes <= {each.indhold["svar"].get("udfald") for each in ALL if each.indhold["emne"] == navn}


def test_every_deadline_has_a_case():
    asked = [each.indhold["svar"] for each in ALL if each.indhold["emne"] == "frister"]
    named = {word for answers in asked for path, _ in leaves(answers) for word in path[0].split(".")}
    assert set(frister.gaeldende().raekker) - named == set()


def refused(sag: Sag) -> str:
    try:
        proev(sag)
    except SagsFejl as problem:
        return str(problem)
    return ""


@pytest.fixture
def written(tmp_path):
    """Write one file of cases; gives its cases."""

    def write(text):
        path = tmp_path / "min.toml"
        path.write_text(text, encoding="utf-8")
        return laes_fil(path)

    return write


def complaint(sag: Sag) -> str:
    said = refused(sag)
    assert said
    return said


def test_a_case_that_holds_is_silent(written):
    for sag in written(GOOD):
        proev(sag)


def test_a_case_that_fails_says_which_line_what_was_answered_and_why(written):
    (sag,) = written(GOOD.replace('"0.00"', '"1.00"'))
    said = complaint(sag)
    assert "min.toml, linje 7: fleksloentilskud\n    ventet: 1.00\n    svaret: 0.00" in said
    assert sag.navn in said
    assert "kilde: LAB § 123" in said
    assert "  fordi:\n    - Fleksløntilskud" in said
    assert "forbehold" not in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("kilde = ", "klide = "), "min.toml, linje 3: kender ikke 'klide'"),
        (('kilde = "LAB § 123"\n', ""), "min.toml, linje 1: sagen mangler kilde"),
        (
            ('"beregn"', '"beregning"'),
            "min.toml, linje 4: kender ikke emnet 'beregning'; kendte er visitation",
        ),
        (("[[sag]]", "[[sager]]"), "min.toml, linje 1: kender ikke 'sager'"),
        (("[sag.svar]", 'afvigelse = "1"\n[sag.svar]'), "en afvigelse skal have en grund"),
        (("dato = 2024-06-01", "dato = "), "min.toml, linje 5: kan ikke læses som TOML"),
    ],
)
def test_a_file_that_is_not_in_order_is_refused_with_its_line(written, change, said):
    assert change[0] in GOOD
    with pytest.raises((SagsFejl, ValueError), match=r"min\.toml") as caught:
        written(GOOD.replace(*change))
    assert said in str(caught.value)


def test_two_cases_of_one_name_are_refused(written):
    with pytest.raises(SagsFejl, match=r"min\.toml, linje 2: to sager hedder"):
        written(GOOD + GOOD)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("fleksloentilskud =", "tilskud ="), "linje 7: svaret har intet 'tilskud'; kendte er loen_md, "),
        (("loen_md = ", "loen = "), "linje 5: loen: kender ikke denne oplysning"),
        (("2024-06-01", "2027-06-01"), "ingen sats for 2027-06-01"),
        (("fleksloentilskud =", "marginal.naeste ="), "kendte er naeste_krone_beholdt, naeste_time"),
    ],
)
def test_a_case_that_asks_what_the_program_does_not_know_is_refused_with_its_line(written, change, said):
    (sag,) = written(GOOD.replace(*change))
    assert said in complaint(sag)


def test_keys_may_be_nested_or_dotted_and_things_with_an_id_are_named_by_it(written):
    more = """\
marginal.naeste_krone_beholdt = "1.00"
"regler.ret_til_tilskud" = true
forbehold.fuldtidstillaeg = false
forbehold.ingen_loen = true
"""
    (sag,) = written(GOOD.replace('forbehold = ["ingen_loen"]\n', "") + more)
    said = complaint(sag)
    assert "linje 9: regler.ret_til_tilskud\n    ventet: true (ja)\n    svaret: false (nej)" in said
    assert "forbehold" not in said
    (sag,) = written(GOOD.replace("forbehold = [", "[sag.svar.forbehold]\nfuldtidstillaeg = true #"))
    assert "linje 9" in complaint(sag)


def test_an_expected_refusal_names_the_field_or_the_rate(written):
    for change, line in (
        (("2024-06-01", '"i går"'), 'fejl = "dato"'),
        (("2024-06-01", "2027-06-01"), 'mangler_sats = "hoejeste_fleksloentilskud"'),
    ):
        text = GOOD.partition("fleksloentilskud =")[0].replace(*change)
        (sag,) = written(text + line)
        proev(sag)


def test_a_source_that_rounds_may_differ_by_what_the_case_allows_and_no_more(written):
    text = GOOD.replace("0.00", "N").replace(
        "[sag.svar]", 'afvigelse = "1"\nafvigelse_fordi = "Kilden runder."\n[sag.svar]'
    )
    (near,) = written(text.replace("N", "1"))
    proev(near)
    (far,) = written(text.replace("N", "1.01"))
    assert "ventet: 1.01" in complaint(far)
