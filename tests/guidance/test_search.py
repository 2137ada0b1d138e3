"""Finding entries with the words that people use: inflected, compound, misspelt, English, paragraphs."""

import pytest

from fleksaftale.core.words import stem, stems_meet, tokens
from fleksaftale.guidance.finding import Index
from fleksaftale.guidance.search import Entry, Kind
from fleksaftale.guidance.terms import signs, terms
from fleksaftale.guidance.texts import Both


def entry(name: str, da: str, en: str, *, text: str = "", kind: Kind = "question", **more: str) -> Entry:
    return Entry(Both(da, en), Both(text or da, en), name, (), kind, **more)


ENTRIES = (
    entry("opsagt", "Hvad sker der ved en opsigelse?", "What happens at a dismissal?"),
    entry("selv", "Før du siger op", "Before you resign", text="Tre uger uden ydelse er muligt."),
    entry("timer", "Effektive timer", "Effective hours", text="De timer, der er løn for.", law="LAB § 122"),
    entry("loft", "Lønloft", "Cap on the wage", text="Løn og tilskud tilsammen.", law="LAB § 123, stk. 3"),
    entry("aftale56", "Aftale om fravær", "Agreement on absence", text="Se sdpl § 56.", words="DP 211"),
    entry("gammel", "Den gamle ordning", "The old scheme", law="LAB §§ 71-73"),
    entry("loven70f", "Tilskud før 2020", "Subsidy before 2020", law="LAB § 70 f"),
    entry("pause", "Pause hver time", "A break every hour", kind="hensyn"),
    entry("larm", "Arbejdsplads uden støj", "Workplace without noise", kind="hensyn"),
    entry("fem", "Midlertidigt fleksjob i fem år", "Temporary fleksjob for five years"),
)
INDEX = Index(ENTRIES)


def names(query: str) -> list[str]:
    return [hit.entry.url_name for hit in INDEX.find(query).hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("opsigelse", "opsagt"),
        ("opsigelsen", "opsagt"),
        ("jeg er blevet opsagt", "opsagt"),
        ("hvad hvis jeg bliver fyret", "opsagt"),
        ("dismissed", "opsagt"),
        ("siger op", "selv"),
        ("resign", "selv"),
        ("timetal", "timer"),
        ("effektive timer", "timer"),
        ("loenloft", "loft"),
        ("lønloftet", "loft"),
        ("stoej", "larm"),
        ("noise", "larm"),
        ("midlertdigt", "fem"),
        ("opsgielse", "opsagt"),
        ("§ 56", "aftale56"),
        ("§56", "aftale56"),
        ("paragraf 56", "aftale56"),
        ("section 56", "aftale56"),
        ("DP 211", "aftale56"),
        ("dp211", "aftale56"),
        ("LAB § 72", "gammel"),
        ("§ 70 f", "loven70f"),
        ("lab § 123, stk. 3", "loft"),
    ],
)
def test_what_people_write_finds_what_they_mean_first(query: str, first: str) -> None:
    assert names(query)[:1] == [first]


def test_a_paragraph_finds_no_other_number() -> None:
    assert names("§ 5") == []
    assert "loven70f" not in names("§ 71")


def test_who_writes_two_words_finds_what_has_both() -> None:
    found = INDEX.find("løn tilskud")
    assert [hit.entry.url_name for hit in found.hits] == ["loft"]
    assert not found.partly


def test_where_nothing_has_all_words_those_with_some_are_shown_and_it_is_said() -> None:
    found = INDEX.find("støj rumskib")
    assert [hit.entry.url_name for hit in found.hits] == ["larm"]
    assert found.partly


def test_a_misspelt_word_says_what_was_looked_for_instead() -> None:
    assert INDEX.find("midlertdigt").guessed == ("midlertidigt",)
    assert INDEX.find("midlertidigt").guessed == ()


@pytest.mark.parametrize("query", ["", "   ", "rumskib", "%_' OR 1=1 --", "§", "🙂", "x" * 5000])
def test_what_nothing_fits_finds_nothing(query: str) -> None:
    assert INDEX.find(query).hits == ()


def test_a_title_that_is_the_whole_question_comes_before_one_that_has_it_among_others() -> None:
    short, long = entry("kort", "Lønloft", "Cap"), entry("lang", "Lønloft i den gamle ordning", "Cap before")
    found = Index((long, short)).find("lønloft").hits
    assert [hit.entry.url_name for hit in found] == ["kort", "lang"]


def test_a_row_of_paragraphs_is_every_one_of_them() -> None:
    assert list(signs("LAB §§ 71-73")) == ["§71", "§72", "§73"]
    assert list(signs("§ 56 i et fleksjob")) == ["§56"]


def test_words_of_a_question_are_not_looked_for() -> None:
    assert [term.asked for term in terms("Hvad hvis jeg får løn?")] == ["løn"]


@pytest.mark.parametrize(
    "word", ["tid", "arbejdstid", "fleksjob", "job", "løn", "lønloft", "arbejdsplads", "støjen"]
)
def test_looking_by_beginning_and_end_meets_what_looking_at_each_word_meets(word: str) -> None:
    texts = [text for each in ENTRIES for both in (each.title, each.text) for text in (both.da, both.en)]
    every = {stem(other) for text in texts for other in tokens(text)}
    assert set(INDEX._alike(stem(word))) & every == {
        other for other in every if stems_meet(stem(word), other)
    }
