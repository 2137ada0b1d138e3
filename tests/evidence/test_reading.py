"""What is taken as a file for the journal, what is read of a message, and what hostile files come to."""

import io
import random
import struct
import zipfile
import zlib

import pytest

from fleksaftale.documents import uploads
from fleksaftale.documents.upload_reader import Unfit as Refused
from fleksaftale.evidence import looking
from fleksaftale.evidence.looking import Unfit, look
from fleksaftale.evidence.reading.kinds import read
from tests.documents.scans import photo, scan
from tests.evidence.messages import (
    END,
    SENT,
    SHEET,
    TEXT,
    Folder,
    attached,
    compound,
    eml,
    msg,
    office,
    outlook,
)


def refused(content: bytes) -> str:
    """Why the reader does not take a file, asked without a process of its own."""
    with pytest.raises(Refused) as found:
        read(content)
    return str(found.value)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (scan(2), "pdf"),
        (photo("JPEG"), "jpeg"),
        (photo("PNG"), "png"),
        ("Referat\r\n\tæøå 😀\n".encode(), "text"),
        (b"\xef\xbb\xbfmed BOM", "text"),
        (office(), "docx"),
        (office(SHEET), "xlsx"),
        (office(xl__printerSettings__printerSettings1_bin=b"\0\1"), "docx"),
        (b"From here: a note that begins like a mail", "text"),
        (b"Til: Maja\nDato: i dag\n\nHej", "text"),
    ],
    ids=["pdf", "jpeg", "png", "text", "bom", "docx", "xlsx", "printer", "from", "no sender"],
)
def test_a_file_is_known_by_its_content(content: bytes, kind: str) -> None:
    assert read(content)["kind"] == kind


def link(kind: str) -> bytes:
    return (
        f'<Relationship Id="r1" Type="http://schemas/{kind}" Target="http://x" TargetMode="External"/>'
    ).encode()


