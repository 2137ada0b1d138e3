"""Two cases beside each other: what changes for the person, and what the employer pays.

All amounts are kroner a month before tax, exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from fleksjob.beregning import Beregning, beregn
from fleksjob.engine import Law
from fleksjob.errors import InputError
from fleksjob.forbehold import Forbehold
from fleksjob.law import gaeldende
from fleksjob.law.raad import Raad

_STATENS_ADM = "https://statens-adm.dk/fleks-og-barsel/den-statslige-fleksjobordning/fleksrefusion/"
ARBEJDSGIVER = (
    Raad(
        "loen",
        "Arbejdsgiveren betaler lønnen for det arbejde, der udføres, med pension.",
        "The employer pays the wage for the work done, with pension.",
        "https://www.fysio.dk/radgivning-regler/lon/lon-for-fleksjob",
        "oplysning",
    ),
    Raad(
        "tilskud_til_medarbejderen",
        "Fleksløntilskuddet går uden om arbejdsgiveren. Kommunen betaler det til medarbejderen.",
        "The subsidy does not pass the employer. The municipality pays it to the employee.",
        "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/123/",
        "oplysning",
    ),
    Raad(
        "ogsaa",
        "Dertil kommer arbejdsgiverens ATP, ferie og forsikring. De beløb er ikke regnet med.",
        "The employer's ATP, holiday and insurance come on top. Those amounts are not counted.",
        _STATENS_ADM,
        "uvist",
    ),
    Raad(
        "sygerefusion",
        "Ved sygdom kan der komme refusion fra første dag.",
        "During sickness there can be a refund from the first day.",
        "https://www.slagelse.dk/erhverv/arbejdsmarkedet/sygemeldte-medarbejdere/refusion-af-sygedagpenge",
        "oplysning",
    ),
    Raad(
        "staten",
        "Statens arbejdspladser kan få en del af lønnen refunderet. Det er ikke regnet med.",
        "State workplaces can have part of the wage refunded. That is not counted.",
        _STATENS_ADM,
        "oplysning",
    ),
)
"""What the sources say of the employer's cost beside the wage; only the wage itself is computed."""


@dataclass(frozen=True)
class Sammenligning:
    """Two answers, before and after a change.

    `betalte` are the effective hours a week of both, where they are known beside a wage that is an amount.
    """

    foer: Beregning
    efter: Beregning
    betalte: tuple[Fraction, Fraction] | None = None

    def forskel(self, name: str) -> Fraction:
        """What an amount of `BELOEB` rises by."""
        change: Fraction = getattr(self.efter, name) - getattr(self.foer, name)
        return change

    @property
    def timer(self) -> tuple[Fraction, Fraction] | None:
        """Effective hours a week before and after; None where one of them is not known."""
        if self.betalte:
            return self.betalte
        hours = [
            answer.run.exact("betalte_timer") if answer.sag.paid_by_hour else None
            for answer in (self.foer, self.efter)
        ]
        before, after = hours
        return (before, after) if isinstance(before, Fraction) and isinstance(after, Fraction) else None

    @property
    def samme_timeloen(self) -> bool:
        """Whether an hour is paid as before, to the rounding of the two wages."""
        if not self.betalte or not all(self.betalte):
            return self.foer.sag.facts["timeloen"] == self.efter.sag.facts["timeloen"]
        before, after = self.foer.loen_md / self.betalte[0], self.efter.loen_md / self.betalte[1]
        return abs(before - after) <= Fraction(1, 100) / min(self.betalte)

    @property
    def forbehold(self) -> tuple[Forbehold, ...]:
        """The caveats of both, each once."""
        told = {each.id: each for answer in (self.foer, self.efter) for each in answer.forbehold}
        return tuple(told.values())


def sammenlign(oplyst: Mapping[str, Any], law: Law | None = None) -> Sammenligning:
    """Compare two cases: `foer` as `beregn` takes it, `efter` the same or only what changes.

    A way of stating the wage in `efter` replaces that of `foer`. Raises InputError and RateMissing.

    >>> now = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}
    >>> float(sammenlign({"foer": now, "efter": {"effektive_timer": "20"}}).forskel("i_alt"))
    960.75
    """
    for key in oplyst:
        if key not in ("foer", "efter"):
            raise InputError(
                str(key)[:40], "kendes ikke her; brug foer og efter", "is not known; use foer, efter"
            )
    for key in ("foer", "efter"):
        if not isinstance(oplyst.get(key), Mapping):
            raise InputError(key, "mangler; skriv oplysningerne som et objekt", "is missing; write an object")
    before = oplyst["foer"]
    rules = law or gaeldende()
    after = {**dict(_kept(before, oplyst["efter"])), **oplyst["efter"]}
    return Sammenligning(_one("foer", before, rules), _one("efter", after, rules))


_WAYS = (
    {"timeloen", "effektive_timer", "timer_paa_arbejdspladsen", "intensitet"},
    {"loen_md", "loen_14_dage", "fuldtidsloen_md"},
)
_HOURS = ({"effektive_timer"}, {"timer_paa_arbejdspladsen", "intensitet"})


def _kept(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What goes on as it was: not another way of saying what the change says."""
    other = {
        key for one, two in (_WAYS, _WAYS[::-1], _HOURS, _HOURS[::-1]) if set(after) & one for key in two
    }
    other |= {"loen_14_dage"} if "loen_md" in after else {"loen_md"} if "loen_14_dage" in after else set()
    return ((key, value) for key, value in before.items() if key not in other)


def _one(place: str, facts: Mapping[str, Any], law: Law) -> Beregning:
    try:
        return beregn(facts, law)
    except InputError as problem:
        raise InputError(f"{place}.{problem.field}", problem.reason, problem.reason_en) from None
