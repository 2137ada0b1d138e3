"""What every file of texts says of itself: from when to when it holds, when it was looked at, its sources."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fleksaftale.guidance.texts import BadPage, Both

HERE = Path(__file__).parent
NEEDED = frozenset({"gyldig_fra", "sidst_tjekket", "kilder"})
MAY = frozenset({"gyldig_til"})


@dataclass(frozen=True)
class Source:
    name: Both
    address: str


@dataclass(frozen=True)
class Front:
    """``valid_to``: None where no end is known. ``checked``: the last look at text and sources."""

    valid_from: date
    valid_to: date | None
    checked: date
    sources: tuple[Source, ...]


def read(head: Mapping[str, Any], file: str) -> Front:
    """Of the head of a file, whatever else stands in it. Raises BadPage."""
    if missing := sorted(NEEDED - head.keys()):
        raise BadPage(f"{file}: {missing[0]} is missing")
    ends = head.get("gyldig_til")
    if ends and ends < head["gyldig_fra"]:
        raise BadPage(f"{file}: gyldig_til is before gyldig_fra")
    known = names(head, "kilder", sources(), file)
    return Front(head["gyldig_fra"], ends, head["sidst_tjekket"], tuple(sources()[name] for name in known))


def names(head: Mapping[str, Any], key: str, known: Mapping[str, object], file: str) -> tuple[str, ...]:
    """A list of names, each of them known. Raises BadPage."""
    found = head.get(key, [])
    if not isinstance(found, list) or not set(map(str, found)) <= known.keys():
        raise BadPage(f"{file}: {key}: {found} is not a list of {', '.join(known)}")
    return tuple(found)


@cache
def sources() -> Mapping[str, Source]:
    """The sources of the texts by their short names: kilder.toml."""
    rows = tomllib.loads((HERE / "kilder.toml").read_text(encoding="utf-8"))
    return {name: Source(Both.of(row, f"kilder.toml: {name}"), row["adresse"]) for name, row in rows.items()}


@dataclass(frozen=True)
class Listed:
    """A file of short texts with its front matter: ``rows`` is the rest of it."""

    file: str
    front: Front
    rows: Mapping[str, Any]


@cache
def of_file(file: str) -> Listed:
    """A TOML file of short texts, such as ``ways.toml``. Raises BadPage."""
    content = tomllib.loads((HERE / file).read_text(encoding="utf-8"))
    rows = {key: value for key, value in content.items() if key not in NEEDED | MAY}
    return Listed(file, read(content, file), rows)
