"""What a plan promises and refuses: widths, ranges, names, packages."""

# ruff: noqa: PLW0108 - a rule is read by the names of its parameters

import doctest
import subprocess
import sys
from datetime import date
from tempfile import NamedTemporaryFile

import duckdb
import numpy as np
import polars as pl
import pytest

from fleksjob.engine import NOT_APPLICABLE, UNKNOWN, least, where
from fleksjob.engine.columns import (
    Column,
    PackageMissing,
    Plan,
    RowsOutside,
    TooWide,
    fold_numba,
    imports,
    plan,
)
from fleksjob.errors import LawError
from fleksjob.law import gaeldende
from tests.fleksjob.engine.hjaelp import (
    all_agree,
    arrays_of,
    by_explain,
    by_numba,
    by_polars,
    by_sql,
    compare,
    some_rows,
)
from tests.fleksjob.engine.smaa_love import law_of, program_of

PROGRAM = gaeldende().at(date(2024, 6, 1))
REST = dict.fromkeys(["anden_loen_md", "sygedagpenge_md", "fuldtidstillaeg_md"], 0)
BY_INTENSITY = {
    **REST,
    **dict.fromkeys(["effektive_timer", "oplyst_loen_md", "oplyst_fuldtidsloen_md"], NOT_APPLICABLE),
}
WIDE = [
    Column("timeloen"),
    Column("timer_paa_arbejdspladsen"),
    Column("intensitet"),
    Column("ledighedsydelsesdage"),
]


def small(function=lambda a, b: a - b, **rest):
    return Plan(program_of(function), ["svar"], [Column("a"), Column("b", unknown=False)], **rest)


# -- width
def test_numbers_that_may_not_fit_are_refused_with_the_rule_and_the_widest_fact():
    text = r"fleksloentilskud: .* 85 bit, .* til 64; .* intensitet \(højst 1000000\)"
    with pytest.raises(TooWide, match=text) as refused:
        Plan(PROGRAM, ["fleksloentilskud"], [Column("timeloen", high=500_00), *WIDE[1:]], fixed=BY_INTENSITY)
    assert (refused.value.rule, refused.value.bits) == ("fleksloentilskud", 85)
    assert (refused.value.column, refused.value.high, refused.value.narrower) == ("intensitet", 10**6, None)


def test_the_narrower_range_that_is_named_does():
    program = program_of(lambda a, b: a * a * b)
    columns = [Column("a", 0, 5), Column("b")]
    with pytest.raises(TooWide) as refused:
        Plan(_large(program), ["svar"], [Column("a"), Column("b")])
    high = refused.value.narrower
    assert refused.value.column == "a"
    assert Plan(_large(program), ["svar"], [Column("a", high=high), Column("b")]).needs <= 64
    assert not Plan.fits(_large(program), ["svar"], [Column("a", high=high * 2), Column("b")])
    assert Plan.fits(program, ["svar"], columns)


def _large(program):
    """The same program with a fact of up to 10^12."""
    from dataclasses import replace

    law = law_of(svar=lambda a, b: a * a * b)
    inputs = tuple(replace(each, high=10**12) if each.name == "a" else each for each in law.inputs)
    return replace(law, inputs=inputs).at(program.day)


def test_what_needs_more_than_64_bits_is_exact_in_128():
    plan = Plan(PROGRAM, ["fleksloentilskud", "i_alt"], WIDE, fixed=BY_INTENSITY, bits=128)
    assert plan.needs > 64
    rows = some_rows(plan, 300, seed=4)
    expected = by_explain(plan, rows)
    compare(plan, rows, by_polars(plan, rows), expected)
    compare(plan, rows, by_sql(plan, rows), expected)
    with pytest.raises(TooWide):
        plan.numba()


def test_a_coarser_step_makes_room():
    narrow = [Column("timeloen", high=500_00), Column("timer_paa_arbejdspladsen", high=37, step=60)]
    days = Column("ledighedsydelsesdage", high=31, step=100)
    fine, coarse = Column("intensitet"), Column("intensitet", step=10_000)
    assert not Plan.fits(PROGRAM, ["fleksloentilskud"], [*narrow, days, fine], fixed=BY_INTENSITY)
    plan = Plan(PROGRAM, ["fleksloentilskud"], [*narrow, days, coarse], fixed=BY_INTENSITY)
    all_agree(plan, some_rows(plan, 300, seed=5))


# -- rows outside
def outside_by_sql(plan, table):
    with NamedTemporaryFile(suffix=".parquet") as file, duckdb.connect() as database:
        table.write_parquet(file.name)
        database.execute(f"CREATE TABLE sager AS SELECT * FROM '{file.name}'")  # noqa: S608
        found = database.execute(f"SELECT udenfor FROM ({plan.sql(outside='udenfor')})")  # noqa: S608
        return [each for (each,) in found.fetchall()]


def test_rows_outside_the_ranges_are_told_and_never_wrap_silently():
    plan = Plan(program_of(lambda a, b: a - b), ["svar"], [Column("a", high=3), Column("b", unknown=False)])
    rows = [{"a": 3, "b": 0}, {"a": 4, "b": 0}, {"a": UNKNOWN, "b": 6}, {"a": 2, "b": 7}, {"a": -1, "b": 6}]
    arrays = arrays_of(plan, rows)
    assert plan.check(arrays).tolist() == [1, 3, 4]
    with pytest.raises(RowsOutside, match="3 rækker") as refused:
        plan.numba().run(arrays)
    assert refused.value.rows == 3
    table = pl.DataFrame({"a": [3, 4, None, 2, -1], "b": [0, 0, 6, 7, 6]})
    found = plan.polars(table.lazy(), outside="udenfor").collect()
    assert found["udenfor"].to_list() == outside_by_sql(plan, table) == [False, True, False, True, True]


