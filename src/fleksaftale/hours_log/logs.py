"""What is in a log, and how it lies sealed in its row."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fleksaftale.core.crypto import Vault
from fleksaftale.hours_log.models import HoursLog
from fleksaftale.hours_log.weeks import Week


class Said(StrEnum):
    """What the employee answered when the hours were more than agreed."""

    BRING = "bring"
    NO = "no"
    LATER = "later"


@dataclass(frozen=True)
class Answered:
    """An answer, the newest week that was in the log then, and the day to ask again, if any."""

    said: Said
    through: Week
    again_on: date | None = None


@dataclass(frozen=True)
class Log:
    """Minutes by week. ``to_bring`` is a point for the next talk that has no place to stand yet."""

    weeks: Mapping[Week, int] = field(default_factory=dict)
    answered: Answered | None = None
    to_bring: str = ""

    @property
    def newest(self) -> Week | None:
        return max(self.weeks, default=None)


def seal(log: Log, row: HoursLog, vault: Vault) -> bytes:
    said = log.answered
    content = {
        "weeks": {str(week): minutes for week, minutes in sorted(log.weeks.items())},
        "answered": said and [said.said, str(said.through), said.again_on and said.again_on.isoformat()],
        "to_bring": log.to_bring,
    }
    return vault.seal(row.place, json.dumps(content, ensure_ascii=False))


def unseal(sealed: bytes | memoryview, row: HoursLog, vault: Vault) -> Log:
    """Raises Tampered."""
    content = json.loads(vault.open(row.place, sealed))
    weeks = {Week.parse(week): minutes for week, minutes in content["weeks"].items()}
    answered = None
    if content["answered"]:
        said, through, again = content["answered"]
        answered = Answered(Said(said), Week.parse(through), date.fromisoformat(again) if again else None)
    return Log(weeks, answered, content["to_bring"])
