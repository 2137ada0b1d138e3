"""Rows for a plan, and the same rows through `explain` and each back end, in one form that can be compared.

An answer is an integer over the result's den, yes/no, or a State.
"""

from fractions import Fraction
from random import Random
from tempfile import NamedTemporaryFile

import duckdb
import numpy as np
import polars as pl

from fleksjob.engine import NOT_APPLICABLE, UNKNOWN, State
from fleksjob.engine.columns import Column, Plan, TooWide, arrays, fold_numba
from fleksjob.engine.columns.model import NOT_APPLICABLE_COLUMN, STATE
from fleksjob.engine.functions import half_up

CODES = [False, True, UNKNOWN, NOT_APPLICABLE]


# -- plans and rows
def every_column(program, *, leave=(), not_applicable=True):
    """Every fact as a column that can be in any state, every policy as one that is yes or no."""
    facts = [Column(name, not_applicable=not_applicable) for name in program.inputs if name not in leave]
    return facts + [Column(name, unknown=False) for name in program.policies if name not in leave]


def fitting(program, wanted, columns, **rest):
    """A plan of these columns, with narrower ranges for all amounts where the numbers would not fit."""
    while True:
        try:
            return Plan(program, wanted, columns, **rest)
        except TooWide:
            columns = [_narrower(program, column) for column in columns]


