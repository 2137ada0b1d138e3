"""What a law is made of: rules with dates and sources, the facts it asks for, and the open questions it
names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any

from fleksjob.errors import LawError

CERTAINTIES = ("lovtekst", "officiel", "sekundaer", "afledt")
"""How certain a rule is, from the text of the law down to our inference. What is only recalled is no rule."""

FOREVER = date.max


@dataclass(frozen=True)
class Rule:
    """One version of one rule: a function of symbols, valid from `fra` to and with `til`."""

    name: str
    law: str
    fra: date
    til: date
    kilde: str
    sikkerhed: str
    da: str
    en: str
    fn: Callable[..., Any]
    ophoert: str = ""
    """Why there is no version after this one, where there is none: a declared gap."""

    @property
    def needs(self) -> tuple[str, ...]:
        """The names the rule depends on: its parameters."""
        code = self.fn.__code__
        return code.co_varnames[: code.co_argcount]

    @property
    def doc(self) -> str:
        """The docstring: why, and what changed."""
        return "\n".join(line.strip() for line in (self.fn.__doc__ or "").strip().splitlines())

    def in_force(self, day: date) -> bool:
        """Whether this version applies on the day."""
        return self.fra <= day <= self.til


@dataclass(frozen=True)
class Versions:
    """A function with one or more `@rule` on it.

    Two stacked decorators: the same text under two paragraphs.
    """

    rules: tuple[Rule, ...]


def rule(
    *,
    law: str,
    fra: str,
    kilde: str,
    da: str,
    en: str,
    til: str | None = None,
    sikkerhed: str = "lovtekst",
    navn: str | None = None,
    ophoert: str = "",
) -> Callable[[Callable[..., Any] | Versions], Versions]:
    """Declare a version of a rule: its paragraph, dates, source, certainty, and its name in Danish and
    English.

    The function is called once with symbols. `navn` gives two functions of one module the same rule name;
    `ophoert` says why a rule ended for good. Raises LawError for a date or certainty that cannot be.
    """
    first = date.fromisoformat(fra)
    last = date.fromisoformat(til) if til else FOREVER
    if sikkerhed not in CERTAINTIES:
        raise LawError(f"ukendt sikkerhed {sikkerhed!r}; kendte er {', '.join(CERTAINTIES)}")
    if last < first:
        raise LawError(f"en regel slutter ({til}), før den begynder ({fra})")

    def declare(function: Callable[..., Any] | Versions) -> Versions:
        earlier = function.rules if isinstance(function, Versions) else ()
        fn = earlier[0].fn if isinstance(function, Versions) else function
        if fn.__code__.co_kwonlyargcount or fn.__code__.co_flags & 0x0C or fn.__defaults__:
            raise LawError(f"{fn.__name__}: en regels parametre er navne uden standardværdi")
        name = navn or (earlier[0].name if earlier else fn.__name__)
        return Versions((*earlier, Rule(name, law, first, last, kilde, sikkerhed, da, en, fn, ophoert)))

    return declare


def rules_of(*modules: ModuleType) -> Iterator[Rule]:
    """All rules of some modules, in the order they stand there."""
    for module in modules:
        for value in vars(sys.modules[module.__name__]).values():
            if isinstance(value, Versions):
                yield from value.rules


@dataclass(frozen=True)
class Input:
    """A fact that a case brings, as an integer over `den` of its unit: kr with den 100 is øre.

    No unit: yes or no.

    `likely` is how often a yes/no is yes, or a usual number; it only steers which question comes first.
    """

    name: str
    da: str
    en: str
    unit: str | None = None
    den: int = 1
    high: int = 1
    likely: float = 0.5

    def check(self, value: object) -> None:
        """Raise ValueError for a value of the wrong kind or out of range."""
        if self.unit is None:
            if not isinstance(value, bool):
                raise ValueError(f"{self.name}: skal være ja eller nej, ikke {value!r}")
        elif isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(f"{self.name}: skal være et helt tal i 1/{self.den} {self.unit}, ikke {value!r}")
        elif not 0 <= value <= self.high * self.den:
            raise ValueError(f"{self.name}: skal ligge fra 0 til {self.high} {self.unit}")


@dataclass(frozen=True)
class Policy:
    """A question the sources leave open, with the answer we choose and the one that could also be right.

    In the rules it is a yes/no symbol: whether the second of `choices` holds. The first is the default.
    `warning` is what a person is told where it matters; `alias` is a name it also goes by.
    """

    name: str
    da: str
    en: str
    choices: tuple[str, str]
    warning: str
    kilde: str
    alias: str = ""
