"""Where a text leads on to: what the link says, and the name of the page's address. Checked by a test."""

from dataclasses import dataclass

from fleksaftale.guidance import front
from fleksaftale.guidance.texts import Both

FILE = "ways.toml"


@dataclass(frozen=True)
class Way:
    label: Both
    url_name: str
    args: tuple[str, ...]


WAYS = {
    name: Way(Both.of(row, f"ways.toml: {name}"), row["side"], (row["navn"],) if "navn" in row else ())
    for name, row in front.of_file(FILE).rows.items()
}
"""By the short name that the front matter of a text uses."""
