"""The calculation as a person would write it, in Danish or English.

Colour only where the caller says there is a terminal.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from fractions import Fraction

from fleksjob.beregning import Beregning, satsdag
from fleksjob.forbehold import VEJLEDENDE
from fleksjob.linjer import Linje, atp_ord, loen, mere, tilskud
from fleksjob.visning_ord import Ord, kr

WIDTH = 78


@dataclass(frozen=True)
class Style:
    """Escape codes, or nothing."""

    colour: bool = False

    def bold(self, text: str) -> str:
        """For what the reader came for."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def dim(self, text: str) -> str:
        """For what may be skipped."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def warn(self, text: str) -> str:
        """For what is uncertain."""
        return f"\x1b[33m{text}\x1b[0m" if self.colour else text


def tekst(answer: Beregning, style: Style, language: str = "da") -> str:
    """The whole calculation, ending with a newline."""
    say = Ord(language)
    lines = [style.bold(say("overskrift", maaned=say.maaned(answer.sag.dato))), ""]
    lines += map(_drawn, loen(answer, say))
    lines += [
        "",
        *map(_drawn, tilskud(answer, say)),
        style.bold(row(say("fleksloentilskud"), answer.fleksloentilskud)),
        "",
    ]
    lines += [style.bold(row(say("i_alt"), answer.i_alt))]
    lines += [row(atp_ord(answer, say), answer.atp), ""]
    lines += [*wrapped(mere(answer, say)), ""]
    lines += [style.warn(say("forbehold"))]
    caveats = [each.tekst_en if say.pick else each.tekst for each in answer.forbehold]
    for sentence in (*caveats, VEJLEDENDE[say.pick]):
        lines += wrapped(sentence, "- ")
    month = say.maaned(satsdag(answer.sag))
    lines += ["", style.dim(say("satser", maaned=month, regelsaet=answer.regelsaet))]
    return "\n".join(lines) + "\n"


def wrapped(sentence: str, mark: str = "") -> list[str]:
    """A sentence on lines of the page's width, with a mark before the first."""
    return textwrap.wrap(sentence, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


def _drawn(line: Linje) -> str:
    return row(line.ord, line.beloeb, line.fortegn)


def row(label: str, amount: Fraction | None, sign: str = "") -> str:
    """A label with its amount to the right; a long label goes on below, with the amount on the last line."""
    shown = sign + kr(amount) if amount is not None else ""
    room = WIDTH - len(shown) - (2 if shown else 0)
    *above, last = textwrap.wrap(label, room, initial_indent="  ", subsequent_indent="    ")
    return "\n".join([*above, (last.ljust(WIDTH - len(shown)) + shown).rstrip()])
