"""Whom one can ask here: at the workplace, the union, the kommune. A file of the installation names them.

Without a file each place still says what it can help with, and how one finds it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from fleksaftale.guidance.texts import BadPage, Both

PLACES = ("arbejdsplads", "tillidsrepraesentant", "fagforening", "kommune", "raadgivning")
FIELDS = frozenset({"hvor", "navn", "telefon", "mail", "adresse", "tid", "om"})


@dataclass(frozen=True)
class Contact:
    """Somebody to ask. ``page``: an address on the web. ``hours``: when, ``about``: what with."""

    place: str
    name: str
    phone: str
    email: str
    page: str
    hours: Both | None
    about: Both | None


def contacts() -> dict[str, list[Contact]]:
    """Who is named here, by place, in the order of the file. Raises BadPage."""
    found: dict[str, list[Contact]] = {place: [] for place in PLACES}
    for contact in _read(settings.CONTACT_FILE) if settings.CONTACT_FILE else ():
        found[contact.place].append(contact)
    return found


@cache
def _read(file: str) -> tuple[Contact, ...]:
    try:
        given = tomllib.loads(Path(file).read_text(encoding="utf-8"))
    except OSError as error:
        raise BadPage(f"CONTACT_FILE: {file} cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadPage(f"CONTACT_FILE: {file} is not TOML: {error}") from error
    rows = given.get("kontakt")
    if not isinstance(rows, list) or set(given) != {"kontakt"}:
        raise BadPage('CONTACT_FILE: write each of them below a line [[kontakt]], with navn = "HR"')
    return tuple(_contact(row, number) for number, row in enumerate(rows, 1))


def _contact(row: Mapping[str, Any], number: int) -> Contact:
    here = f"CONTACT_FILE: kontakt {number}"
    if unknown := set(row) - FIELDS:
        raise BadPage(
            f"{here}: {', '.join(sorted(unknown))} is not known; known are {', '.join(sorted(FIELDS))}"
        )
    if row.get("hvor") not in PLACES:
        raise BadPage(f'{here}: hvor is one of {", ".join(PLACES)}, such as hvor = "arbejdsplads"')
    said = {name: _line(row, name, here) for name in ("navn", "telefon", "mail", "adresse")}
    if not said["navn"]:
        raise BadPage(f'{here}: navn is missing, such as navn = "HR, Nordlys"')
    if said["adresse"] and not said["adresse"].startswith(("https://", "http://")):
        raise BadPage(f'{here}: adresse begins with https://, such as adresse = "https://nordlys.example"')
    if said["mail"] and "@" not in said["mail"]:
        raise BadPage(f'{here}: mail is one address, such as mail = "hr@nordlys.example"')
    return Contact(
        place=row["hvor"],
        name=said["navn"],
        phone=said["telefon"],
        email=said["mail"],
        page=said["adresse"],
        hours=_both(row, "tid", here),
        about=_both(row, "om", here),
    )


def _line(row: Mapping[str, Any], name: str, here: str) -> str:
    value = row.get(name, "")
    if not isinstance(value, str) or "\n" in value:
        raise BadPage(f'{here}: {name} is one line in quotes, such as telefon = "12 34 56 78"')
    return value.strip()


def _both(row: Mapping[str, Any], name: str, here: str) -> Both | None:
    """A text in one language stands for both; a table has da and en."""
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, str) and value.strip():
        return Both(value.strip(), value.strip())
    if not isinstance(value, Mapping):
        raise BadPage(f'{here}: {name} is a text, or {{ da = "...", en = "..." }}')
    return Both.of(value, f"{here}: {name}")
