"""What can be done where two do not agree: calm steps, with what the law's part says of a dispute."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from fleksjob.law.emner import emne


@dataclass(frozen=True)
class Step:
    title: str
    text: str
    source: str = ""


def next_steps() -> list[Step]:
    """None of them is urgent, and none is the only one."""
    return [
        Step(
            _("Find en ny dag at tale om det"),
            _("I må gerne lade det ligge først. Lav en ny kladde, når I har noget nyt at foreslå."),
        ),
        Step(
            _("Tag en TR eller bisidder med"),
            _("En tillidsrepræsentant eller en bisidder kan hjælpe jer med at tale om det."),
        ),
        Step(
            _("Spørg kommunen"),
            _("Kommunen vurderer timer, intensitet og skånehensyn. Er I i tvivl om dem, så spørg."),
        ),
        Step(
            _("Er I uenige om de effektive timer?"),
            _("Så kan sagen behandles fagretligt. Spørg din fagforening eller arbejdsgiverforening.")
            + " "
            + _("Er du uenig i kommunens vurdering, kan du klage over den."),
            dispute_source(),
        ),
    ]


@cache
def dispute_source() -> str:
    """Where it stands that a dispute on the effective hours goes the way of a dispute on wage."""
    return next(row.kilde for row in emne("arbejdstid").tabel if row.id == "uenighed_effektive_timer")
