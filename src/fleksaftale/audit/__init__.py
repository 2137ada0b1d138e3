"""Who did what and who looked, in a chain that shows every later change to it."""

from fleksaftale.audit.actors import SYSTEM, Actor

__all__ = ["SYSTEM", "Actor"]
