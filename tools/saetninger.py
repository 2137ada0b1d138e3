"""``python -m tools.saetninger FILE...``: the sentences of a text, numbered, each with its check.

The three older texts that docs/kilder.md accounts for are not in the repository. Whoever has them as plain
text gets the same numbers and checks with this. A heading, a bullet or a paragraph is a part, numbered from
1; its sentences are numbered within it: 12.2 is the second sentence of the twelfth part. The check is the
start of the SHA-256 of the sentence without its spaces, so that line breaks do not count.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

BULLET = re.compile(r"^\s*(?:[•·-]|o)\s+")
ABBREVIATIONS = ("fx", "dvs", "mv", "m.m", "mm", "pga", "evt", "pt", "kr", "Evt", "bl.a", "1", "1.1")
END = re.compile(r"(?<=[.?!:])\s+(?=[A-ZÆØÅ0-9(])")
NOTHING = re.compile(r"^[\W_]*$")


def parts(text: str) -> Iterator[str]:
    """Headings, bullets and paragraphs, each on one line. A part that goes on in lower case is one part."""
    found: list[str] = []
    new = True
    for line in text.splitlines():
        if NOTHING.match(line):
            new = True
            continue
        content = BULLET.sub("", line).strip()
        begins = bool(BULLET.match(line)) or (new and not content[:1].islower())
        if found and not begins:
            joined = found[-1]
            found[-1] = joined[:-1] + content if joined.endswith("-") else f"{joined} {content}"
        else:
            found.append(content)
        new = False
    yield from found


def sentences(text: str) -> Iterator[tuple[str, str]]:
    """Number and sentence, in order."""
    for number, part in enumerate(parts(text), 1):
        pieces: list[str] = []
        for piece in END.split(part):
            if pieces and _abbreviated(pieces[-1]):
                pieces[-1] += f" {piece}"
            else:
                pieces.append(piece)
        for within, sentence in enumerate(pieces, 1):
            yield f"{number}.{within}", sentence


def _abbreviated(piece: str) -> bool:
    return piece.endswith(".") and re.split(r"[\s(]", piece)[-1].rstrip(".") in ABBREVIATIONS


def check(sentence: str) -> str:
    """What tells two sentences apart without telling what they say."""
    return hashlib.sha256("".join(sentence.split()).encode()).hexdigest()[:8]


def main(names: list[str]) -> int:
    for name in names:
        for number, sentence in sentences(Path(name).read_text(encoding="utf-8")):
            print(f"{number}\t{check(sentence)}\t{sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
