"""Two cases beside each other: the preview of more hours, and what the employer pays."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import cli
from fleksjob.beregning import BELOEB, beregn
from fleksjob.errors import InputError
from fleksjob.law import gaeldende
from fleksjob.sammenlign import ARBEJDSGIVER, sammenlign
from fleksjob.sammenlign_visning import som_json, tekst
from fleksjob.visning import WIDTH
from tests.fleksjob.test_engelsk import is_english

LAW = gaeldende()
AT_18 = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}


def of(foer, **efter):
    return sammenlign({"foer": foer, "efter": efter}, LAW)


def flat(answer, language="da"):
    return " ".join(tekst(answer, language).split())


def test_karim_sees_what_20_and_22_hours_give_him():
    more = of(AT_18, effektive_timer="20")
    assert (more.timer, more.forskel("i_alt")) == ((18, 20), Fraction("960.75"))
    assert "2 timer mere giver 960,75 kr. mere om måneden før skat." in flat(more)
    assert "With 2 hours more you get 960,75 kr. more a month before tax." in flat(more, "en")
    capped = of({**AT_18, "effektive_timer": "22"}, effektive_timer="23")
    assert "Flere timer giver her ikke højere samlet indtægt på grund af lønloftet." in flat(capped)


def test_one_hour_and_fewer_hours_have_their_words():
    assert "1 time mere giver 570,75 kr. mere" in flat(of(AT_18, effektive_timer="19"))
    assert "0,5 timer mindre giver 303,33 kr. mindre" in flat(of(AT_18, effektive_timer="17,5"))
    assert "With 0.5 hours less you get 303,33 kr. less" in flat(of(AT_18, effektive_timer="17,5"), "en")


def test_another_change_is_not_said_to_come_of_hours():
    assert "Det giver 273,00 kr. mere om måneden før skat." in flat(of(AT_18, timeloen="205"))
    assert "Det giver ikke mere om måneden." in flat(of(AT_18))


def test_what_is_changed_takes_the_place_of_what_was_said_before():
    assert of(AT_18, loen_md="15600", fuldtidsloen_md="32000").efter.loen_md == 15600
    present = of(AT_18, timer_paa_arbejdspladsen="20", intensitet="0,5")
    assert present.timer == (18, 10)
    back = of({"dato": "2024-06-01", "loen_md": "9000", "fuldtidsloen_md": "32000"}, loen_14_dage="5000")
    assert back.efter.loen_md == Fraction(5000) * 26 / 12
    assert back.timer is None
    assert (
        of({**AT_18, "anden_loen_md": "500"}, effektive_timer="20").efter.sag.facts["anden_loen_md"] == 500_00
    )


def test_the_employer_pays_the_wage_and_what_is_not_counted_is_said():
    answer = som_json(of(AT_18, effektive_timer="20"))["arbejdsgiver"]
    assert answer["loen"] == {"foer": "15600.00", "efter": "17333.33", "forskel": "1733.33"}
    assert [each["id"] for each in answer["oplysninger"]] == [each.id for each in ARBEJDSGIVER]
    assert all(each.kilde.startswith("https://") for each in ARBEJDSGIVER)


@settings(max_examples=40)
@given(st.integers(1, 400), st.integers(0, 37), st.integers(0, 37), st.sampled_from(["2022", "2024", "2026"]))
def test_the_change_is_the_difference_of_two_calculations(wage, before, after, year):
    first = {"dato": f"{year}-06-01", "timeloen": str(wage), "effektive_timer": str(before)}
    answer = of(first, effektive_timer=str(after))
    second = beregn({**first, "effektive_timer": str(after)}, LAW)
    for name in BELOEB:
        assert getattr(answer.foer, name) + answer.forskel(name) == getattr(second, name)
    for language in ("da", "en"):
        text = tekst(answer, language)
        assert max(map(len, text.splitlines())) <= WIDTH + 2
    assert is_english(tekst(answer, "en"))
    assert json.loads(json.dumps(som_json(answer))) == som_json(answer)


@pytest.mark.parametrize(
    ("oplyst", "field"),
    [
        ({}, "foer"),
        ({"foer": AT_18}, "efter"),
        ({"foer": 3, "efter": {}}, "foer"),
        ({"foer": AT_18, "efter": {}, "mere": 1}, "mere"),
        ({"foer": {**AT_18, "timeloen": "x"}, "efter": {}}, "foer.timeloen"),
        ({"foer": AT_18, "efter": {"effektive_timer": "x"}}, "efter.effektive_timer"),
        ({"foer": AT_18, "efter": {"loen_md": "1"}}, "efter.fuldtidsloen_md"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_named_with_its_side(oplyst, field):
    with pytest.raises(InputError) as refused:
        sammenlign(oplyst, LAW)
    assert refused.value.field == field
    assert is_english(refused.value.reason_en.replace("“fuldtidsloen_md”", "").replace("foer, efter", ""))


def test_the_command_answers_as_a_table_and_as_json(tmp_path, capsys):
    file = tmp_path / "sag.json"
    file.write_text(json.dumps({"foer": AT_18, "efter": {"effektive_timer": "20"}}))
    assert cli.main(["sammenlign", str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["forskel"]["i_alt"] == "960.75"
    assert answer["timer"] == {"foer": "18.00", "efter": "20.00", "forskel": "2.00"}
    assert cli.main(["sammenlign", str(file), "--engelsk"]) == 0
    assert capsys.readouterr().out.startswith("Before and after\n")
    file.write_text("{}")
    assert cli.main(["sammenlign", str(file)]) == 2
    assert "foer: mangler" in capsys.readouterr().err
