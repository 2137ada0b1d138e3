"""Who acted, as the trail remembers it: kept by value, since people are renamed and erased."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """`role` is ``employee``, ``leader``, ``person`` (on one's own account) or ``system``."""

    id: str
    name: str
    role: str
    guest: bool = False  # came by a one-time link, without an account
    typed_for: str = ""  # the id of the party in whose seat somebody else wrote


SYSTEM = Actor(id="system", name="Systemet", role="system")
