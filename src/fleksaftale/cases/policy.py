"""Who may do what in a case: one table of action, role and the case's life.

A stranger is never a party and gets "not found"; a party who may not do a thing is told so.
"""

from django.utils.translation import gettext as _

from fleksaftale.cases.models import Life, Role

OPEN = frozenset({Life.OPEN})
KEPT = frozenset({Life.OPEN, Life.ENDED, Life.CLOSED})
ALWAYS = frozenset(Life)

BOTH = (Role.EMPLOYEE, Role.LEADER)


def _both(states: frozenset[Life]) -> dict[Role, frozenset[Life]]:
    return dict.fromkeys(BOTH, states)


POLICY: dict[str, dict[Role, frozenset[Life]]] = {
    "case.read": _both(ALWAYS),
    "case.invite": _both(OPEN),
    "case.cancel": _both(OPEN),
    "case.end": _both(OPEN),
    "case.reopen": _both(frozenset({Life.ENDED})),
    "case.close": _both(frozenset({Life.ENDED})),
    "case.read_log": _both(ALWAYS),
    "agreement.prepare": _both(OPEN),
    "agreement.read_own_preparation": _both(ALWAYS),
    "agreement.read_draft": _both(KEPT),
    "agreement.edit_draft": _both(OPEN),
    "agreement.propose": _both(OPEN),
    "agreement.withdraw": _both(OPEN),
    "agreement.sign": _both(OPEN),
    "agreement.read_version": _both(KEPT),
    "agreement.amend": _both(OPEN),
    "agreement.disagree": _both(OPEN),
    "agreement.remember": _both(OPEN),
}


class NotAllowed(Exception):
    """This party may not do this now. The text says why, to the person who asked."""


def may(role: str, action: str, life: str) -> bool:
    """Whether a role may do an action while the case stands at ``life``. Raises KeyError: no such action."""
    return Life(life) in POLICY[action].get(Role(role), frozenset())


def refusal(role: str, action: str, life: str) -> str:
    """Why a role may not do an action while the case stands at ``life``, in whole sentences."""
    if not POLICY[action].get(Role(role)):
        return _("Det kan du ikke gøre i din rolle.")
    match Life(life):
        case Life.ENDED:
            return _("Ansættelsen er slut. Du kan læse aftalen, men ikke ændre den.")
        case Life.CLOSED:
            return _("Aftalen er afsluttet. Du kan læse den, men ikke ændre den.")
        case Life.CANCELLED:
            return _("Aftalen er annulleret. Den kan ikke åbnes igen.")
        case _:
            return _("Det kan ikke lade sig gøre nu. Genindlæs siden og se, hvor langt I er.")
