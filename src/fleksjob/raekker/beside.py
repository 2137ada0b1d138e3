"""A file that is whole or not there: written beside its name, and renamed when it is finished."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fleksjob.errors import InputError, os_reason, quoted

UNFINISHED = ".ufaerdig"
"""Ends the name of a file that is still being written. One that is left lying can be removed."""


@contextmanager
def beside(path: Path, *, overwrite: bool) -> Iterator[BinaryIO]:
    """A stream to write to; the file stands under its name when the block has ended well.

    A name that is a link to a file is replaced itself. A device or a named pipe is never replaced.
    Raises InputError where there is a file already and `overwrite` is no, or where nothing can be written.
    """
    _refuse_present(path, overwrite=overwrite)
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=UNFINISHED, dir=path.parent)
    except OSError as problem:
        reason, reason_en = os_reason(problem)
        raise InputError(
            "--ud",
            f"kan ikke skrive {quoted(str(path))}: {reason}; vælg et andet sted",
            f"cannot write {quoted(str(path))}: {reason_en}; choose another place",
        ) from None
    waiting = Path(name)
    try:
        with os.fdopen(number, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _give_rights(waiting)
        _put(waiting, path, overwrite=overwrite)
    finally:
        waiting.unlink(missing_ok=True)


def _refuse_present(path: Path, *, overwrite: bool) -> None:
    if path.is_dir():
        raise InputError(
            "--ud",
            f"{quoted(str(path))} er en mappe; skriv et filnavn, fx resultat.csv",
            f"{quoted(str(path))} is a folder; write the name of a file, such as resultat.csv",
        )
    if path.exists() and not path.is_file():
        raise InputError(
            "--ud",
            f"{quoted(str(path))} er ikke en almindelig fil; skriv et filnavn, eller - for et rør",
            f"{quoted(str(path))} is not an ordinary file; write the name of a file, or - for a pipe",
        )
    if not overwrite and os.path.lexists(path):  # a link that leads nowhere is there too
        raise InputError(
            "--ud",
            f"{quoted(str(path))} findes allerede; vælg et andet navn, eller brug --overskriv",
            f"{quoted(str(path))} is there already; choose another name, or use --overskriv",
        )


def _give_rights(path: Path) -> None:
    """The rights a new file would have: a temporary file is closed to others."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


def _put(waiting: Path, path: Path, *, overwrite: bool) -> None:
    """Give the finished file its name. Without `overwrite`, a file that came meanwhile is left alone."""
    if overwrite:
        waiting.replace(path)
        return
    try:
        path.hardlink_to(waiting)
    except FileExistsError:
        _refuse_present(path, overwrite=False)
    except OSError:  # a file system without links
        _refuse_present(path, overwrite=False)
        waiting.replace(path)
