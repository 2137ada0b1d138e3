"""Text out of a stream of bytes, some megabytes at a time, cut at the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from fleksjob.errors import InputError, os_reason

CHUNK = 4 * 1024 * 1024
LONGEST_LINE = 16 * 1024 * 1024
UTF_8, WINDOWS = "utf-8", "cp1252"
_BOM = b"\xef\xbb\xbf"
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


class Texts:
    """The text of a stream in pieces that end with a line, and how many bytes have been read.

    The first letter outside ASCII decides: UTF-8 where it is valid as such, else Windows-1252 (unless
    `windows` is no). A file that is both is refused.
    """

    def __init__(self, stream: BinaryIO, *, windows: bool = True, chunk: int = CHUNK) -> None:
        self.stream, self.chunk, self.windows = stream, chunk, windows
        self.read = self.lines = 0
        self.encoding = ""
        self.bom = False

    def __iter__(self) -> Iterator[str]:
        for piece in self._pieces():
            text = self._decode(piece)
            self.lines += text.count("\n")
            yield text

    def _pieces(self) -> Iterator[bytes]:
        waiting = bytearray()
        start = True
        while data := self._more():
            if start:
                data, start = self._begin(data), False
            waiting += data
            cut = waiting.rfind(b"\n") + 1
            if cut:
                yield bytes(waiting[:cut])
                del waiting[:cut]
            if len(waiting) > max(LONGEST_LINE, self.chunk):
                raise InputError(
                    "",
                    f"linje {self.lines + 1} er længere end {LONGEST_LINE} tegn; skriv en sag i hver linje",
                    f"line {self.lines + 1} is longer than {LONGEST_LINE} characters; write one case a line",
                )
        if waiting:
            yield bytes(waiting)

    def _more(self) -> bytes:
        try:
            data = self.stream.read(self.chunk)
        except OSError as problem:
            reason, reason_en = os_reason(problem)
            raise InputError(
                "",
                f"kan ikke læse filen: {reason}; prøv igen",
                f"cannot read the file: {reason_en}; try again",
            ) from None
        self.read += len(data)
        return data

    def _begin(self, data: bytes) -> bytes:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise InputError(
                "",
                "filen er UTF-16; gem den som UTF-8, i Excel: CSV UTF-8 (kommasepareret)",
                "the file is UTF-16; save it as UTF-8, in Excel: CSV UTF-8 (comma delimited)",
            )
        if data.startswith(_BOM):
            self.bom, self.encoding = True, UTF_8
            return data[len(_BOM) :]
        return data

    def _decode(self, piece: bytes) -> str:
        if piece.isascii():
            return piece.decode("ascii")
        if not self.encoding:
            self.encoding = self._guess(piece)
        try:
            return piece.decode(self.encoding)
        except UnicodeDecodeError as problem:
            line = self.lines + piece.count(b"\n", 0, problem.start) + 1
            raise InputError(
                "",
                f"linje {line} kan ikke læses som {self._name()}; gem hele filen som UTF-8",
                f"line {line} cannot be read as {self._name()}; save the whole file as UTF-8",
            ) from None

    def _guess(self, piece: bytes) -> str:
        first = _NOT_ASCII.search(piece)
        assert first is not None  # noqa: S101 - the piece is not ASCII
        try:
            piece.decode(UTF_8)
        except UnicodeDecodeError as problem:
            if problem.start == first.start() and self.windows:
                return WINDOWS
        return UTF_8

    def _name(self) -> str:
        return "Windows-1252" if self.encoding == WINDOWS else "UTF-8"
