"""The command fleksjob vurder, and what holds for every assessment."""

import doctest
import io
import json
import random
from datetime import date, timedelta

import pytest

from fleksjob import cli, cli_vurder, vurdering
from fleksjob.engine import UNKNOWN, Law
from fleksjob.engine.rules import FOREVER
from fleksjob.errors import InputError, LawError
from fleksjob.law import emner
from fleksjob.law.emner import alle, emne
from fleksjob.law.myndighed import myndighed
from fleksjob.vurdering import vurder
from tests.fleksjob import vurdering_hjaelp as hjaelp

FIRST, LAST = date(2013, 1, 1), date(2027, 12, 31)
EVERY = pytest.mark.parametrize("navn", emner.NAVNE)
FORBIDDEN = ("har ret til", "ret til fleks", "berettiget", "entitled", "have a right")


def typed(monkeypatch, capsys, text, *arguments):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    status = cli.main(["vurder", *arguments, "-"])
    return status, *capsys.readouterr()


def test_the_command_knows_the_same_subjects_as_the_law():
    assert tuple(cli_vurder.NAVNE) == emner.NAVNE


def test_an_answer_for_a_person(monkeypatch, capsys):
    status, out, err = typed(monkeypatch, capsys, '{"dato": "2026-11-21"}', "fastholdelse")
    assert (status, err) == (0, "")
    assert out.startswith("Fastholdelsesfleksjob, 21.11.2026\n")
    for heading in (
        "Ikke afgjort endnu",
        "Det mangler vi også",
        "Næste spørgsmål",
        "Kommunen afgør",
        "§ 119",
    ):
        assert heading in out
    assert max(map(len, out.splitlines())) <= 90


def test_an_answer_about_a_day_before_february_2026_names_the_job_centre(monkeypatch, capsys):
    _, out, _ = typed(monkeypatch, capsys, '{"dato": "2025-11-21"}', "fastholdelse")
    assert "Jobcenteret afgør." in out
    assert "jobcenterets vurdering" in out


@EVERY
def test_the_municipality_is_named_at_the_end_where_it_decides_and_nowhere_else(monkeypatch, capsys, navn):
    _, out, _ = typed(monkeypatch, capsys, '{"dato": "2026-11-21"}', navn)
    assert ("Vejledende. Kommunen afgør." in out) is emne(navn).kommunen_afgoer
    assert "Vejledende." in out


def test_an_answer_in_english(monkeypatch, capsys):
    status, out, _ = typed(monkeypatch, capsys, '{"dato": "2026-11-21"}', "ordning", "--engelsk")
    assert status == 0
    assert "Next question\n- On which day did you begin" in out
    assert "Det" not in out


