"""Where a text leads on to: what the link says, and the name of the page's address. Checked by a test."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from fleksaftale.guidance.texts import Both

FILE = Path(__file__).with_name("ways.toml")


@dataclass(frozen=True)
class Way:
    label: Both
    url_name: str
    args: tuple[str, ...]


WAYS = {
    name: Way(Both.of(row, f"ways.toml: {name}"), row["side"], (row["navn"],) if "navn" in row else ())
    for name, row in tomllib.loads(FILE.read_text(encoding="utf-8")).items()
}
"""By the short name that the front matter of a text uses."""
