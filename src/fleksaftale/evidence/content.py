"""What stands in an entry of the journal, and the form in which it is sealed."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.crypto import Vault
from fleksaftale.evidence.looking import LeftOut, Mail
from fleksaftale.evidence.models import EntryRow, Zone


class About(models.TextChoices):
    """What an entry is about. All but the last stand in the documentation too."""

    ORAL = "oral", _("En mundtlig aftale")
    TRIED = "tried", _("Noget, I har prøvet")
    MOVE = "move", _("Snak om et andet job på arbejdspladsen")
    UNION = "union", _("Kontakt med TR eller en faglig organisation")
    KOMMUNE = "kommune", _("Kontakt med kommunen")
    OTHER = "other", _("Noget andet")


@dataclass(frozen=True)
class Said:
    """What a person wrote of one entry: by itself, or beside a file."""

    title: str
    text: str
    happened_on: date
    zone: Zone
    about: About = About.OTHER

    @property
    def words(self) -> str:
        return f"{self.title}\n{self.text}".strip()


@dataclass(frozen=True)
class Content:
    """What is sealed in one row."""

    title: str
    text: str
    about: About
    mail: Mail | None = None

    @classmethod
    def of(cls, said: Said, mail: Mail | None = None) -> "Content":
        return cls(said.title.strip(), said.text.strip(), said.about, mail)

    def corrected(self, said: Said) -> "Content":
        """What came in a message stays as it came."""
        return replace(Content.of(said), mail=self.mail)

    @property
    def words(self) -> str:
        """Everything in it that somebody reads as text."""
        parts = [self.title, self.text, *((self.mail.subject, self.mail.text) if self.mail else ())]
        return "\n".join(part for part in parts if part)

    @property
    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=_as_text)

    def sealed(self, vault: Vault, row: EntryRow) -> bytes:
        return vault.seal(row.place, self.as_json)

    @classmethod
    def unseal(cls, vault: Vault, row: EntryRow) -> "Content":
        said = json.loads(vault.open(row.place, row.sealed))
        mail = _mail(said["mail"]) if said["mail"] else None
        return cls(said["title"], said["text"], About(said["about"]), mail)


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not written to an entry")


def _mail(said: dict[str, Any]) -> Mail:
    sent = datetime.fromisoformat(said["sent"]) if said["sent"] else None
    left_out = tuple(LeftOut(**each) for each in said["left_out"])
    return Mail(**said | {"sent": sent, "left_out": left_out})
