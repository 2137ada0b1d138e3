"""An assessment as a person would read it, in Danish or English."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from fleksjob import dates
from fleksjob.engine import Input, Reason, State
from fleksjob.engine.rules import Rule
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
        "aabent": "Ikke afgjort endnu",
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
        "aabent": "Not settled yet",
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
    told: set[str] = set()
    decided = [
        line
        for reason in answer.begrundelse.af
        if not _waits(reason, answer, told)
        for line in _tree(reason, answer, language, 0, told)
    ]
    if decided:
        yield from ("", words["hvorfor"], *decided)
    waiting = [each for each in answer.begrundelse.af if each.entry.name not in told]
    shown = [each for each in waiting if isinstance(each.entry.source, Rule) and _waits(each, answer, set())]
    if shown:
        yield from ("", words["aabent"])
        for each in shown:
            yield from _wrapped(f"{_title(each, answer, pick)}{_law(each, pick)}", "- ")


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
        yield from _unknown([labels[name] for name, day in answer.datoer.items() if not day], words)
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
        elif not _asked(reason, answer):
            unknown.append(_title(reason, answer, pick))
    if known or unknown:
        yield from ("", words["tjekliste"], *known)
        if unknown:
            yield f"- {words['endnu']}:"
            for each in unknown:
                yield from _wrapped(each, "  - ")


def _unknown(labels: list[str], words: dict[str, str]) -> Iterator[str]:
    if labels:
        yield from _wrapped(f"{words['endnu']}: {'; '.join(labels)}", "- ")


def _tree(reason: Reason, answer: Vurdering, language: str, depth: int, told: set[str]) -> Iterator[str]:
    """A step with those below it; what has been told already is named, not told again.

    What waits for a fact is left to the questions.
    """
    if reason.entry.kind == "policy" or reason.entry.name == "dato":
        return
    pick = 1 if language == "en" else 0
    if reason.answer is State.UNKNOWN and _asked(reason, answer):
        title, open_yet = _title(reason, answer, pick), _WORDS[language]["aabent"]
        sentence = f"{title} {open_yet}." if title.endswith("?") else f"{title}: {open_yet.lower()}."
    else:
        sentence = siger(reason, answer.dato)[pick]
    yield from _wrapped(sentence + _law(reason, pick), "  " * depth + "- ")
    if reason.entry.name not in told:
        told.add(reason.entry.name)
        for each in reason.af:
            if not _waits(each, answer, told):
                yield from _tree(each, answer, language, depth + 1, told)


def _waits(reason: Reason, answer: Vurdering, told: set[str]) -> bool:
    """Whether there is nothing to tell of a step: it waits for a fact, and nothing new below is decided."""
    if reason.answer is not State.UNKNOWN or not _asked(reason, answer):
        return False
    return not any(_news(each, answer, told) for each in reason.af)


def _news(reason: Reason, answer: Vurdering, told: set[str]) -> bool:
    """Whether a fact was given here or below that has not been told; the day and what is left out are not."""
    name = reason.entry.name
    if name in told or reason.entry.kind in ("policy", "rate"):
        return False
    if reason.entry.kind == "input":
        left_out = name in answer.emne.udeladt and answer.run.value(name) == answer.emne.udeladt[name]
        return name != "dato" and reason.answer is not State.UNKNOWN and not left_out
    return any(_news(each, answer, told) for each in reason.af)


def _asked(reason: Reason, answer: Vurdering) -> bool:
    """Whether a step waits for a fact that the answer asks for."""
    asked = {each.name for each in answer.mangler}
    return any(each.entry.name in asked for each in reason.walk(lambda step: step.answer is State.UNKNOWN))


def _title(reason: Reason, answer: Vurdering, pick: int) -> str:
    entry = reason.entry
    return med_dagens_ord(entry.en if pick else entry.da, answer.dato, "en" if pick else "da")


def _law(reason: Reason, pick: int) -> str:
    source = reason.entry.source
    return f" [{source.law}, {SIKKERHED[source.sikkerhed][pick]}]" if isinstance(source, Rule) else ""


def _wrapped(sentence: str, mark: str = "") -> list[str]:
    return textwrap.wrap(sentence, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))
