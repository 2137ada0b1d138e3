"""The stage guide: five stages from before the hire to after the job, each with its texts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from fleksaftale.guidance import articles
from fleksaftale.guidance.articles import Article
from fleksaftale.guidance.front import HERE
from fleksaftale.guidance.texts import Both

FOLDER = "stages"


@dataclass(frozen=True)
class Stage:
    """``id`` is its address and its folder too."""

    id: str
    title: Both
    short: Both

    def on(self, day: date, reader: str = "") -> list[Article]:
        """Its texts on a day, for one kind of reader or for all."""
        found = articles.on(f"{FOLDER}/{self.id}", day)
        return [each for each in found if not reader or reader in each.readers]


@cache
def stages() -> tuple[Stage, ...]:
    """The stages in order. Raises BadPage, and KeyError for a part that is missing."""
    rows = tomllib.loads((HERE / FOLDER / "trin.toml").read_text(encoding="utf-8"))["trin"]
    return tuple(_stage(row, row["id"]) for row in rows)


def _stage(row: Mapping[str, Any], name: str) -> Stage:
    return Stage(name, Both.of(row["titel"], f"{name}: titel"), Both.of(row["kort"], f"{name}: kort"))


def stage(name: str) -> Stage | None:
    return next((each for each in stages() if each.id == name), None)


def everything() -> tuple[Article, ...]:
    """Every version of every text, for who looks after them."""
    return tuple(each for one in stages() for each in articles.all_versions(f"{FOLDER}/{one.id}"))
