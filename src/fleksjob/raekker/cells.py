"""Cells that are written plainly, read for all rows at once. Every other way of writing is left to `by_row`.

What is read here is read as `sag.laes` reads it; a test holds the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from fleksjob import money, sag_tal
from fleksjob.hours import MINUTES_OF_A_WEEK
from fleksjob.law.fleksloentilskud import fakta
from fleksjob.raekker.header import POLICY

PLAIN = "__plain"
WAY = "__way"

_AMOUNT = r"^[0-9]{1,8}([.,][0-9]{1,2})?$"
_GROUPED = r"^[0-9]{1,3}(\.[0-9]{3}){1,2},[0-9]{1,2}$"
_HOURS = r"^[0-9]{1,3}([.,][0-9]{1,2})?$"
_CLOCK = r"^[0-9]{1,3}:[0-5][0-9]$"
_SHARE = r"^[01]([.,][0-9]{1,6})?$"
_DAYS = r"^[0-9]{1,2}([.,][0-9]{1,2})?$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


@dataclass(frozen=True)
class Way:
    """A way of saying the wage: the keys that say it. No key of another way may stand beside them."""

    number: int
    keys: tuple[str, ...]


WAYS = (
    Way(0, ("timeloen", "effektive_timer")),
    Way(1, ("timeloen", "timer_paa_arbejdspladsen", "intensitet")),
    Way(2, ("loen_md", "fuldtidsloen_md")),
    Way(3, ("loen_14_dage", "fuldtidsloen_md")),
)
_OF_A_WAY = tuple(dict.fromkeys(key for way in WAYS for key in way.keys))
EXTRA = (
    "anden_loen_md",
    "fuldtidstillaeg_md",
    "sygedagpenge_md",
    "saerlig_udbetaling_md",
    "tabt_arbejdsfortjeneste_md",
    "hverdage_i_job",
    "ledighedsydelsesdage",
)
"""Amounts and days that stand beside the wage, need no other fact, and are 0 where they are left out."""

NUMBERS = (*_OF_A_WAY, *EXTRA)


def read(cells: pl.DataFrame) -> pl.DataFrame:
    """The numbers of the rows as the rules store them (øre, minutes, millionths, hundredths of a day).

    Beside them the day as a Date, `PLAIN` (whether everything in the row was written plainly and one way of
    saying the wage is whole) and `WAY`, the number of that way. A row that is not plain is not to be used.
    """
    given = [name for name in cells.columns if name in NUMBERS]
    read_here = ("dato", *NUMBERS)
    foreign = [name for name in cells.columns if name not in read_here and not name.startswith(POLICY)]
    values = cells.select(_day(), *(_number(name) for name in given))
    has = {name: pl.col(name).is_not_null() if name in given else pl.lit(False) for name in _OF_A_WAY}
    ways = [
        pl.all_horizontal([has[key] if key in way.keys else ~has[key] for key in _OF_A_WAY]) for way in WAYS
    ]
    asked = cells.select(
        pl.coalesce(pl.when(way).then(pl.lit(number, pl.Int8)) for number, way in enumerate(ways)).alias(WAY),
        pl.all_horizontal([pl.lit(True), *(pl.col(name).is_null() for name in foreign)]).alias("__known"),
        pl.col("dato").is_null().alias("__no_dato"),  # a column, so that the rest is as high
        *(pl.col(name).is_null().alias(f"__no_{name}") for name in given),
    )
    plain = pl.all_horizontal(
        [
            pl.col("dato").is_not_null(),
            pl.col(WAY).is_not_null(),
            pl.col("__known"),
            *(pl.col(name).is_not_null() | pl.col(f"__no_{name}") for name in given),
        ]
    )
    return values.hstack(asked).select(
        pl.col("dato"),
        *(
            (pl.col(name) if name in given else pl.lit(None, pl.Int64)).fill_null(0).alias(name)
            for name in NUMBERS
        ),
        pl.col(WAY),
        plain.alias(PLAIN),
    )


def _day() -> pl.Expr:
    text = pl.col("dato")
    day = text.str.to_date("%Y-%m-%d", strict=False)
    return pl.when(text.str.contains(_DAY)).then(day).alias("dato")


def _number(name: str) -> pl.Expr:
    """A number in its smallest steps; null where it is left out or not written plainly."""
    text = pl.col(name).str.strip_chars(" ")
    reader = sag_tal.LAESERE[name]
    if reader is sag_tal.timer:
        return _minutes(text).alias(name)
    if reader is sag_tal.andel:
        return _steps(text, _SHARE, 1_000_000, 1_000_000).alias(name)
    if reader is sag_tal.dage:
        return _steps(text, _DAYS, 100, 3100).alias(name)
    largest = fakta.STOERSTE_TIME * 100 if name == "timeloen" else money.LARGEST
    grouped = _steps(text.str.replace_all(".", "", literal=True), _AMOUNT, 100, largest)
    plain = _steps(text, _AMOUNT, 100, largest)
    return pl.coalesce(plain, pl.when(text.str.contains(_GROUPED)).then(grouped)).alias(name)


def _steps(text: pl.Expr, pattern: str, den: int, largest: int) -> pl.Expr:
    """A decimal number in whole steps of 1/den.

    A double is exact enough on the way: a number of at most eight digits before the mark lies a million times
    nearer to its own step than to any other.
    """
    number = text.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    steps = (number * den).round().cast(pl.Int64, strict=False)
    return pl.when(text.str.contains(pattern) & (steps <= largest)).then(steps)


def _minutes(text: pl.Expr) -> pl.Expr:
    hundredths = _steps(text, _HOURS, 100, 100 * 168) * 60
    decimal = pl.when(hundredths % 100 == 0).then(hundredths // 100)
    parts = text.str.split_exact(":", 1).struct
    hours, minutes = (parts.field(f"field_{number}").cast(pl.Int64, strict=False) for number in (0, 1))
    clock = pl.when(text.str.contains(_CLOCK)).then(hours * 60 + minutes)
    found = pl.coalesce(decimal, clock)
    return pl.when(found <= MINUTES_OF_A_WEEK).then(found)
