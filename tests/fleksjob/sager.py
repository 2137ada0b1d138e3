"""Cases that a lawyer writes: read from TOML, asked of the program, and told apart sentence by sentence.

How one is written stands in cases/README.md. What is not known, in the case or in the program's answer, is an
error that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from fleksjob.engine import Reason, Run
from fleksjob.errors import InputError, RateMissing
from fleksjob.law import emner, gaeldende
from fleksjob.tomlfil import TomlFil, laes
from fleksjob.trin import siger, svar

NEEDED = ("navn", "kilde", "emne", "fakta", "svar")
MAY = ("i_dag", "afvigelse", "afvigelse_fordi", "note", "eksempel")
OTHERS = ("beregn", "frister", "satser", "tjek")
"""What a case may be about beside the subjects of `fleksjob vurder`."""


class SagsFejl(AssertionError):
    """A case that cannot be asked. The message names file and line."""


@dataclass(frozen=True)
class Sag:
    """One case, with its file, so that every complaint can name the line."""

    navn: str
    fil: TomlFil
    nummer: int
    indhold: Mapping[str, Any]

    def sted(self, *sti: str) -> str:
        return self.fil.sted("sag", self.nummer, *sti)


@dataclass(frozen=True)
class Ulaeselig:
    """A file that could not be read as cases, as an item of its own, so that the other files still run."""

    navn: str
    grund: str


@dataclass(frozen=True)
class Svar:
    """What the program said: every value by its path, why, and what was asked for in vain."""

    vaerdier: Mapping[str, Any]
    begrundelse: tuple[str, ...] = ()


def laes_mappe(mappe: Path) -> list[Sag | Ulaeselig]:
    """Every case of a folder, file by file."""
    found: list[Sag | Ulaeselig] = []
    for path in sorted(mappe.glob("*.toml")):
        try:
            found += laes_fil(path)
        except (SagsFejl, ValueError) as problem:
            found.append(Ulaeselig(f"{path.name} kan læses", str(problem)))
    return found


def laes_fil(path: Path) -> list[Sag]:
    """The cases of one file. Raises SagsFejl for a key that is unknown or missing."""
    fil = laes(path)
    for key in fil.tabeller:
        if key != "sag":
            raise SagsFejl(f"{fil.sted(key)}: kender ikke {key!r}; en fil har kun [[sag]]")
    found = [Sag(entry.get("navn", ""), fil, n, entry) for n, entry in enumerate(fil.tabeller["sag"])]
    for sag in found:
        check(sag)
    names = [sag.navn for sag in found]
    for sag in found:
        if names.count(sag.navn) > 1:
            raise SagsFejl(f"{sag.sted('navn')}: to sager hedder {sag.navn!r}")
    return found


def check(sag: Sag) -> None:
    for key in sag.indhold:
        if key not in NEEDED + MAY:
            raise SagsFejl(f"{sag.sted(key)}: kender ikke {key!r}; kendte er {', '.join(NEEDED + MAY)}")
    for key in NEEDED:
        if not sag.indhold.get(key) and key != "fakta":
            raise SagsFejl(f"{sag.sted()}: sagen mangler {key}")
    if sag.indhold["emne"] not in (*emner.NAVNE, *OTHERS):
        known = ", ".join((*emner.NAVNE, *OTHERS))
        raise SagsFejl(f"{sag.sted('emne')}: kender ikke emnet {sag.indhold['emne']!r}; kendte er {known}")
    if ("afvigelse" in sag.indhold) != ("afvigelse_fordi" in sag.indhold):
        raise SagsFejl(f"{sag.sted()}: en afvigelse skal have en grund, afvigelse_fordi, og omvendt")


def proev(sag: Sag) -> None:
    """Ask the program. Raises SagsFejl with each line that it answers otherwise, and why."""
    answer = spoerg(sag)
    wrong = []
    for keys, expected in leaves(sag.indhold["svar"]):
        path = tuple(name for key in keys for name in key.split("."))
        key, place = ".".join(path), sag.sted("svar", *keys)
        found = lookup(answer.vaerdier, path)
        if found is MISSING and expected is not False:
            raise SagsFejl(f"{place}: svaret har intet {key!r}; {known(answer, path)}")
        if not same(expected, found, sag.indhold.get("afvigelse")):
            wrong.append(f"  {place}: {key}\n    ventet: {shown(expected)}\n    svaret: {shown(found)}")
    if wrong:
        lines = [f"{sag.sted()}: {sag.navn}", f"  kilde: {sag.indhold['kilde']}", *wrong]
        if answer.begrundelse:
            lines += ["  fordi:", *(f"    {line}" for line in answer.begrundelse)]
        raise SagsFejl("\n".join(lines))


# -- asking


def spoerg(sag: Sag) -> Svar:
    """The answer of the program: of a refusal the field as `fejl`, of a missing rate its name."""
    about = sag.indhold["emne"]
    given = plain(sag.indhold.get("fakta", {}))
    try:
        ways = {"beregn": of_subsidy, "frister": of_deadlines, "satser": of_rates, "tjek": of_payment}
        return ways.get(about, of_subject)(sag, given)
    except InputError as problem:
        if "fejl" not in sag.indhold["svar"]:
            field = problem.field.partition(".")[0]
            raise SagsFejl(f"{sag.sted('fakta', field)}: {problem}") from problem
        return Svar({"fejl": problem.field}, (str(problem),))
    except RateMissing as problem:
        if "mangler_sats" not in sag.indhold["svar"]:
            raise SagsFejl(f"{sag.sted()}: {problem}") from problem
        return Svar({"mangler_sats": problem.name}, (str(problem),))


def of_subject(sag: Sag, given: dict[str, Any]) -> Svar:
    from fleksjob.vurdering import vurder

    answer = vurder(sag.indhold["emne"], given)
    values = answer.som_json() | {"regler": rules(answer.run)}
    return Svar(values, tuple(reasons(answer.begrundelse, answer.dato)))


def of_subsidy(sag: Sag, given: dict[str, Any]) -> Svar:
    from fleksjob.beregning import beregn

    answer = beregn(given, law())
    values = answer.som_json() | {"regler": rules(answer.run)}
    return Svar(values, tuple(reasons(answer.begrundelse, answer.sag.dato)))


def of_deadlines(sag: Sag, given: dict[str, Any]) -> Svar:
    from fleksjob.frister import frister

    today = sag.indhold.get("i_dag")
    answer = frister(given, today, deadlines()).som_json()
    why = [f"{each['id']}: {each['begrundelse']['da']}" for each in answer["frister"]]
    why += [f"{each['id']}: {each['grund']}" for each in answer["ikke_aktuelle"]]
    return Svar(answer | {each["id"]: each for each in answer["frister"]}, tuple(why))


def of_payment(sag: Sag, given: dict[str, Any]) -> Svar:
    from fleksjob.tjek import tjek
    from fleksjob.tjek_visning import som_json

    answer = som_json(tjek(given, law()))
    why = tuple(f"{each['id']}: {each['udfald']}" for each in answer["trin"])
    return Svar(answer | {each["id"]: each for each in answer["trin"]}, why)


def of_rates(sag: Sag, given: dict[str, Any]) -> Svar:
    day = date.fromisoformat(given["dato"])
    values, why = {}, []
    for name, rate in law().rates.items():
        found = rate.at(day)
        values[name] = found.text if found else None
        if found and name in sag.indhold["svar"]:
            why.append(f"{name}: fra {found.fra}, {found.status}, {found.kilde}")
    return Svar(values, tuple(why))


@cache
def law() -> Any:
    return gaeldende()


@cache
def deadlines() -> Any:
    from fleksjob import frister

    return frister.gaeldende()


class rules(Mapping[str, Any]):  # noqa: N801 - reads as what it holds
    """Every rule of the day's law in this case, each computed when a case names it."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def __getitem__(self, name: str) -> Any:
        return svar(self.run.explain(name).reason)

    def __iter__(self) -> Iterator[str]:
        return iter(self.run.program.slots)

    def __len__(self) -> int:
        return len(self.run.program.slots)


