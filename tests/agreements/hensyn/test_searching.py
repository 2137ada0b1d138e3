"""Looking for hensyn with the words that people use, and with none that only look alike."""

import pytest

from fleksaftale.agreements.hensyn import library
from fleksaftale.agreements.hensyn.searching import Looked, find, looked_for, shelves
from fleksaftale.core.words import asked_words, meets


def ids(query: str = "", **looked: str) -> set[str]:
    return {item.id for item in find(library(), Looked(query, **looked))}


@pytest.mark.parametrize(
    ("query", "found", "not_found"),
    [
        ("pause", "P01 P03 P06 P07 P08", "T05 M01 F01"),
        ("pauser", "P01 P03 P06 P07 P08", "T05 M01 F01"),
        ("hvilepauser", "P01 P04", "M01"),
        ("støj", "M01 M04 P04", "F01 T05"),
        ("støjen", "M01 M04 P04", "F01 T05"),
        ("stoej", "M01 M04", "F01"),
        ("larm", "M01 M03", "K12"),  # not: alarmer
        ("koncentration", "P01 K01 M01", "F01 T15"),
        ("koncentrere mig", "P01 K01 M01", "F01 T15"),
        ("løfte", "F01 F02 F03", "K01 M01"),
        ("tunge løft", "F01", "F07 P01"),
        ("møder", "S05 S06 S07 P06", "T06 T07"),  # not: mødetid
        ("mødetid", "T05 T06 T07", "S05"),
        ("jeg har svært ved at huske", "K03 K04 K12", "F01"),
        ("hus", "", "K03 K12"),  # not: huske
        ("ro", "P04 M01", "K16 K02"),  # not: roligt
        ("lyset", "M05 I02", "F01"),
        ("skærmarbejde", "I01 I07", "T04 O07"),  # not: all that is work
        ("telefon", "S03 H03", "M04"),  # not: høretelefoner
        ("stol", "F11", "F14"),  # not: kørestol
        ("forstyrrelser", "M01 K07", "F01"),
        ("hjemmearbejde", "H01 H02", "T04"),
        ("MØRK tilstand", "I02", "F01"),
        ("p01", "P01", "P02"),
        ("breaks", "P01 P02", "F01"),
        ("noise", "M01 M04", "F01"),
        ("headphones", "M04", "M01"),
        ("løn", "", "P01"),
        ("hjernerystelse", "", "M01 P01"),
        ("%_' OR 1=1 --", "", "P01"),
    ],
)
def test_words_find_what_they_mean(query: str, found: str, not_found: str) -> None:
    here = ids(query)
    assert set(found.split()) <= here
    assert not set(not_found.split()) & here
    assert found or not here


@pytest.mark.parametrize(
    ("asked", "word", "meet"),
    [
        ("pausen", "hvilepause", True),
        ("skærmene", "skærm", True),
        ("instrukserne", "instrukser", True),
        ("planlægge", "planlægning", True),
        ("opgaverne", "opgave", True),
        ("stående", "stå", True),
        ("kunders", "kunde", True),
        ("larm", "alarm", False),
        ("bil", "billede", False),
        ("lys", "lyst", False),
        ("sal", "salg", False),
        ("ben", "benet", True),
    ],
)
def test_inflections_meet_and_false_friends_do_not(asked: str, word: str, meet: bool) -> None:
    assert meets(asked, word) is meet


def test_filters_narrow_together() -> None:
    assert ids(group="pauser") == {f"P0{number}" for number in range(1, 10)}
    assert ids(hard="loefte") >= {"F01", "F02", "F03"}
    assert ids(group="skaerm", hard="lys") == {"I02", "I03"}
    assert ids("briller", group="skaerm", hard="lys") == {"I03"}
    assert ids("briller", group="pauser") == set()
    assert len(ids()) == 105


def test_an_unknown_filter_is_none_and_a_long_query_is_cut() -> None:
    looked = looked_for({"q": "x" * 5000, "gruppe": "findes-ikke", "svaert": "<b>"}, library())
    assert looked == Looked("x" * 100)
    assert looked_for({}, library()).is_all


def test_words_that_say_nothing_are_left_out_unless_they_are_all() -> None:
    assert asked_words("Jeg har svært ved støj") == ["støj"]
    assert asked_words("det er") == ["det", "er"]


def test_items_stand_in_their_groups_in_the_order_of_the_library() -> None:
    books = library()
    found = shelves(books, find(books, Looked("kontor")))
    assert [shelf.key for shelf in found] == [key for key in books.groups if key in {s.key for s in found}]
    assert all(item.group == shelf.key for shelf in found for item in shelf.items)
