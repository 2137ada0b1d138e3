"""The installation's file of whom one can ask: what may stand in it, and what a mistake says."""

from pathlib import Path

import pytest
from django.test import override_settings

from fleksaftale.guidance.contacts import PLACES, contacts
from fleksaftale.guidance.texts import BadPage

GOOD = """
[[kontakt]]
hvor = "arbejdsplads"
navn = "HR, Nordlys"
telefon = "12 34 56 78"
mail = "hr@nordlys.example"
tid = { da = "Hverdage 9-15", en = "Weekdays 9-15" }

[[kontakt]]
hvor = "kommune"
navn = "Fleksjobteamet"
adresse = "https://kommune.example/fleksjob"
om = "Alt om bevilling"
"""


def written(folder: Path, text: str) -> str:
    file = folder / "kontakt.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_without_a_file_every_place_is_there_and_nobody_is_named() -> None:
    with override_settings(CONTACT_FILE=""):
        assert contacts() == {place: [] for place in PLACES}


def test_each_stands_at_its_place(tmp_path: Path) -> None:
    with override_settings(CONTACT_FILE=written(tmp_path, GOOD)):
        here = contacts()
    assert [each.name for each in here["arbejdsplads"]] == ["HR, Nordlys"]
    assert here["kommune"][0].page == "https://kommune.example/fleksjob"
    assert here["fagforening"] == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("[[kontakt]]\nhvor = 'kantinen'\nnavn = 'X'", "hvor is one of"),
        ("[[kontakt]]\nhvor = 'kommune'", "navn is missing"),
        ("[[kontakt]]\nhvor = 'kommune'\nnavn = 'X'\nfax = '1'", "fax is not known"),
        (
            "[[kontakt]]\nhvor = 'kommune'\nnavn = 'X'\nadresse = 'javascript:alert(1)'",
            "begins with https://",
        ),
        ("[[kontakt]]\nhvor = 'kommune'\nnavn = 'X'\nmail = 'hr'", "mail is one address"),
        ("[[kontakt]]\nhvor = 'kommune'\nnavn = 12", "navn is one line in quotes"),
        ("[[kontakt]]\nhvor = 'kommune'\nnavn = 'X'\ntid = { da = 'kl. 9' }", "da and en are both needed"),
        ("navn = 'X'", "below a line"),
        ("[[kontakt", "is not TOML"),
    ],
)
def test_a_mistake_says_which_entry_and_what_can_stand(tmp_path: Path, wrong: str, said: str) -> None:
    with override_settings(CONTACT_FILE=written(tmp_path, wrong)), pytest.raises(BadPage, match=said):
        contacts()


def test_a_file_that_is_not_there_is_named() -> None:
    with override_settings(CONTACT_FILE="/findes/ikke.toml"), pytest.raises(BadPage, match="cannot be read"):
        contacts()
