"""The generated catalogue is the law's own text, and the committed page is current."""

from pathlib import Path

from fleksjob import katalog
from fleksjob.law import emner, gaeldende

PAGE = Path(__file__).parents[2] / "docs" / "regler.md"


def test_the_committed_catalogue_is_current():
    hint = "kør: fleksjob regler --markdown > docs/regler.md"
    assert PAGE.read_text(encoding="utf-8") == katalog.markdown(gaeldende(), emner.alle()), hint


def test_every_rule_rate_and_open_question_stands_in_it():
    law = gaeldende()
    page = katalog.markdown(law, emner.alle())
    for each in emner.alle():
        for name in (*each.fakta, *(rule.name for rule in each.law.rules)):
            assert f"`{name}`" in page
    for name in (*(rule.name for rule in law.rules), *law.rates, *(each.name for each in law.policies)):
        assert f"`{name}`" in page
    for rate in law.rates.values():
        for gap in rate.gaps:
            assert gap.grund in page


def test_no_table_cell_breaks_its_table():
    rows = [line for line in katalog.markdown(gaeldende(), emner.alle()).splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {6, 8}
