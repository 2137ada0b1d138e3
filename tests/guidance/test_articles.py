"""Texts as data: read strictly, twins that say the same of the law, dates that age, and nothing of the law
written by hand."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from tools import lix

from fleksaftale.guidance import (
    articles,
    changes,
    editor,
    front,
    guide_entries,
    law,
    markup,
    questions,
    rules,
    stages,
)
from fleksaftale.guidance.articles import READERS, Article, read
from fleksaftale.guidance.texts import BadPage
from fleksaftale.guidance.validity import OLD_AFTER
from fleksjob.frister.model import Version
from fleksjob.frister.svar import gaeldende
from fleksjob.law import afvigelser
from fleksjob.vurdering import KILDER_TJEKKET

TODAY = date(2026, 11, 23)
NEW_YEAR = date(2027, 1, 4)
PASSED = date(2026, 1, 1)
EVERYTHING = [*stages.everything(), *questions.everything()]
NUMBER = re.compile(r"\d|\b(to|tre|fire|fem|seks|syv|otte|ni|ti|tolv)\s+(uger?|måneder?|dage|år)\b")
TEXT = """+++
id = "proeve"
nummer = 1
til = ["leder"]
gyldig_fra = 2026-07-01
sidst_tjekket = 2026-11-22
titel = { da = "En prøve", en = "A trial" }
veje = ["klage"]
afvigelser = ["H27"]
kilder = ["star_guide"]
+++
Skriv til {myndighed} inden {tid D27}. **Gør det nu.**

- et punkt

{frist D27}
{regel klage.klage kan_klages | Når du er uenig}

+++ en
Write to {myndighed} within {tid D27}. **Do it now.**

- a point

