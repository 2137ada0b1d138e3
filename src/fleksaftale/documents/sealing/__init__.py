"""The installation's seal (*installationens segl*): what closes the PDF of a signed version.

It shows that a file is as this installation made it, and since when. It is not a qualified electronic
signature and nobody's signature but the installation's: the people have signed before.

:mod:`keys` the key and the certificates; :mod:`field` and :mod:`writing` put the seal on a PDF;
:mod:`timestamps` asks a time stamp server; :mod:`checking` reads a file back; :mod:`keeping` the one file of
each version. See docs/decisions/0015-seal.md.
"""

from typing import Literal

Level = Literal["B-B", "B-T"]
"""PAdES: with a time stamp of somebody else's (B-T) or without (B-B)."""

LARGEST = 10 * 1024 * 1024
"""Bytes of a PDF that is checked."""


def level_of(stamp: object | None) -> Level:
    return "B-T" if stamp else "B-B"
