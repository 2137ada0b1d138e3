"""What the tests of many rows share: a file through the whole work, in memory."""

import csv
import io
import json
import os
import subprocess
import sys
from functools import lru_cache

from fleksjob.law import gaeldende
from fleksjob.raekker import header
from fleksjob.raekker.outputs import CsvOutput
from fleksjob.raekker.run import Run
from fleksjob.raekker.source_csv import CsvSource

HEAD = "dato;timeloen;effektive_timer\n"


@lru_cache
def law():
    """The law, read once."""
    return gaeldende()


def csv_answer(text, *, columns=True, keep=True, **options):
    """The rows of a CSV text with their answers, and the summary."""
    raw = text if isinstance(text, bytes) else text.encode()
    source = CsvSource(io.BytesIO(raw), keep=keep)
    work = Run(law(), columns=columns, **options)
    names = header.answer_names(source.schema, margins=options.get("margins", False))
    out = io.BytesIO()
    CsvOutput(names, source.separator).write(work.blocks(source), out)
    return out.getvalue().decode(), work.summary


def rows_of(text, separator=";"):
    """The rows of a CSV text as mappings."""
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def fleksjob(*arguments, given=b"", cwd=None, **environment):
    """The command in its own process."""
    return subprocess.run(
        [sys.executable, "-m", "fleksjob", *map(str, arguments)],
        input=given,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": os.path.abspath("src"), **environment},  # noqa: PTH100
        timeout=120,
        check=False,
    )


def json_lines(text):
    """The objects of a JSONL text."""
    return [json.loads(line) for line in text.splitlines()]
