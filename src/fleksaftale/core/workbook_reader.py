"""Reads the first sheet of one strange workbook, in a process of its own. Started by ``spreadsheets``.

Two cells far apart are a small file, and a rectangle of terabytes in the memory of whoever opens it: the
library then ends its whole process. Answers the rows as JSON, or why there are none.
"""

import io
import json
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

MEMORY = 600_000_000  # bytes; a full table of short texts takes a third
LARGEST_UNPACKED = 20 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60


class Unfit(Exception):
    """The file is not taken; the word says why."""


def rows(content: bytes) -> list[list[Any]]:
    """The cells as JSON has them; days and times as small objects."""
    refuse_bombs(content)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
            raise Unfit("large")
        return [[cell(one) for one in row] for row in sheet.to_python(skip_empty_area=False)]
    except CalamineError as error:
        raise Unfit("locked" if "assword" in str(error) else "broken") from None
    except (IndexError, OSError, ValueError):
        raise Unfit("broken") from None


def refuse_bombs(content: bytes) -> None:
    """A packed file may say that it is small and unfold to gigabytes."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST_UNPACKED:
                raise Unfit("large")
    except zipfile.BadZipFile:
        raise Unfit("broken") from None


def cell(found: object) -> Any:
    match found:
        case bool() | float():
            return found
        case int():
            return float(found)
        case datetime():
            return {"day": found.date().isoformat()}
        case date():
            return {"day": found.isoformat()}
        case time():
            return {
                "seconds": timedelta(hours=found.hour, minutes=found.minute, seconds=found.second).seconds
            }
        case timedelta():
            return {"seconds": found.total_seconds()}
        case _:
            return str(found).strip()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))  # started as a script and cut off from all else
    from fleksaftale.core.apart import confine

    confine(MEMORY)
    try:
        said = json.dumps({"rows": rows(sys.stdin.buffer.read())})
    except Unfit as unfit:
        said = json.dumps({"unfit": str(unfit)})
    except (MemoryError, OverflowError):
        said = json.dumps({"unfit": "large"})
    if len(said) > 2 * LARGEST_UNPACKED:  # one long text can stand in every cell
        said = json.dumps({"unfit": "large"})
    sys.stdout.write(said)
