"""References to the law in English. The rules write them in Danish: `LAS § 77 a, stk. 1 og 4`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FIL = Path(__file__).with_name("henvisninger.toml")


@cache
def ord_paa_engelsk() -> Mapping[str, str]:
    """What is written in Danish, and what stands for it in English."""
    found: Mapping[str, str] = tomllib.loads(FIL.read_text(encoding="utf-8"))["ord"]
    return found


@cache
def _moenster() -> re.Pattern[str]:
    longest_first = sorted(ord_paa_engelsk(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def paa_engelsk(lov: str) -> str:
    """A reference as an English page says it.

    >>> paa_engelsk("LAS § 77 a, stk. 1 og 4")
    'LAS § 77 a, subs. 1 and 4'
    """
    return _moenster().sub(lambda found: ord_paa_engelsk()[found[0]], lov)
