"""A payment held against the municipality's statement: as JSON, as text, as a letter with the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fleksjob.beregning import kroner
from fleksjob.engine.rules import Sentence
from fleksjob.forbehold import VEJLEDENDE
from fleksjob.tjek import Tjek
from fleksjob.tjek_trin import ENS, FOELGER, IKKE_OPLYST, SKILLES, UVIST, Trin
from fleksjob.trin import to_sprog
from fleksjob.visning import wrapped
from fleksjob.visning_ord import Ord, kr, tal

UDFALD_ORD: Mapping[str, Sentence] = {
    ENS: ("Ens", "Equal"),
    FOELGER: ("Følger af tallene ovenfor", "Follows from the figures above"),
    SKILLES: ("Her skilles tallene", "The figures part here"),
    UVIST: ("Kan ikke afgøres", "Cannot be settled"),
    IKKE_OPLYST: ("Står ikke i brevet", "Not in the letter"),
}
"""What each outcome is called. Nobody is said to be wrong."""

_ORD: Mapping[str, Sentence] = {
    "titel": ("Udbetalingen for {maaned}", "The payment for {maaned}"),
    "loen": (
        "Tilskuddet for {maaned} regnes af lønnen for {loen_maaned}.",
        "The subsidy of {maaned} is computed from the wage of {loen_maaned}.",
    ),
    "alt_ens": (
        "Alle de tal, der kan holdes op mod hinanden, er ens.",
        "All figures that can be compared are equal.",
    ),
    "skilles": ("Tallene skilles ved: {trin}.", "The figures part at: {trin}."),
    "uvist": ("Kan ikke afgøres: {trin}.", "Cannot be settled: {trin}."),
    "vores": ("Regnet her", "Computed here"),
    "kommunens": ("Kommunen", "Municipality"),
    "spoergsmaal": ("Spørgsmål til kommunen", "Questions to the municipality"),
    "forbehold": ("Forbehold", "Caveats"),
    "emne": (
        "Spørgsmål til mit fleksløntilskud for {maaned}",
        "Questions about my fleksløntilskud for {maaned}",
    ),
    "hilsen": ("Hej", "Hello"),
    "indled": (
        "Jeg vil gerne forstå mit fleksløntilskud for {maaned}. Jeg har regnet med lønnen for {loen_maaned}.",
        "I would like to understand my fleksløntilskud for {maaned}. I used the wage of {loen_maaned}.",
    ),
    "her": ("Her er de tal, jeg er kommet frem til:", "These are the figures I came to:"),
    "linje": ("{trin}: {vores} I jeres brev: {kommunens}", "{trin}: {vores} In your letter: {kommunens}"),
    "bed": ("Vil I svare på dette?", "Would you answer this?"),
    "slut": ("Min beregning er vejledende.", "My calculation is for guidance."),
    "farvel": ("Venlig hilsen", "Kind regards"),
}


def _say(key: str, answer: Tjek, language: str, **parts: str) -> str:
    word = Ord(language)
    months = {
        "maaned": word.maaned(answer.oplyst.maaned),
        "loen_maaned": word.maaned(answer.oplyst.loen_maaned),
    }
    return _ORD[key][word.pick].format(**months, **parts)


def som_json(answer: Tjek) -> dict[str, Any]:
    """The steps and the questions as JSON has them: amounts as text with two decimals."""
    parting = answer.skilles
    return {
        "maaned": f"{answer.oplyst.maaned:%Y-%m}",
        "loen_maaned": f"{answer.oplyst.loen_maaned:%Y-%m}",
        "skilles_ved": parting.id if parting else None,
        "trin": [_step(each) for each in answer.trin],
        "spoergsmaal": [
            {"id": each.id, "tekst": to_sprog((each.da, each.en)), "kilde": each.kilde}
            for each in answer.spoergsmaal
        ],
        "forbehold": [each.som_json() for each in answer.forbehold],
        "regelsaet": answer.beregning.regelsaet,
    }


def _step(step: Trin) -> dict[str, Any]:
    def shown(value: Any) -> str | None:
        return None if value is None else kroner(value)

    return {
        "id": step.id,
        "titel": to_sprog(step.titel),
        "vores": kroner(step.vores),
        "kommunens": shown(step.kommunens),
        "af_kommunens_tal": shown(step.af_deres),
        "forskel": shown(step.forskel),
        "udfald": step.udfald,
        "grunde": [to_sprog(each) for each in step.grunde],
        "lov": step.lov,
        "kilde": step.kilde,
        "sikkerhed": step.sikkerhed,
    }


def overskrift(answer: Tjek, language: str = "da") -> str:
    """What the whole comes to, in a sentence."""
    parting = answer.skilles
    if parting is None:
        return _say("alt_ens", answer, language)
    key = "uvist" if parting.udfald == UVIST else "skilles"
    return _say(key, answer, language, trin=_small(parting.titel[Ord(language).pick]))


def loen_maaned(answer: Tjek, language: str = "da") -> str:
    """Which month's wage counts."""
    return _say("loen", answer, language)


