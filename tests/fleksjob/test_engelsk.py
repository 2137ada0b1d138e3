"""The calculation in English: every refusal, caveat and line, and the same numbers as in Danish."""

import json
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings

from fleksjob import cli
from fleksjob.beregning import beregn
from fleksjob.errors import InputError, RateMissing
from fleksjob.indlaesning import parse
from fleksjob.law import gaeldende
from fleksjob.sag import laes
from fleksjob.sag_noegler import FELTER
from fleksjob.visning import Style, tekst
from tests.fleksjob.test_sag import HOURLY, MONTHLY, PRESENT
from tests.fleksjob.test_visning import cases

LAW = gaeldende()
DANISH = re.compile(
    r"\b(skriv|mangler|kender|ikke|og|eller|kan|løn|timer|måned|af|om|også|ses|vi|før|til|ved)\b",
    re.IGNORECASE,
)
NAMES = re.compile(
    r"“[^”]*”|\b(Fleksløntilskud|hele kroner|med fuldtidsloen_md)\b|[a-z]+(_[a-z0-9]+)+|\([^()]*\)"
)


def is_english(sentence):
    """Whether a sentence has no Danish word, names and quoted words apart."""
    return not DANISH.search(NAMES.sub("", sentence))


@pytest.mark.parametrize(
    "oplyst",
    [
        {},
        {"dato": "2024-06-01"},
        {"dato": "2024-06-01", "timeloen": "200"},
        {"dato": "2024-06-01", "loen_md": "1"},
        {**HOURLY, "tmeloen": "1"},
        {**HOURLY, "loen_md": "1"},
        {**HOURLY, "dato": "i dag"},
        {**HOURLY, "intensitet": "1"},
        {**HOURLY, "timeloen": True},
        {**HOURLY, "timeloen": Decimal("NaN")},
        {**HOURLY, "timeloen": Decimal("1e50")},
        {**HOURLY, "timeloen": "1.234"},
        {**HOURLY, "effektive_timer": "7:75"},
        {**PRESENT, "intensitet": "halv"},
        {**PRESENT, "intensitet": ""},
        {**PRESENT, "intensitet": "2"},
        {**PRESENT, "intensitet": "0,1234567"},
        {**MONTHLY, "ledighedsydelsesdage": ""},
        {**MONTHLY, "ledighedsydelsesdage": "32"},
        {**MONTHLY, "ledighedsydelsesdage": "1,234"},
        {**HOURLY, "politik": "ja"},
        {**HOURLY, "politik": {"x": "ja"}},
        {**HOURLY, "politik": {"atp_afrunding": "ja"}},
        {**HOURLY, "politik": {"cap_other_income": 1, "loenloft_medregner_anden_loen": "ja"}},
    ],
    ids=str,
)
def test_every_refusal_of_a_case_says_itself_in_english_too(oplyst):
    with pytest.raises(InputError) as refused:
        laes(oplyst)
    problem = refused.value
    assert problem.message_en != str(problem)
    assert problem.message_en.startswith(f"{problem.field}: ")
    assert is_english(problem.reason_en), problem.reason_en


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1, "a": 2}', "[" * 100_000])
def test_what_is_not_a_case_is_refused_in_english_too(text):
    with pytest.raises(InputError) as refused:
        parse(text)
    assert is_english(refused.value.message_en)


def test_every_open_question_is_asked_and_warned_of_in_english():
    for policy in LAW.policies:
        assert policy.warning_en, policy.name
        assert is_english(policy.en)
        assert is_english(policy.warning_en), policy.warning_en


def test_every_key_is_explained_in_english():
    assert all(is_english(en) for _, en in FELTER.values())


@settings(max_examples=60)
@given(cases)
def test_every_case_has_an_english_text_with_the_numbers_of_the_danish_one(case):
    try:
        answer = beregn(case)
    except RateMissing:
        return  # said in English by the test of the command line
    danish, english = tekst(answer, Style()), tekst(answer, Style(), "en")
    amounts = re.compile(r"[0-9.]+,[0-9]{2}\s+kr\.")
    calculation, _, caveats = english.partition("\nCaveats\n")
    found = [amounts.findall(text) for text in (danish.partition("\nForbehold\n")[0], calculation)]
    assert sorted("".join(found[0]).split()) == sorted("".join(found[1]).split())
    assert is_english(english), DANISH.findall(NAMES.sub("", english))
    assert len(re.findall("^- ", caveats, re.MULTILINE)) == len(answer.forbehold) + 1
    for each in answer.som_json()["forbehold"]:
        assert list(each) == ["id", "tekst", "tekst_en"]
        assert each["tekst_en"] != each["tekst"]


def test_the_command_line_answers_in_english_where_it_is_asked_to(capsys):
    assert cli.main(["beregn", "--engelsk", "--dato", "2024-06-01", *HOURS]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Fleksløntilskud for June 2024\n")
    assert "Wage: 18 hours × 200,00 kr. × 52/12" in text
    assert "One more hour a week gives 570,75 kr. more a month before tax." in " ".join(text.split())


HOURS = ["--timeloen", "200", "--effektive-timer", "18"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--dato", "2028-06-01", *HOURS], 3, "No rate for 2028-06-01: Highest subsidy"),
        (
            ["--dato", "2024-06-01", "--timeloen", "x", "--effektive-timer", "1"],
            2,
            "cannot be read as an amount",
        ),
        (["-", "--dato", "2024-06-01"], 2, "as options or in a file, not both"),
        (["/findes/ikke.json"], 2, "cannot read"),
        (["--dato", "2024-06-01", *HOURS, "--politik", "x"], 2, "is written as name=choice"),
    ],
)
def test_a_refusal_in_english_has_the_status_of_the_danish_one(arguments, status, said, capsys):
    for language in (["--engelsk"], []):
        assert cli.main(["beregn", *language, *arguments]) == status
        line = capsys.readouterr().err
        assert line.count("\n") == 1
        assert (said in line) is bool(language)


def test_json_is_the_same_whatever_language_the_text_is_in(capsys):
    answers = []
    for language in ([], ["--engelsk"]):
        assert cli.main(["beregn", "--json", *language, "--dato", "2025-06-01", *HOURS]) == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0] == answers[1]
