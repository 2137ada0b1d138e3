"""One single rule can be asked, by its name and where needed its subject."""

import io
import json

import pytest

from fleksjob import cli
from fleksjob.errors import InputError, RateMissing
from fleksjob.law import emner
from fleksjob.regelsvar import emne_med, vurder_regel
from tests.fleksjob import vurdering_hjaelp as hjaelp

FACTS = {"dato": "2026-11-21", "aftale_underskrevet": "2025-11-01", "aftale_gaelder_fra": "2025-10-01"}


def typed(monkeypatch, facts, *arguments):
    given = io.TextIOWrapper(io.BytesIO(json.dumps(facts).encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", given)
    return cli.main(["vurder", *arguments])


@pytest.mark.parametrize(
    ("subject", "rule", "facts", "outcome"),
    [
        ("fastholdelse", "tolv_maaneder_gaaet", FACTS, "2026-11-01"),
        ("fastholdelse", "kraever_tolv_maaneder", {"dato": "2019-12-31"}, "ja"),
        ("fastholdelse", "kraever_tolv_maaneder", {"dato": "2026-11-21", "foedselsdag": "1963-05-10"}, "nej"),
        ("fastholdelse", "kraever_tolv_maaneder", {"dato": "2026-11-21"}, "ukendt"),
        ("visitation", "arbejdsevnen_er_nedsat", {"dato": "2026-11-21"}, "afhaenger_af_kommunen"),
        ("ordning", "nyt_fleksjob", {"dato": "2026-11-21", "ansaettelse_ophoert": True}, "nyt"),
        ("visitation", "folkepensionsalder", {"dato": "2026-11-21", "foedselsdag": "1963-05-10"}, "816"),
        ("arbejdstid", "betalte_timer", {"dato": "2026-11-21", "effektive_timer": "7:30"}, "7.5"),
    ],
)
def test_the_outcome_is_the_rules_own_answer(subject, rule, facts, outcome):
    assert vurder_regel(subject, rule, facts).udfald == outcome


def test_the_answer_has_its_reasons_and_asks_for_nothing_else():
    answer = vurder_regel("fastholdelse", "perioden_begynder", {"dato": "2026-11-21"}).som_json()
    assert answer["begrundelse"]["id"] == "perioden_begynder"
    assert {each["id"] for each in answer["mangler"]} == {"aftale_underskrevet", "aftale_gaelder_fra"}
    assert (answer["datoer"], answer["beloeb"], answer["raad"]) == ({}, {}, [])


def test_a_rule_that_is_not_in_force_says_from_when_and_why():
    with pytest.raises(InputError, match=r"begynder 2020-01-01: før 2020 gjaldt de tolv måneder for alle"):
        vurder_regel("fastholdelse", "seks_aar_foer_folkepension", {"dato": "2019-12-31"})


def test_a_rule_the_subject_does_not_have_is_refused_with_those_it_has():
    with pytest.raises(
        InputError, match=r"fastholdelse har ikke 'nyt_fleksjob'; kendte er .*perioden_begynder"
    ):
        vurder_regel("fastholdelse", "nyt_fleksjob", FACTS)


def test_every_rule_of_every_subject_can_be_asked():
    for subject in emner.alle():
        for name in {rule.name for rule in subject.law.rules if rule.in_force(hjaelp.DAY)}:
            try:
                answer = vurder_regel(subject.navn, name, {"dato": hjaelp.DAY.isoformat()})
            except RateMissing as problem:
                missing = subject.law.rates[problem.name]
            else:
                missing = None
                assert answer.som_json()["begrundelse"]["id"] == name
            assert missing is None or missing.at(hjaelp.DAY) is None


# -- on the command line


def test_a_rule_may_stand_in_the_place_of_the_subject(monkeypatch, capsys):
    assert typed(monkeypatch, FACTS, "tolv_maaneder_gaaet", "--json", "-") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["emne"], answer["udfald"]) == ("fastholdelse", "2026-11-01")
    assert typed(monkeypatch, FACTS, "tolv_maaneder_gaaet", "-") == 0
    said = capsys.readouterr().out
    assert said.startswith("Tolv måneder er gået, 21.11.2026\n")
    assert "01.11.2026" in said


def test_the_subject_may_be_named_before_or_after(monkeypatch, capsys):
    for words in (
        ["fastholdelse", "--regel", "perioden_begynder", "-", "--json"],
        ["perioden_begynder", "--emne", "fastholdelse", "-", "--json"],
    ):
        assert typed(monkeypatch, FACTS, *words) == 0
        assert json.loads(capsys.readouterr().out)["udfald"] == "2025-11-01"


def test_a_rule_that_subjects_share_word_for_word_needs_no_subject():
    assert emne_med("folkepensionsdato") == "visitation"


def test_a_rule_of_two_meanings_asks_for_the_subject():
    meanings = {}
    for subject in emner.alle():
        for rule in subject.law.rules:
            meanings.setdefault(rule.name, {}).setdefault(subject.navn, []).append(rule)
    shared = [
        name
        for name, found in meanings.items()
        if any(each != next(iter(found.values())) for each in found.values())
    ]
    assert shared
    for name in shared:
        with pytest.raises(InputError, match="tilføj --emne"):
            emne_med(name)


@pytest.mark.parametrize("words", [["intet", "-"], ["intet"], ["perioden_begynder", "--emne"]])
def test_a_word_that_is_neither_is_refused_in_one_line(monkeypatch, capsys, words):
    assert typed(monkeypatch, FACTS, *words) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
