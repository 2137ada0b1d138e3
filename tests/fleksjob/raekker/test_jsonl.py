"""JSONL: numbers keep their decimals, and a line that is no case stands in its place."""

import io
import json

import pytest

from fleksjob.beregning import beregn
from fleksjob.errors import InputError
from fleksjob.raekker import header
from fleksjob.raekker.outputs import JsonlOutput, ParquetOutput
from fleksjob.raekker.run import Run
from fleksjob.raekker.source_jsonl import JsonlSource
from tests.fleksjob.raekker.files import json_lines, law

ONE = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}


def answered(*lines, keep=False, **options):
    """The answers of these lines, as objects."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    source = JsonlSource(io.BytesIO(text.encode()), keep=keep, **options)
    names = header.answer_names(header.SINGLE, margins=False)
    source.reserved = frozenset(names.values())
    out = io.BytesIO()
    JsonlOutput(names).write(Run(law()).blocks(source), out)
    return json_lines(out.getvalue().decode())


def test_the_keys_of_a_line_stand_first_and_as_they_were_written():
    line = '{"x_id": 7.10, "dato": "2024-06-01", "timeloen": 200.50, "effektive_timer": 18}'
    (found,) = answered(line)
    assert list(found)[:4] == ["x_id", "dato", "timeloen", "effektive_timer"]
    assert found["fuldtidsloen_md_svar"] == "32146.83"
    assert found["loenloft_binder"] is False
    assert found["fejl"] is None


@pytest.mark.parametrize("number", ["200", "200.0", "200.00", '"200,00"', '"200"', "2e2"])
def test_a_number_may_be_a_number_or_a_text(number):
    line = f'{{"dato": "2024-06-01", "timeloen": {number}, "effektive_timer": 18, "anden_loen_md": null}}'
    assert answered(line)[0]["i_alt"] == "30872.00"


def test_a_number_is_never_a_binary_fraction():
    line = '{"dato": "2024-06-01", "timeloen": 200.50000000000000001, "effektive_timer": 18}'
    assert answered(line)[0]["fejl_felt"] == "timeloen"


@pytest.mark.parametrize(
    ("line", "field", "said"),
    [
        ("{", "", "ikke JSON"),
        ("[1]", "", "JSON-objekt"),
        ('{"dato": "2024-06-01", "dato": "2024-06-02"}', "dato", "to gange"),
        ({**ONE, "timeloen": True}, "timeloen", "tal eller en tekst"),
        ({**ONE, "timeloen": [200]}, "timeloen", "tal eller en tekst"),
        ({**ONE, "politik": {"findes_ikke": "ja"}}, "politik.findes_ikke", "kender ikke"),
        ({**ONE, "politik": "ja"}, "politik", "tabel"),
        ({**ONE, "id": 7}, "id", "kender ikke"),
        ({**ONE, "fejl": 7}, "fejl", "nøgle i svaret"),
        ({**ONE, "dato": 20240601}, "dato", "ikke en dato"),
        ({}, "dato", "mangler"),
    ],
)
def test_a_line_that_cannot_be_used_stands_in_its_place(line, field, said):
    rows = answered(ONE, line, ONE)
    assert rows[1]["fejl_felt"] == field
    assert said in rows[1]["fejl"]
    assert rows[1]["i_alt"] is None
    assert rows[0]["i_alt"] == rows[2]["i_alt"] == "30872.00"


def test_a_line_that_is_no_json_is_given_back_as_text():
    assert answered("{dato", ONE)[0]["linje"] == "{dato"


def test_a_choice_on_an_open_question_holds_for_its_row():
    rows = answered(
        {**ONE, "effektive_timer": "30"},
        {**ONE, "effektive_timer": "30", "politik": {"afrund_hvert_led": "ja"}},
    )
    assert [row["nedsaettelse"] for row in rows] == ["10219.25", "10219.00"]
    assert "politik:afrund_hvert_led" in rows[1]["forbehold"].split()


def test_amounts_by_their_kind_are_counted_as_in_one_case():
    case = {**ONE, "loenarter": {"bonus": 3000}}
    assert answered(case)[0]["i_alt"] == beregn(case).som_json()["i_alt"] != "30872.00"


def test_keys_of_ones_own_are_copied_where_it_is_asked_for():
    assert answered({**ONE, "id": {"a": 1}}, keep=True)[0]["id"] == {"a": 1}


def test_blank_lines_are_no_rows():
    assert len(answered("", ONE, "   ", ONE, "")) == 2


def test_an_empty_file_and_letters_that_are_not_utf_8_are_refused():
    with pytest.raises(InputError, match="tom"):
        JsonlSource(io.BytesIO(b"\n"))
    with pytest.raises(InputError, match="UTF-8"):
        JsonlSource(io.BytesIO('{"x_a": "Åse"}'.encode("cp1252")))


def test_every_line_is_the_same_with_columns_and_without():
    lines = [{**ONE, "timeloen": 100 + number, "effektive_timer": number % 40} for number in range(200)]
    lines += ["{", {**ONE, "timeloen": False}, {**ONE, "ledighedsydelsesdage": 2.5}] * 5
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines).encode()
    names = header.answer_names(header.SINGLE, margins=False)

    def written(columns):
        out = io.BytesIO()
        JsonlOutput(names).write(Run(law(), columns=columns).blocks(JsonlSource(io.BytesIO(text))), out)
        return out.getvalue()

    assert written(True) == written(False)


def test_a_key_that_only_comes_later_is_refused_where_the_answer_is_a_table(tmp_path):
    lines = [json.dumps(ONE)] * 50 + [json.dumps({**ONE, "x_sent": 1})]
    source = JsonlSource(io.BytesIO("\n".join(lines).encode()), as_lines=False, chunk=500)
    names = header.answer_names(source.schema, margins=False)
    with (tmp_path / "x").open("wb") as stream, pytest.raises(InputError, match="x_sent"):
        ParquetOutput(names, source.schema).write(Run(law()).blocks(source), stream)
