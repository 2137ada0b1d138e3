"""What rooms above do when a talk changes, in the same transaction; reminders are written anew so."""

from collections.abc import Callable

from fleksaftale.talks.models import Talk

CHANGED: list[Callable[[Talk], None]] = []


def tell(talk: Talk) -> None:
    """To be called by each command after it changed a talk or a pause."""
    for listener in CHANGED:
        listener(talk)
