"""Parquet: typed columns in, the same columns and exact decimals out."""

import io
from datetime import date, datetime
from decimal import Decimal

import polars as pl
import pytest

from fleksjob.errors import InputError
from fleksjob.raekker import header
from fleksjob.raekker.outputs import ParquetOutput
from fleksjob.raekker.run import Run
from fleksjob.raekker.source_parquet import ParquetSource
from tests.fleksjob.raekker.files import law

DAYS = [date(2024, 6, 1), date(2024, 6, 2), None]


def answered(tmp_path, frame, *, columns=True, **options):
    """The table with its answers."""
    path = tmp_path / "sager.parquet"
    frame.write_parquet(path)
    source = ParquetSource(path, **options)
    names = header.answer_names(source.schema, margins=False)
    out = io.BytesIO()
    ParquetOutput(names, source.schema).write(Run(law(), columns=columns).blocks(source), out)
    return pl.read_parquet(io.BytesIO(out.getvalue()))


def table(**columns):
    """Three rows of which the last has no day."""
    return pl.DataFrame(
        {"dato": DAYS, "timeloen": [200, 200, 200], "effektive_timer": [18, 18, 18], **columns}
    )


def test_amounts_are_decimals_and_the_input_keeps_its_types(tmp_path):
    found = answered(tmp_path, table(x_id=pl.Series([1, 2, 3], dtype=pl.UInt16)))
    assert found["fleksloentilskud"].to_list() == [Decimal("15272.00"), Decimal("15272.00"), None]
    assert found.schema["i_alt"] == pl.Decimal(18, 2)
    assert (found.schema["x_id"], found.schema["dato"]) == (pl.UInt16, pl.Date)
    assert found["loenloft_binder"].to_list() == [False, False, None]
    assert found["fejl_felt"].to_list() == [None, None, "dato"]


@pytest.mark.parametrize(
    "wage",
    [
        pl.Series([200.5, 200.5, 200.5]),
        pl.Series([200.5] * 3, dtype=pl.Float32),
        pl.Series([Decimal("200.50")] * 3, dtype=pl.Decimal(12, 6)),
        pl.Series(["200,50"] * 3),
        pl.Series(["200.5"] * 3, dtype=pl.Categorical),
    ],
)
def test_a_number_is_read_as_its_shortest_decimal(tmp_path, wage):
    found = answered(tmp_path, table().with_columns(wage.alias("timeloen")))
    assert found["fuldtidsloen_md"][0] == Decimal("32146.83")


@pytest.mark.parametrize(
    ("wage", "said"),
    [(0.1 + 0.2, "to decimaler"), (float("nan"), "kan ikke læses"), (1e300, "kan ikke læses")],
)
def test_a_double_that_is_no_amount_is_a_faulty_row(tmp_path, wage, said):
    found = answered(tmp_path, table().with_columns(pl.lit(wage).alias("timeloen")))
    assert found["fejl_felt"][0] == "timeloen"
    assert said in found["fejl"][0]


def test_a_day_may_be_a_text_or_a_time_at_midnight(tmp_path):
    texts = table().with_columns(pl.Series("dato", ["2024-06-01", "", "2024-06-03"]))
    assert answered(tmp_path, texts)["fejl_felt"].to_list() == [None, "dato", None]
    times = [datetime(2024, 6, 1), datetime(2024, 6, 1, 12), None]  # noqa: DTZ001
    found = answered(tmp_path, table().with_columns(pl.Series("dato", times)))
    assert found["fejl_felt"].to_list() == [None, "dato", "dato"]
    assert found["regelsaet"][0].split(" / ")[1] == "2024-06-01"


@pytest.mark.parametrize(
    ("frame", "field"),
    [
        (table(timer=[1, 2, 3]), "timer"),
        (table().with_columns(pl.lit(True).alias("timeloen")), "timeloen"),
        (table().with_columns(pl.lit([1]).alias("timeloen")), "timeloen"),
        (table().with_columns(pl.lit(5).alias("dato").cast(pl.Time)), "dato"),
    ],
)
def test_a_column_that_cannot_be_used_is_refused_at_once(tmp_path, frame, field):
    with pytest.raises(InputError) as found:
        answered(tmp_path, frame)
    assert found.value.field == field


def test_a_file_that_is_not_parquet_is_refused(tmp_path):
    path = tmp_path / "sager.parquet"
    path.write_bytes(b"dato;timeloen")
    with pytest.raises(InputError, match="Parquet"):
        ParquetSource(path)


def test_a_table_without_rows_gives_a_table_without_rows(tmp_path):
    found = answered(tmp_path, table().head(0))
    assert found.height == 0
    assert found.schema["i_alt"] == pl.Decimal(18, 2)


def test_order_is_kept_and_every_cell_is_as_the_reference_has_it(tmp_path):
    many = pl.concat([table(x_nr=[0, 1, 2])] * 300).with_columns(
        pl.int_range(900).alias("x_nr"), (pl.int_range(900) * 37 % 400).alias("timeloen")
    )
    fast = answered(tmp_path, many, rows=250)
    assert fast["x_nr"].to_list() == list(range(900))
    assert fast.equals(answered(tmp_path, many, columns=False))
