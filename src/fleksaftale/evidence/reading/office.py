"""Documents and spreadsheets of today (OOXML), as far as they hold nothing that can start by itself."""

import io
import re
import zipfile
from xml.parsers import expat

from fleksaftale.documents.upload_reader import Unfit

KINDS = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
MOST_MEMBERS = 3_000
MOST_BYTES = 150_000_000  # unpacked, all members together
LARGEST_MEMBER = 60_000_000

ACTIVE_NAMES = re.compile(
    r"vbaproject|vbadata|activex|/embeddings/|externallinks|\.bin$|\.exe$|\.ole|oleobject|/ctrlprops/|macrosheets|xl/connections|querytables"
)
PRINTER = re.compile(r"printersettings/[^/]*\.bin$")  # Excel writes one with every sheet
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an object of older Office programs, whatever it is called
ACTIVE_TYPE = re.compile(r"macroenabled|vbaproject|activex|oleobject|ddelink|externallink", re.IGNORECASE)
DDE = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)


def kind(content: bytes) -> str:
    """``docx`` or ``xlsx``. Every member is unpacked in memory and thrown away. Raises Unfit."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _kind(packed)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, EOFError, NotImplementedError):
        raise Unfit("broken") from None
    except RuntimeError:  # a member that takes a password
        raise Unfit("locked") from None


def _kind(packed: zipfile.ZipFile) -> str:
    members = packed.infolist()
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_BYTES:
        raise Unfit("broken")
    if "[Content_Types].xml" not in packed.namelist():
        raise Unfit("zip")
    found = ""
    for one in members:
        name = one.filename.lower()
        if ACTIVE_NAMES.search(name) and not PRINTER.search(name):
            raise Unfit("active_office")
        content = _unpacked(packed, one)
        if content.startswith((b"PK\x03\x04", COMPOUND)):
            raise Unfit("active_office")
        if name == "[content_types].xml":
            found = next((kind for said, kind in KINDS.items() if said in content), "")
        if name.endswith((".xml", ".rels")):
            _refuse_active(content)
    if not found:
        raise Unfit("kind")
    return found


def _unpacked(packed: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """What a member says of its own size is not believed: it is read no further than that."""
    with packed.open(one) as member:
        content = member.read(LARGEST_MEMBER + 1)
    if len(content) > LARGEST_MEMBER:
        raise Unfit("broken")
    return content


def _refuse_active(xml: bytes) -> None:
    """Read as a program would that opens it, so that no way of writing hides anything. Raises Unfit."""
    part = _Part()
    try:
        part.parser.Parse(xml, True)
    except expat.ExpatError:
        raise Unfit("active_office") from None  # nobody writes it so, except to hide from what looks at it
    if part.is_active or DDE.search("".join(part.instructions)):
        raise Unfit("active_office")


class _Part:
    """One part of a document, as far as it can start something: what it links to, and its fields."""

    def __init__(self) -> None:
        self.is_active = False
        self.instructions: list[str] = []  # a field may be cut into many pieces
        self._inside = False
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _doctype(self, *_said: object) -> None:
        raise Unfit("active_office")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = _local(name)
        if element == "Relationship":
            self._relationship(attributes)
        elif element in ("Override", "Default"):
            self.is_active |= bool(ACTIVE_TYPE.search(attributes.get("ContentType", "")))
        elif element == "ddeLink":
            self.is_active = True
        elif element == "fldSimple":
            instructions = [value for key, value in attributes.items() if _local(key) == "instr"]
            self.instructions += [" ", *instructions, " "]
        elif element == "p":
            self.instructions.append(" ")
        self._inside = element == "instrText"

    def _relationship(self, attributes: dict[str, str]) -> None:
        outside = attributes.get("TargetMode", "").casefold() == "external"
        self.is_active |= outside and not attributes.get("Type", "").endswith("/hyperlink")

    def _end(self, _name: str) -> None:
        self._inside = False

    def _text(self, text: str) -> None:
        if self._inside:
            self.instructions.append(text)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
