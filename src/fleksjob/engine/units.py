"""Units of measure, so that kroner an hour and kroner a month cannot be added by mistake."""

from __future__ import annotations

from fleksjob.errors import LawError

Unit = tuple[tuple[str, int], ...]
"""A product of base units with exponents, sorted by name: kr/måned is (("kr", 1), ("måned", -1))."""

PLAIN: Unit = ()
"""A number without unit: a share, a factor."""

DATE: Unit = (("dato", 1),)
"""A day of the calendar, kept as its ordinal. Days are compared, and months are added to them."""

BASES = frozenset({"kr", "time", "dag", "uge", "måned", "kvartal", "år"})


def parse(text: str) -> Unit:
    """A unit of its text: "kr/måned", "time/uge", "dag", or "andel" for a plain number. Raises LawError."""
    if text == "andel":
        return PLAIN
    above, *below = text.split("/")
    if unknown := sorted({above, *below} - BASES):
        raise LawError(f"ukendt enhed {unknown[0]!r} i {text!r}; kendte er {', '.join(sorted(BASES))}")
    return times(((above, 1),), tuple((name, -1) for name in below))


def choice(name: str) -> Unit:
    """The unit of a closed list: one choice equals another or not."""
    return ((f"valg {name}", 1),)


def is_choice(unit: Unit) -> bool:
    """Whether the unit is a closed list of choices."""
    return bool(unit) and unit[0][0].startswith("valg ")


def is_measure(unit: Unit) -> bool:
    """Whether numbers of this unit can be added and multiplied: neither days nor choices can."""
    return unit != DATE and not is_choice(unit)


def times(left: Unit, right: Unit, sign: int = 1) -> Unit:
    """The unit of a product, or with sign=-1 of a quotient."""
    powers = dict(left)
    for name, power in right:
        powers[name] = powers.get(name, 0) + sign * power
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def text(unit: Unit) -> str:
    """The text of a unit, kr/måned. A plain number is "andel"."""
    above = [name for name, power in unit if power > 0]
    below = [name for name, power in unit if power < 0]
    return "/".join(["·".join(above) or "1", *below]) if unit else "andel"
