"""What a number looks like, as JSON and as sentences in Danish or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from fleksjob.beregning import kroner
from fleksjob.engine.rules import Sentence
from fleksjob.forklar import ER, REGNET, Forklaring, Fund
from fleksjob.rates import Rate, RateValue
from fleksjob.trin import to_sprog
from fleksjob.visning import wrapped
from fleksjob.visning_ord import kr

_SAYS: Mapping[str, Sentence] = {
    "er": ("Tallet er {sats}, {aar}.", "The number is {sats}, {aar}."),
    "regnet": (
        "Tallet er {gange} {sats}, {aar} ({beloeb}), rundet til kroner.",
        "The number is {gange} {sats}, {aar} ({beloeb}), in whole kroner.",
    ),
    "ombyttet": (
        "Med to cifre ombyttet er det {beloeb}: {sats}, {aar}.",
        "With two digits swapped it is {beloeb}: {sats}, {aar}.",
    ),
    "et_ciffer": (
        "Med ét andet ciffer er det {beloeb}: {sats}, {aar}.",
        "With one other digit it is {beloeb}: {sats}, {aar}.",
    ),
    "naer": (
        "Det ligger {forskel} fra {beloeb}: {sats}, {aar}.",
        "It lies {forskel} from {beloeb}: {sats}, {aar}.",
    ),
}
_SHARES: Mapping[Fraction, Sentence] = {
    Fraction(98, 100): ("98 pct. af", "98 per cent of"),
    Fraction(89, 100): ("89 pct. af", "89 per cent of"),
    Fraction(52, 12): ("52/12 af", "52/12 of"),
    Fraction(12): ("12 gange", "12 times"),
}
_TITLE: Sentence = ("Hvad kan {tal} være?", "What can {tal} be?")
_NOTHING: Sentence = ("Tallet ligner ingen sats, vi kender.", "The number is like no rate we know.")
_NO_YEAR: Sentence = (
    "Ingen af de satser, vi kender, var {tal} i {aar}.",
    "None of the rates we know was {tal} in {aar}.",
)
_THE_YEAR: Sentence = ("I {aar} var de:", "In {aar} they were:")
_GUESS: Sentence = (
    "Ligheden siger ikke, hvad der var ment. Brug satsen for det år, det gælder.",
    "The likeness does not say what was meant. Use the rate of the year in question.",
)


def som_json(answer: Forklaring) -> dict[str, Any]:
    """What was found as JSON has it, the surest first."""
    return {
        "tal": kroner(answer.tal),
        "aar": answer.aar,
        "fund": [
            {
                "slags": each.slags,
                "sats": each.sats.name,
                "titel": to_sprog((each.sats.titel, each.sats.title)),
                "vaerdi": each.vaerdi.text,
                "enhed": each.sats.unit,
                "fra": each.vaerdi.fra.isoformat(),
                "til": each.vaerdi.last.isoformat(),
                "andel": str(each.andel),
                "forskel": kroner(each.forskel),
                "status": each.vaerdi.status,
                "kilde": each.vaerdi.kilde,
                "tekst": to_sprog((_said(each, 0), _said(each, 1))),
            }
            for each in answer.fund
        ],
        "i_aaret": [
            {"sats": rate.name, "vaerdi": value.text, "enhed": rate.unit, "fra": value.fra.isoformat()}
            for rate, value in answer.i_aaret
        ],
        "tekst": to_sprog(_GUESS),
    }


def tekst(answer: Forklaring, language: str = "da") -> str:
    """What was found for a person to read, ending with a newline."""
    return "\n".join(_lines(answer, 1 if language == "en" else 0)) + "\n"


def _lines(answer: Forklaring, pick: int) -> Iterator[str]:
    number = kr(answer.tal)
    yield from (_TITLE[pick].format(tal=number), "")
    if not answer.fund:
        yield from wrapped(_NOTHING[pick])
        return
    for each in answer.fund:
        yield from wrapped(_said(each, pick), "- ")
        yield f"    {each.vaerdi.kilde}"
    if answer.i_aaret:
        yield ""
        if all(value.amount != answer.tal for _, value in answer.i_aaret):
            yield from wrapped(_NO_YEAR[pick].format(tal=number, aar=answer.aar))
        yield _THE_YEAR[pick].format(aar=answer.aar)
        for rate, value in answer.i_aaret:
            yield from wrapped(f"{_name(rate, pick)}: {kr(value.amount)}", "- ")
    if answer.fund[0].slags not in (ER, REGNET):
        yield from ("", *wrapped(_GUESS[pick]))


def _said(each: Fund, pick: int) -> str:
    return _SAYS[each.slags][pick].format(
        sats=_name(each.sats, pick),
        aar=_years(each.vaerdi),
        beloeb=kr(each.vaerdi.amount),
        forskel=kr(abs(each.forskel)),
        gange=_SHARES[each.andel][pick] if each.slags == "regnet" else "",
    )


def _name(rate: Rate, pick: int) -> str:
    title = rate.title if pick else rate.titel
    return title[:1].lower() + title[1:]


def _years(value: RateValue) -> str:
    first, last = value.fra.year, value.last.year
    return str(first) if first == last else f"{first}-{last}"
