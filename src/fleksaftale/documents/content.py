"""What is signed: the answers as canonical JSON (RFC 8785), and its fingerprint (SHA-256).

No signatures and no clock stand in it; hours and dates are strings. It says the questions too, in Danish, so
that it can be read years later without this program.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import rfc8785

from fleksaftale.cases.models import PRINCIPALS
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import answers as saved
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.changes import as_data
from fleksaftale.documents.template import State, Template

FORMAT = "fleksaftale/document/1"


@dataclass(frozen=True)
class Content:
    """A version's content. ``canonical`` is what the fingerprint is of."""

    data: Mapping[str, Any]
    canonical: bytes

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.canonical).hexdigest()

    @property
    def in_force_from(self) -> date:
        return date.fromisoformat(self.data["in_force_from"])

    def edition(self, template: Template) -> Template:
        """The template as it was when this was signed: what stands there is shown with its words."""
        return template.edition(self.data["template"]["version"])

    def answer(self, template: Template, key: str) -> Answer:
        """One answer. A template newer than the content may ask more: that answer is empty."""
        for entry in self.data["answers"]:
            if entry["key"] == key:
                return saved.from_data(template.question(key), entry)
        return saved.EMPTY

    def answers(self, template: Template) -> dict[str, Answer]:
        return {entry["key"]: self.answer(template, entry["key"]) for entry in self.data["answers"]}

    @classmethod
    def parse(cls, text: str) -> "Content":
        return cls(json.loads(text), text.encode())


def freeze(
    seat: Seat,
    template: Template,
    answers: Mapping[str, Answer],
    *,
    number: int,
    rule_set: str,
    amends: Content | None = None,
) -> Content:
    """The content of version ``number``. A question without an answer stands as "not agreed yet".

    ``amends`` is the signed version that this one changes: it is named, and what is changed stands beside.
    """
    question, field = template.in_force
    in_force_from: date = answers[question].get(field)
    data: dict[str, Any] = {
        "format": FORMAT,
        "template": {"id": template.id, "version": template.version} | _occasion(template),
        "title": template.title.da,
        "version": number,
        "in_force_from": in_force_from.isoformat(),
        "rule_set": rule_set,
        "workplace": {"name": seat.facts.workplace, "cvr": seat.facts.cvr},
        "parties": [{"role": role.value, "name": seat.name_of(seat.by_role[role])} for role in PRINCIPALS],
        "answers": [
            {
                "key": q.key,
                "number": "" if q.number is None else str(q.number),
                "question": q.text.da,
                **saved.to_data(q, _said(answers.get(q.key, saved.EMPTY))),
            }
            for q in template.questions
        ],
    }
    if amends:
        data["amends"] = {
            "version": amends.data["version"],
            "fingerprint": amends.fingerprint,
            "changed": as_data(template, amends.answers(template), answers),
        }
    return Content(data, rfc8785.dumps(data))


def _occasion(template: Template) -> dict[str, int]:
    """Which time it is, of a document that comes again."""
    return {"occasion": template.occasion} if template.occasion else {}


def _said(answer: Answer) -> Answer:
    return Answer(State.NOT_AGREED) if answer.is_empty() else answer
