"""What more hours or more wage give in one case: where the law bends, and the straight lines between.

Money is kroner a month before tax, exact. The points are found from the law itself (see `straale`), not by
trying many values; rounding by policy is left out, since it makes steps and no bends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from fleksjob import sag
from fleksjob.beregning import Beregning, beregn_sag
from fleksjob.engine import NOT_APPLICABLE, Law, Program
from fleksjob.law import gaeldende
from fleksjob.law.fleksloentilskud.politikker import ATP_AFRUNDING, HVERT_LED
from fleksjob.straale import Stykke, foelg, haeldning

TAL = ("loen_md", "fleksloentilskud", "atp", "i_alt")
_REGLER = (*TAL, "loenindtaegt", "knaek_maanedsloen", "ret_til_tilskud", "loenloft_binder")
_TIMER, _LOEN = "betalte_timer", "almindelig_loen_md"

A, B, C, D, INGEN = "A", "B", "C", "D", "ingen_loen"
BELOEBSGRAENSE, LOENLOFT, FULD_TID, TILSKUD_SLUT, ATP_LOFT, ANDET = (
    "beloebsgraense",
    "loenloft",
    "fuld_tid",
    "tilskud_slut",
    "atp_loft",
    "andet",
)


@dataclass(frozen=True)
class Punkt:
    """A point of the curve. `timer` are effective hours a week, None where no hourly wage is known."""

    timer: Fraction | None
    loen_md: Fraction
    fleksloentilskud: Fraction
    atp: Fraction
    i_alt: Fraction

    @property
    def efter_atp(self) -> Fraction:
        """Wage and subsidy less ATP, before tax."""
        return self.i_alt - self.atp


@dataclass(frozen=True)
class Omraade:
    """A straight stretch between two points. `beholdt` is what is kept of each krone more in wage.

    `time_mere` is what one more hour a week gives a month as long as it stays in the stretch.
    """

    id: str
    fra: Punkt
    til: Punkt
    beholdt: Fraction
    beholdt_efter_atp: Fraction
    time_mere: Fraction | None


@dataclass(frozen=True)
class Knaek:
    """Where the law bends, and why."""

    id: str
    punkt: Punkt


@dataclass(frozen=True)
class Kurve:
    """The whole curve of a case, from no wage to full time.

    `spring_ved_nul` is what the first krone of wage releases. `loen_uden_tilskud` is the wage at which the
    subsidy would end if there were no cap. `krone_i_timen` is what one krone more in hourly wage gives a
    month now; None where no hourly wage is known.
    """

    nu: Beregning
    nu_omraade: str
    omraader: tuple[Omraade, ...]
    knaek: tuple[Knaek, ...]
    spring_ved_nul: Fraction
    loen_uden_tilskud: Fraction
    krone_i_timen: Fraction | None
    uden_afrunding: bool

    @property
    def punkter(self) -> tuple[Punkt, ...]:
        """The points in order, for a chart: straight lines run between them."""
        return tuple(each.fra for each in self.omraader) + tuple(each.til for each in self.omraader[-1:])

    @property
    def uden_loen(self) -> Punkt | None:
        """No wage at all, where just after it is another place: there the line begins in the air."""
        first = self.punkter[0] if self.omraader else None
        if first is None or first.loen_md or not self.spring_ved_nul:
            return None
        return replace(
            first,
            fleksloentilskud=first.fleksloentilskud - self.spring_ved_nul,
            atp=Fraction(0),
            i_alt=first.i_alt - self.spring_ved_nul,
        )


def kurve(oplyst: Mapping[str, Any], law: Law | None = None, *, til: Fraction | None = None) -> Kurve:
    """The curve of a case as a person or program wrote it (see `sag.NOEGLER`).

    `til` is how far it runs, in hours or kroner of wage; without it to full time, and where no full-time
    wage is known a little beyond the end of the subsidy.

    Raises InputError for facts that cannot be used, and RateMissing where there is no rate for the day.

    >>> more = kurve({"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"})
    >>> [(each.id, round(float(each.punkt.timer), 2)) for each in more.knaek][:2]
    [('beloebsgraense', 18.83), ('loenloft', 20.6)]
    """
    return kurve_sag(sag.laes(oplyst), law or gaeldende(), til)


def kurve_sag(case: sag.Sag, law: Law, til: Fraction | None = None) -> Kurve:
    """The curve of a case that has been read. Raises RateMissing."""
    nu = beregn_sag(case, law)
    program = nu.run.program
    rounded = [each.name for each in (ATP_AFRUNDING, HVERT_LED) if case.politik.get(each.name, False)]
    smooth = replace(case, politik={**case.politik, **dict.fromkeys(rounded, False)})
    along = _TIMER if case.paid_by_hour else _LOEN
    no_cap = _without_cap(program, smooth)
    end = max(til or _end(nu, no_cap), _number(nu, along))
    pieces = list(foelg(program, smooth, along, end, _REGLER))
    regions = tuple(_merged(_region(piece, case.paid_by_hour) for piece in pieces))
    return Kurve(
        nu=nu,
        nu_omraade=_here(pieces, nu, along),
        omraader=regions,
        knaek=tuple(_kinks(regions)),
        spring_ved_nul=_jump(program, smooth, along, regions),
        loen_uden_tilskud=no_cap,
        krone_i_timen=haeldning(program, smooth, "timeloen", nu.run, "i_alt") if case.paid_by_hour else None,
        uden_afrunding=bool(rounded),
    )


def _number(nu: Beregning, name: str) -> Fraction:
    value = nu.run.exact(name)
    return value if isinstance(value, Fraction) else Fraction(0)


_BEYOND = Fraction(11, 10)


def _end(nu: Beregning, no_cap: Fraction) -> Fraction:
    """Full time; without a full-time wage as far as a subsidy reaches, and a little more."""
    if nu.sag.paid_by_hour:
        norm = nu.run.program.rate("fuldtidsnorm").at(nu.run.program.day)
        return norm.amount if norm else Fraction(0)
    return nu.fuldtidsloen_md if nu.sag.loenloft_kendt else no_cap * _BEYOND


def _region(piece: Stykke, by_hour: bool) -> Omraade:
    gain = piece.haeldning["loen_md"]
    kept, atp = piece.haeldning["i_alt"], piece.haeldning["atp"]
    points = [_point(piece, x, by_hour) for x in (piece.fra, piece.til)]
    return Omraade(
        id=_id(piece),
        fra=points[0],
        til=points[1],
        beholdt=kept / gain if gain else kept,
        beholdt_efter_atp=(kept - atp) / gain if gain else kept - atp,
        time_mere=kept if by_hour else None,
    )


def _merged(regions: Iterator[Omraade]) -> Iterator[Omraade]:
    """The regions, with those as one that are one line and mean the same."""
    open_one: Omraade | None = None
    for each in regions:
        if open_one and _goes_on(open_one, each):
            open_one = replace(open_one, til=each.til)
            continue
        if open_one:
            yield open_one
        open_one = each
    if open_one:
        yield open_one


def _goes_on(one: Omraade, then: Omraade) -> bool:
    same = (one.id, one.beholdt, one.beholdt_efter_atp) == (then.id, then.beholdt, then.beholdt_efter_atp)
    flat = one.fra.loen_md == one.til.loen_md and then.fra.loen_md != then.til.loen_md
    return same and one.til == then.fra and not flat


def _point(piece: Stykke, x: Fraction, by_hour: bool) -> Punkt:
    return Punkt(x if by_hour else None, *(piece.ved(name, x) for name in TAL))


def _id(piece: Stykke) -> str:
    """The region by what holds just after the stretch begins."""
    if piece.vaerdi["ret_til_tilskud"] is not True:
        return INGEN
    if piece.vaerdi["fleksloentilskud"] == 0 and piece.haeldning["fleksloentilskud"] == 0:
        return D
    if piece.vaerdi["loenloft_binder"] is True:
        return C
    return B if piece.vaerdi["loenindtaegt"] >= piece.vaerdi["knaek_maanedsloen"] else A


def _here(pieces: list[Stykke], nu: Beregning, along: str) -> str:
    """The region that the next krone falls in."""
    x = _number(nu, along)
    if nu.run.exact("ret_til_tilskud") is not True:
        return INGEN
    return next((_id(piece) for piece in pieces if piece.fra <= x < piece.til), D)


_BENDS = {
    (A, B): BELOEBSGRAENSE,
    (A, C): LOENLOFT,
    (B, C): LOENLOFT,
    (C, D): FULD_TID,
    (A, D): TILSKUD_SLUT,
    (B, D): TILSKUD_SLUT,
}


def _kinks(regions: tuple[Omraade, ...]) -> Iterator[Knaek]:
    for one, other in pairwise(regions):
        bends = one.beholdt - one.beholdt_efter_atp != other.beholdt - other.beholdt_efter_atp
        same = ATP_LOFT if one.id == other.id and bends else ANDET
        yield Knaek(_BENDS.get((one.id, other.id), same), other.fra)
    if regions and regions[-1].id == C and regions[-1].til.fleksloentilskud == 0:
        yield Knaek(FULD_TID, regions[-1].til)


def _jump(program: Program, case: sag.Sag, along: str, regions: tuple[Omraade, ...]) -> Fraction:
    """What lies between no wage at all and the first krone of it: there alone the total jumps."""
    at_zero = program.run({**case.facts, **case.politik}, {along: 0}).exact("i_alt")
    if not regions or not isinstance(at_zero, Fraction):
        return Fraction(0)
    later = sum((other.fra.i_alt - one.til.i_alt for one, other in pairwise(regions)), Fraction(0))
    return regions[0].fra.i_alt - at_zero + later


_FAR = Fraction(100_000_000)
"""A wage that no subsidy reaches: 55 per cent of it is more than any base."""


def _without_cap(program: Program, case: sag.Sag) -> Fraction:
    no_cap = {"plads_under_loenloft": NOT_APPLICABLE}
    pieces = foelg(program, case, _LOEN, _FAR, _REGLER, no_cap)
    return next(piece.ved("loen_md", piece.fra) for piece in pieces if _id(piece) == D)
