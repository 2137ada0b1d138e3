"""A curve as JSON and as a person reads it, in Danish or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from fleksjob.beregning import kroner
from fleksjob.engine.rules import Sentence
from fleksjob.forbehold import VEJLEDENDE
from fleksjob.kurve import Knaek, Kurve, Omraade, Punkt
from fleksjob.trin import to_sprog
from fleksjob.visning import wrapped
from fleksjob.visning_ord import Ord, kr, tal

OMRAADER: Mapping[str, Sentence] = {
    "A": ("Under beløbsgrænsen", "Below the threshold"),
    "B": ("Over beløbsgrænsen", "Above the threshold"),
    "C": ("Lønloftet begrænser tilskuddet", "The cap limits the subsidy"),
    "D": ("Intet tilskud tilbage", "No subsidy left"),
    "ingen_loen": ("Ingen løn, intet tilskud", "No wage, no subsidy"),
}
KNAEK: Mapping[str, Sentence] = {
    "beloebsgraense": ("Lønnen når beløbsgrænsen", "The wage reaches the threshold"),
    "loenloft": ("Lønloftet begynder at begrænse tilskuddet", "The cap begins to limit the subsidy"),
    "fuld_tid": ("Lønnen når lønnen på fuld tid", "The wage reaches the full-time wage"),
    "tilskud_slut": ("Tilskuddet er nedsat til nul", "The subsidy is reduced to nothing"),
    "atp_loft": ("ATP er lige netop sit højeste beløb", "ATP is just at its highest amount"),
    "andet": ("Reglerne skifter", "The rules change"),
}
UDEN_AFRUNDING: Sentence = (
    "Kurven er uden afrunding af hvert led. Den ville ellers gå i små trin.",
    "The curve is without rounding of each step. Else it would go in small steps.",
)
_ORD: Mapping[str, Sentence] = {
    "titel": ("Timer, løn og tilskud, {maaned}", "Hours, wage and subsidy, {maaned}"),
    "titel_loen": ("Løn og tilskud, {maaned}", "Wage and subsidy, {maaned}"),
    "hoved": ("Timer", "Hours"),
    "loen": ("Løn", "Wage"),
    "tilskud": ("Tilskud", "Subsidy"),
    "i_alt": ("I alt", "In all"),
    "fra_til": ("{fra} til {til} timer om ugen: {tekst}.", "{fra} to {til} hours a week: {tekst}."),
    "fra_til_loen": ("{fra} til {til} om måneden: {tekst}.", "{fra} to {til} a month: {tekst}."),
    "krone": (
        "Af en krone mere i løn beholder du {beholdt} kr., efter ATP {efter} kr.",
        "Of one krone more in wage you keep {beholdt} kr., after ATP {efter} kr.",
    ),
    "time": (
        "En time mere om ugen giver {beloeb} om måneden.",
        "One more hour a week gives {beloeb} a month.",
    ),
    "time_intet": ("Flere timer giver her ikke mere.", "More hours give no more here."),
    "nu": ("Nu", "Now"),
    "nu_timeloen": (
        "En krone mere i timeløn giver {beloeb} om måneden.",
        "One krone more in hourly wage gives {beloeb} a month.",
    ),
    "ved_nul": (
        "Uden løn er der intet tilskud. Den første løn udløser {beloeb}",
        "Without wage there is no subsidy. The first wage releases {beloeb}",
    ),
    "uden_loft": (
        "Uden lønloft ville tilskuddet slutte ved en løn på {beloeb}",
        "Without the cap the subsidy would end at a wage of {beloeb}",
    ),
    "knaek": ("Knæk", "Kinks"),
    "omraader": ("Mellem knækkene", "Between the kinks"),
    "forbehold": ("Forbehold", "Caveats"),
}


def som_json(curve: Kurve) -> dict[str, Any]:
    """The curve as JSON has it: amounts with two decimals, and `eksakt` as fractions for whoever draws it."""
    now = curve.nu
    return {
        "dato": now.sag.dato.isoformat(),
        "akse": "timer" if now.sag.paid_by_hour else "loen_md",
        "nu": {
            **{name: kroner(getattr(now, name)) for name in ("loen_md", "fuldtidsloen_md")},
            **{name: kroner(getattr(now, name)) for name in ("fleksloentilskud", "atp", "i_alt")},
            "omraade": curve.nu_omraade,
            "naeste_krone_beholdt": kroner(now.naeste_krone_beholdt),
            "naeste_time": None if now.naeste_time is None else kroner(now.naeste_time),
            "krone_i_timen": None if curve.krone_i_timen is None else kroner(curve.krone_i_timen),
        },
        "punkter": [_point(each) for each in curve.punkter],
        "omraader": [_region(each) for each in curve.omraader],
        "knaek": [
            {"id": each.id, "tekst": to_sprog(KNAEK[each.id]), **_point(each.punkt)} for each in curve.knaek
        ],
        "spring_ved_nul": kroner(curve.spring_ved_nul),
        "loen_uden_tilskud": kroner(curve.loen_uden_tilskud),
        "forbehold": [
            *(each.som_json() for each in now.forbehold),
            *_unrounded(curve),
        ],
        "regelsaet": now.regelsaet,
    }


def _unrounded(curve: Kurve) -> Iterator[dict[str, str]]:
    if curve.uden_afrunding:
        da, en = UDEN_AFRUNDING
        yield {"id": "uden_afrunding", "tekst": da, "tekst_en": en}


_NUMBERS = ("loen_md", "fleksloentilskud", "atp", "i_alt", "efter_atp")


def _point(point: Punkt) -> dict[str, Any]:
    exact = {name: str(getattr(point, name)) for name in _NUMBERS}
    hours = None if point.timer is None else {"timer": str(point.timer)}
    return {
        "timer": None if point.timer is None else f"{float(point.timer):.4f}",
        **{name: kroner(getattr(point, name)) for name in _NUMBERS},
        "eksakt": {**(hours or {}), **exact},
    }


def _region(region: Omraade) -> dict[str, Any]:
    return {
        "id": region.id,
        "tekst": to_sprog(OMRAADER[region.id]),
        "fra": _point(region.fra),
        "til": _point(region.til),
        "beholdt": _share(region.beholdt),
        "beholdt_efter_atp": _share(region.beholdt_efter_atp),
        "sparet_offentligt": _share(1 - region.beholdt),
        "time_mere": None if region.time_mere is None else kroner(region.time_mere),
    }


def _share(value: Fraction) -> str:
    """A share with two to four decimals: 0.4775."""
    text = f"{float(value):.4f}"
    return text[:-2] + text[-2:].rstrip("0")


def tekst(curve: Kurve, language: str = "da") -> str:
    """The curve for a person to read, ending with a newline."""
    return "\n".join(_lines(curve, Ord(language))) + "\n"


def _lines(curve: Kurve, say: Ord) -> Iterator[str]:
    def word(key: str, **parts: str) -> str:
        return _ORD[key][say.pick].format(**parts)

    by_hour = curve.nu.sag.paid_by_hour
    yield word("titel" if by_hour else "titel_loen", maaned=say.maaned(curve.nu.sag.dato))
    yield from ("", _row(word("hoved"), word("loen"), word("tilskud"), "ATP", word("i_alt")))
    for point in curve.punkter:
        amounts = (point.loen_md, point.fleksloentilskud, point.atp, point.i_alt)
        yield _row(_hours(point, say), *(tal(each) for each in amounts))
    yield from ("", word("nu"), *wrapped(_now(curve, say), "  "))
    yield from ("", word("knaek"))
    for kink in curve.knaek:
        yield from wrapped(knaek_fortalt(kink, say), "- ")
    yield from ("", word("omraader"))
    for region in curve.omraader:
        yield from wrapped(stykke_fortalt(region, say), "- ")
    if curve.spring_ved_nul:
        yield from wrapped(nul_fortalt(curve, say), "- ")
    yield from wrapped(word("uden_loft", beloeb=kr(curve.loen_uden_tilskud)), "- ")
    yield from ("", word("forbehold"))
    caveats = [each.tekst_en if say.pick else each.tekst for each in curve.nu.forbehold]
    caveats += [UDEN_AFRUNDING[say.pick]] * curve.uden_afrunding
    for sentence in (*caveats, VEJLEDENDE[say.pick]):
        yield from wrapped(sentence, "- ")


def _row(*cells: str) -> str:
    return f"  {cells[0]:<10}" + "".join(f"{cell:>15}" for cell in cells[1:])


def _hours(point: Punkt, say: Ord) -> str:
    return "" if point.timer is None else say.decimal(f"{float(point.timer):.2f}")


def _now(curve: Kurve, say: Ord) -> str:
    now = curve.nu
    parts = [f"{OMRAADER[curve.nu_omraade][say.pick]}."]
    if now.naeste_time is not None:
        parts.append(_one_hour(now.naeste_time, say))
    if curve.krone_i_timen is not None:
        parts.append(_ORD["nu_timeloen"][say.pick].format(beloeb=kr(curve.krone_i_timen)))
    return " ".join(parts)


def _one_hour(more: Fraction, say: Ord) -> str:
    return _ORD["time" if more else "time_intet"][say.pick].format(beloeb=kr(more))


def knaek_fortalt(kink: Knaek, say: Ord) -> str:
    """Why the curve bends, and where."""
    where = kr(kink.punkt.loen_md)
    if kink.punkt.timer is not None:
        where = f"{_hours(kink.punkt, say)} {'hours' if say.pick else 'timer'}, {where}"
    return f"{KNAEK[kink.id][say.pick]}: {where}"


def nul_fortalt(curve: Kurve, say: Ord) -> str:
    """What the first wage releases."""
    return _ORD["ved_nul"][say.pick].format(beloeb=kr(curve.spring_ved_nul))


def stykke_fortalt(region: Omraade, say: Ord) -> str:
    """What a krone or an hour more gives between two bends."""
    text = OMRAADER[region.id][say.pick].lower()
    if region.fra.timer is None:
        head = _ORD["fra_til_loen"][say.pick].format(
            fra=kr(region.fra.loen_md), til=kr(region.til.loen_md), tekst=text
        )
    else:
        head = _ORD["fra_til"][say.pick].format(
            fra=_hours(region.fra, say), til=_hours(region.til, say), tekst=text
        )
    kept = say.decimal(_share(region.beholdt)), say.decimal(_share(region.beholdt_efter_atp))
    krone = _ORD["krone"][say.pick].format(beholdt=kept[0], efter=kept[1])
    hour = "" if region.time_mere is None else _one_hour(region.time_mere, say)
    return f"{head} {krone} {hour}".strip()
