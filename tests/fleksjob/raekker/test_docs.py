"""docs/beregn-mange.md says what the program does."""

import re
from pathlib import Path

from fleksjob.raekker import header
from tests.fleksjob.raekker.files import csv_answer, rows_of

TEXT = Path("docs/beregn-mange.md").read_text()


def test_every_column_of_the_answer_is_in_the_table_in_its_order():
    table = re.findall(r"^\| (`[^|]+`) \|", TEXT.partition("## Svaret")[2], re.MULTILINE)
    named = [name for cell in table for name in re.findall(r"`([^`]+)`", cell)]
    assert named == list(header.answer_names([], margins=True))


def test_the_example_can_be_computed():
    example = re.search(r"```\n(dato;.*?)```", TEXT, re.DOTALL)
    assert example
    first, second = rows_of(csv_answer(example[1])[0])
    assert (first["fleksloentilskud"], second["fejl"]) == ("15272,00", "")


def test_every_option_is_told():
    told = set(re.findall(r"`(--[a-z]+)", TEXT))
    assert {"--politik", "--behold", "--marginal", "--fejl", "--overskriv"} <= told