def test_a_state_that_was_ruled_out_lies_outside():
    plan = Plan(
        program_of(lambda a, p, q: where(p, a, 1) * where(q, 1, 2)),
        ["svar"],
        [
            Column("a", unknown=False),
            Column("p", unknown=False),
            Column("q", not_applicable=True, unknown=False),
        ],
    )
    table = pl.DataFrame(
        {
            "a": [1, None, 1, 1],
            "p": [True, True, None, True],
            "q": [True, True, True, None],
            "q__ikke_relevant": [False, False, False, True],
        }
    )
    found = plan.polars(table.lazy(), outside="udenfor").collect()
    assert found["udenfor"].to_list() == outside_by_sql(plan, table) == [False, True, True, False]
    arrays = {
        "a": np.array([1, 1, 1, 1]),
        "p": np.array([1, 2, 3, 0], np.uint8),
        "q": np.array([1, 1, 3, 2], np.uint8),
    }
    assert plan.check(arrays).tolist() == [1, 2, 3]
    with pytest.raises(RowsOutside):
        plan.numba().run(arrays)


def test_a_row_outside_is_explained_exactly_all_the_same():
    plan = Plan(program_of(lambda a, b: a - b), ["svar"], [Column("a", high=1), Column("b")])
    assert plan.explain_rows([{"a": 5, "b": 1}, {"a": 5}]) == [{"svar": 9}, {"svar": UNKNOWN}]
    with pytest.raises(ValueError, match="a: skal ligge fra 0 til 5"):
        plan.explain_rows([{"a": 6, "b": 1}])
    with pytest.raises(LawError, match="'c' er ikke en kolonne"):
        plan.explain_rows([{"c": 6}])


def test_rows_are_explained_as_the_columns_have_them():
    rounded = small(rounded={"svar": 1})
    rows = [{"a": a, "b": b} for a in (0, 3, UNKNOWN) for b in range(7)]
    assert rounded.explain_rows(rows) == by_polars(rounded, rows)
    assert rounded.results["svar"].den == 1


# -- running
def test_two_threads_give_what_one_gives():
    plan = small()
    rows = some_rows(plan, 1001, seed=6)
    assert by_numba(plan, rows, threads=2) == by_numba(plan, rows) == by_explain(plan, rows)


def test_the_same_source_is_compiled_once():
    one, other = small(), small()
    assert one.numba() is not other.numba()
    assert fold_numba.compiled_of(one) is fold_numba.compiled_of(other)


def test_other_kinds_of_integers_are_read_too():
    plan = Plan(program_of(lambda a, p: where(p, a, 0)), ["svar"], [Column("a", unknown=False), Column("p")])
    arrays = {"a": np.array([1, 2, 3], np.int16)[::-1], "p": np.array([True, False, True])}
    assert plan.numba().run(arrays)["svar"].tolist() == [3, 0, 1]
    assert plan.check({"a": np.array([1]), "p": np.array([-1])}).tolist() == [0]
    table = pl.LazyFrame({"a": pl.Series([3, None], dtype=pl.UInt8), "p": [True, True]})
    assert plan.polars(table).collect()["svar"].to_list()[0] == 3
    nothing = pl.LazyFrame({"a": [1], "p": [None]})
    assert plan.polars(nothing).collect()["svar"].to_list() == [None]


def test_no_rows_give_no_rows():
    plan = small()
    assert by_numba(plan, []) == []
    assert plan.polars(pl.LazyFrame(schema={"a": pl.Int64, "b": pl.Int64})).collect().height == 0


def test_a_table_keeps_its_other_columns():
    table = small().polars(pl.LazyFrame({"cpr": ["x"], "a": [3], "b": [2]})).collect()
    assert table.columns == ["cpr", "a", "b", "svar"]
    assert table["svar"].to_list() == [4]


def test_sql_names_its_table_and_quotes_it():
    text = small().sql(table='skema.min"tabel')
    assert 'FROM "skema"."min""tabel"' in text


def test_a_package_that_is_missing_is_named_with_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(
        PackageMissing, match=r'polars er ikke installeret; pip install "fleksaftale\[analyse\]"'
    ):
        small().polars(None)
    assert imports.needed("numpy") is np


def test_importing_the_plan_imports_none_of_the_packages():
    program = (
        "import sys, fleksjob.engine.columns; "
        "print(sorted({'polars', 'numpy', 'numba', 'duckdb'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_example_in_the_documentation_holds():
    assert doctest.testmod(plan).failed == 0
    assert doctest.testmod(plan).attempted > 5


def test_least_of_a_policy_and_a_fact_needs_no_mask_where_nothing_is_unknown():
    program = program_of(lambda a, b: least(a, b))
    plan = Plan(program, ["svar"], [Column("a", unknown=False), Column("b", unknown=False)])
    assert "tilstand" not in "".join(plan.numba().run({"a": np.array([1]), "b": np.array([1])}))
    assert not any(cell.boolean for cell in plan.cells)
