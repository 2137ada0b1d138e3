"""The rows themselves: all of D01-D34, nothing recalled, every day explained, files read strictly."""

import doctest
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from fleksjob import frister
from fleksjob.engine.rules import CERTAINTIES
from fleksjob.frister import gaeldende, visning
from fleksjob.frister.betingelser import BETINGELSER, FORKLARING
from fleksjob.frister.loader import FOLDER, FristFileError, load
from fleksjob.frister.model import Hul, Version

RULES = gaeldende()
SPECIFICATION = Path(__file__).parent / "data" / "frister.md"
PAGE = Path(__file__).parents[2] / "docs" / "frister.md"
MAY_BE = {
    "A": {"lovtekst"},
    "A/B": {"lovtekst", "officiel"},
    "A/C": {"sekundaer"},
    "B": {"officiel", "sekundaer"},
    "B/C": {"sekundaer"},
    "C": {"sekundaer"},
    "C/I": {"afledt"},
    "12 m A; counting start = written agreement C": {"sekundaer"},
    "seed": {"sekundaer"},
}
"""What the specification's letters may become. Of two letters the weaker counts; D19 names two periods."""


def specified():
    """The table of the specification: id to its cells."""
    lines = SPECIFICATION.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: row[1:] for row in cells if re.fullmatch("D[0-9]{2}", row[0])}


def texts(row):
    """Every text a person may read of a row, in Danish and in English."""
    gaps = [each.grund for each in row.huller]
    late = [row.overskredet] if row.overskredet else []
    return [row.titel, row.goer, row.foelge, *late, *row.forbehold, *gaps]


def test_every_row_of_the_specification_is_computed_or_left_out_with_a_reason():
    table = specified()
    assert list(table) == [f"D{number:02d}" for number in range(1, 35)]
    assert {*RULES.raekker, *RULES.udeladt} == set(table)
    assert not set(RULES.raekker) & set(RULES.udeladt)
    assert all(each.grund.da and each.grund.en for each in RULES.udeladt.values())


def test_certainty_is_what_the_specification_says_in_the_one_vocabulary():
    for name, row in RULES.raekker.items():
        found = {version.sikkerhed for version in row.versioner}
        assert found <= MAY_BE[specified()[name][-1]], name
        assert found <= set(CERTAINTIES)


def test_plain_distances_are_those_of_the_specification():
    checked = 0
    for name, row in RULES.raekker.items():
        plain = re.fullmatch(r"\+(\d+) (m|months?|weeks|days|calendar days)( \(max\))?", specified()[name][1])
        if plain is None:
            continue
        number, unit = int(plain[1]), plain[2]
        months = number if unit.startswith("m") else 0
        days = 0 if months else number * (7 if unit == "weeks" else 1)
        assert (row.plus.maaneder, row.plus.dage) == (months, days), name
        checked += 1
    assert checked == 17


def test_every_day_from_2013_to_2027_has_one_version_or_one_reason():
    first, last = date(2013, 1, 1).toordinal(), date(2027, 12, 31).toordinal()
    for row in RULES.raekker.values():
        for number in range(first, last + 1):
            day = date.fromordinal(number)
            covering = [each for each in (*row.versioner, *row.huller) if each.gaelder(day)]
            assert len(covering) == (1 if day.year < 2027 or covering else 0), (row.id, day)
            found = row.version(day)
            assert isinstance(found, Hul) or found.gaelder(day) or found.derefter


def test_nothing_is_known_after_2026_and_everything_was_checked_this_autumn():
    for row in RULES.raekker.values():
        for version in row.versioner:
            assert version.til <= date(2026, 12, 31), row.id
            assert version.tjekket == date(2026, 11, 21)
            assert version.kilde.startswith("http")


def test_before_2013_there_is_no_law_here():
    found = RULES.raekker["D12"].version(date(2012, 12, 31))
    assert isinstance(found, Hul)
    assert isinstance(RULES.raekker["D12"].version(date(2013, 1, 1)), Version)


LOSS = re.compile(r"mister|bortfald|fortab|ikke længere ret|\blos(e|t)\b|forfeit|takes away", re.IGNORECASE)


def test_only_the_row_whose_law_says_so_speaks_of_losing_a_right():
    rows = RULES.raekker.values()
    speaking = {row.id for row in rows if any(LOSS.search(" ".join(text)) for text in texts(row))}
    assert speaking == {"D25"}
    assert {version.sikkerhed for version in RULES.raekker["D25"].versioner} == {"lovtekst"}
    assert "efter loven" in RULES.raekker["D25"].foelge.da


def test_the_texts_are_calm_short_and_in_both_languages():
    for row in RULES.raekker.values():
        for text in texts(row):
            assert text.da != text.en
            for sentence in text:
                assert "!" not in sentence
                assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] == "§", sentence
            assert max(len(part.split()) for part in re.split(r"[.:?] ", text.da)) <= 15, text.da


def test_the_day_for_a_late_decision_says_contact_and_never_that_it_is_over():
    for name in ("D01", "D02", "D03", "D04", "D21"):
        assert "kontakt kommunen nu" in RULES.raekker[name].overskredet.da.lower()


def test_the_committed_page_is_current():
    hint = "kør: fleksjob frister --alle --markdown > docs/frister.md"
    assert PAGE.read_text(encoding="utf-8") == visning.markdown(RULES), hint


