"""The mutants of a TOML file: a day moved by a day, a number by one in its last place."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tools.mutants.mutant import TABLE, Mutant
from tools.mutants.python import PACKAGE

LINE = re.compile(r"^(\s*)(\w+)(\s*=\s*)([^\s#]+)\s*(?:#.*)?$")
HEADING = re.compile(r"^\s*\[+([\w.]+)\]+")
DAYS = {"fra", "til", "foedt_fra", "foedt_til"}
NUMBERS = {"beloeb", "andel", "aar", "maaneder"}
NUMBER = re.compile(r"[\"']?[\d_.]+(/\d+)?[\"']?")
SAMPLE = 200
"""How many of the rates are changed: there are some thousands of ways."""


def mutants(path: Path, subject: str, kind: str) -> list[Mutant]:
    """Every mutant of a file."""
    file = path.relative_to(PACKAGE).as_posix()
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for where, operator, before, after, changed in _changes(lines):
        if kind == TABLE and after.endswith("2012-12-31"):
            continue  # nobody can ask about a day before 2013
        text = "".join(changed.get(number, line) for number, line in enumerate(lines))
        seen[where, before, after] += 1
        mutant = Mutant(subject, file, where, kind, operator, before, after, text, f"{before}{after}")
        found.append(replace(mutant, number=seen[where, before, after]))
    return found


def sample(many: list[Mutant]) -> list[Mutant]:
    """A sample that is the same in every run."""
    chosen = random.Random(2013).sample(range(len(many)), min(SAMPLE, len(many)))  # noqa: S311 - no secret
    return [many[number] for number in sorted(chosen)]


def _changes(lines: list[str]) -> Iterator[tuple[str, str, str, str, dict[int, str]]]:
    where, ends = "", {}
    for number, line in enumerate(lines):
        if table := HEADING.match(line):
            where = table[1].removesuffix(".vaerdi")
        if not (found := LINE.match(line)):
            continue
        _, key, _, value = found.groups()
        if key in DAYS:
            day = date.fromisoformat(value)
            if key in {"til", "foedt_til"}:
                ends[where, day] = number
            for shift in (timedelta(days=-1), timedelta(days=1)):
                new = (day + shift).isoformat()
                told = (f"{key} = {value}", f"{key} = {new}")
                yield where, "day", *told, {number: line.replace(value, new, 1)}
            before = ends.get((where, day - timedelta(days=1)))
            if key in {"fra", "foedt_fra"} and before is not None:
                yield from _border(lines, where, (before, number), day)
        elif key in NUMBERS and NUMBER.fullmatch(value):
            for step in (-1, 1):
                new = moved(value, step)
                yield where, "number", f"{key} = {value}", f"{key} = {new}", {number: _new(line, value, new)}


def _border(
    lines: list[str], where: str, places: tuple[int, int], day: date
) -> Iterator[tuple[str, str, str, str, dict[int, str]]]:
    """The end of one row and the beginning of the next, moved together."""
    last, first = places
    end = day - timedelta(days=1)
    for shift in (timedelta(days=-1), timedelta(days=1)):
        changed = {
            last: lines[last].replace(end.isoformat(), (end + shift).isoformat(), 1),
            first: lines[first].replace(day.isoformat(), (day + shift).isoformat(), 1),
        }
        yield where, "border", f"begins {day}", f"begins {day + shift}", changed


def _new(line: str, value: str, new: str) -> str:
    head, sign, tail = line.partition("=")
    return head + sign + tail.replace(value, new, 1)


def moved(value: str, shift: int) -> str:
    """A number as it is written, one more or less in its last place: "0.30" becomes "0.31"."""
    quote = value[0] if value[0] in "\"'" else ""
    plain = value.strip("\"'").replace("_", "")
    numerator, slash, rest = plain.partition("/")
    whole, point, part = numerator.partition(".")
    digits = int(whole + part) + shift
    text = f"{abs(digits):0{len(part) + 1}d}" if part else str(abs(digits))
    text = f"{text[: -len(part)]}.{text[-len(part) :]}" if point else text
    return f"{quote}{'-' if digits < 0 else ''}{text}{slash}{rest}{quote}"