def _narrower(program, column):
    fact = program.inputs.get(column.name)
    if fact is None or fact.unit is None or fact.valg or fact.is_day:
        return column
    high = fact.high * fact.den if column.high is None else column.high
    return Column(
        column.name, column.low, max(high // 10, 1), column.unknown, column.not_applicable, column.step
    )


def some_rows(plan, count, seed):
    """Rows inside the ranges of a plan: its ends, the constants of the law and their neighbours, and any."""
    random = Random(seed)  # noqa: S311 - rows, not secrets
    limits = sorted({cell.low + by for cell in plan.cells if cell.constant is not None for by in (-1, 0, 1)})
    choose = {
        name: _values(random, column, limits, plan.is_day(name)) for name, column in plan.columns.items()
    }
    return [{name: pick() for name, pick in choose.items()} for _ in range(count)]


def _values(random, column, limits, is_day):
    inside = [each for each in limits if column.low is not None and column.low <= each <= column.high]
    lived = (711_000, 745_000)  # days from 1947 to 2040

    def pick():
        chance = random.random()
        if column.unknown and chance < 0.1:
            return UNKNOWN
        if column.not_applicable and chance > 0.9:
            return NOT_APPLICABLE
        if column.low is None:
            return random.random() < 0.6
        if is_day and chance < 0.7:
            return random.randint(*lived)
        if inside and chance < 0.4:
            return random.choice(inside)
        if chance < 0.5:
            return random.choice([column.low, column.high])
        return random.randint(column.low, column.high)

    return pick


# -- the reference
def by_explain(plan, rows):
    """`Program.run`, each row by itself: what every back end is held against."""
    answers = []
    for row in rows:
        stored = {
            name: value if isinstance(value, bool | State) else value * plan.columns[name].step
            for name, value in row.items()
        }
        run = plan.program.run({**plan.fixed, **stored})
        answers.append({name: _stored(plan, name, run.exact(name)) for name in plan.wanted})
    return answers


def _stored(plan, name, exact):
    if isinstance(exact, bool | State):
        return exact
    result = plan.results[name]
    if name in plan.rounded:
        return half_up(exact.numerator, exact.denominator, Fraction(1, result.den))
    stored = exact * result.den
    assert stored.denominator == 1, f"{name}: {exact} er ikke hele 1/{result.den}"
    return stored.numerator


# -- tables
def frame_of(plan, rows):
    """The rows as a Polars table."""
    columns = {}
    for name, column in plan.columns.items():
        values = [row[name] for row in rows]
        kind = pl.Boolean if column.low is None else pl.Int64
        columns[name] = pl.Series([None if isinstance(each, State) else each for each in values], dtype=kind)
        if column.not_applicable:
            columns[name + NOT_APPLICABLE_COLUMN] = pl.Series([each is NOT_APPLICABLE for each in values])
    return pl.DataFrame(columns)


def _of_table(plan, row):
    return {
        name: NOT_APPLICABLE
        if row.get(name + NOT_APPLICABLE_COLUMN)
        else UNKNOWN
        if row[name] is None
        else row[name]
        for name in plan.wanted
    }


def by_polars(plan, rows, engine="streaming"):
    """The Polars fold."""
    table = plan.polars(frame_of(plan, rows).lazy()).collect(engine=engine)
    for name, result in plan.results.items():
        assert (name + NOT_APPLICABLE_COLUMN in table.columns) == result.not_applicable
        assert result.unknown or result.not_applicable or table[name].null_count() == 0
    return [_of_table(plan, row) for row in table.iter_rows(named=True)]


def by_sql(plan, rows):
    """The SQL fold, in DuckDB."""
    with NamedTemporaryFile(suffix=".parquet") as file, duckdb.connect() as database:
        frame_of(plan, rows).write_parquet(file.name)
        database.execute(f"CREATE TABLE sager AS SELECT * FROM '{file.name}'")  # noqa: S608
        found = database.execute(plan.sql())
        names = [each[0] for each in found.description]
        return [_of_table(plan, dict(zip(names, row, strict=True))) for row in found.fetchall()]


# -- arrays
def arrays_of(plan, rows):
    """The rows as arrays; a number that is not known is the worst there can be."""
    columns = {}
    for name, column in plan.columns.items():
        values = [row[name] for row in rows]
        if column.low is None:
            columns[name] = np.array([_code(each) for each in values], np.uint8)
            continue
        stored = [-(2**63) if isinstance(each, State) else each for each in values]
        columns[name] = np.array(stored, np.int64)
        if arrays.has_states(column):
            columns[name + STATE] = np.array([[0, 1, 2][_state(each)] for each in values], np.uint8)
    return columns


def _code(value):
    return 2 if value is UNKNOWN else 3 if value is NOT_APPLICABLE else int(value)


def _state(value):
    return 1 if value is UNKNOWN else 2 if value is NOT_APPLICABLE else 0


def of_arrays(plan, out):
    """Arrays that came out, as answers."""
    rows = range(len(next(iter(out.values()))))
    return [{name: _of_array(plan, out, name, row) for name in plan.wanted} for row in rows]


def _of_array(plan, out, name, row):
    value = int(out[name][row])
    if plan.results[name].boolean:
        return CODES[value]
    state = out[name + STATE][row] if name + STATE in out else 0
    assert state == 0 or value == 0
    return [value, UNKNOWN, NOT_APPLICABLE][state]


def by_numba(plan, rows, threads=1):
    """The compiled loop. Outputs are poisoned first, so that no earlier run can pass for an answer."""
    poisoned = {name: np.full(len(rows), 77, kind) for name, kind in arrays.given(plan).items()}
    return of_arrays(plan, plan.numba().run(arrays_of(plan, rows), poisoned, threads))


class _Row(list):
    @property
    def shape(self):
        return (len(self),)


def by_source(plan, rows):
    """The source of the loop, run by Python: what is compiled, without the seconds that takes."""
    scope = {"table": list}
    exec(fold_numba.source_of(plan), scope)  # noqa: S102 - the source under test
    found = arrays.read(plan, arrays_of(plan, rows))
    out = {name: _Row([77] * len(rows)) for name in arrays.given(plan)}
    read = [_Row(int(each) for each in found[name]) for name in arrays.wanted(plan)]
    assert scope["loop"](*read, *out.values()) == 0
    return of_arrays(plan, out)


# -- comparing
def compare(plan, rows, answers, expected):
    """Each answer is the expected one: same value, same kind, same state. Tells the first row that is not."""
    assert len(answers) == len(expected)
    for row, answer, other in zip(rows, answers, expected, strict=True):
        for name in plan.wanted:
            same = answer[name].__class__ is other[name].__class__ and answer[name] == other[name]
            assert same, f"{name}: {answer[name]!r}, skulle være {other[name]!r}; {row}"


def all_agree(plan, rows):
    """Every back end gives what `explain` gives, for every row."""
    expected = by_explain(plan, rows)
    compare(plan, rows, by_polars(plan, rows), expected)
    compare(plan, rows, by_sql(plan, rows), expected)
    if plan.needs <= 64:
        compare(plan, rows, by_source(plan, rows), expected)
