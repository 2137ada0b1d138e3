"""What the commands for money share: which language a person asked for, and how an answer is written."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fleksjob.errors import InputError, RateMissing


def add_language(parser: Any) -> None:
    """Add the choice of English to a command."""
    parser.choices.add_argument("--engelsk", action="store_true", help="svar på engelsk")


def language(options: argparse.Namespace) -> str:
    """The language that was asked for: "da" or "en"."""
    return "en" if options.engelsk else "da"


@contextmanager
def refusals_in(language: str) -> Iterator[None]:
    """Let a refusal say itself in the language; the type of it, and so the exit status, stays."""
    try:
        yield
    except (InputError, RateMissing) as problem:
        if language == "en":
            problem.args = (problem.message_en,)
        raise


def json_line(answer: object) -> str:
    """One line of JSON, readable where the stream can show Danish letters and valid everywhere."""
    readable = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(answer, ensure_ascii=not readable) + "\n"
