"""Month by month: what is paid on the income of the month before, and what is settled afterwards, and why.

The subsidy of a month is computed from the income reported for the month before it. It may be settled again
only where the rules give a basis, so every difference carries its basis. All amounts are exact kroner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from fleksjob import dates, money, sag
from fleksjob.beregning import Beregning, beregn_sag
from fleksjob.engine import Law
from fleksjob.errors import InputError
from fleksjob.forbehold import Forbehold
from fleksjob.forloeb_laes import OF_THE_MONTH, Oplyst, laes
from fleksjob.law import gaeldende
from fleksjob.law.fleksloentilskud import efterregulering
from fleksjob.law.fleksloentilskud.efterregulering import BONUS, FERIE, FOERSTE_MAANED, KOMMUNEN, Grundlag
from fleksjob.law.fleksloentilskud.politikker import SATSER_FOR
from fleksjob.law.raad import Raad

_LY, _PART = "ledighedsydelsesdage", "loendele_md"


@dataclass(frozen=True)
class Maaned:
    """One month of payment, by its first day.

    `foreloebig` is what its payment was computed to, None where no income before it is known. `afregnet` is
    the settled figure, None without a basis, and `afregnet_af` the month whose income it uses. `grund` is
    what the municipality wrote, where it stated the basis.
    """

    maaned: date
    foreloebig: Beregning | None
    afregnet: Beregning | None
    afregnet_af: date | None
    grundlag: tuple[Grundlag, ...]
    grund: str

    @property
    def forskel(self) -> Fraction | None:
        """The settled subsidy less the preliminary one; nothing paid before counts as 0."""
        if self.afregnet is None:
            return None
        before = self.foreloebig.fleksloentilskud if self.foreloebig else Fraction(0)
        return self.afregnet.fleksloentilskud - before

    @property
    def forskel_efter_atp(self) -> Fraction | None:
        """The same of what is paid out: the subsidy less ATP, before tax."""
        if self.afregnet is None or self.forskel is None:
            return None
        before = self.foreloebig.atp if self.foreloebig else Fraction(0)
        return self.forskel - (self.afregnet.atp - before)

    @property
    def gaelder(self) -> Beregning | None:
        """The figure that stands: the settled one where there is one."""
        return self.afregnet or self.foreloebig


@dataclass(frozen=True)
class Forloeb:
    """Every month of payment: the months stated, and the one after, which the last income pays."""

    maaneder: tuple[Maaned, ...]
    forbehold: tuple[Forbehold, ...]

    @property
    def regnskab(self) -> tuple[Maaned, ...]:
        """The months that were settled with a difference: the ledger."""
        return tuple(each for each in self.maaneder if each.forskel)

    @property
    def forskel(self) -> Fraction:
        """What all settlements come to."""
        return sum((each.forskel or Fraction(0) for each in self.maaneder), Fraction(0))

    @property
    def forskel_efter_atp(self) -> Fraction:
        """What all settlements come to after ATP."""
        return sum((each.forskel_efter_atp or Fraction(0) for each in self.maaneder), Fraction(0))


def forloeb(oplyst: Mapping[str, Any], law: Law | None = None) -> Forloeb:
    """Compute the months that a person or program wrote (see `forloeb_laes.NOEGLER`).

    Raises InputError for facts that cannot be used, and RateMissing where a month has no rate.

    >>> month = {"maaned": "2024-03", "loen_md": "14000", "fuldtidsloen_md": "32000"}
    >>> [float(each.gaelder.fleksloentilskud) for each in forloeb({"maaneder": [month]}).maaneder]
    [15752.0, 15752.0]
    """
    case, rules = laes(oplyst), law or gaeldende()
    known = list(case.maaneder)
    months = [_month(case, month, rules) for month in (*known, dates.add_months(known[-1], 1))]
    return Forloeb(tuple(months), tuple(_caveats(case, months)))


def _month(case: Oplyst, month: date, law: Law) -> Maaned:
    before = dates.add_months(month, -1)
    bases = list(_on_own_income(case, month))
    income = month if bases else before
    if bonus := sum(each.andel(income) for each in case.bonus):
        bases.append(BONUS)
    paid_on = case.maaneder.get(before, case.foerste_loen)
    return Maaned(
        maaned=month,
        foreloebig=_computed(case, month, paid_on, law) if paid_on else None,
        afregnet=_computed(case, month, case.maaneder[income], law, bonus, income == month)
        if bases
        else None,
        afregnet_af=income if bases else None,
        grundlag=tuple(bases),
        grund=case.efterreguleres.get(month, ""),
    )


def _on_own_income(case: Oplyst, month: date) -> Iterator[Grundlag]:
    """The bases for settling a month on the income of the month itself."""
    before = dates.add_months(month, -1)
    if month not in case.maaneder:
        return
    if before not in case.maaneder:
        yield FOERSTE_MAANED
    elif _days(case.maaneder[before]):
        yield FERIE
    if month in case.efterreguleres:
        yield KOMMUNEN


def _days(facts: Mapping[str, Any]) -> int:
    """Hundredths of a day with ledighedsydelse."""
    return int(sag.LAESERE[_LY](_LY, facts[_LY])) if _LY in facts else 0


def _computed(
    case: Oplyst,
    month: date,
    income: Mapping[str, Any],
    law: Law,
    bonus: int = 0,
    own_income: bool = False,
) -> Beregning:
    """The subsidy of a month on the facts of an income, with the days of the month itself."""
    own = case.maaneder.get(month, {})
    facts = {key: value for key, value in income.items() if key not in OF_THE_MONTH}
    facts |= {key: own[key] for key in OF_THE_MONTH if key in own}
    read = sag.laes({**facts, "dato": month.isoformat(), "politik": case.politik})
    policies = dict(read.politik)
    if own_income:  # the month of the income is the month that is paid: there is nothing to choose
        policies.pop(SATSER_FOR.name, None)
    part = read.facts[_PART]
    with_bonus = (part if isinstance(part, int) else 0) + bonus
    if with_bonus > money.LARGEST:
        raise InputError("bonus", "er for stor; skriv fx 6000,00", "is too large; write 6000,00, for example")
    amounts = {**read.facts, _PART: with_bonus}
    return beregn_sag(replace(read, facts=amounts, politik=policies), law)


def _caveats(case: Oplyst, months: list[Maaned]) -> Iterator[Forbehold]:
    """Those of every calculation, each once, and then those of the months together."""
    told: dict[str, Forbehold] = {}
    for month in months:
        for answer in (month.foreloebig, month.afregnet):
            for each in answer.forbehold if answer else ():
                told.setdefault(each.id, each)
    yield from told.values()
    for advice in _of_all(case, months):
        yield Forbehold(advice.id, advice.da, advice.en)


def _of_all(case: Oplyst, months: list[Maaned]) -> Iterator[Raad]:
    yield efterregulering.KUN_MED_GRUNDLAG
    yield efterregulering.TILBAGEBETALING
    if case.bonus:
        yield efterregulering.BONUS_FOERST_SENERE
    if any(FERIE in each.grundlag and not _seen(each.maaned) for each in months):
        yield efterregulering.FERIE_ANDRE_AAR
    if sum(_days(facts) for facts in case.maaneder.values()) > 25 * 100:
        yield efterregulering.HOEJST_25_DAGE


def _seen(month: date) -> bool:
    """Whether BEK 250/2022 stood all that month."""
    return date(2022, 3, 1) <= month < date(2024, 1, 1)
