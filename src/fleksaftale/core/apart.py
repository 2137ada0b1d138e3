"""Strange bytes are only opened in a process of its own, with little memory, little time and no files.

A reader is a script: it calls :func:`answer`, which reads the bytes on standard input and writes JSON on
standard output, confined. It imports nothing of Django.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

MEMORY = 1_500_000_000  # bytes, with the libraries
SECONDS = 15
PATIENCE = 20  # seconds, with the start


class NoAnswer(Exception):
    """The reader stopped without an answer. ``too_much``: it used up its memory or its time."""

    def __init__(self, *, too_much: bool) -> None:
        super().__init__("too much" if too_much else "failed")
        self.too_much = too_much


def ask(reader: Path, content: bytes) -> Any:
    """What the reader says of the bytes. Raises NoAnswer."""
    kept = {
        name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ
    }
    try:
        done = subprocess.run(  # noqa: S603  our own reader; the file is only its input
            [sys.executable, "-I", str(reader)],
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            env=kept,
            check=True,
        )
        return json.loads(done.stdout)
    except subprocess.CalledProcessError as error:
        raise NoAnswer(too_much=error.returncode < 0) from None  # the system ended it
    except subprocess.TimeoutExpired:
        raise NoAnswer(too_much=True) from None
    except ValueError:
        raise NoAnswer(too_much=False) from None


def answer(read: Callable[[bytes], Any], refusal: type[Exception]) -> None:
    """Be the reader: what ``read`` says of the bytes, or ``unfit`` with the word of a refusal.

    What is nested too deep or too large to be read is ``broken``.
    """
    confine()
    try:
        said = read(sys.stdin.buffer.read())
    except refusal as why:
        said = {"unfit": str(why)}
    except (RecursionError, MemoryError, OverflowError):
        said = {"unfit": "broken"}
    sys.stdout.write(json.dumps(said))


def confine(memory: int = MEMORY) -> None:
    """Less memory, less time, no files. Where the system has no such limits, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