{frist D27}
{regel klage.klage kan_klages | When you disagree}
"""


def of(text: str) -> Article:
    return read("proeve.md", "questions", text)


def test_a_text_is_read_with_its_twin_and_what_it_names() -> None:
    found = of(TEXT)
    first = found.da[0]
    assert isinstance(first, markup.Prose)
    assert [run.strong for run in first.items[0]] == [False, True]
    assert markup.filled(markup.plain(found.da), TODAY, "da").startswith("Skriv til kommunen inden 4 uger.")
    assert markup.filled(markup.plain(found.en), TODAY, "en").startswith("Write to the municipality within 4")
    assert [ref.deadline or ref.rule for ref in found.refs] == ["D27", "klage"]
    assert [each.law for each in found.said(TODAY)] != ["", ""]


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('id = "proeve"', 'id = "andet"', "id is andet"),
        ("nummer = 1", 'nummer = 1\nhemmelig = "x"', "unknown key hemmelig"),
        ("sidst_tjekket = 2026-11-22\n", "", "sidst_tjekket is missing"),
        (', en = "A trial"', "", "da and en are both needed"),
        ('til = ["leder"]', 'til = ["laege"]', "til"),
        ('veje = ["klage"]', 'veje = ["intet"]', "veje"),
        ('["H27"]', '["H99"]', "afvigelser"),
        ('["star_guide"]', '["hoert"]', "kilder"),
        ("kan_klages | When", "for_sent | When", "do not quote the same"),
        ("kan_klages", "findes_ikke", "no rule klage that says findes_ikke"),
        ("klage.klage", "klage", "write"),
        ("{frist D27}", "{frist D99}", "no deadline D99"),
        ("{regel klage.klage", "{regel intet.klage", "intet"),
        ("{tid D27}", "{tid D06}", "with a distance"),
        ("{myndighed}", "{chefen}", "in braces is not known"),
        ("- et punkt", "# En overskrift", "none of the marks"),
        ("- et punkt", "<b>fed</b>", "none of the marks"),
        ("- et punkt", "[link](https://example.dk)", "none of the marks"),
        ("+++ en\n", "", "+++ en"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_used_stops_the_program(right: str, wrong: str, said: str) -> None:
    changed = TEXT.replace(right, wrong)
    assert changed != TEXT
    with pytest.raises(BadPage, match=re.escape(said)):
        of(changed)


def test_two_versions_of_a_text_do_not_hold_on_one_day() -> None:
    older = of(TEXT)
    newer = of(TEXT.replace("gyldig_fra = 2026-07-01", "gyldig_fra = 2027-01-01"))
    with pytest.raises(BadPage, match="holds on 2027-01-01 too"):
        articles.one_after_the_other([older, newer])
    ended = of(TEXT.replace("gyldig_fra = 2026-07-01", "gyldig_fra = 2026-07-01\ngyldig_til = 2026-12-31"))
    articles.one_after_the_other([ended, newer])
    assert ended.may_be_old(date(2027, 1, 1))


@pytest.mark.parametrize("article", EVERYTHING, ids=lambda each: each.file)
def test_a_text_is_short_and_plain_and_writes_no_number_of_the_law(article: Article) -> None:
    text = markup.filled(markup.plain(article.da), article.valid_from, "da")
    for line in text.splitlines():
        for sentence in lix.sentences(line):
            assert len(lix.words(sentence)) <= 15, sentence
    assert lix.lix(lix.running(text.splitlines()), lix.terms()) <= 35
    assert "!" not in text
    written = markup.WORD.sub("", markup.plain(article.da)).replace("§ 56", "").replace("DP 211", "")
    assert not NUMBER.search(re.sub(r"\b(2013|2026|2027)\b", "", written)), written


@pytest.mark.parametrize("article", EVERYTHING, ids=lambda each: each.file)
def test_what_is_recalled_or_unknown_is_never_shown_as_law(article: Article) -> None:
    for each in article.said(max(TODAY, article.valid_from)):
        assert each.source.startswith("http")
        assert each.checked <= TODAY
        assert each.certainty or each.kind in ("raad", "oplysning", "uvist")


def test_every_reader_has_something_at_every_stage() -> None:
    for stage in stages.stages():
        for reader in READERS:
            assert stage.on(TODAY, reader), (stage.id, reader)


def test_every_deviation_of_the_older_texts_is_told_somewhere() -> None:
    told = {each.id for article in stages.everything() for each in article.deviations}
    assert told == {each.id for each in afvigelser.alle()}


def test_every_question_of_employee_leader_and_union_representative_is_answered() -> None:
    by_first = [each.readers[0] for each in questions.on(TODAY)]
    assert {"medarbejder", "leder", "tr"} <= set(by_first)
    assert len(by_first) >= 19 + 10 + 3  # the question bank of practice B3
    assert all(len(markup.plain(each.da).split()) <= 60 for each in questions.on(TODAY))


def test_the_word_for_who_decides_follows_the_day() -> None:
    title = next(each.title for each in stages.everything() if each.id == "fortael-det")
    assert law.of_the_day(title, date(2026, 1, 31)) == "Fortæl jobcenteret om ændringer"
    assert law.of_the_day(title, TODAY) == "Fortæl kommunen om ændringer"


def test_a_text_grows_old_and_the_editor_is_told() -> None:
    article = next(each for each in questions.everything() if each.id == "kollegerne")
    last_good = article.checked + OLD_AFTER - timedelta(days=1)  # its rules were looked at a day earlier
    assert not article.may_be_old(last_good)
    assert article.may_be_old(last_good + timedelta(days=1))
    assert "questions/kollegerne.md" not in {each.place for each in editor.due(TODAY)}
    soon = {each.place for each in editor.tasks(last_good)}
    assert "questions/kollegerne.md" in soon
    assert "questions/kollegerne.md" in {each.place for each in editor.due(last_good + timedelta(days=1))}


def test_the_editor_is_told_of_rates_that_end() -> None:
    def named(day: date) -> set[str]:
        return {each.place for each in editor.due(day)}

    assert "hoejeste_fleksloentilskud" not in named(TODAY)
    assert {"hoejeste_fleksloentilskud", "D27"} <= named(NEW_YEAR)


def test_what_quotes_a_rule_nobody_has_read_on_says_so() -> None:
    """The deadlines are read until the end of 2026: after that a text that quotes one may be old."""
    article = questions.question("hvordan-klager-jeg", TODAY)
    assert article
    assert not article.may_be_old(date(2026, 12, 31))
    assert article.may_be_old(date(2027, 1, 1))


def test_what_changed_between_two_days_is_listed_once_with_the_day_it_was_checked() -> None:
    found = changes.since(date(2026, 12, 15), NEW_YEAR)
    said = [each.text.da for each in found]
    assert "Vi har ikke satser for 2027 endnu." in said
    assert "Ny tekst: Nye regler fra 2027" in said
    assert len(said) == len(set(said))
    assert all(date(2026, 12, 15) < each.begins <= NEW_YEAR and each.checked <= NEW_YEAR for each in found)
    assert not changes.since(TODAY, TODAY + timedelta(days=3))
    rule = next(each for each in changes.since(date(2026, 6, 1), TODAY) if each.folder == changes.RULES)
    assert rule.text.da.startswith("En regel er ændret: ")
    subject, name = rule.article.split("#")
    found_there = rules.subject(subject, TODAY)
    assert found_there
    assert name in {each.id for each in found_there.rules}
    assert "Nu er det kommunen, der afgør." in [
        each.text.da for each in changes.since(date(2026, 1, 2), date(2026, 3, 1))
    ]


def test_a_rate_there_is_not_is_never_an_older_one() -> None:
    ref = law.Ref(rate="hoejeste_fleksloentilskud")
    assert "2026" in law.said(ref, TODAY).text.da
    said = law.said(ref, NEW_YEAR)
    assert said.text.da.startswith("Vi har ikke satser for 2027 endnu.")
    assert not said.known
    assert not re.search(r"\d\.\d{3}", said.text.da)


def test_the_search_gets_every_text_with_its_paragraphs() -> None:
    found = list(guide_entries.entries())
    assert len(found) == sum(len(stage.on(TODAY)) for stage in stages.stages()) + len(questions.on(TODAY))
    about = [each for each in found if "DP 211" in each.words]
    assert {each.args[0] for each in about} >= {"paragraf-56-i-fleksjob", "paragraf-56-saerlige-vilkaar"}
    assert all("{" not in each.text.da + each.title.da for each in found)


def test_rules_and_lists_that_nobody_has_looked_at_for_half_a_year_stand_on_the_editors_list() -> None:
    last_good = KILDER_TJEKKET + OLD_AFTER

    def places(day: date, kind: str) -> set[str]:
        return {each.place for each in editor.due(day) if each.kind == kind}

    assert places(last_good, "rule") == set()
    old = places(last_good + timedelta(days=1), "rule")
    assert {f"fleksjob/law/{name}" for name, _title in rules.subjects()} <= old
    assert {"ways.toml", "words.toml"} <= places(date(2027, 6, 1), "text")
    newest = gaeldende().raekker["D27"].versioner[-1]
    assert isinstance(newest, Version)
    assert "D27" in places(newest.tjekket + OLD_AFTER + timedelta(days=1), "deadline")


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ({"sidst_tjekket": TODAY, "kilder": []}, "gyldig_fra is missing"),
        ({"gyldig_fra": TODAY, "kilder": []}, "sidst_tjekket is missing"),
        ({"gyldig_fra": TODAY, "sidst_tjekket": TODAY}, "kilder is missing"),
        ({"gyldig_fra": TODAY, "sidst_tjekket": TODAY, "kilder": ["x"]}, "is not a list of"),
        (
            {"gyldig_fra": TODAY, "gyldig_til": date(2026, 1, 1), "sidst_tjekket": TODAY, "kilder": []},
            "before",
        ),
    ],
)
def test_every_file_of_texts_says_from_when_it_holds_who_looked_and_where_it_is_from(
    head: dict[str, Any], why: str
) -> None:
    with pytest.raises(BadPage, match=why):
        front.read(head, "x.toml")
