"""What is taken as a file, and what is kept of it."""

import hashlib
import io
import zipfile
from typing import Any

import pikepdf
import pytest
from django.db import transaction
from PIL import Image

from fleksaftale.cases.seats import Seat
from fleksaftale.core.crypto import Tampered
from fleksaftale.documents import uploads
from fleksaftale.documents.uploads import Kind, Unfit, Upload, look

from .scans import JAVASCRIPT, page_of_paper, pdf_with, photo, scan


@pytest.mark.parametrize(
    ("content", "kind", "pages"),
    [(scan(2), Kind.PDF, 2), (photo("JPEG"), Kind.JPEG, 1), (photo("PNG"), Kind.PNG, 1)],
    ids=["pdf", "jpeg", "png"],
)
def test_a_scan_is_known_by_its_content(content: bytes, kind: Kind, pages: int) -> None:
    found = look(content)
    assert (found.kind, found.pages) == (kind, pages)
    assert found.sha256 == hashlib.sha256(content).hexdigest()


def test_a_page_that_opens_at_a_place_is_an_ordinary_scan() -> None:
    def opens(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name("/Fit")])

    assert look(pdf_with(opens)).kind is Kind.PDF


def root(key: str, value: Any) -> bytes:
    return pdf_with(lambda pdf: pdf.Root.__setitem__(key, value))


def with_a_file_inside(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["regneark.xlsm"] = b"PK"


def with_a_launching_link(pdf: pikepdf.Pdf) -> None:
    launch = pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F="cmd.exe")
    link = pikepdf.Dictionary(Type=pikepdf.Name("/Annot"), Subtype=pikepdf.Name("/Link"), A=launch)
    pdf.pages[0].Annots = pikepdf.Array([link])


def with_a_script_deep_inside(pdf: pikepdf.Pdf) -> None:
    value: Any = JAVASCRIPT
    for _ in range(20):
        value = pikepdf.Array([pikepdf.Dictionary(Inner=value)])
    pdf.Root.PieceInfo = pdf.make_indirect(value)


def with_a_link_that_goes_on(pdf: pikepdf.Pdf) -> None:
    then = pikepdf.Dictionary(S=pikepdf.Name("/URI"), URI="https://andetsteds.example")
    opening = pikepdf.Dictionary(S=pikepdf.Name("/GoTo"), D=pikepdf.Array([0]), Next=then)
    pdf.Root.OpenAction = pdf.make_indirect(opening)


def with_its_root_in_the_trailer() -> bytes:
    """The catalogue, with a script, is no object of its own."""
    objects = [
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 1 0 R /MediaBox [0 0 100 100] >>",
    ]
    body, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, one in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    script = b"<< /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>"
    root = b"<< /Type /Catalog /Pages 1 0 R /Names %s >>" % script
    end = b"xref\n0 3\n%strailer << /Size 3 /Root %s >>\nstartxref\n%d\n%%%%EOF\n" % (table, root, len(body))
    return body + end


@pytest.mark.parametrize(
    "content",
    [
        root("/OpenAction", JAVASCRIPT),
        root("/AA", pikepdf.Dictionary(WC=JAVASCRIPT)),
        root("/AcroForm", pikepdf.Dictionary(XFA="<xdp/>")),
        pdf_with(with_a_file_inside),
        pdf_with(with_a_launching_link),
        pdf_with(with_a_script_deep_inside),
        pdf_with(with_a_script_deep_inside, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        pdf_with(with_a_link_that_goes_on),
        with_its_root_in_the_trailer(),
    ],
    ids=[
        "opening",
        "closing",
        "xfa",
        "file inside",
        "launch",
        "deep",
        "packed",
        "goes on",
        "root in trailer",
    ],
)
def test_a_pdf_that_can_do_something_by_itself_is_refused(content: bytes) -> None:
    with pytest.raises(Unfit) as refused:
        look(content)
    assert refused.value.reason == "active"


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "a")
    return out.getvalue()


@pytest.mark.parametrize(
    "tail", [archive(), b"data" + archive(), scan(), b"MZ\x90\x00", b"\n<script>alert(1)"]
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_with_another_file_behind_it_is_refused(kind: str, tail: bytes) -> None:
    with pytest.raises(Unfit) as refused:
        look(photo(kind) + tail)
    assert refused.value.reason == "active"


def with_exif(**saving: Any) -> bytes:
    """A phone's photo: a place, a small picture inside it, and data of the camera's own behind it."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (55.0, 40.0, 0.0)}
    out = io.BytesIO()
    page_of_paper().save(out, "JPEG", exif=exif, comment=b"%PDF- in a comment \xff\xd9", **saving)
    return out.getvalue() + b"\x00\x00SEFH\x6b" + photo("JPEG")


@pytest.mark.parametrize("progressive", [True, False])
def test_a_photo_from_a_phone_is_taken_and_its_bytes_are_left_alone(progressive: bool) -> None:
    content = with_exif(progressive=progressive)
    assert look(content).sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"Til HR", "kind"),
        (b"MZ\x90\x00", "kind"),
        (b"\n" + scan(), "kind"),
        (b"%PDF-1.7 <script>alert(1)</script>", "broken"),
        (scan()[:-300], "broken"),
        (photo("JPEG")[:-400], "broken"),
        (photo("PNG")[:-400], "broken"),
        (b"\xff\xd8\xff" + scan(), "broken"),
        (pdf_with(encryption=pikepdf.Encryption(owner="a", user="")), "locked"),
        (pdf_with(encryption=pikepdf.Encryption(owner="a", user="b")), "locked"),
        (scan(31), "pages"),
        (b"%PDF-" + b"0" * uploads.LARGEST, "large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_else_is_not_taken_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(Unfit) as refused:
        look(content)
    assert refused.value.reason == reason
    assert str(refused.value.text)


def test_a_picture_that_unpacks_to_more_than_memory_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (40_000, 40_000)).save(out, "PNG")
    assert len(out.getvalue()) < 300_000
    with pytest.raises(Unfit) as refused:
        look(out.getvalue())
    assert refused.value.reason == "pixels"


def test_an_installation_may_look_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def finds_something(content: bytes) -> None:
        assert content.startswith(b"%PDF")
        raise Unfit("active")

    monkeypatch.setattr(uploads, "INSPECTORS", [finds_something])
    with pytest.raises(Unfit):
        look(scan())


SCAN = scan()


def kept(seat: Seat) -> Upload:
    with transaction.atomic():
        return uploads.keep(seat, [look(SCAN)], by=seat.party)[0]


def test_what_is_kept_is_sealed_and_comes_out_as_it_came(majas_seat: Seat) -> None:
    upload = kept(majas_seat)
    assert uploads.content_of(majas_seat, upload) == SCAN
    assert b"%PDF" not in bytes(upload.sealed)
    assert (upload.pages, upload.size, upload.sha256) == (
        2,
        len(SCAN),
        hashlib.sha256(SCAN).hexdigest(),
    )


def test_a_file_that_was_exchanged_is_found(majas_seat: Seat) -> None:
    upload = kept(majas_seat)
    upload.sealed = majas_seat.vault.seal_bytes(upload.place, photo())
    with pytest.raises(Tampered):
        uploads.content_of(majas_seat, upload)
