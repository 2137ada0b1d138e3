"""What the case says already, so that nobody is asked: the agreement, its talks, the § 56 agreement."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fleksaftale.agreements.models import RefundNote
from fleksaftale.agreements.queries import on_old_scheme
from fleksaftale.agreements.saerlige_vilkaar import SAERLIGE_VILKAAR
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE, OPFOELGNING
from fleksaftale.agreements.working_time import BEVILLING
from fleksaftale.cases.models import Case
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.documents.content import Content
from fleksaftale.documents.models import Version
from fleksaftale.documents.rhythm import Rhythm, Unit
from fleksaftale.documents.stages import in_force
from fleksaftale.talks.models import Talk

TEMPLATES = (FLEKS_TILLAEGSAFTALE.id, SAERLIGE_VILKAAR.id)


@dataclass(frozen=True)
class Said:
    """``facts``: as :mod:`fleksjob.frister` takes them. ``letters``: days by row. ``talk_due``: of the talk
    that is planned. ``has_agreement`` and ``has_vilkaar``: which of the two documents both have signed.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    letters: Mapping[str, date] = field(default_factory=dict)
    talk_due: date | None = None
    has_agreement: bool = False
    has_vilkaar: bool = False


def signed_versions(cases: Iterable[Case]) -> list[Version]:
    """The signed versions of the documents that dates are counted from."""
    rows = Version.objects.filter(
        document__case__in=cases, document__template_id__in=TEMPLATES, signed_at__isnull=False
    )
    return list(rows.select_related("document").order_by("number"))


def of_case(case: Case, vault: Vault, today: date) -> Said:
    versions = signed_versions([case])
    refund = None if _agreed(versions) else RefundNote.objects.filter(case=case).last()
    return said(vault, versions, list(Talk.objects.filter(case=case)), refund, today)


def said(
    vault: Vault, versions: list[Version], talks: list[Talk], refund: RefundNote | None, today: date
) -> Said:
    """What a case's rows say, which the caller has fetched."""
    agreed = _agreed(versions)
    special = [v for v in versions if v.document.template_id == SAERLIGE_VILKAAR.id]
    facts = _of_talks(talks)
    letters: dict[str, date] = {}
    if agreed:
        facts |= _of_agreement(vault, agreed, today)
    else:  # who is in a fleksjob is past both
        facts |= _of_vilkaar(special)
        more, letters = _of_refund(vault, refund)
        facts |= more
    due = next((t.due_on for t in talks if t.is_open), None)
    return Said(facts, letters, due, has_agreement=bool(agreed), has_vilkaar=bool(special))


def _agreed(versions: list[Version]) -> list[Version]:
    return [v for v in versions if v.document.template_id == FLEKS_TILLAEGSAFTALE.id]


def _of_agreement(vault: Vault, agreed: list[Version], today: date) -> dict[str, Any]:
    """The first version's first day, unless the fleksjob is from before 2013: then only a person knows it."""
    holds = in_force(agreed, today) or agreed[-1]
    content = Content.parse(vault.open(holds.place, holds.sealed_content))
    bevilling = content.answer(FLEKS_TILLAEGSAFTALE, BEVILLING.key)
    rhythm = content.answer(FLEKS_TILLAEGSAFTALE, OPFOELGNING.key).get("rytme")
    facts: dict[str, Any] = {"samtale_interval_maaneder": _months_between(rhythm or (), today)}
    if not on_old_scheme({BEVILLING.key: bevilling}):
        facts["ansaettelse_start"] = agreed[0].in_force_from
    return {key: value for key, value in facts.items() if value is not None}


def _months_between(rhythm: Rhythm, today: date) -> int | None:
    """The months of the step that holds today; None where talks are held by weeks."""
    step = next((s for s in rhythm if s.until is None or today <= s.until), rhythm[-1] if rhythm else None)
    return step.every if step and step.unit is Unit.MONTHS and 1 <= step.every <= 24 else None


def _of_vilkaar(special: list[Version]) -> dict[str, Any]:
    """The twelve months go on with the first version; a later one changes what was agreed, not the days."""
    first = min(special, key=lambda version: version.begins_on, default=None)
    if first is None or first.signed_at is None:
        return {}
    return {
        "aftale_underskrevet": clock.day_of(first.signed_at),
        "aftale_gaelder_fra": first.in_force_from,
    }


def _of_talks(talks: list[Talk]) -> dict[str, Any]:
    held = [t.held_on for t in talks if t.held_on]
    return {"seneste_samtale": max(held)} if held else {}


def _of_refund(vault: Vault, note: RefundNote | None) -> tuple[dict[str, Any], dict[str, date]]:
    if note is None:
        return {}, {}
    found = json.loads(vault.open(note.place, note.sealed))
    if found["status"] != "godkendt" or not found["approved"]:
        return {}, {}
    approved = {"paragraf56_godkendt": date.fromisoformat(found["approved"])}
    return approved, {"D17": date.fromisoformat(found["until"])} if found["until"] else {}
