"""Proposing, signing and withdrawing a version. A version that somebody has signed is never edited."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.audit.log import record
from fleksaftale.cases import guests, seats
from fleksaftale.cases.commands import tell_other
from fleksaftale.cases.models import GuestLink
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core.crypto import Tampered
from fleksaftale.documents.amending import changes_something, withdraw
from fleksaftale.documents.answers import EMPTY
from fleksaftale.documents.content import Content, freeze
from fleksaftale.documents.events import about
from fleksaftale.documents.models import JOINT, Level, Signature, Stage, Version
from fleksaftale.documents.sealing.keeping import await_seal
from fleksaftale.documents.sharing import share_for_signature
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import Problem, Question, Template
from fleksaftale.documents.writing import locked, move, require_draft
from fleksaftale.people.oidc import links
from fleksaftale.people.oidc.providers import Assurance
from fleksaftale.people.oidc.tokens import Identity
from fleksaftale.people.oidc.words import LEVELS
from fleksjob import dates

STATEMENT = gettext_lazy("Jeg har læst hele aftalen, og jeg skriver under på den.")
"""What a person ticks beside their typed name. Kept with the signature, in the words that were shown."""
STATEMENT_OF_MINUTES = gettext_lazy("Jeg har læst hele referatet, og jeg skriver under på det.")


def statement(template: Template) -> str:
    return str(STATEMENT_OF_MINUTES if template.is_minutes else STATEMENT)


WHEN_SIGNED: list[Callable[[Sheet, Version], None]] = []
"""What rooms above do when the last signature is given, in its transaction."""


class Incomplete(Exception):
    """The draft cannot be signed yet: questions that lack an answer, answers that cannot both hold."""

    def __init__(self, missing: list[Question], problems: list[Problem]) -> None:
        super().__init__(", ".join([*(q.key for q in missing), *(p.question for p in problems)]))
        self.missing, self.problems = missing, problems


def propose(seat: Seat, template: Template, *, rule_set: str, on_paper: bool = False) -> Version:
    """Freeze the joint draft as the next version, for both to sign; ``on_paper`` also where one of them has
    not joined. Raises NotAllowed (nobody has joined as the other party yet, not in draft), Incomplete.
    """
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.propose")
        require_draft(here)
        if not template.is_signed:
            raise NotAllowed(_("Dette skrives der ikke under på. Det er til jeres samtale."))
        if not on_paper and not guests.is_with(here.seat.other):
            raise NotAllowed(
                _("%(name)s er ikke med endnu. Send en invitation først.") % {"name": here.seat.other_name}
            )
        require_complete(here)
        version = _freeze(here, rule_set)
        move(here, Stage.PROPOSED)
        record(
            "version.proposed",
            vault=seat.vault,
            actor=seat.actor,
            details=about(here.template, version=version.number, fingerprint=version.fingerprint),
        )
        tell_other(here.seat)
    return version


def require_complete(here: Sheet) -> None:
    problems = here.template.problems(here.answers(JOINT))
    if here.unsettled or problems:
        raise Incomplete(here.unsettled, problems)
    if here.base and not changes_something(here):
        raise NotAllowed(_("Der er ikke ændret noget endnu. Ret det, der skal være anderledes."))


def draft_content(here: Sheet, rule_set: str) -> Content | None:
    """What the draft would be as a version; None as long as the day is missing from which it is to hold."""
    question, field = here.template.in_force
    if here.answers(JOINT).get(question, EMPTY).get(field) is None:
        return None
    return freeze(
        here.seat,
        here.template,
        here.answers(JOINT),
        number=next_number(here),
        rule_set=rule_set,
        amends=here.content(here.base) if here.base else None,
    )


def _freeze(here: Sheet, rule_set: str) -> Version:
    content = draft_content(here, rule_set)
    assert content is not None  # noqa: S101  the day is asked for: see require_complete
    version = Version(
        document=here.document,
        number=next_number(here),
        fingerprint=content.fingerprint,
        in_force_from=content.in_force_from,
        proposed_by=here.seat.party,
    )
    version.sealed_content = here.seat.vault.seal(version.place, content.canonical.decode())
    version.save(force_insert=True)
    return version


def next_number(here: Sheet) -> int:
    """The number that the draft gets as a version."""
    return 1 + max((v.number for v in here.versions if _keeps_number(v)), default=0)


def _keeps_number(version: Version) -> bool:
    """A version that nobody signed leaves its number to the next; one that was signed, or that somebody said
    no to, keeps it for ever."""
    return version.withdrawn_at is None or bool(version.signatures.all() or version.objections.all())


def new_draft(seat: Seat, template: Template, version_id: UUID) -> None:
    """Take a proposed version back to the draft. Its signatures stay on it and do not count for the next."""
    with transaction.atomic():
        here = locked(seat, template)
        here.seat.allow("agreement.withdraw")
        version = lying_version(here, version_id, Stage.PROPOSED, Stage.DISAGREED)
        withdraw(version)
        move(here, Stage.DRAFTING)
        record(
            "version.withdrawn",
            vault=seat.vault,
            actor=seat.actor,
            details=about(here.template, version=version.number),
        )
        tell_other(here.seat)


def proposed_version(here: Sheet, version_id: UUID) -> Version:
    return lying_version(here, version_id, Stage.PROPOSED)


def lying_version(here: Sheet, version_id: UUID, *stages: Stage) -> Version:
    """The version with this id, where it lies at one of these stages. Raises NotAllowed."""
    version = here.current
    if here.stage not in stages or version is None or version.pk != version_id:
        raise NotAllowed(_("Denne version ligger ikke til underskrift mere. Se den nyeste."))
    return version


# --- signatures --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Intent:
    """What a person did to sign: the name they typed, and the fingerprint of what they were shown.

    Without a ``level`` it is that of a login, or of a guest; ``mitid`` is what the signer has just shown.
    """

    typed_name: str
    fingerprint: str
    authenticated_at: datetime | None = None
    level: Level | None = None
    mitid: Identity | None = None


class WrongName(Exception):
    """The typed name is not the signer's name as it stands in the document."""

    def __init__(self, expected: str) -> None:
        super().__init__("wrong name")
        self.expected = expected


