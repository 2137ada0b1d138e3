"""An assessment as a person would read it, in Danish or English."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from fleksjob import dates
from fleksjob.engine import Reason, State
from fleksjob.engine.rules import Rule
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.trin import siger, spurgt, vist
from fleksjob.vurdering import KILDER_TJEKKET, Vurdering

WIDTH = 78
_WORDS = {
    "da": {
        "hvorfor": "Hvorfor",
        "mangler": "Det mangler vi",
        "naeste": "Næste spørgsmål",
        "datoer": "Dage",
        "beloeb": "Beløb og tal",
        "tjekliste": "Tjekliste",
        "fremgangsmaade": "Sådan behandles sagen",
        "aftale": "Aftalen om særlige vilkår",
        "kraevet": "skal stå der",
        "anbefalet": "anbefales",
        "raad": "Råd og oplysninger",
        "forbehold": "Forbehold",
        "ukendt": "ikke kendt",
        "kommunen": "{myndighed}s vurdering",
        "slut": "Vejledende. {Myndighed} afgør. Dage i en afgørelse går forud for dagene her.",
        "slut_andre": "Vejledende. Dage i en afgørelse går forud for dagene her.",
        "tjekket": "Kilder set",
    },
    "en": {
        "hvorfor": "Why",
        "mangler": "What is missing",
        "naeste": "Next question",
        "datoer": "Days",
        "beloeb": "Amounts and numbers",
        "tjekliste": "Checklist",
        "fremgangsmaade": "How the case is handled",
        "aftale": "The agreement on special terms",
        "kraevet": "must be there",
        "anbefalet": "recommended",
        "raad": "Advice and information",
        "forbehold": "Caveats",
        "ukendt": "not known",
        "kommunen": "assessment by {myndighed}",
        "slut": "For guidance. {Myndighed} decides. Days in a decision come before the days here.",
        "slut_andre": "For guidance. Days in a decision come before the days here.",
        "tjekket": "Sources seen",
    },
}


_CERTAIN = {
    "lovtekst": ("lovtekst", "text of the law"),
    "officiel": ("officiel", "official"),
    "sekundaer": ("sekundær", "secondary source"),
    "afledt": ("udledt", "inferred"),
}


def tekst(answer: Vurdering, language: str = "da") -> str:
    """The whole assessment, ending with a newline."""
    return "\n".join(_lines(answer, language)) + "\n"


def _lines(answer: Vurdering, language: str) -> Iterator[str]:
    words = {key: med_dagens_ord(word, answer.dato, language) for key, word in _WORDS[language].items()}
    pick = 1 if language == "en" else 0
    title = answer.emne.en if pick else answer.emne.da
    yield from (f"{title}, {dates.show(answer.dato)}", "", *_wrapped(answer.siger[pick]))
    yield from ("", words["hvorfor"])
    told: set[str] = set()
    for reason in answer.begrundelse.af:
        yield from _tree(reason, answer, language, 0, told)
    yield from _open_questions(answer, words, pick)
    yield from _beside(answer, words, pick)
    for heading, pieces in (("raad", answer.emne.raad), ("forbehold", answer.forbehold)):
        if pieces:
            yield from ("", words[heading])
            for piece in pieces:
                yield from _wrapped(piece.en if pick else piece.da, "- ")
    yield from ("", *_wrapped(words["slut" if answer.emne.kommunen_afgoer else "slut_andre"]))
    yield f"{words['tjekket']} {dates.show(KILDER_TJEKKET)}. {answer.forklaring.rule_set}"


def _open_questions(answer: Vurdering, words: dict[str, str], pick: int) -> Iterator[str]:
    if answer.mangler:
        yield from ("", words["mangler"])
        for fact in answer.mangler:
            who = f" ({words['kommunen']})" if fact.kommunen else ""
            yield from _wrapped(spurgt(fact, answer.dato)[pick] + who, "- ")
    if answer.naeste:
        question = spurgt(answer.naeste, answer.dato)[pick]
        yield from ("", *_wrapped(f"{words['naeste']}: {question} ({answer.naeste.name})"))


def _beside(answer: Vurdering, words: dict[str, str], pick: int) -> Iterator[str]:
    if answer.datoer:
        yield from ("", words["datoer"])
        for name, day in answer.datoer.items():
            entry = answer.run.program.entries[answer.run.program.slots[name]]
            label = entry.en if pick else entry.da
            yield f"- {label}: {dates.show(day) if day else words['ukendt']}"
    if answer.beloeb:
        yield from ("", words["beloeb"])
        for name, reason in answer.beloeb.items():
            entry = answer.run.program.entries[answer.run.program.slots[name]]
            known = reason is not None and reason.answer is not State.UNKNOWN
            shown = vist(reason, "en" if pick else "da") if reason and known else words["ukendt"]
            yield from _wrapped(f"{entry.en if pick else entry.da}: {shown}", "- ")
    if answer.tjekliste:
        yield from ("", words["tjekliste"])
        for name in answer.tjekliste:
            yield from _wrapped(siger(answer.run.explain(name).reason, answer.dato)[pick], "- ")
    if answer.fremgangsmaade:
        steps = answer.fremgangsmaade
        certainty = f" [{_CERTAIN[steps.sikkerhed][pick]}]"
        yield from ("", words["fremgangsmaade"], *_wrapped((steps.en if pick else steps.da) + certainty))
    if answer.emne.punkter:
        yield from ("", words["aftale"])
        for point in answer.emne.punkter:
            status = words["kraevet" if point.kraevet else "anbefalet"]
            yield from _wrapped(f"{point.en if pick else point.da} ({status})", "- ")


def _tree(reason: Reason, answer: Vurdering, language: str, depth: int, told: set[str]) -> Iterator[str]:
    """A step with those below it; what has been told already is named, not told again."""
    if reason.entry.kind == "policy" or reason.entry.name == "dato":
        return
    source = reason.entry.source
    sentence = siger(reason, answer.dato)[1 if language == "en" else 0]
    if isinstance(source, Rule):
        sentence += f" [{source.law}, {_CERTAIN[source.sikkerhed][language == 'en']}]"
    yield from _wrapped(sentence, "  " * depth + "- ")
    if reason.entry.name not in told:
        told.add(reason.entry.name)
        for each in reason.af:
            yield from _tree(each, answer, language, depth + 1, told)


def _wrapped(sentence: str, mark: str = "") -> list[str]:
    return textwrap.wrap(sentence, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