def emne(answer: Tjek, language: str = "da") -> str:
    """What the letter is about, for its first line."""
    return _say("emne", answer, language)


def brev(answer: Tjek, language: str = "da") -> str:
    """A letter to the municipality with the questions, ready to copy; empty where there is nothing to ask."""
    if not answer.spoergsmaal:
        return ""
    return "\n".join(_letter(answer, language)) + "\n"


def _letter(answer: Tjek, language: str) -> Iterator[str]:
    pick = Ord(language).pick
    yield from (_say("hilsen", answer, language), "", _say("indled", answer, language))
    apart = [each for each in answer.trin if each.udfald in (SKILLES, UVIST) and each.kommunens is not None]
    if apart:
        yield from ("", _say("her", answer, language))
    for step in apart:
        amounts = {"vores": kr(step.vores), "kommunens": kr(step.kommunens)}  # type: ignore[arg-type]
        yield "- " + _say("linje", answer, language, trin=step.titel[pick], **amounts)
    yield from ("", _say("bed", answer, language))
    for number, each in enumerate(answer.spoergsmaal, 1):
        yield f"{number}. {each.en if pick else each.da}"
    yield from ("", _say("slut", answer, language), "", _say("farvel", answer, language))


def tekst(answer: Tjek, language: str = "da") -> str:
    """The comparison for a person to read at a terminal, ending with a newline."""
    return "\n".join(_lines(answer, language)) + "\n"


def _lines(answer: Tjek, language: str) -> Iterator[str]:
    pick = Ord(language).pick
    yield from (_say("titel", answer, language), "", *wrapped(loen_maaned(answer, language)))
    yield from (*wrapped(overskrift(answer, language)), "")
    yield _row("", _ORD["vores"][pick], _ORD["kommunens"][pick], "")
    for step in answer.trin:
        theirs = "" if step.kommunens is None else tal(step.kommunens)
        yield _row(step.titel[pick][:27], tal(step.vores), theirs, UDFALD_ORD[step.udfald][pick])
        for reason in step.grunde:
            yield from wrapped(reason[pick], "    ")
    if answer.spoergsmaal:
        yield from ("", _ORD["spoergsmaal"][pick])
    for each in answer.spoergsmaal:
        yield from wrapped(each.en if pick else each.da, "- ")
    yield from ("", _ORD["forbehold"][pick])
    for caveat in answer.forbehold:
        yield from wrapped(caveat.tekst_en if pick else caveat.tekst, "- ")
    yield from wrapped(VEJLEDENDE[pick], "- ")


def _row(*cells: str) -> str:
    name, ours, theirs, outcome = cells
    return f"  {name:<28}{ours:>12}{theirs:>13}  {outcome}".rstrip()


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
