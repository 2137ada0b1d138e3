"""Dated rates: what stands in the TOML files of this folder, and how a value is found for a day.

A folder named by the environment variable FLEKSJOB_SATSER adds to them, for a new year that the package does
not have yet. Its values are validated alike and marked as local wherever they are shown.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from fleksjob.rates.loader import RateFileError, load
from fleksjob.rates.model import USIKKER, Gap, Rate, Rates, RateValue

__all__ = [
    "LOKALE_SATSER",
    "USIKKER",
    "Gap",
    "Rate",
    "RateFileError",
    "RateValue",
    "Rates",
    "gaeldende",
    "load",
]

LOKALE_SATSER = "FLEKSJOB_SATSER"
"""The environment variable that names a folder of local rates."""

_SHIPPED = Path(__file__).parent


def gaeldende() -> Rates:
    """The rates that are shipped, and those of the folder that FLEKSJOB_SATSER names.

    Raises RateFileError, naming file and line, if a file is not in order. Files are read anew when they have
    changed.

    >>> gaeldende()["knaek_maanedsloen"].unit
    'kr/måned'
    """
    named = os.environ.get(LOKALE_SATSER)
    local = Path(named) if named else None
    return _loaded(local, _stamps(_SHIPPED), _stamps(local) if local else ())


@lru_cache(maxsize=4)
def _loaded(local: Path | None, *_stamps: object) -> Rates:
    return load(_SHIPPED, local)


def _stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells that a file of the folder was changed, without reading it."""
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    return tuple((file.name, (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files)
