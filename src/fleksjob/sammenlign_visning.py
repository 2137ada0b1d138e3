"""Two cases beside each other, as JSON and as a table for people, in Danish or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from fleksjob.beregning import BELOEB, kroner
from fleksjob.engine.rules import Sentence
from fleksjob.forbehold import VEJLEDENDE
from fleksjob.linjer import HALF_AN_OERE
from fleksjob.sammenlign import ARBEJDSGIVER, Sammenligning
from fleksjob.trin import raad
from fleksjob.visning import wrapped
from fleksjob.visning_ord import Ord, kr, med_fortegn, tal

RAEKKER: Mapping[str, Sentence] = {
    "loen_md": ("Løn i fleksjobbet", "Wage of the fleksjob"),
    "fuldtidsloen_md": ("Lønloft", "Cap"),
    "nedsaettelse": ("Nedsættelse", "Reduction"),
    "fleksloentilskud": ("Fleksløntilskud", "Fleksløntilskud"),
    "atp": ("ATP", "ATP"),
    "i_alt": ("I alt før ATP og skat", "In all before ATP and tax"),
}
_ORD: Mapping[str, Sentence] = {
    "titel": ("Før og efter", "Before and after"),
    "foer": ("Før", "Before"),
    "efter": ("Efter", "After"),
    "forskel": ("Forskel", "Change"),
    "timer": ("Effektive timer om ugen", "Effective hours a week"),
    "mere": (
        "{timer} mere giver {beloeb} mere om måneden før skat.",
        "With {timer} more you get {beloeb} more a month before tax.",
    ),
    "mindre_timer": (
        "{timer} mindre giver {beloeb} mindre om måneden før skat.",
        "With {timer} less you get {beloeb} less a month before tax.",
    ),
    "op": ("Det giver {beloeb} mere om måneden før skat.", "That gives {beloeb} more a month before tax."),
    "ned": ("Det giver {beloeb} mindre om måneden før skat.", "That gives {beloeb} less a month before tax."),
    "intet": ("Det giver ikke mere om måneden.", "That gives no more a month."),
    "loft": (
        "Flere timer giver her ikke højere samlet indtægt på grund af lønloftet.",
        "More hours give no higher total income here because of the cap.",
    ),
    "arbejdsgiver": ("Arbejdsgiveren", "The employer"),
    "betaler": ("Løn at betale, med pension", "Wage to pay, with pension"),
    "sygerefusion": (
        "Om refusion ved sygdom: fleksjob vurder sygerefusion.",
        "On the refund during sickness: fleksjob vurder sygerefusion.",
    ),
    "forbehold": ("Forbehold", "Caveats"),
}


def som_json(answer: Sammenligning) -> dict[str, Any]:
    """Both cases and what changes, as JSON has them: amounts as text with two decimals."""
    hours = answer.timer
    return {
        "foer": {name: kroner(getattr(answer.foer, name)) for name in BELOEB},
        "efter": {name: kroner(getattr(answer.efter, name)) for name in BELOEB},
        "forskel": {name: kroner(answer.forskel(name)) for name in BELOEB},
        "timer": hours
        and {"foer": kroner(hours[0]), "efter": kroner(hours[1]), "forskel": kroner(hours[1] - hours[0])},
        "loenloft_binder": {"foer": answer.foer.loenloft_binder, "efter": answer.efter.loenloft_binder},
        "arbejdsgiver": {
            "loen": {
                "foer": kroner(answer.foer.loen_md),
                "efter": kroner(answer.efter.loen_md),
                "forskel": kroner(answer.forskel("loen_md")),
            },
            "oplysninger": [raad(each) for each in ARBEJDSGIVER],
        },
        "forbehold": [each.som_json() for each in answer.forbehold],
    }


def tekst(answer: Sammenligning, language: str = "da") -> str:
    """The table for a person to read, ending with a newline."""
    return "\n".join(_lines(answer, Ord(language))) + "\n"


def _lines(answer: Sammenligning, say: Ord) -> Iterator[str]:
    word = {key: texts[say.pick] for key, texts in _ORD.items()}
    yield from (word["titel"], "", _row("", word["foer"], word["efter"], word["forskel"]))
    if answer.timer:
        before, after = answer.timer
        yield _row(
            word["timer"], *(say.timer(each * 60) for each in (before, after)), _plus(before, after, say)
        )
    for name, label in RAEKKER.items():
        amounts = (getattr(answer.foer, name), getattr(answer.efter, name))
        yield _row(label[say.pick], *(tal(each) for each in amounts), med_fortegn(answer.forskel(name)))
    yield from ("", *wrapped(fortalt(answer, say)), "", word["arbejdsgiver"])
    wages = (answer.foer.loen_md, answer.efter.loen_md)
    yield _row(word["betaler"], *(tal(each) for each in wages), med_fortegn(answer.forskel("loen_md")))
    for advice in ARBEJDSGIVER:
        yield from wrapped(advice.en if say.pick else advice.da, "- ")
    yield from (*wrapped(word["sygerefusion"], "- "), "", word["forbehold"])
    for caveat in answer.forbehold:
        yield from wrapped(caveat.tekst_en if say.pick else caveat.tekst, "- ")
    yield from wrapped(VEJLEDENDE[say.pick], "- ")


def fortalt(answer: Sammenligning, say: Ord) -> str:
    """What the change gives, in one sentence."""
    gain = answer.forskel("i_alt")
    more = answer.timer[1] - answer.timer[0] if answer.timer else Fraction(0)
    if abs(gain) < HALF_AN_OERE:
        return _ORD["loft" if more > 0 and answer.efter.loenloft_binder else "intet"][say.pick]
    up = gain > 0
    key = "op" if up else "ned"
    if answer.samme_timeloen and more and (more > 0) == up:
        key = "mere" if up else "mindre_timer"
    one, many = ("hour", "hours") if say.pick else ("time", "timer")
    hours = f"{say.timer(abs(more) * 60)} {one if abs(more) == 1 else many}"
    return _ORD[key][say.pick].format(timer=hours, beloeb=kr(abs(gain)))


def _row(*cells: str) -> str:
    return (f"  {cells[0]:<27}" + "".join(f"{cell:>16}" for cell in cells[1:])).rstrip()


def _plus(before: Fraction, after: Fraction, say: Ord) -> str:
    return f"{'+' if after > before else '−' if after < before else ''}{say.timer(abs(after - before) * 60)}"
