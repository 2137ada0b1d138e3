"""Messages and Office files made on the spot, as mail programs and Office write them."""

import io
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage

SENT = datetime(2026, 9, 3, 7, 15, tzinfo=UTC)
TEXT = "Hej Maja\n\nTak for snakken. Du får pladsen ved vinduet fra mandag.\n\nSofie"


def eml(
    text: str = TEXT, *, html: str = "", attachments: Sequence[tuple[str, bytes]] = (), **headers: str
) -> bytes:
    message = EmailMessage()
    said = {
        "Subject": "Ny plads fra mandag – ærlig talt",
        "From": "Sofie Bang <sofie@nordlys.example>",
        "To": "Maja Kjærgaard <maja@nordlys.example>",
        "Date": "Thu, 03 Sep 2026 09:15:00 +0200",
        "Message-ID": "<1@nordlys.example>",
    }
    for name, value in (said | headers).items():
        message[name] = value
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


# --- compound files (MS-CFB) and Outlook messages (MS-OXMSG) ------------------------------------------------

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, IN_TABLE, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


@dataclass
class Folder:
    streams: dict[str, bytes] = field(default_factory=dict)
    folders: dict[str, "Folder"] = field(default_factory=dict)


def compound(root: Folder) -> bytes:  # noqa: C901  the format, from its first line to its last
    """The folder as a compound file of version 3."""
    lines: list[list[int | str]] = [["Root Entry", 5, NONE, NONE, END, 0]]
    small, small_table, large = bytearray(), [], []
    left_of: dict[int, int] = {}

    def inside(folder: Folder) -> int:
        names = sorted([*folder.streams, *folder.folders], key=lambda name: (len(name), name.upper()))
        placed: list[int] = []
        for name in names:
            at = len(lines)
            placed.append(at)
            if name in folder.folders:
                lines.append([name, 1, NONE, NONE, 0, 0])
                lines[at][3] = inside(folder.folders[name])
                continue
            content = folder.streams[name]
            begin = END
            if len(content) >= CUTOFF:
                large.append((at, content))
            elif content:
                begin = len(small) // MINI
                pieces = -(-len(content) // MINI)
                small.extend(content.ljust(pieces * MINI, b"\0"))
                small_table.extend([*range(begin + 1, begin + pieces), END])
            lines.append([name, 2, NONE, NONE, begin, len(content)])
        return tree(placed)

    def tree(places: list[int]) -> int:
        """Siblings hang below each other as a tree, the middle one on top."""
        if not places:
            return NONE
        middle = len(places) // 2
        left_of[places[middle]] = tree(places[:middle])
        lines[places[middle]][2] = tree(places[middle + 1 :])
        return places[middle]

    lines[0][3] = inside(root)
    sectors: list[bytes] = []
    table: list[int] = []

    def put(content: bytes) -> int:
        if not content:
            return END
        first, pieces = len(sectors), -(-len(content) // SECTOR)
        padded = content.ljust(pieces * SECTOR, b"\0")
        sectors.extend(padded[n * SECTOR : (n + 1) * SECTOR] for n in range(pieces))
        table.extend([*range(first + 1, first + pieces), END])
        return first

    for at, content in large:
        lines[at][4] = put(content)
    lines[0][4], lines[0][5] = put(bytes(small)), len(small)
    numbers = small_table + [FREE] * (-len(small_table) % (SECTOR // 4))
    mini_pieces = len(numbers) * 4 // SECTOR
    first_mini = put(struct.pack(f"<{len(numbers)}I", *numbers))
    first_directory = put(b"".join(_line(*each, left=left_of.get(at, NONE)) for at, each in enumerate(lines)))
    per = SECTOR // 4
    needed = 1
    while needed * per < len(table) + needed:
        needed += 1
    first_table = len(sectors)
    table += [IN_TABLE] * needed
    table += [FREE] * (needed * per - len(table))
    sectors += [struct.pack(f"<{per}I", *table[n * per : (n + 1) * per]) for n in range(needed)]
    listed = [first_table + n for n in range(needed)] + [FREE] * (109 - needed)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIII", 0, needed, first_directory, 0, CUTOFF)
    head += struct.pack("<IIII", first_mini, mini_pieces, END, 0)
    return head + struct.pack("<109I", *listed) + b"".join(sectors)


def _line(name: str, kind: int, right: int, child: int, first: int, size: int, *, left: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    line = letters.ljust(64, b"\0") + struct.pack("<HBB3I", len(letters), kind, 1, left, right, child)
    return line + bytes(36) + struct.pack("<IQ", first, size)


def _fixed(head: int, values: dict[int, bytes]) -> bytes:
    rows = [struct.pack("<HHI", 3, tag, 6) + value.ljust(8, b"\0") for tag, value in values.items()]
    return bytes(head) + b"".join(rows)


def _wide(tag: int, text: str) -> tuple[str, bytes]:
    return f"__substg1.0_{tag:04X}001F", text.encode("utf-16-le")


def attached(name: str, content: bytes, *, method: int = 1) -> Folder:
    streams = dict([_wide(0x3707, name)])
    streams["__substg1.0_37010102"] = content
    streams["__properties_version1.0"] = _fixed(8, {0x3705: struct.pack("<I", method)})
    return Folder(streams)


def outlook(
    *, subject: str = "Ny plads fra mandag – ærlig talt", text: str = TEXT, attachments: Sequence[Folder] = ()
) -> Folder:
    streams = dict(
        [
            _wide(0x0037, subject),
            _wide(0x0C1A, "Sofie Bang"),
            _wide(0x5D01, "sofie@nordlys.example"),
            _wide(0x0E04, "Maja Kjærgaard"),
            _wide(0x1000, text),
        ]
    )
    steps = int((SENT - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    streams["__properties_version1.0"] = _fixed(32, {0x0039: struct.pack("<Q", steps)})
    named = {f"__attach_version1.0_#{n:08X}": one for n, one in enumerate(attachments)}
    return Folder(streams, named)


def msg(*, text: str = TEXT, attachments: Sequence[Folder] = ()) -> bytes:
    return compound(outlook(text=text, attachments=attachments))


def as_outlook_saves(
    *, narrow: bool = False, text: str = "", rich: bytes = b"", html: bytes = b"", code_page: int = 1252
) -> bytes:
    """With what Outlook puts beside: named properties, who it went to, search keys. ``narrow``: in ANSI."""

    def said(tag: int, words: str) -> tuple[str, bytes]:
        if narrow:
            return f"__substg1.0_{tag:04X}001E", words.encode(f"cp{code_page}")
        return _wide(tag, words)

    streams = dict(
        [
            said(0x001A, "IPM.Note"),
            said(0x0037, "Ny plads fra mandag – ærlig talt"),
            said(0x0C1A, "Sofie Bang"),
            said(0x0C1E, "EX"),
            said(0x0C1F, "/O=NORDLYS/OU=EXCHANGE/CN=RECIPIENTS/CN=SOFIE"),
            said(0x5D01, "sofie@nordlys.example"),
            said(0x0E04, "Maja Kjærgaard"),
            said(0x1035, "<1@nordlys.example>"),
        ]
    )
    for tag, content in ((0x300B, b"SMTP:SEARCHKEY"), (0x1009, rich), (0x1013, html)):
        if content:
            streams[f"__substg1.0_{tag:04X}0102"] = content
    if text:
        streams.update([said(0x1000, text)])
    steps = struct.pack("<Q", int((SENT - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000)
    streams["__properties_version1.0"] = _fixed(
        32,
        {
            0x0039: steps,
            0x0E06: steps,
            0x3FFD: struct.pack("<I", code_page),
            0x3FDE: struct.pack("<I", 65001),
        },
    )
    names = Folder(
        {
            "__substg1.0_00020102": bytes(16),
            "__substg1.0_00030102": struct.pack("<IHH", 0, 6, 0),
            "__substg1.0_00040102": struct.pack("<I", 16) + "Keywords".encode("utf-16-le"),
            "__substg1.0_10050102": struct.pack("<IHH", 0, 6, 0),
        }
    )
    receiver = Folder(
        dict([said(0x3001, "Maja Kjærgaard"), said(0x39FE, "maja@nordlys.example")])
        | {"__properties_version1.0": _fixed(8, {0x0C15: struct.pack("<I", 1)})}
    )
    return compound(Folder(streams, {"__nameid_version1.0": names, "__recip_version1.0_#00000000": receiver}))


def packed(rich: bytes, *, size: int | None = None) -> bytes:
    """Rich text as a message keeps it, every letter as it stands."""
    pieces = b"".join(b"\0" + rich[at : at + 8] for at in range(0, len(rich), 8))
    return struct.pack("<II4sI", len(pieces) + 12, len(rich) if size is None else size, b"LZFu", 0) + pieces


# --- Office -------------------------------------------------------------------------------------------------

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def office(main: str = WORD, **more: bytes) -> bytes:
    """The least that is a document. ``more``: members by name, with ``__`` for a slash, ``_`` for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", f'<Types><Override ContentType="{main}"/></Types>')
        packed.writestr("word/document.xml", "<w:document><w:t>Referat af samtalen</w:t></w:document>")
        for name, content in more.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()
