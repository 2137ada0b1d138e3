"""The rule of the refund to the employer that makes a § 56 agreement needless in a fleksjob."""

from __future__ import annotations

from fleksjob.law.sygerefusion.regler import ingen_arbejdsgiverperiode

__all__ = ["ingen_arbejdsgiverperiode"]