def reasons(reason: Reason, day: date) -> Iterator[str]:
    """The sentences of the explanation, each step once."""
    for step in reason.walk():
        law_ = f" [{step.entry.law}]" if step.entry.law else ""
        yield f"- {siger(step, day)[0]} ({step.entry.name}){law_}"


# -- comparing

MISSING = object()


def plain(value: Any) -> Any:
    """What TOML holds as `vurder` and `beregn` take it: a day as its text."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def leaves(table: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every expected line, with its keys as they stand in the file."""
    for key, value in table.items():
        path = (*above, key)
        if isinstance(value, dict):
            yield from leaves(value, path)
        else:
            yield path, value


def lookup(values: Any, path: tuple[str, ...]) -> Any:
    """What stands at a path. In a list of things with an id, their ids are the keys."""
    for key in path:
        if isinstance(values, list):
            values = next((each for each in values if isinstance(each, dict) and each.get("id") == key), None)
            if values is None:
                return MISSING
        elif isinstance(values, Mapping) and key in values:
            values = values[key]
        else:
            return MISSING
    return values


def same(expected: Any, found: Any, tolerance: str | None) -> bool:
    if isinstance(expected, bool) and not isinstance(found, bool):
        there = found is not MISSING and found is not None
        return expected == there if isinstance(found, dict) or found is MISSING else False
    if isinstance(expected, list) and isinstance(found, list):
        return sorted(map(str, expected)) == sorted(str(_id(each)) for each in found)
    expected = plain(expected)
    if expected == "ukendt" and found is None:
        return True
    if tolerance is not None and (numbers := (_number(expected), _number(found))) and None not in numbers:
        return abs(numbers[0] - numbers[1]) <= Decimal(tolerance)  # type: ignore[operator]
    if isinstance(expected, int | Decimal) and not isinstance(expected, bool):
        return Decimal(expected) == _number(found)
    return bool(expected == found)


def _id(value: Any) -> Any:
    return value.get("id") if isinstance(value, dict) else value


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None


def shown(value: Any) -> str:
    if value is None:
        return "ukendt"
    if value is MISSING:
        return "findes ikke i svaret"
    if isinstance(value, bool):
        return "true (ja)" if value else "false (nej)"
    if isinstance(value, list):
        return ", ".join(str(_id(each)) for each in value) or "ingen"
    if isinstance(value, Mapping):
        return f"findes i svaret: {value.get('id', '')}"
    return str(plain(value))


def known(answer: Svar, path: tuple[str, ...]) -> str:
    """What could have been named instead, as deep as the path is right."""
    right: Any = answer.vaerdier
    for key in path[:-1]:
        deeper = lookup(right, (key,))
        if deeper is MISSING:
            break
        right = deeper
    names = [str(_id(each)) for each in right] if isinstance(right, list) else list(right or ())
    return f"kendte er {', '.join(names)}"
