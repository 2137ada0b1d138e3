"""An assessment as a person would read it, in Danish or English."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from fleksjob import dates
from fleksjob.begrundelse import AABENT, Fortalt, aabent, afgjort, spoerges, titel
from fleksjob.engine import Input, Reason, State
from fleksjob.engine.rules import Rule
from fleksjob.law.henvisning import paa_engelsk
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.trin import SIKKERHED, siger, spurgt, vist
from fleksjob.vurdering import KILDER_TJEKKET, Vurdering

WIDTH = 78
_WORDS = {
    "da": {
        "hvorfor": "Hvorfor",
        "mangler": "Det mangler vi",
        "naeste": "Næste spørgsmål",
        "ogsaa": "Det mangler vi også",
        "aabent": AABENT[0],
        "endnu": "Ikke kendt endnu",
        "dag": "en dag",
        "janej": "ja/nej",
        "datoer": "Dage",
        "beloeb": "Beløb og tal",
        "tjekliste": "Tjekliste",
        "fremgangsmaade": "Sådan behandles sagen",
        "aftale": "Aftalen om særlige vilkår",
        "kraevet": "skal stå der",
        "anbefalet": "anbefales",
        "raad": "Råd og oplysninger",
        "forbehold": "Forbehold",
        "kommunen": "{myndighed}s vurdering",
        "slut": "Vejledende. {Myndighed} afgør. Dage i en afgørelse går forud for dagene her.",
        "slut_andre": "Vejledende. Dage i en afgørelse går forud for dagene her.",
        "tjekket": "Kilder set",
    },
    "en": {
        "hvorfor": "Why",
        "mangler": "What is missing",
        "naeste": "Next question",
        "ogsaa": "Also missing",
        "aabent": AABENT[1],
        "endnu": "Not known yet",
        "dag": "a day",
        "janej": "ja/nej",
        "datoer": "Days",
        "beloeb": "Amounts and numbers",
        "tjekliste": "Checklist",
        "fremgangsmaade": "How the case is handled",
        "aftale": "The agreement on special terms",
        "kraevet": "must be there",
        "anbefalet": "recommended",
        "raad": "Advice and information",
        "forbehold": "Caveats",
        "kommunen": "assessment by {myndighed}",
        "slut": "For guidance. {Myndighed} decides. Days in a decision come before the days here.",
        "slut_andre": "For guidance. Days in a decision come before the days here.",
        "tjekket": "Sources seen",
    },
}


def tekst(answer: Vurdering, language: str = "da") -> str:
    """The whole assessment, ending with a newline."""
    return "\n".join(_lines(answer, language)) + "\n"


def _lines(answer: Vurdering, language: str) -> Iterator[str]:
    words = {key: med_dagens_ord(word, answer.dato, language) for key, word in _WORDS[language].items()}
    pick = 1 if language == "en" else 0
    title = answer.emne.en if pick else answer.emne.da
    yield from (f"{title}, {dates.show(answer.dato)}", "", *_wrapped(answer.siger[pick]))
    yield from _why(answer, words, language)
    yield from _open_questions(answer, words, pick)
    yield from _beside(answer, words, pick)
    for heading, pieces in (("raad", answer.emne.raad), ("forbehold", answer.forbehold)):
        if pieces:
            yield from ("", words[heading])
            for piece in pieces:
                yield from _wrapped(piece.en if pick else piece.da, "- ")
    yield from ("", *_wrapped(words["slut" if answer.emne.kommunen_afgoer else "slut_andre"]))
    yield f"{words['tjekket']} {dates.show(KILDER_TJEKKET)}. {answer.forklaring.rule_set}"


def _why(answer: Vurdering, words: dict[str, str], language: str) -> Iterator[str]:
    """What is decided, as a tree; then the rules that wait for a fact, one line each."""
    pick = 1 if language == "en" else 0
    decided = [line for step in afgjort(answer) for line in _tree(step, pick, 0)]
    if decided:
        yield from ("", words["hvorfor"], *decided)
    waiting = aabent(answer)
    if waiting:
        yield from ("", words["aabent"])
        for each in waiting:
            yield from _wrapped(f"{titel(each, answer)[pick]}{_law(each, pick)}", "- ")


def _open_questions(answer: Vurdering, words: dict[str, str], pick: int) -> Iterator[str]:
    """Each question once, the one to ask next first, with the name and the kind of its answer."""
    if answer.naeste:
        yield from ("", words["naeste"], *_question(answer.naeste, answer, words, pick))
    others = [each for each in answer.mangler if each is not answer.naeste]
    if others:
        yield from ("", words["ogsaa" if answer.naeste else "mangler"])
        for fact in others:
            yield from _question(fact, answer, words, pick)


def _question(fact: Input, answer: Vurdering, words: dict[str, str], pick: int) -> list[str]:
    if fact.valg:
        kind = ", ".join(fact.valg.names)
    elif fact.is_day:
        kind = words["dag"]
    else:
        kind = fact.unit or words["janej"]
    who = f" ({words['kommunen']})" if fact.kommunen else ""
    return _wrapped(f"{spurgt(fact, answer.dato)[pick]}{who} [{fact.name}: {kind}]", "- ")


def _beside(answer: Vurdering, words: dict[str, str], pick: int) -> Iterator[str]:
    entries, slots = answer.run.program.entries, answer.run.program.slots
    if answer.datoer:
        yield from ("", words["datoer"])
        labels = {
            name: entries[slots[name]].en if pick else entries[slots[name]].da for name in answer.datoer
        }
        for name, day in answer.datoer.items():
            if day:
                yield from _wrapped(f"{labels[name]}: {dates.show(day)}", "- ")
        waiting = [name for name in answer.datoer if answer.run.value(name) is State.UNKNOWN]
        yield from _unknown([labels[name] for name in waiting], words)
    if answer.beloeb:
        yield from ("", words["beloeb"])
        unknown = []
        for name, reason in answer.beloeb.items():
            label = entries[slots[name]].en if pick else entries[slots[name]].da
            if reason is None or reason.answer is State.UNKNOWN:
                unknown.append(label)
            else:
                yield from _wrapped(f"{label}: {vist(reason, 'en' if pick else 'da')}", "- ")
        yield from _unknown(unknown, words)
    yield from _checklist(answer, words, pick)
    if answer.fremgangsmaade:
        steps = answer.fremgangsmaade
        certainty = f" [{SIKKERHED[steps.sikkerhed][pick]}]"
        yield from ("", words["fremgangsmaade"], *_wrapped((steps.en if pick else steps.da) + certainty))
    if answer.emne.punkter:
        yield from ("", words["aftale"])
        for point in answer.emne.punkter:
            status = words["kraevet" if point.kraevet else "anbefalet"]
            yield from _wrapped(f"{point.en if pick else point.da} ({status})", "- ")


def _checklist(answer: Vurdering, words: dict[str, str], pick: int) -> Iterator[str]:
    """What is known of the points, then those that are not; one that a question asks is left out."""
    known: list[str] = []
    unknown: list[str] = []
    for name in answer.tjekliste:
        reason = answer.run.explain(name).reason
        if reason.answer is not State.UNKNOWN:
            known += _wrapped(siger(reason, answer.dato)[pick], "- ")
        elif not spoerges(reason, answer):
            unknown.append(titel(reason, answer)[pick])
    if known or unknown:
        yield from ("", words["tjekliste"], *known)
        if unknown:
            yield f"- {words['endnu']}:"
            for each in unknown:
                yield from _wrapped(each, "  - ")


def _unknown(labels: list[str], words: dict[str, str]) -> Iterator[str]:
    if labels:
        yield from _wrapped(f"{words['endnu']}: {'; '.join(labels)}", "- ")


def _tree(step: Fortalt, pick: int, depth: int) -> Iterator[str]:
    yield from _wrapped(step.siger[pick] + _law(step.reason, pick), "  " * depth + "- ")
    for each in step.af:
        yield from _tree(each, pick, depth + 1)


def _law(reason: Reason, pick: int) -> str:
    source = reason.entry.source
    if not isinstance(source, Rule):
        return ""
    return f" [{paa_engelsk(source.law) if pick else source.law}, {SIKKERHED[source.sikkerhed][pick]}]"


def _wrapped(sentence: str, mark: str = "") -> list[str]:
    return textwrap.wrap(sentence, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
