"""A compound file (MS-CFB): a small file system in one file, as Outlook saves a message in.

Read only, and only as far as the file itself reaches: no chain is followed in a circle, no size is believed.
Written here because the two libraries there are did not fit: see docs/decisions/0034.
"""

import struct
from dataclasses import dataclass
from functools import cached_property

from fleksaftale.documents.upload_reader import Unfit

LARGEST_SECTOR = 0xFFFFFFFA
NONE = 0xFFFFFFFF
ENTRY = 128
MOST_ENTRIES = 20_000
STORAGE, STREAM, ROOT = 1, 2, 5


@dataclass(frozen=True)
class Entry:
    """One line of the directory. ``first`` and ``size`` say where a stream's bytes are."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    first: int
    size: int


class Compound:
    """Raises Unfit where the file does not hold together."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        if len(content) < 512:
            raise Unfit("broken")
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise Unfit("broken")
        self.sector = 1 << shift
        self.mini_sector = 1 << mini_shift
        self.version = struct.unpack_from("<H", content, 26)[0]
        self.first_directory, self.cutoff = (struct.unpack_from("<I", content, at)[0] for at in (48, 56))
        self.first_mini, self.first_more = (struct.unpack_from("<I", content, at)[0] for at in (60, 68))

    def _bytes(self, number: int) -> bytes:
        begin = (number + 1) * self.sector
        if number >= LARGEST_SECTOR or begin >= len(self.content):
            raise Unfit("broken")
        return self.content[begin : begin + self.sector].ljust(self.sector, b"\0")

    @cached_property
    def table(self) -> list[int]:
        """For each sector the one that follows it."""
        numbers = list(struct.unpack_from("<109I", self.content, 76))
        more, seen = self.first_more, set()
        while more < LARGEST_SECTOR:
            if more in seen:
                raise Unfit("broken")
            seen.add(more)
            *listed, more = struct.unpack(f"<{self.sector // 4}I", self._bytes(more))
            numbers += listed
        table: list[int] = []
        most = len(self.content) // self.sector + 1
        for number in numbers:
            if number < LARGEST_SECTOR and len(table) < most:
                table += struct.unpack(f"<{self.sector // 4}I", self._bytes(number))
        return table

    def _chain(self, first: int, table: list[int]) -> list[int]:
        found, seen, at = [], set(), first
        while at < LARGEST_SECTOR:
            if at in seen or at >= len(table):
                raise Unfit("broken")
            seen.add(at)
            found.append(at)
            at = table[at]
        return found

    def _stream(self, first: int) -> bytes:
        return b"".join(self._bytes(number) for number in self._chain(first, self.table))

    @cached_property
    def entries(self) -> list[Entry]:
        lines = self._stream(self.first_directory)
        if len(lines) // ENTRY > MOST_ENTRIES:
            raise Unfit("broken")
        return [self._entry(lines[at : at + ENTRY]) for at in range(0, len(lines), ENTRY)]

    def _entry(self, line: bytes) -> Entry:
        length, kind = struct.unpack_from("<HB", line, 64)
        left, right, child = struct.unpack_from("<3I", line, 68)
        first, size = struct.unpack_from("<IQ", line, 116)
        name = line[: min(max(0, length - 2), 62)].decode("utf-16-le", "replace")
        return Entry(name, kind, left, right, child, first, size if self.version > 3 else size & 0xFFFFFFFF)

    @cached_property
    def _mini(self) -> tuple[bytes, list[int]]:
        """The stream that the small ones lie in, and for each of its sectors the one that follows."""
        numbers = self._stream(self.first_mini)
        table = list(struct.unpack(f"<{len(numbers) // 4}I", numbers))
        return self._stream(self.root.first), table

    @cached_property
    def root(self) -> Entry:
        if not self.entries or self.entries[0].kind != ROOT:
            raise Unfit("broken")
        return self.entries[0]

    def inside(self, storage: Entry) -> dict[str, Entry]:
        """What lies in a storage, by name in small letters."""
        found: dict[str, Entry] = {}
        waiting, seen = [storage.child], set()
        while waiting:
            at = waiting.pop()
            if at == NONE:
                continue
            if at in seen or at >= len(self.entries):
                raise Unfit("broken")
            seen.add(at)
            entry = self.entries[at]
            found[entry.name.lower()] = entry
            waiting += [entry.left, entry.right]
        return found

    def bytes_of(self, entry: Entry) -> bytes:
        """A stream's bytes. Raises Unfit where the file does not hold as many as it says."""
        if entry.kind != STREAM or entry.size > len(self.content):
            raise Unfit("broken")
        if entry.size >= self.cutoff:
            found = self._stream(entry.first)
        else:
            stream, table = self._mini
            size = self.mini_sector
            chain = self._chain(entry.first, table) if entry.size else []
            found = b"".join(stream[number * size : (number + 1) * size] for number in chain)
        if len(found) < entry.size:
            raise Unfit("broken")
        return found[: entry.size]
