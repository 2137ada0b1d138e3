"""CSV as people have it."""

import io

import pytest

from fleksjob.beregning import beregn
from fleksjob.errors import InputError
from fleksjob.raekker import source_csv, texts
from fleksjob.raekker.source_csv import CsvSource
from tests.fleksjob.raekker.files import HEAD, csv_answer, rows_of

ONE = "2024-06-01;200;18"


def refused(text, **options):
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(InputError) as found:
        list(CsvSource(io.BytesIO(raw), **options).blocks())
    return found.value


def test_a_row_has_the_amounts_of_the_answer_for_one_case():
    (row,) = rows_of(csv_answer(HEAD + ONE + "\n")[0])
    answer = beregn({"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}).som_json()
    for name in ("loen_md", "fuldtidsloen_md", "nedsaettelse", "fleksloentilskud", "atp", "i_alt"):
        assert row[name] == answer[name].replace(".", ",")
    assert (row["fleksloentilskud"], row["loenloft_binder"], row["fejl"]) == ("15272,00", "nej", "")


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ONE,
        "\ufeff" + HEAD + ONE + "\n",
        (HEAD + ONE + "\n").replace("\n", "\r\n"),
        (HEAD + ONE + "\n").replace(";", ","),
        (HEAD + ONE + "\n").replace(";", "\t"),
        "sep=;\n" + HEAD + ONE + "\n",
        "\n" + HEAD + "\n\n" + ONE + "\n\n",
        'dato;"timeloen";effektive_timer\n"2024-06-01";"200,00";18\n',
        'dato,timeloen,effektive_timer\n2024-06-01,"200,00","18,0"\n',
        " dato ; timeloen;effektive_timer\n" + ONE,
    ],
)
def test_the_same_row_is_read_however_it_is_written(text):
    answered, summary = csv_answer(text)
    assert (summary.rows, summary.faulty, summary.fleksloentilskud) == (1, 0, 15_272_00), answered


def test_a_cell_may_have_a_separator_a_quote_and_a_line_break_in_it():
    text = 'x_note;dato;timeloen;effektive_timer\n"to ""små"";\nlinjer";' + ONE + "\nb;" + ONE + "\n"
    first, second = rows_of(csv_answer(text)[0])
    assert first["x_note"] == 'to "små";\nlinjer'
    assert first["i_alt"] == second["i_alt"] == "30872,00"


def test_a_record_may_go_on_in_the_next_piece_of_the_file(monkeypatch):
    monkeypatch.setattr(texts.Texts.__init__, "__kwdefaults__", {"windows": True, "chunk": 64})
    note = "\n".join("linje" for _ in range(40))
    text = "x_note;" + HEAD + "".join(f'"{note}";{ONE}\na;{ONE}\n' for _ in range(5))
    found = rows_of(csv_answer(text)[0])
    assert [row["x_note"] for row in found] == [note, "a"] * 5
    assert {row["i_alt"] for row in found} == {"30872,00"}


def test_windows_letters_are_read_right_and_told():
    source = CsvSource(io.BytesIO(("x_navn;" + HEAD + f"Åse Sørensen;{ONE}\n").encode("cp1252")))
    (block,) = source.blocks()
    assert block.kept["x_navn"][0] == "Åse Sørensen"
    assert "Windows-1252" in source.notes[0][0]


def test_letters_of_both_kinds_in_one_file_are_refused_with_the_line():
    text = ("x_navn;" + HEAD).encode() + f"Åse;{ONE}\n".encode() + f"Åse;{ONE}\n".encode("cp1252")
    assert "linje 3" in refused(text).reason


def test_a_file_of_utf_16_is_refused_with_what_to_do():
    assert "CSV UTF-8" in refused((HEAD + ONE).encode("utf-16")).reason


@pytest.mark.parametrize(
    ("text", "field", "said"),
    [
        ("", "", "filen er tom"),
        ("\n\n", "", "filen er tom"),
        ("dato;timeløn;effektive_timer\n", "timeløn", "mente du timeloen"),
        ("dato;navn;timeloen\n", "navn", "--behold"),
        ("dato;timeloen;dato\n", "dato", "to gange"),
        ("dato;;timeloen\n", "overskriften", "kolonne 2"),
        ("x_a;x_b\n1;2\n", "overskriften", "x_a, x_b"),
    ],
)
def test_a_header_that_cannot_be_used_is_refused_before_anything_is_computed(text, field, said):
    problem = refused(text)
    assert problem.field == field
    assert said in problem.reason


