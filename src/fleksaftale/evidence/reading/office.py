"""Documents and spreadsheets of today (OOXML), as far as they hold nothing that can start by itself."""

import io
import re
import zipfile

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
ACTIVE_XML = re.compile(rb"macroEnabled|ddeLink|<!ENTITY|<!DOCTYPE|DDEAUTO|<w:instrText[^>]*>\s*DDE\b")
OUTSIDE = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[\"'][^<>]*>")
LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']")


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
        if content.startswith(b"PK\x03\x04"):
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
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unfit("active_office")  # nobody writes it so, except to hide from what looks at it
    if ACTIVE_XML.search(xml):
        raise Unfit("active_office")
    for found in OUTSIDE.finditer(xml):
        if not LINK.search(found.group()):
            raise Unfit("active_office")
