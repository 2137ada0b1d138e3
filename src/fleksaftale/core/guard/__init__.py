"""The wording guard: what is needed, not what somebody suffers from.

It looks at text in this process alone: nothing is sent, stored or logged. It errs on the side of asking: a
strong finding names an illness, a medicine or a code; a weak one may be about something else.

>>> [(found.text, found.strong) for found in look_at("Ro om formiddagen på grund af migræne")]
[('migræne', True)]
>>> look_at("Adgang til stille lokale efter behov")
[]
"""

from fleksaftale.core.guard.look import Finding, look_at

__all__ = ["Finding", "look_at"]