def test_a_column_of_ones_own_is_copied_where_it_begins_with_x_or_is_asked_for():
    text = "id;x_hold;" + HEAD + f"007;A;{ONE}\n"
    (row,) = rows_of(csv_answer(text)[0])
    assert (row["id"], row["x_hold"]) == ("007", "A")
    assert refused(text, keep=False).field == "id"


def test_a_column_that_the_answer_has_too_keeps_its_name_and_the_answers_gets_another():
    (row,) = rows_of(csv_answer("dato;loen_md;fuldtidsloen_md\n2024-06-01;15600;32066,67\n")[0])
    assert (row["loen_md"], row["loen_md_svar"]) == ("15600", "15600,00")


def test_amounts_by_their_kind_have_a_column_each():
    (row,) = rows_of(csv_answer("loenarter.bonus;" + HEAD + f"3000;{ONE}\n")[0])
    case = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18", "loenarter": {"bonus": "3000"}}
    assert row["i_alt"].replace(",", ".") == beregn(case).som_json()["i_alt"]
    assert refused("loenarter.bonuss;" + HEAD).field == "loenarter.bonuss"


def test_a_file_with_commas_between_the_cells_has_points_in_them():
    text = csv_answer((HEAD + ONE + "\n").replace(";", ","))[0]
    (row,) = rows_of(text, ",")
    assert (row["i_alt"], row["atp"]) == ("30872.00", "500.00")


def test_only_a_header_gives_only_a_header():
    text, summary = csv_answer(HEAD)
    assert text.startswith("dato;timeloen;effektive_timer;loen_md;")
    assert (text.count("\n"), summary.rows) == (1, 0)


@pytest.mark.parametrize(
    ("row", "field", "said"),
    [
        ("2024-06-01;200", "", "2 felter"),
        ("2024-06-01;200;18;7", "", "4 felter"),
        ("2024-06-01;200;1\0 8", "", "NUL"),
        ('2024-06-01;200;"18', "", "citationstegn"),
        (";;", "dato", "mangler"),
        ("2024-06-01;1.234;18", "timeloen", "to ting"),
        ("2024-02-30;200;18", "dato", "ikke en dato"),
        ("2030-06-01;200;18", "dato", "ingen sats for 2030-06-01"),
        ("2024-06-01;200;", "effektive_timer", "mangler"),
        ("2024-06-01;" + "9" * 5000 + ";18", "timeloen", "for stort"),
    ],
)
def test_a_faulty_row_stands_in_its_place_and_the_others_are_computed(row, field, said):
    rows = rows_of(csv_answer(f"{HEAD}{ONE}\n{row}\n" if '"' in row else f"{HEAD}{ONE}\n{row}\n{ONE}\n")[0])
    assert rows[1]["fejl_felt"] == field
    assert said in rows[1]["fejl"]
    assert rows[1]["i_alt"] == rows[1]["regelsaet"] == ""
    assert {each["i_alt"] for each in rows[:1] + rows[2:]} == {"30872,00"}


def test_a_quote_that_swallows_a_whole_file_is_told(monkeypatch):
    monkeypatch.setattr(source_csv, "LONGEST_CELL", 1000)
    text = f'{HEAD}2024-06-01;"200;18\n' + f"{ONE}\n" * 500
    assert "citationstegn" in refused(text).reason


def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe_and_a_number_does_not():
    texts_in = ["=1+1", "+A1", "@SUM", "-cmd", "-12,50", "+45", "almindelig"]
    text = "x_t;" + HEAD + "".join(f"{each};{ONE}\n" for each in texts_in)
    found = [row["x_t"] for row in rows_of(csv_answer(text)[0])]
    assert found == ["'=1+1", "'+A1", "'@SUM", "'-cmd", "-12,50", "+45", "almindelig"]


def test_order_and_number_of_rows_are_kept_across_pieces(monkeypatch):
    monkeypatch.setattr(texts.Texts.__init__, "__kwdefaults__", {"windows": True, "chunk": 700})
    wages = [(each * 37) % 300 + (each % 7 == 0) * 1000 for each in range(400)]
    text = "x_nr;" + HEAD + "".join(f"{number};2024-06-01;{wage},5;18\n" for number, wage in enumerate(wages))
    answered = rows_of(csv_answer(text)[0])
    assert [row["x_nr"] for row in answered] == [str(number) for number in range(400)]
    assert csv_answer(text)[0] == csv_answer(text, columns=False)[0]
