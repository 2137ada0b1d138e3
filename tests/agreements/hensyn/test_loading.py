"""A file of hensyn is read strictly, and what is wrong in it is told with item, field and a good value."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from fleksaftale.agreements.hensyn import BadLibrary, library
from fleksaftale.agreements.hensyn.loading import read

GOOD = """
[hensyn.X01]
gruppe = "krop"
da = "Højst {minutter} minutter i fryserummet"
en = "At most {minutter} minutes in the cold store"
betyder = ["Derefter en pause i varmen.", "Then a break in the warm."]
hvem = ["Holdlederen bytter.", "The team manager swaps."]
svaert = ["luft"]
felter.minutter.slags = "minutter"
felter.minutter.navn = ["Hvor længe", "How long"]
felter.minutter.standard = "20"
felter.minutter.mindst = 5
felter.minutter.hoejst = 60
"""


def added(folder: Path, text: str) -> Path:
    file = folder / "vores.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_installation_adds_items_of_its_own(tmp_path: Path) -> None:
    with override_settings(HENSYN_FILE=str(added(tmp_path, GOOD))):
        books = library()
    assert len(books) == 106
    assert books["X01"].own
    assert not books["P01"].own
    assert books["X01"].fill({"minutter": "15"}) == "Højst 15 minutter i fryserummet"


def test_an_installation_may_add_a_group(tmp_path: Path) -> None:
    text = '[grupper]\nlager = ["På lageret", "In the warehouse"]\n' + GOOD.replace('"krop"', '"lager"')
    books = read([added(tmp_path, text)], onto=library())
    assert books["X01"].group == "lager"
    assert str(books.groups["lager"].en) == "In the warehouse"


WRONG = {
    "an id that is taken": ("hensyn.X01", "hensyn.P01", "P01: id is taken", "X01"),
    "an id of another form": ("hensyn.X01", "hensyn.kulde", "kulde: id", "X01"),
    "an unknown key": ("svaert =", "svar =", "X01: svar is not known", "svaert"),
    "an unknown function": ('["luft"]', '["gigt"]', "X01: svaert", "lyd"),
    "no function": ('["luft"]', "[]", "X01: svaert", "lyd"),
    "an unknown group": ('"krop"', '"kulde"', "X01: gruppe", '"pauser"'),
    "only one language": ('["Derefter en pause i varmen.", "Then a break in the warm."]', '["Pause."]',
                          "X01: betyder", '["dansk", "English"]'),
    "an empty sentence": ("Højst {minutter} minutter i fryserummet", "", "X01: da", "Fast plads"),
    "a blank without a field": ("At most {minutter}", "At most {minuts}", "X01: en", "{minutter}"),
    "an unknown kind": ('slags = "minutter"', 'slags = "sekunder"', "felter.minutter.slags", '"minutter"'),
    "an unknown key of a field": (".mindst", ".lavest", "X01: felter.minutter.lavest", "mindst"),
    "a standard that is no number": ('"20"', '"en del"', "X01: felter.minutter.standard", "15"),
    "a standard outside of its limits": ('"20"', '"90"', "X01: felter.minutter.standard", "60"),
    "a number without limits": ("felter.minutter.hoejst = 60", "", "X01: felter.minutter", "hoejst = 120"),
    "a limit that is a text": ("mindst = 5", 'mindst = "5"', "X01: felter.minutter", "mindst = 1"),
    "limits the wrong way round": ("mindst = 5", "mindst = 90", "X01: felter.minutter", "hoejst = 120"),
    "an unknown way to the kommune": ('svaert =', 'kommunen = "bil"\nsvaert =', "X01: kommunen", '"tolk"'),
    "an illness": ("i fryserummet", "på grund af gigt", "X01: da, en, betyder, hvem", "Fast plads"),
    "an order of one": ('svaert =', 'stigende = ["minutter"]\nsvaert =', "X01: stigende", '["fra", "til"]'),
    "no TOML": ("[hensyn.X01]", "[hensyn.X01", "", 'da = "Fast plads"'),
    "a field that is no table": ("svaert =", "felter.hvem = 1\nsvaert =", "X01: felter.hvem", "slags"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_with_item_field_and_a_good_value(tmp_path: Path, name: str) -> None:
    old, new, said, good = WRONG[name]
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    with pytest.raises(BadLibrary) as refused:
        read([added(tmp_path, text)], onto=library())
    assert "vores.toml" in str(refused.value)
    assert said in str(refused.value)
    assert good in str(refused.value)


def test_the_same_id_twice_in_one_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadLibrary, match="X01"):
        read([added(tmp_path, GOOD + GOOD)], onto=library())


def test_what_cannot_be_read_back_out_of_the_sentence_is_told(tmp_path: Path) -> None:
    text = GOOD.replace("Højst {minutter} minutter", "{minutter}{andet}").replace(
        "At most {minutter} minutes", "{minutter}{andet}"
    )
    text += 'felter.andet = { slags = "tekst", navn = ["Andet", "Other"], standard = "20 og mere" }\n'
    with pytest.raises(BadLibrary, match="cannot be read back"):
        read([added(tmp_path, text)], onto=library())


def test_a_file_that_is_not_there_is_told_as_a_setting_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"findes-ikke\.toml"):
        read([tmp_path / "findes-ikke.toml"], onto=library())


def test_a_mistake_in_the_installations_file_names_the_setting(tmp_path: Path) -> None:
    bad = str(added(tmp_path, GOOD.replace("X01", "P01")))
    with override_settings(HENSYN_FILE=bad), pytest.raises(BadLibrary, match=r"HENSYN_FILE: .*P01"):
        library()


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    file = tmp_path / "vores.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadLibrary, match=r"vores\.toml"):
        read([file], onto=library())
