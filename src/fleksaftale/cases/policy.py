"""Who may do what in a case: one table of action, role and the case's life.

A stranger is never a party and gets "not found"; a party who may not do a thing is told so.
"""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.models import PRINCIPALS, Life, Role, What

OPEN = frozenset({Life.OPEN})
ENDED = frozenset({Life.ENDED})
KEPT = frozenset({Life.OPEN, Life.ENDED, Life.CLOSED})
ALWAYS = frozenset(Life)

Who = Role | What
"""A column of the table: a role, or HR with a grant."""
Rights = dict[Who, frozenset[Life]]


def _both(states: frozenset[Life], **others: frozenset[Life]) -> Rights:
    """The same for both principals; for others by the name of their column."""
    columns = {who.value: who for who in (*Role, *What)}
    return dict.fromkeys(PRINCIPALS, states) | {columns[name]: held for name, held in others.items()}


def _others(states: frozenset[Life], *columns: str) -> Rights:
    """For who is let in, by the name of their column."""
    return {who: states for who in (*Role, *What) if who.value in columns}


class Zone(models.TextChoices):
    """What an action touches. Each zone is closed to who has no right in it."""

    CASE = "case", _("Sagen")
    LOG = "log", _("Loggen")
    OWN = "own", _("Egne svar")
    DRAFT = "draft", _("Den fælles kladde")
    VERSION = "version", _("En version")
    STATUS = "status", _("Status og datoer")
    REFUND = "refund", _("§ 56-aftalen")
    DEADLINE = "deadline", _("Frister")
    JOURNAL = "journal", _("Journal og dokumentation")
    ONLY_ME = "only_me", _("Kun mig")
    TALK = "talk", _("Samtaler")
    HOURS = "hours", _("Timelog")


TABLE: dict[Zone, dict[str, Rights]] = {
    Zone.CASE: {
        "case.read": _both(ALWAYS),
        "case.invite": _both(OPEN),
        "case.cancel": _both(OPEN),
        "case.end": _both(OPEN),
        "case.reopen": _both(ENDED),
        "case.close": _both(ENDED),
        "case.let_in": _both(OPEN),
        "case.see_out": _both(ALWAYS),
        "case.hand_over": _both(OPEN, hr=OPEN),
        "case.take_over": {Role.LEADER: OPEN},
        "workplace.attach": {Role.LEADER: OPEN},
        "workplace.detach": _both(ALWAYS, hr=ALWAYS),
    },
    Zone.STATUS: {
        "case.read_status": _others(ALWAYS, "hr", "adviser", "organisation", "deputy"),
    },
    Zone.REFUND: {
        "refund.read": _both(KEPT),
        "refund.note": _both(OPEN),
    },
    Zone.LOG: {
        "case.read_log": _both(ALWAYS),
    },
    Zone.OWN: {
        "agreement.prepare": _both(OPEN, indtaster=OPEN),
        "agreement.read_own_preparation": _both(ALWAYS, indtaster=KEPT),
    },
    Zone.DRAFT: {
        "agreement.read_draft": _both(KEPT, indtaster=KEPT),
        "agreement.edit_draft": _both(OPEN, indtaster=OPEN),
        "agreement.propose": _both(OPEN, indtaster=OPEN),
        "agreement.withdraw": _both(OPEN),
        "agreement.amend": _both(OPEN),
    },
    Zone.VERSION: {
        "agreement.sign": _both(OPEN),
        "agreement.read_version": _both(KEPT, indtaster=KEPT),
        "version.comment": _both(OPEN, adviser=OPEN, organisation=OPEN, deputy=OPEN),
        "shared.sign": {Role.ORGANISATION: OPEN},
        "shared.read": _others(KEPT, "adviser", "organisation", "deputy", "dokumentation"),
        "agreement.disagree": _both(OPEN),
        "agreement.remember": _both(OPEN),
        "paper.record": _both(OPEN, indtaster=OPEN),
        "paper.remark": _both(KEPT),
        "paper.copy": _both(KEPT, indtaster=KEPT),
    },
    Zone.DEADLINE: {
        "deadlines.read": _both(KEPT),
        "deadlines.note": _both(OPEN),
        "deadlines.note_own": {Role.EMPLOYEE: KEPT},
    },
    Zone.JOURNAL: {
        "journal.read": {Role.EMPLOYEE: ALWAYS, Role.LEADER: KEPT, Role.ADVISER: KEPT},
        "journal.write": {Role.EMPLOYEE: OPEN | ENDED, Role.LEADER: OPEN},
        "documentation.read": _both(KEPT, dokumentation=KEPT),
        "package.make": {Role.EMPLOYEE: KEPT},
    },
    Zone.ONLY_ME: {
        "notes.keep": {Role.EMPLOYEE: ALWAYS},
        "colleagues.make": {Role.EMPLOYEE: KEPT},
    },
    Zone.HOURS: {
        "hours.keep": {Role.EMPLOYEE: ALWAYS},
    },
    Zone.TALK: {
        "talk.read": _both(KEPT, indtaster=KEPT),
        "talk.plan": _both(OPEN, indtaster=OPEN),
        "talk.pause": _both(OPEN),
    },
}
"""Role x action x state of the case x zone. ``docs/roller.md`` is this table, and a test tries every cell."""

POLICY: dict[str, Rights] = {action: rights for rows in TABLE.values() for action, rights in rows.items()}


FOR_ACCOUNTS = frozenset(
    {
        "case.invite",
        "case.cancel",
        "case.end",
        "case.reopen",
        "case.close",
        "case.let_in",
        "case.see_out",
        "case.hand_over",
        "workplace.attach",
        "workplace.detach",
        "notes.keep",
        "hours.keep",
        "journal.read",
        "journal.write",
        "documentation.read",
        "package.make",
    }
)
"""What a guest may not do: to let people in, to end the case as a whole, and to keep a record of it, takes an
account."""


BEFORE_READING = frozenset({"case.take_over", "agreement.read_version"})
"""All that a new leader may do, as long as they have not said that they have read the agreement."""


class NotAllowed(Exception):
    """This party may not do this now. The text says why, to the person who asked."""


def may(role: str, action: str, life: str, grants: Iterable[str] = ()) -> bool:
    """Whether a role may do an action while the case stands at ``life``. Raises KeyError: no such action."""
    return any(Life(life) in states for states in _held(role, action, grants))


def _held(role: str, action: str, grants: Iterable[str]) -> list[frozenset[Life]]:
    rights = POLICY[action]
    columns: list[Who] = [Role(role), *(What(grant) for grant in grants)]
    return [rights[who] for who in columns if who in rights]


def refusal(role: str, action: str, life: str, grants: Iterable[str] = ()) -> str:
    """Why a role may not do an action while the case stands at ``life``, in whole sentences."""
    if not _held(role, action, grants):
        return gettext("Det kan du ikke gøre i din rolle.")
    match Life(life):
        case Life.ENDED:
            return gettext("Ansættelsen er slut. Du kan læse aftalen, men ikke ændre den.")
        case Life.CLOSED:
            return gettext("Aftalen er afsluttet. Du kan læse den, men ikke ændre den.")
        case Life.CANCELLED:
            return gettext("Aftalen er annulleret. Den kan ikke åbnes igen.")
        case _:
            return gettext("Det kan ikke lade sig gøre nu. Genindlæs siden og se, hvor langt I er.")