def sign(seat: Seat, template: Template, version_id: UUID, intent: Intent) -> Signature:
    """Sign one version. Signing twice gives the one signature. When both have, the version is in force.

    Raises NotAllowed (another version lies there by now, or not what was shown), WrongName.
    """
    with transaction.atomic():
        here = locked(seat, template)
        if again := _already(here, version_id):
            return again
        signature = _give(here, proposed_version(here, version_id), intent)
        close(here, signature)
    return signature


def sign_together(
    seat: Seat, template: Template, version_id: UUID, mine: Intent, theirs: Intent, *, link: GuestLink | None
) -> None:
    """Sign for both at once, on one device: both signatures or none.

    Who has signed before keeps that one; then the two do not sign together, and the other's level says so.
    The caller has seen each of the two prove who they are; ``link`` is the guest's, where the other is one.
    Raises NotAllowed, WrongName.
    """
    with transaction.atomic():
        here = locked(seat, template)
        other = replace(here, seat=seats.beside(here.seat, link))
        if _already(here, version_id) and _already(other, version_id):
            return
        version = proposed_version(here, version_id)
        missing = [
            (one, intent) for one, intent in ((here, mine), (other, theirs)) if not _already(one, version_id)
        ]
        level = Level.TOGETHER if len(missing) > 1 else None
        given = [_give(one, version, replace(intent, level=level)) for one, intent in missing]
        close(here, given[-1])


def _give(here: Sheet, version: Version, intent: Intent) -> Signature:
    """One party's signature on a version that lies there to be signed. Raises NotAllowed, WrongName."""
    here.seat.allow("agreement.sign" if here.seat.is_principal else "shared.sign")
    if here.seat.party not in here.must_sign():
        raise NotAllowed(_("Din underskrift er der ikke bedt om."))
    name = name_in(here, version)
    for earlier in here.signatures(version):
        evidence(here.seat, earlier)
    if intent.fingerprint != version.fingerprint:
        raise NotAllowed(_("Teksten er ændret, siden du åbnede siden. Læs igen, før du skriver under."))
    if not same_name(intent.typed_name, name):
        raise WrongName(name)
    if intent.mitid and (here.seat.is_guest or not links.is_of(here.seat.user, intent.mitid)):
        raise NotAllowed(_("Dette MitID hører ikke til din konto. Brug dit eget MitID."))
    signature = _signature(here, version, intent)
    said = {"level": signature.level, "fingerprint": version.fingerprint}
    details = about(here.template, version=version.number, **said)
    record("version.signed", vault=here.seat.vault, actor=here.seat.actor, details=details)
    return signature


