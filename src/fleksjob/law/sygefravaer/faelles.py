"""Rules of the refund to the employer that sick leave leans on too."""

from __future__ import annotations

from fleksjob.law.sygerefusion.regler import ingen_arbejdsgiverperiode, mindstekrav_om_fire_timer

__all__ = ["ingen_arbejdsgiverperiode", "mindstekrav_om_fire_timer"]
