"""What a law is made of: rules with dates and sources, the facts it asks for, and the open questions it
names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

from fleksjob.engine import units
from fleksjob.engine.nodes import Node
from fleksjob.engine.values import State
from fleksjob.errors import LawError

CERTAINTIES = ("lovtekst", "officiel", "sekundaer", "afledt")
"""How certain a rule is, from the text of the law down to our inference. What is only recalled is no rule."""

FOREVER = date.max
LAST_DAY = date(2400, 1, 1).toordinal()


Sentence = tuple[str, str]
"""The same sentence in Danish and in English."""

SAID_OF_YES_NO = ("ja", "nej", "uvist")


class Choices:
    """A closed list of answers, in the order in which they are numbered. Calling it gives one as a symbol."""

    def __init__(self, name: str, *names: str, vist: Mapping[str, Sentence] | None = None) -> None:
        """`vist` is how each is shown to a person; raises LawError for a list that cannot be."""
        if len(set(names)) != len(names) or len(names) < 2:
            raise LawError(f"{name}: en liste af valg har mindst to, og ingen to gange")
        if vist is not None and set(vist) != set(names):
            raise LawError(f"{name}: hvert valg vises på én måde")
        self.name, self.names, self.vist = name, names, vist or {}
        self.unit = units.choice(name)

    def __call__(self, choice: str) -> Node:
        index = self.number(choice)
        bound = Fraction(index)
        return Node("const", data=index, unit=self.unit, bounds=(bound, bound))

    def number(self, choice: str) -> int:
        """The number a choice is stored as. Raises LawError for a choice that is not in the list."""
        if choice not in self.names:
            raise LawError(f"{self.name}: kender ikke {choice!r}; kendte er {', '.join(self.names)}")
        return self.names.index(choice)


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
    foer: str = ""
    """Why there is no version before this one, where there is none: the law did not have it yet."""
    siger: Mapping[str, Sentence] = field(default_factory=dict)
    """What each outcome means, in Danish and English: of "ja", "nej" and "uvist", or of the choices."""
    valg: Choices | None = None
    """The list that the outcome is one of."""

    @property
    def needs(self) -> tuple[str, ...]:
        """The names the rule depends on: its parameters."""
        code = self.fn.__code__
        return code.co_varnames[: code.co_argcount]

    @property
    def doc(self) -> str:
        """The docstring: why, and what changed."""
        return "\n".join(line.strip() for line in (self.fn.__doc__ or "").strip().splitlines())

    @property
    def sted(self) -> str:
        """File and line of the function, for errors: `law/varighed/regler.py, linje 28`."""
        return _place(self.fn)

    def in_force(self, day: date) -> bool:
        """Whether this version applies on the day."""
        return self.fra <= day <= self.til


_PACKAGE = Path(__file__).parents[1]


def _place(function: Callable[..., Any]) -> str:
    """File, within the package where it is in it, and line."""
    file = Path(function.__code__.co_filename)
    name = file.relative_to(_PACKAGE).as_posix() if file.is_relative_to(_PACKAGE) else file.name
    return f"{name}, linje {function.__code__.co_firstlineno}"


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
    foer: str = "",
    siger: Mapping[str, Sentence] | None = None,
    valg: Choices | None = None,
) -> Callable[[Callable[..., Any] | Versions], Versions]:
    """Declare a version of a rule: its paragraph, dates, source, certainty, and its name in Danish and
    English.

    The function is called once with symbols. `navn` gives two functions of one module the same rule name;
    `ophoert` says why a rule ended for good, `foer` why it did not begin earlier. `siger` says each outcome
    in a sentence, `valg` names the list that the outcome is one of. Raises LawError, naming file and line of
    the function, for a date, certainty or sentence that cannot be.
    """

    def declare(function: Callable[..., Any] | Versions) -> Versions:
        earlier = function.rules if isinstance(function, Versions) else ()
        fn = earlier[0].fn if isinstance(function, Versions) else function
        name = navn or (earlier[0].name if earlier else fn.__name__)
        try:
            first, last = date.fromisoformat(fra), date.fromisoformat(til) if til else FOREVER
        except ValueError as problem:
            raise LawError(f"{_place(fn)}: {name}: {problem}") from problem
        found = Rule(name, law, first, last, kilde, sikkerhed, da, en, fn, ophoert, foer, siger or {}, valg)
        if why := _problem(found):
            raise LawError(f"{_place(fn)}: {name}: {why}")
        return Versions((*earlier, found))

    return declare


def _problem(rule: Rule) -> str:
    """Why a rule cannot stand, if it cannot."""
    code = rule.fn.__code__
    if code.co_kwonlyargcount or code.co_flags & 0x0C or rule.fn.__defaults__:
        return "en regels parametre er navne uden standardværdi"
    if rule.sikkerhed not in CERTAINTIES:
        return f"ukendt sikkerhed {rule.sikkerhed!r}; kendte er {', '.join(CERTAINTIES)}"
    if rule.til < rule.fra:
        return f"reglen slutter {rule.til}, før den begynder {rule.fra}"
    for key in ("law", "kilde", "da", "en"):
        if not getattr(rule, key).strip():
            return f"{key} mangler"
    known = (*(rule.valg.names if rule.valg else SAID_OF_YES_NO[:2]), "uvist")
    if unknown := sorted(set(rule.siger) - set(known)):
        return f"en sætning om {unknown[0]!r}, som reglen ikke kan svare; kendte er {', '.join(known)}"
    return ""


def rules_of(*modules: ModuleType) -> Iterator[Rule]:
    """All rules of some modules, in the order they stand there."""
    for module in modules:
        for value in vars(sys.modules[module.__name__]).values():
            if isinstance(value, Versions):
                yield from value.rules


@dataclass(frozen=True)
class Input:
    """A fact that a case brings, as an integer over `den` of its unit: kr with den 100 is øre.

    No unit: yes or no. The unit "dato": a day, as its ordinal. With `valg`: one of a list, as its number.

    `likely` is how often a yes/no is yes, or a usual number; it only steers which question comes first.
    """

    name: str
    da: str
    en: str
    unit: str | None = None
    den: int = 1
    high: int = 1
    likely: float = 0.5
    valg: Choices | None = None
    kommunen: bool = False
    """Whether the law leaves the answer to the municipality."""
    ellers: int | State | None = None
    """What the fact is where nobody mentions it, for facts that few cases have. None: unknown."""

    @property
    def is_day(self) -> bool:
        """Whether the fact is a day."""
        return self.unit == "dato"

    def node(self) -> Node:
        """The symbol of this fact."""
        if self.valg is not None:
            bounds = (Fraction(0), Fraction(len(self.valg.names) - 1))
            return Node("input", data=self.name, unit=self.valg.unit, bounds=bounds)
        if self.is_day:
            return Node("input", data=self.name, unit=units.DATE, bounds=(Fraction(1), Fraction(LAST_DAY)))
        if self.unit is None:
            return Node("input", data=self.name, boolean=True)
        bounds = (Fraction(0), Fraction(self.high))
        return Node("input", data=self.name, unit=units.parse(self.unit), den=self.den, bounds=bounds)

    def check(self, value: object) -> None:
        """Raise ValueError for a value of the wrong kind or out of range."""
        if self.valg is not None:
            if isinstance(value, bool) or value not in range(len(self.valg.names)):
                raise ValueError(f"{self.name}: skal være et af {', '.join(self.valg.names)}, ikke {value!r}")
        elif self.is_day:
            if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LAST_DAY:
                raise ValueError(f"{self.name}: skal være en dag, ikke {value!r}")
        elif self.unit is None:
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
    `warning` (and `warning_en`) is what a person is told where it matters; `alias` is a name it also goes by.
    """

    name: str
    da: str
    en: str
    choices: tuple[str, str]
    warning: str
    kilde: str
    alias: str = ""
    warning_en: str = ""