def close(here: Sheet, last: Signature) -> None:
    """Put the version in force if this was the last signature; tell the other, or send a guest the copy.

    An organisation that both have asked gets the version to read and sign when the two have signed.
    """
    version, seat = last.version, here.seat
    if not is_complete(here, version):
        share_for_signature(here, version, given=_given(version))
        tell_other(seat)
        return
    version.signed_at = last.signed_at
    version.save(update_fields=["signed_at"])
    move(here, Stage.SIGNED)
    await_seal(version)
    details = about(here.template, version=version.number, date=dates.show(version.begins_on))
    record("version.in_force", vault=seat.vault, actor=seat.actor, details=details)
    for listener in WHEN_SIGNED:
        listener(here, version)
    if not seat.is_principal or not guests.send_copy(seat):
        tell_other(seat)


def is_complete(here: Sheet, version: Version) -> bool:
    """Whether everybody has signed who must."""
    return {party.pk for party in here.must_sign()} <= _given(version)


def _given(version: Version) -> set[UUID]:
    return set(Signature.objects.filter(version=version).values_list("party", flat=True))


def _already(here: Sheet, version_id: UUID) -> Signature | None:
    version = here.current
    if version is None or version.pk != version_id:
        return None
    return here.signature_of(version, here.seat.party)


def _signature(here: Sheet, version: Version, intent: Intent) -> Signature:
    level = intent.level or (Level.GUEST if here.seat.is_guest else Level.LOGIN)
    level = Level.MITID if intent.mitid else level
    signature = Signature(version=version, party=here.seat.party, level=level)
    evidence = {
        "name": " ".join(intent.typed_name.split()),
        "role": here.seat.party.role,
        "statement": statement(here.template),
        "fingerprint": version.fingerprint,
        "level": signature.level,
        "authenticated_at": intent.authenticated_at.isoformat() if intent.authenticated_at else "",
    }
    if here.seat.is_guest:
        evidence["guest"] = "true"
    if intent.mitid:
        evidence |= _of_mitid(here.seat, intent.mitid)
    signature.sealed = here.seat.vault.seal(signature.place, json.dumps(evidence, ensure_ascii=False))
    signature.save(force_insert=True)
    return signature


def _of_mitid(seat: Seat, identity: Identity) -> dict[str, str]:
    """What is kept of a MitID: who vouched for what, and when. Whose it was is a hash under the case's key,
    which can be compared here and tells nothing elsewhere. A CPR number never comes this far."""
    return {
        "authenticated_at": identity.authenticated_at.isoformat(),
        "mitid_assurance": identity.assurance.name.lower(),
        "mitid_issuer": identity.issuer,
        "mitid_name": identity.name,
        "mitid_subject": seat.vault.mark("mitid", f"{identity.issuer}\0{identity.subject}"),
    }


def evidence(seat: Seat, signature: Signature) -> dict[str, str]:
    """What was kept of a signature: name, role, statement, fingerprint, level, times.

    Raises Tampered when the signature was given on another text than its version's.
    """
    found: dict[str, str] = json.loads(seat.vault.open(signature.place, signature.sealed))
    if found["fingerprint"] != signature.version.fingerprint:
        raise Tampered(f"{signature.place}: given on another text")
    return {**found, "signed_at": found.get("signed_on") or signature.signed_at.isoformat()}


def said_level(found: dict[str, str]) -> str:
    """How sure it was who signed, in words; of a MitID also its level, and its name where that is another."""
    label = str(Level(found["level"]).label)
    if by := found.get("entered_by"):
        said = {"level": label, "by": by, "whom": found["entered_for"]}
        if not said["whom"]:
            return _("%(level)s, indtastet af %(by)s") % said
        return _("%(level)s, indtastet af %(by)s for %(whom)s") % said
    if assurance := found.get("mitid_assurance"):
        label = f"{label} ({LEVELS[Assurance[assurance.upper()]]})"
    if (name := found.get("mitid_name", "")) and not same_name(name, found["name"]):
        return _("%(level)s. Navn i MitID: %(name)s") % {"level": label, "name": name}
    return label


def name_in(here: Sheet, version: Version) -> str:
    """The signer's name as it stands in the version, whatever it is by now. A third has none in it."""
    named = {party["role"]: party["name"] for party in here.content(version).data["parties"]}
    return str(named.get(here.seat.role, here.seat.name))


def same_name(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    """What makes two spellings one name: accents however typed, spaces, capitals. casefold() would go too far
    and take another letter (the long s, U+017F) for an s."""
    return " ".join(unicodedata.normalize("NFC", name).split()).lower()
