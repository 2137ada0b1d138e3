"""The packages that only columns need, imported when they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from fleksjob.engine.columns.model import PackageMissing


def needed(package: str) -> Any:
    """The package. Raises PackageMissing, which says what to install."""
    try:
        return import_module(package)
    except ImportError as problem:
        raise PackageMissing(package) from problem
