"""The made-up people and cases of the demo."""

from typing import NamedTuple


class SignIn(NamedTuple):
    """One person to sign in as: the role in words, the name, the address."""

    role: str
    name: str
    email: str


def load_once() -> None:
    """Load the demo's people and cases, unless they are there already."""


def sign_ins() -> list[SignIn]:
    """One person per role."""
    return []