def bomb() -> bytes:
    """A member that says it is small and unpacks to more than is read."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b"".join(packed.compress(bytes(1_000_000)) for _ in range(70)) + packed.flush()
    name = b"word/media/x.xml"
    head = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(content), 70_000_000, len(name), 0)
    line = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(content), 70_000_000, len(name), 0, 0, 0, 0, 0, 0
    )
    body = head + name + content
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(line) + len(name), len(body), 0)
    return body + line + name + end


def locked() -> bytes:
    """The first member says that it takes a password."""
    content = bytearray(office())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        begin = content.find(mark)
        content[begin + at] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"MZ\x90\0 a program", "kind"),
        (b"GIF89a\1\0\1\0", "kind"),
        ("æøå".encode("cp1252"), "kind"),
        (b"a\0b", "kind"),
        (b" \n ", "empty"),
        (b"%PDF-1.7 cut off", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "old"),
        (compound(Folder({"WordDocument": b"an old document"})), "old"),
        (b"PK\x03\x04 not really", "broken"),
        (office()[:-30], "broken"),
        (office(main="application/vnd.ms-word.document.macroEnabled.main+xml"), "active_office"),
        (office(word__vbaProject_bin=b"x"), "active_office"),
        (office(word__embeddings__a_docx=b"x"), "active_office"),
        (office(word__media__b_zip=office()), "active_office"),
        (office(word___rels__document_xml_rels=link("attachedTemplate")), "broken"),
        (office(word__settings_xml=b"<!DOCTYPE x [<!ENTITY a 'b'>]>"), "active_office"),
        (office(word__footer_xml="<w:instrText>DDEAUTO x</w:instrText>".encode("utf-16")), "active_office"),
        (office(main="application/epub+zip"), "kind"),
        (bomb(), "zip"),
        (locked(), "locked"),
    ],
    ids=[
        "program", "gif", "old letters", "zero", "blank", "cut pdf", "empty compound", "old word", "no zip",
        "cut zip", "macros", "vba", "embedded", "zip in zip", "far template", "entity", "utf-16", "epub",
        "no types", "password",
    ],
)  # fmt: skip
def test_what_cannot_be_kept_safely_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    said = refused(content)
    assert said == reason or (reason == "broken" and said == "active_office")
    assert str(looking.Unfit(said).text)


def test_a_link_in_a_document_is_no_danger() -> None:
    assert read(office(a__b_rels=link("hyperlink")))["kind"] == "docx"
    assert refused(office(a__b_rels=link("oleObject"))) == "active_office"


OUTSIDE = '<r><Relationship Type="x/attachedTemplate" Target="http://a.example/b.dotm" TargetMode={}/></r>'


@pytest.mark.parametrize(
    "hidden",
    [
        {"word___rels__a_rels": OUTSIDE.format('"&#69;xternal"').encode()},
        {"word___rels__a_rels": OUTSIDE.format('"External"').replace("<R", '<R o=">"', 1).encode()},
        {"word___rels__a_rels": OUTSIDE.format('"External" y:Type="a/hyperlink"').encode()},
        {"word___rels__a_rels": OUTSIDE.format('"External"').encode("utf-16-le")},
        {"word__a_xml": b"<a><i:instrText>DD</i:instrText><i:instrText>EAUTO c</i:instrText></a>"},
        {"word__a_xml": b"<a><w:instrText>&#68;DEAUTO c</w:instrText></a>"},
        {"word__a_xml": b'<a><w:fldSimple w:instr=" DDE c "/></a>'},
        {"word__a_dat": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)},
    ],
    ids=["entity", "angle", "two types", "utf-16", "cut field", "field entity", "simple field", "object"],
)
def test_however_it_is_written_nothing_in_a_document_can_start(hidden: dict[str, bytes]) -> None:
    with pytest.raises(Refused, match="active_office"):
        read(office(**hidden))


def test_a_chart_and_a_page_number_are_no_danger() -> None:
    chart = b'<Types><Default ContentType="application/vnd.ms-office.chartstyle+xml"/></Types>'
    number = b"<a><w:instrText> PAGE </w:instrText></a>"
    assert read(office(word__charts__style1_xml=chart, word__footer_xml=number))["kind"] == "docx"


def test_a_member_that_unpacks_without_end_is_not_unpacked() -> None:
    out = io.BytesIO(office())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        for number in range(3):
            packed.writestr(f"word/media/{number}.xml", bytes(55_000_000))
    assert refused(out.getvalue()) == "broken"


# --- messages -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        eml(attachments=[("plan.txt", b"uge 36"), ("ferie.exe", b"MZ\0\0")]),
        msg(attachments=[attached("plan.txt", b"uge 36"), attached("ferie.exe", b"MZ\0\0")]),
    ],
    ids=["eml", "msg"],
)
def test_a_message_is_read_with_its_attachments_through_a_process_of_its_own(content: bytes) -> None:
    found = look(content)
    assert found.mail
    assert found.mail.subject == "Ny plads fra mandag – ærlig talt"
    assert found.mail.sender == "Sofie Bang <sofie@nordlys.example>"
    assert "Maja Kjærgaard" in found.mail.to
    assert found.mail.sent == SENT
    assert found.mail.text == TEXT
    assert [(f.name, f.kind, f.content) for f in found.attachments] == [("plan.txt", "text", b"uge 36")]
    assert [(one.name, one.reason) for one in found.mail.left_out] == [("ferie.exe", "kind")]
    assert found.file.content == content


def test_of_a_message_that_is_a_page_the_words_are_read_and_no_link_or_script() -> None:
    html = (
        "<html><head><title>x</title><style>p{color:red}</style></head><body><p>Hej <b>Maja</b></p>"
        '<script>alert(1)</script><div>Se <a href="https://ond.example/x">planen</a> &amp; svar</div></body>'
    )
    said = read(eml("", html=html))["message"]["text"]
    assert said == "Hej Maja\n\nSe planen & svar"


def test_a_message_inside_a_message_is_named_and_not_opened() -> None:
    inner = attached("Videresendt", b"", method=5)
    said = read(msg(attachments=[inner]))["message"]["attachments"]
    assert said == [{"name": "Videresendt", "unfit": "message"}]
    assert look(eml(attachments=[("gammel.eml", eml())])).mail.left_out[0].reason == "message"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "content",
    [
        b"From: a@b.example\nDate: in a while\nSubject: =?utf-8?b?////?= =?x-no?q?=ff?=\n\nhej",
        b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=x-no\r\n\r\n\xe6\xf8",
        b"From: \xe6\xf8\xe5 <>;,,@\r\nTo: undisclosed:;\r\nDate: Thu, 99 Sep 2026 99:99:99\r\n\r\n\xff\xfe",
        b"From: a@b.example\nDate: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\nhej\n--a",
        b"From: a@b.example\nDate: x\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"From: a@b.example\nDate: x\nSubject: a\xe2\x80\xaeb\x00\x07\n\nhej",
    ],
    ids=["words", "unknown letters", "bad addresses", "no end", "bad base64", "turned letters"],
)
def test_a_message_in_bad_order_is_read_as_far_as_it_goes(content: bytes) -> None:
    said = read(content)["message"]
    assert said["sender"]
    shown = "".join(str(said[name]) for name in ("subject", "sender", "to", "text"))
    assert not any(sign in shown for sign in "\x00\x07\u202e")


def parts_in_parts(depth: int) -> bytes:
    head = b"From: a@b.example\nDate: x\n"
    body = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return head + body + b"\nhej"


@pytest.mark.parametrize(
    "content",
    [
        parts_in_parts(60),
        parts_in_parts(3000),
        b"From: a@b.example\nDate: x\n" + b"X-A: b\n" * 60_000 + b"\nhej",
        b"From: a@b.example\nDate: x\nX-A: " + b"a" * 2_000_000 + b"\n\nhej",
        b"From: a@b.example\nDate: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 500,
        msg()[:900],
        msg().replace(struct.pack("<I", END), struct.pack("<I", 0)),
    ],
    ids=["deep", "deeper", "many fields", "long field", "many parts", "cut", "in a circle"],
)
def test_a_message_made_to_wear_out_its_reader_is_refused(content: bytes) -> None:
    with pytest.raises(Unfit) as found:
        look(content)
    assert found.value.reason in ("broken", "old")


def test_a_spoiled_outlook_message_is_read_or_refused_and_nothing_else_happens() -> None:
    whole = msg(text=TEXT * 80, attachments=[attached("plan.txt", b"uge 36" * 900)])
    dice = random.Random(7)  # noqa: S311
    outcomes = set()
    for _ in range(400):
        spoiled = bytearray(whole)
        for _ in range(dice.randint(1, 12)):
            spoiled[dice.randrange(8, len(spoiled))] = dice.choice((0, 1, 0x7F, 0xFE, 0xFF))
        try:
            outcomes.add(read(bytes(spoiled))["kind"])
        except Refused as unfit:
            outcomes.add(str(unfit))
    assert outcomes <= {"msg", "broken", "old"}
    assert {"msg", "broken"} <= outcomes


def test_a_very_long_message_is_cut_and_says_so() -> None:
    said = read(eml("æ" * 200_000))["message"]
    assert (len(said["text"]), said["cut"]) == (100_000, True)


def test_more_attachments_than_are_read_are_counted() -> None:
    folder = outlook(attachments=[attached(f"{n}.txt", b"x") for n in range(33)])
    said = read(compound(folder))["message"]
    assert (len(said["attachments"]), said["more"]) == (30, 3)


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b"a" * (uploads.LARGEST + 1), "large")], ids=["empty", "large"]
)
def test_size_is_looked_at_before_a_file_is_opened(content: bytes, reason: str) -> None:
    with pytest.raises(Unfit) as found:
        look(content)
    assert found.value.reason == reason