@EVERY
def test_an_answer_as_json(monkeypatch, capsys, navn):
    status, out, _ = typed(monkeypatch, capsys, '{"dato": "2026-11-21"}', navn, "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["naeste"] in [each["id"] for each in answer["mangler"]]
    assert answer["begrundelse"]["lov"]
    assert answer["kilder_tjekket"] == "2026-11-21"
    assert answer["regelsaet"].startswith("fleksjob ")


@EVERY
def test_every_fact_can_be_listed_and_its_hint_is_taken(navn, capsys):
    assert cli.main(["vurder", navn, "--oplysninger"]) == 0
    listed = capsys.readouterr().out
    assert all(f"politik.{each.name}" in listed for each in emne(navn).law.policies)
    good = {}
    for fact in emne(navn).law.inputs:
        assert fact.name in listed
        number = "1" if fact.unit and not fact.is_day else True
        a_day = "1980-05-10" if fact.name == "foedselsdag" else "2024-03-01"
        good[fact.name] = a_day if fact.is_day else fact.valg.names[0] if fact.valg else number
    assert vurder(navn, {**good, "dato": "2026-11-21"}).mangler == ()
    assert vurder(navn, {**dict.fromkeys(good), "dato": "2026-11-21"}).mangler


@pytest.mark.parametrize(
    ("content", "field", "good"),
    [
        ("{}", "dato", "2026-11-21"),
        ('{"dato": "21.11.2026"}', "dato", "2026-11-21"),
        ('{"dato": "2012-12-31"}', "dato", "2013-01-01"),
        ('{"dato": 20261121}', "dato", "2026-11-21"),
        ('{"dato": "2026-11-21", "foedselsdag": "1980-02-30"}', "foedselsdag", "2026-11-21"),
        ('{"dato": "2026-11-21", "foedselsdag": "2026-11-22"}', "foedselsdag", "1980-05-10"),
        ('{"dato": "2026-11-21", "foedselsdag": "1880-01-01"}', "foedselsdag", "2026-11-21"),
        ('{"dato": "2026-11-21", "aftale_skriftlig": 1}', "aftale_skriftlig", '"ja"'),
        ('{"dato": "2026-11-21", "aftale_skriftlig": "måske"}', "aftale_skriftlig", "null"),
        ('{"dato": "2026-11-21", "aftale_skriftlig": []}', "aftale_skriftlig", '"nej"'),
        ('{"dato": "2026-11-21", "foedt": "1980-01-01"}', "foedt", "foedselsdag"),
        ('{"dato": "2026-11-21", "politik": {"x": "ja"}}', "politik.x", "aftale_tilbagevirkende"),
        ('{"dato": "2026-11-21", "politik": {"aftale_tilbagevirkende": []}}', "politik", '"nej"'),
        ('{"dato": "2026-11-21", "politik": 3}', "politik", "regler"),
        ("[]", "", "JSON-objekt"),
    ],
)
def test_bad_input_is_refused_with_the_field_and_a_good_value(monkeypatch, capsys, content, field, good):
    status, out, err = typed(monkeypatch, capsys, content, "fastholdelse")
    assert (status, out) == (2, "")
    assert err.startswith(f"fleksjob: {field}")
    assert good in err
    assert err.count("\n") == 1


def test_a_choice_that_is_not_in_the_list_is_refused_with_the_list():
    with pytest.raises(InputError, match=r"opgaver.*delvis_nye"):
        vurder("ordning", {"dato": "2026-11-21", "opgaver": "andre"})


def test_no_subject_and_no_facts_are_refused(capsys):
    assert cli.main(["vurder", "andet", "-"]) == 2
    assert cli.main(["vurder"]) == 2
    assert cli.main(["vurder", "ordning"]) == 2
    assert "fleksjob vurder ordning dato=2026-11-21" in capsys.readouterr().err
    with pytest.raises(LawError, match="fastholdelse"):
        emne("andet")


def test_yes_and_no_may_be_written_in_words_and_null_is_not_known():
    def wait(value):
        return vurder(
            "ordning", {"dato": "2026-11-21", "fleksjob_begyndt": "2010-01-01", "ledig_imellem": value}
        )

    assert wait("ja").udfald == wait(True).udfald == "ny_ordning"
    assert {each.name for each in wait("ved ikke").mangler} == {each.name for each in wait(None).mangler}


@pytest.mark.parametrize(
    ("day", "da", "en"),
    [
        (date(2013, 1, 1), "jobcenteret", "the job centre"),
        (date(2026, 1, 31), "jobcenteret", "the job centre"),
        (date(2026, 2, 1), "kommunen", "the municipality"),
    ],
)
def test_the_authority_by_date(day, da, en):
    assert (myndighed(day), myndighed(day, "en")) == (da, en)


@EVERY
def test_every_day_from_2013_to_2027_has_one_version_of_every_rule(navn):
    law = emne(navn).law
    assert [each for each in law.walk(FIRST, LAST) if not each.reason] == []
    day, programs = FIRST, set()
    while day <= LAST:
        key = tuple(rule.in_force(day) for rule in law.rules)
        if key not in programs:
            programs.add(key)
            assert emne(navn).maal in law.at(day).slots
        day += timedelta(days=1)


@EVERY
def test_every_yes_no_and_choice_has_a_sentence_in_both_languages(navn):
    law = emne(navn).law
    for rule in law.rules:
        node = law.at(rule.fra).entries[law.at(rule.fra).slots[rule.name]].node
        outcomes = rule.valg.names if rule.valg else ("ja", "nej") if node.boolean else ()
        assert set(outcomes) <= set(rule.siger), rule.name
        for da, en in rule.siger.values():
            assert da.endswith(".")
            assert en.endswith(".")
            assert da != en


@EVERY
def test_the_questions_use_the_word_of_the_day(navn):
    for day, word in (("2026-01-31", "kommunen"), ("2026-02-01", "jobcenteret")):
        asked = [each["spoergsmaal"]["da"] for each in vurder(navn, {"dato": day}).som_json()["mangler"]]
        assert not [each for each in asked if word in each or "{" in each]


@EVERY
def test_nobody_is_told_to_be_entitled(navn):
    subject = emne(navn)
    said = [text for rule in subject.law.rules for pair in rule.siger.values() for text in pair]
    said += [text for each in (*subject.raad, *subject.advarsler.values()) for text in (each.da, each.en)]
    said += [text for fact in subject.law.inputs for text in (fact.da, fact.en)]
    for text in said:
        assert not any(word in text.lower() for word in FORBIDDEN), text


@EVERY
def test_every_rule_and_piece_of_advice_has_a_source(navn):
    subject = emne(navn)
    for each in (
        *subject.law.rules,
        *subject.raad,
        *subject.punkter,
        *subject.tabel,
        *subject.advarsler.values(),
    ):
        assert each.kilde.startswith("http")
    for rule in subject.law.rules:
        assert rule.law
        assert rule.doc
        assert rule.til == FOREVER or rule.til < LAST


@EVERY
def test_the_next_question_can_matter(navn):
    """For random gaps, some way of answering the other unknowns lets the question decide the outcome."""
    subject = emne(navn)
    program = subject.law.at(date(2026, 11, 21))
    drawing = random.Random(20261121)  # noqa: S311 - cases, not secrets
    facts = subject.law.inputs

    def draw():
        return {f.name: drawing.choice(hjaelp.possible(f)) for f in facts if f.name != "dato"}

    asked = 0
    for _ in range(40):
        case = draw()
        unknown = {name for name in case if drawing.random() < 0.5}
        explained = hjaelp.run(subject, program, case, unknown)
        if explained.value is UNKNOWN:
            asked += 1
            draws = (draw() for _ in range(400))
            assert hjaelp.matters(subject, program, case, unknown, explained.next_question, draws), (
                case,
                unknown,
                explained.next_question,
            )
    assert asked >= 5


def test_the_example_in_the_docstring_runs():
    assert doctest.testmod(vurdering).failed == 0
    assert "Raises InputError" in vurdering.vurder.__doc__


def test_the_rules_before_2020_whose_text_was_not_seen_are_marked():
    before = vurder("visitation", {"dato": "2019-12-31"}).begrundelse
    marks = {
        step.entry.name: step.entry.source.sikkerhed for step in before.walk() if step.entry.kind == "rule"
    }
    assert marks["alt_er_proevet"] == "afledt"
    since = vurder("visitation", {"dato": "2020-01-01"}).begrundelse
    marks = {
        step.entry.name: step.entry.source.sikkerhed for step in since.walk() if step.entry.kind == "rule"
    }
    assert marks["alt_er_proevet"] == "lovtekst"


def test_a_caveat_is_a_sentence_in_both_languages():
    for subject in alle():
        for policy in subject.law.policies:
            assert policy.warning.endswith(".")
            assert policy.warning_en.endswith(".")


def test_a_rule_set_is_pinned_to_its_content():
    law: Law = emne("fastholdelse").law
    assert law.at(date(2026, 1, 1)).fingerprint() != law.at(date(2019, 1, 1)).fingerprint()
    assert len({each.law.at(LAST).name for each in alle()}) == len(emner.NAVNE)
