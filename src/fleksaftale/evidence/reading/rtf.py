"""The text of a message that Outlook kept as rich text only: unpacked (MS-OXRTFCP), then its words.

Where the rich text was made from a web page (MS-OXRTFEX), the page is what is read.
"""

import codecs
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fleksaftale.documents.upload_reader import Unfit
from fleksaftale.evidence.reading.message import LONGEST_TEXT, text_of_html

PACKED, PLAIN = b"LZFu", b"MELA"
LARGEST = 20 * LONGEST_TEXT
DEEPEST = 500
START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
WINDOW = 4096


def unpacked(content: bytes) -> bytes:
    """Raises Unfit where it does not hold together, or would grow beyond any letter."""
    if len(content) < 16:
        raise Unfit("broken")
    size, how = struct.unpack_from("<4xI4s", content)
    if how == PLAIN:
        return content[16 : 16 + min(size, LARGEST)]
    if how != PACKED:
        raise Unfit("broken")
    window, write = bytearray(START.ljust(WINDOW, b"\0")), len(START)
    out = bytearray()
    for letter, offset, length in _steps(content):
        if length and (offset == write or len(out) >= min(size, LARGEST)):
            break
        piece = _copied(window, offset, write, length) if length else letter
        for byte in piece:
            window[write] = byte
            write = (write + 1) % WINDOW
        out += piece
    return bytes(out[: min(size, LARGEST)])


def _steps(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each letter as it stands, or where in the window some letters stand already, and how many."""
    at = 16
    while at < len(content):
        flags, at = content[at], at + 1
        for bit in range(8):
            if flags >> bit & 1:
                if at + 1 >= len(content):
                    return
                yield b"", content[at] << 4 | content[at + 1] >> 4, (content[at + 1] & 15) + 2
                at += 2
            else:
                yield content[at : at + 1], 0, 0
                at += 1


def _copied(window: bytearray, offset: int, write: int, length: int) -> bytes:
    """What stands at a place in the window; it may run into what it writes itself."""
    found = bytearray()
    for step in range(length):
        place = (offset + step) % WINDOW
        ahead = (place - write) % WINDOW
        found.append(found[ahead] if ahead < len(found) else window[place])
    return bytes(found)


TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}]+)")
SIGNS = {
    "par": "\n", "line": "\n", "row": "\n", "sect": "\n", "tab": "\t", "cell": " ", "emspace": " ",
    "enspace": " ", "emdash": "–", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•",
}  # fmt: skip
UNREAD = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "listtable",
    "header", "footer", "generator", "xmlnstbl", "latentstyles", "listoverridetable", "rsidtbl", "fldinst",
})  # fmt: skip


@dataclass(frozen=True)
class _Group:
    """What holds inside one pair of braces. ``tag``: a piece of the page that it was made from."""

    silent: bool = False
    tag: bool = False
    twice: bool = False  # only for programs that read no page
    skip: int = 1  # letters after a \u that say the same


def text(content: bytes) -> str:
    """The words of rich text."""
    page = b"\\fromhtml" in content[:4000]
    found = _Reader(_code_page(content), page=page).read(content[:LARGEST])
    return text_of_html(found) if page else re.sub(r"\n{3,}", "\n\n", found).strip()


def _code_page(content: bytes) -> str:
    said = re.search(rb"\\ansicpg(\d{3,5})", content[:4000])
    name = f"cp{said[1].decode()}" if said else "cp1252"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


class _Reader:
    def __init__(self, code_page: str, *, page: bool) -> None:
        self.code_page, self.page = code_page, page
        self.out: list[str] = []
        self.letters = bytearray()  # of the code page, perhaps half a letter
        self.groups: list[_Group] = [_Group()]
        self.left_out = 0
        self.starred = False

    def read(self, content: bytes) -> str:
        for found in TOKEN.finditer(content):
            word, number, code, sign, brace, plain = found.groups()
            if brace:
                self._brace(brace)
            elif word:
                self._word(word.decode(), int(number) if number else None)
            elif code:
                self._say(bytes.fromhex(code.decode()))
            elif sign:
                self._sign(sign)
            else:
                self._say(plain.replace(b"\r", b"").replace(b"\n", b""))
        self._settle()
        return "".join(self.out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _brace(self, brace: bytes) -> None:
        self._settle()
        self.left_out, self.starred = 0, False
        if brace == b"{":
            if len(self.groups) > DEEPEST:
                raise Unfit("broken")
            self.groups.append(self.groups[-1])
        elif len(self.groups) > 1:
            self.groups.pop()

    def _word(self, word: str, number: int | None) -> None:
        now, starred, self.starred = self.groups[-1], self.starred, False
        if word == "u" and number is not None:
            self._unicode(number, now)
        elif word == "uc":
            self.groups[-1] = replace(now, skip=max(0, min(number or 0, 8)))
        elif word == "htmltag":
            self.groups[-1] = replace(now, tag=True, silent=not self.page)
        elif word == "htmlrtf":
            self.groups[-1] = replace(now, twice=number != 0)
        elif starred or word in UNREAD:
            self.groups[-1] = replace(now, silent=True)
        elif word in SIGNS:
            self._write(SIGNS[word])

    def _unicode(self, number: int, now: _Group) -> None:
        self._write(chr(number % 0x10000))
        self.left_out = now.skip

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
        elif sign in (b"\n", b"\r"):
            self._write("\n")
        elif sign == b"~":
            self._write(" ")
        elif sign in b"\\{}":
            self._say(sign)

    def _say(self, letters: bytes) -> None:
        left, self.left_out = letters[self.left_out :], max(0, self.left_out - len(letters))
        if self._is_heard:
            self.letters += left

    def _write(self, text: str) -> None:
        self._settle()
        if self._is_heard:
            self.out.append(text)

    @property
    def _is_heard(self) -> bool:
        now = self.groups[-1]
        return not now.silent and not (self.page and now.twice)

    def _settle(self) -> None:
        if self.letters:
            self.out.append(self.letters.decode(self.code_page, "replace"))
            self.letters.clear()
