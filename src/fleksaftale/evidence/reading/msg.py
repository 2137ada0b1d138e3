"""A message as Outlook saves it (MS-OXMSG): properties as streams in a compound file."""

import struct
from datetime import UTC, datetime, timedelta
from functools import partial

from fleksaftale.documents.upload_reader import Unfit
from fleksaftale.evidence.reading import eml, rtf
from fleksaftale.evidence.reading.compound import STORAGE, STREAM, Compound, Entry
from fleksaftale.evidence.reading.message import Message, text_of_html

PROPERTIES = "__properties_version1.0"
ATTACHMENT = "__attach_version1.0_#"
HEAD_OF_MESSAGE, HEAD_OF_ATTACHMENT = 32, 8

SUBJECT, SENDER_NAME, SENDER_SMTP, SENDER_ADDRESS = 0x0037, 0x0C1A, 0x5D01, 0x0C1F
TO, CC, BODY, HTML, RICH_TEXT, HEADERS = 0x0E04, 0x0E03, 0x1000, 0x1013, 0x1009, 0x007D
SUBMITTED, DELIVERED, CODE_PAGE = 0x0039, 0x0E06, 0x3FFD
DATA, METHOD, LONG_NAME, SHORT_NAME, SHOWN_NAME = 0x3701, 0x3705, 0x3707, 0x3704, 0x3001
EMBEDDED = 5
WIDE, NARROW, BINARY = "001f", "001e", "0102"
BEGINNING = datetime(1601, 1, 1, tzinfo=UTC)


def is_message(content: bytes) -> bool:
    try:
        found = Compound(content)
        return PROPERTIES in found.inside(found.root)
    except Unfit:
        return False


def message(content: bytes) -> Message:
    """Raises Unfit: also for an old Word or Excel file, which is a compound file too."""
    if not is_message(content):
        raise Unfit("old")
    file = Compound(content)
    outside = _Folder(file, file.root, HEAD_OF_MESSAGE)
    said = Message(
        subject=outside.text(SUBJECT),
        sender=outside.sender,
        to=outside.text(TO),
        cc=outside.text(CC),
        sent=outside.moment(SUBMITTED) or outside.moment(DELIVERED) or outside.from_headers,
        text=outside.text(BODY) or text_of_html(outside.html) or outside.rich_text,
    )
    for name, entry in sorted(outside.streams.items()):
        if name.startswith(ATTACHMENT) and entry.kind == STORAGE:
            said.hang(partial(_attachment, file, entry, outside.code_page))
    return said


class _Folder:
    """The properties of a message or of one attachment."""

    def __init__(self, file: Compound, storage: Entry, head: int, code_page: str = "") -> None:
        self.file, self.streams = file, file.inside(storage)
        fixed = self._bytes(PROPERTIES)[head:]
        self.fixed = {
            struct.unpack_from("<H", fixed, at + 2)[0]: fixed[at + 8 : at + 16]
            for at in range(0, len(fixed) - 15, 16)
        }
        self.code_page = code_page or f"cp{self.number(CODE_PAGE) or 1252}"

    def _bytes(self, name: str) -> bytes:
        entry = self.streams.get(name)
        return self.file.bytes_of(entry) if entry and entry.kind == STREAM else b""

    def data(self, tag: int, kind: str = BINARY) -> bytes:
        return self._bytes(f"__substg1.0_{tag:04x}{kind}")

    def text(self, tag: int) -> str:
        if wide := self.data(tag, WIDE):
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return self._decoded(self.data(tag, NARROW)).rstrip("\0")

    def _decoded(self, content: bytes) -> str:
        for charset in (self.code_page, "utf-8", "cp1252"):
            try:
                return content.decode("utf-8" if charset == "cp65001" else charset)
            except (LookupError, ValueError):
                continue
        return content.decode("cp1252", "replace")

    @property
    def html(self) -> str:
        """The page of the message: bytes as a rule, sometimes text."""
        content = self.data(HTML)
        try:
            return content.decode() if content else self.text(HTML)
        except UnicodeDecodeError:
            return self._decoded(content)

    @property
    def rich_text(self) -> str:
        """What it says where there is nothing but rich text; nothing where that is spoiled."""
        try:
            packed = self.data(RICH_TEXT)
            return rtf.text(rtf.unpacked(packed)) if packed else ""
        except Unfit:
            return ""

    def number(self, tag: int) -> int:
        return int(struct.unpack("<I", self.fixed[tag][:4])[0]) if tag in self.fixed else 0

    def moment(self, tag: int) -> str:
        """Steps of 100 nanoseconds since 1601."""
        steps = struct.unpack("<Q", self.fixed[tag])[0] if tag in self.fixed else 0
        try:
            return (BEGINNING + timedelta(microseconds=steps // 10)).isoformat() if steps else ""
        except OverflowError:
            return ""

    @property
    def sender(self) -> str:
        name = self.text(SENDER_NAME)
        address = self.text(SENDER_SMTP) or self.text(SENDER_ADDRESS)
        if "@" not in address or address == name:  # inside a firm it is a path of the mail server
            return name or address
        return f"{name} <{address}>" if name else address

    @property
    def from_headers(self) -> str:
        head = self.text(HEADERS).encode("utf-8", "replace")
        return eml.message(head + b"\r\n\r\n").sent if eml.looks_like(head) else ""


def _attachment(file: Compound, entry: Entry, code_page: str) -> tuple[str, bytes | None]:
    folder = _Folder(file, entry, HEAD_OF_ATTACHMENT, code_page)
    name = folder.text(LONG_NAME) or folder.text(SHORT_NAME) or folder.text(SHOWN_NAME)
    if folder.number(METHOD) == EMBEDDED:
        return name, None
    return name, folder.data(DATA)
