"""Reads rate files strictly: an unknown key, a missing source or overlapping dates is an error, never
ignored. A local folder adds to the shipped rates and is read no less strictly.
"""

from __future__ import annotations

from pathlib import Path

from fleksjob import tomlfil
from fleksjob.errors import LawError
from fleksjob.rates.model import Rate, Rates
from fleksjob.rates.tabel import sats


class RateFileError(LawError):
    """A rate file that is not in order. The message names file, line and key."""


def load(folder: Path, lokal: Path | None = None) -> Rates:
    """All rates of a folder of TOML files, with what a local folder adds.

    The local files give existing rates values for more days, or rates of their own. Their values are marked
    `lokal`. Raises RateFileError, naming file, line and key.
    """
    rates = _folder(folder, {}, lokal=False)
    if lokal is not None:
        rates |= _folder(lokal, rates, lokal=True)
    return Rates(rates)


def _folder(folder: Path, shipped: dict[str, Rate], *, lokal: bool) -> dict[str, Rate]:
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    if not files:
        raise RateFileError(f"{folder}: her er ingen satser (*.toml)")
    found: dict[str, Rate] = {}
    for path in files:
        file = _read(path, str(path) if lokal else path.name)
        for name, table in file.tabeller.items():
            place = tomlfil.Sted(file, RateFileError, (name,))
            if name in found:
                raise place.nej(fordi="satsen står også i en anden fil")
            found[name] = sats(place, table, shipped.get(name), lokal=lokal)
    return found


def _read(path: Path, name: str) -> tomlfil.TomlFil:
    try:
        return tomlfil.laes(path, name)
    except ValueError as problem:
        raise RateFileError(str(problem)) from problem
    except OSError as problem:
        raise RateFileError(f"{name}: kan ikke læses: {problem.strerror}") from problem
