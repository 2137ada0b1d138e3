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
}


class NotAllowed(Exception):
    """This party may not do this now. The text says why, to the person who asked."""


def may(role: str, action: str, life: str) -> bool:
    """Whether a role may do an action while the case stands at ``life``. Raises KeyError: no such action."""
    return Life(life) in POLICY[action].get(Role(role), frozenset())


def refusal(life: str) -> str:
    if life == Life.OPEN:
        return _("Det kan du ikke gøre i din rolle.")
    return _("Aftalerummet er %(state)s og kan ikke ændres. Du kan stadig læse det.") % {
        "state": Life(life).label.lower()
    }