def test_the_page_has_every_row_and_every_source_and_no_broken_table():
    page = visning.markdown(RULES)
    assert set(FORKLARING) == set(BETINGELSER)
    assert all(f"`{policy.name}`" in page for policy in frister.POLITIKKER)
    for row in RULES.raekker.values():
        assert f"### {row.id} " in page
        assert all(version.lov in page for version in row.versioner)
        assert all(gap.grund.da in page for gap in row.huller)
    assert {line.count("|") for line in page.splitlines() if line.startswith("|")} == {8, 3}


def test_the_example_of_the_package_runs():
    assert doctest.testmod(frister).failed == 0


@pytest.fixture
def folder(tmp_path):
    """A copy of the files, to be spoilt."""
    for file in FOLDER.glob("*.toml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def spoil(folder, file, old, new):
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("ansaettelse.toml", 'retning   = "senest"', 'retning   = "snart"', "D01.retning"),
        ("ansaettelse.toml", "[D01]\n", '[D01]\nfarve = "blå"\n', "D01.farve: ukendt nøgle"),
        ("ansaettelse.toml", "[[D01.version]]\n", "[[D01.version]]\n  nr = 1\n", "D01.version[1].nr"),
        ("ansaettelse.toml", "[D01]\n", "[X01]\n", "X01"),
        ("ansaettelse.toml", '["ansaettelse_start"]', '["startdag"]', "D01.udloeser"),
        ("ansaettelse.toml", '["ansaettelse_start"]', '"ansaettelse_start"', "D01.udloeser"),
        ("ansaettelse.toml", '"ny_ordning"', '"god_ordning"', "D01.hvis"),
        ("ansaettelse.toml", "{ maaneder = 30 }", "{ aar = 2 }", "D01.plus.aar"),
        ("ansaettelse.toml", "{ maaneder = 30 }", "{ maaneder = 2.5 }", "D01.plus.maaneder"),
        ("ansaettelse.toml", 'overdue   = "', '#"', "D01.overskredet: skal stå både"),
        ("ansaettelse.toml", "caveat    = [", 'caveat    = ["More.", ', "D05.forbehold: skal stå både"),
        ("ansaettelse.toml", 'foer      = "', '#"', "D05.foer: hører til en tidligste dag"),
        ("ansaettelse.toml", 'before    = "', '#"', "D05.foer: skal stå både"),
        ("ansaettelse.toml", "til       = 2019-12-31", "til       = 2019-12-30", "mangler; skriv en version"),
        ("ansaettelse.toml", "til       = 2019-12-31", "til       = 2020-01-01", "overlapper"),
        ("ansaettelse.toml", "fra       = 2013-01-01", "fra       = 2013-01-02", "D01: dagene fra"),
        ("ansaettelse.toml", "fra       = 2013-01-01", 'fra       = "2013"', "D01.version[1].fra"),
        ("ansaettelse.toml", '  derefter  = "hovedlov"\n', "", "D01.version[2].derefter"),
        ("ansaettelse.toml", '"hovedlov"', '"aldrig"', "D01.version[2].derefter"),
        ("ansaettelse.toml", '"sekundaer"', '"genkaldt"', "D01.version[1].sikkerhed"),
        ("ansaettelse.toml", '"https://www.dukh', '"www.dukh', "D01.version[1].kilde"),
        ("ansaettelse.toml", "  tjekket   = 2026-11-21\n", "", "D01.version[1].tjekket: mangler"),
        ("ledighed.toml", "fra_plus  = { dage = 0 }\n", "", "D19.fra_plus"),
        ("ledighed.toml", "  til       = 2026-06-30", "  til       = 2026-05-31", "D19"),
        (
            "ledighed.toml",
            'reason = "Before',
            'resaon = "Before',
            "D19.hul[1].resaon",
        ),
        ("klage.toml", "[D27]\n", "[D32]\n", "klage.toml"),
        ("klage.toml", 'ansvarlig = "borger"', 'ansvarlig = "staten"', "D27.ansvarlig"),
        ("klage.toml", "brev      = true", "brev      = 1", "D27.brev"),
        ("klage.toml", 'titel     = "Klage', 'titel     = "" # "Klage', "D27.titel"),
        ("udeladt.toml", "reason", "why", "D32.why"),
        ("ramme.toml", "[derefter.hovedlov]\n", '[derefter.hovedlov]\nfr = "?"\n', "derefter.hovedlov.fr"),
        ("ramme.toml", "[derefter.hovedlov]", "[derefter.hovedlov", "kan ikke læses som TOML"),
    ],
)
def test_a_file_that_is_not_in_order_is_refused_by_file_line_and_name(folder, file, old, new, said):
    spoil(folder, file, old, new)
    with pytest.raises(FristFileError) as refused:
        load(folder)
    assert said in str(refused.value)
    assert re.match(rf"{re.escape(file)}, linje \d+: ", str(refused.value))


def test_the_line_is_that_of_the_key(folder):
    spoil(folder, "ansaettelse.toml", '"https://www.dukh', '"www.dukh')
    lines = (folder / "ansaettelse.toml").read_text(encoding="utf-8").splitlines()
    with pytest.raises(FristFileError, match=r"D01\.version\[1\]\.kilde: skal være en adresse") as refused:
        load(folder)
    number = int(re.search(r"linje (\d+)", str(refused.value))[1])
    assert lines[number - 1].strip().startswith('kilde     = "www.dukh')


def test_a_missing_file_is_named(folder):
    (folder / "ramme.toml").unlink()
    with pytest.raises(FristFileError, match=r"ramme\.toml"):
        load(folder)


def test_the_rule_set_is_named_by_its_content(folder):
    assert load(folder).navn == RULES.navn
    spoil(folder, "klage.toml", "{ dage = 28 }", "{ dage = 29 }")
    assert load(folder).navn != RULES.navn
