"""Rules of other subjects that working time leans on: paid hours, and the fleksjob from before 2013."""

from __future__ import annotations

from fleksjob.law.fleksloentilskud.regler import betalte_timer
from fleksjob.law.ordning.regler import fleksjob_fra_foer_2013

__all__ = ["betalte_timer", "fleksjob_fra_foer_2013"]
