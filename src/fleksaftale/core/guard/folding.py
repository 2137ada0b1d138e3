"""Text as the word list sees it: small letters, one form of each letter, nothing invisible."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LOOKALIKES = {
    # Cyrillic and Greek letters that look like Latin ones, in small letters
    **dict(zip("авсеһіјкӏмнорѕтухԁԛԝё", "abcehijklmhopstyxdqwe", strict=True)),
    **dict(zip("αβεηικνορτυχ", "abenikvoptux", strict=True)),
    # letters with marks that other languages have, and the ones that stand for ours
    **dict(zip("àáâãèéêëìíîïòóôõùúûýÿçñ", "aaaaeeeeiiiioooouuuyycn", strict=True)),
    "ä": "æ",
    "ö": "ø",
    "ü": "u",
    "ı": "i",
    "ł": "l",
    "đ": "d",
    "ǽ": "æ",
    "ǿ": "ø",
    # signs
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "−": "-",
    "•": "·",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}
_TABLE = str.maketrans(_LOOKALIKES)
_PLAIN = re.compile(r"[\n\r\t -~\u00a0-\u00ac\u00ae-\u00ff‐-–—‘’“”•…]*")
"""Text that keeps its length when it is folded: no letter to take apart, nothing invisible."""


@dataclass(frozen=True)
class Folded:
    """The folded text; ``at[i]`` is where its character ``i`` stands in the text as written."""

    text: str
    at: Sequence[int]


def fold(text: str) -> Folded:
    """Fold a text. Invisible signs (soft hyphen, zero width) vanish; wide and look-alike letters are ours."""
    if _PLAIN.fullmatch(text):
        return Folded(text.lower().translate(_TABLE), range(len(text) + 1))
    out: list[str] = []
    at: list[int] = []
    for place, char in enumerate(text):
        category = unicodedata.category(char)
        if category == "Cf" or char in "\ufe0f\u034f\u115f\u3164":
            continue
        if category == "Mn":
            if out and len(joined := unicodedata.normalize("NFC", out[-1] + char)) == 1:
                out[-1] = joined
            continue
        for one in unicodedata.normalize("NFKC", char).lower():
            out.append(one)
            at.append(place)
    folded = "".join(out).translate(_TABLE)
    return Folded(folded, [*at, len(text)])
