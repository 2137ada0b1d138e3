"""A file that comes back: unchanged, changed in a byte or many, of another place, or no sealed PDF at all."""

import io
import random
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from fleksaftale.documents.sealing import LARGEST, keys, writing
from fleksaftale.documents.sealing.checking import State, verify
from tests.documents.pdf.papers import ordinary

from .test_seal import document, sealed

pytestmark = pytest.mark.django_db


def state(pdf: bytes) -> State:
    return verify(pdf, keys.known()).state


def test_one_changed_byte_anywhere_is_seen() -> None:
    pdf = sealed().pdf
    start = pdf.index(b"/Contents <3") - 40
    noughts = pdf.index(b"0" * 400, start)
    by_chance = random.Random(4).sample(range(len(pdf)), 300)  # noqa: S311
    for place in [*range(start, noughts), *by_chance, len(pdf) - 1]:
        changed = bytearray(pdf)
        changed[place] ^= random.Random(place).choice((1, 2, 4, 32))  # noqa: S311
        assert state(bytes(changed)) is State.CHANGED, place


@pytest.mark.parametrize("place", [0, 10, 4000, -1])
def test_one_byte_more_or_less_is_seen(place: int) -> None:
    pdf = sealed().pdf
    assert state(pdf[:place] + b" " + pdf[place:]) is State.CHANGED
    assert state(pdf[:place] + pdf[place + 1 :] if place >= 0 else pdf[:-1]) is State.CHANGED


@pytest.mark.parametrize("more", [b"\n", b"% a note", b"\0" * 1000])
def test_what_is_added_at_the_end_is_seen_and_the_seal_before_it_told(more: bytes) -> None:
    done = sealed()
    verdict = verify(done.pdf + more, keys.known())
    assert (verdict.state, verdict.sealed_at) == (State.EXTENDED, done.at)


def test_an_incremental_update_is_seen() -> None:
    pdf = sealed().pdf
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.root["/Lang"] = writer.root["/Lang"]
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    assert state(out.getvalue()) is State.EXTENDED


def swapped(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.attachments["aftale.json"] = pikepdf.AttachedFileSpec(opened, b'{"timer": 37}')
        out = io.BytesIO()
        opened.save(out)
        return out.getvalue()


def test_a_swapped_attachment_is_seen() -> None:
    assert state(swapped(sealed().pdf)) is State.CHANGED


def test_a_seal_whose_fingerprint_is_not_the_contents_is_no_seal_of_an_agreement() -> None:
    wrong = writing.seal(document(), keys.current(), fingerprint="0" * 64)
    assert state(wrong.pdf) is not State.UNCHANGED
    other = writing.seal(swapped(document()), keys.current(), fingerprint=ordinary().fingerprint)
    assert state(other.pdf) is not State.UNCHANGED


def test_a_file_of_another_installation_is_told_as_that(settings: Any, tmp_path: Path) -> None:
    here = sealed().pdf
    settings.DATA_DIR = tmp_path / "elsewhere"
    there = sealed().pdf
    assert state(there) is State.UNCHANGED
    assert state(here) is State.ANOTHER
    assert state(here + b"more") is State.ANOTHER


def test_a_seal_moved_from_one_file_to_another_does_not_hold() -> None:
    one, two = sealed().pdf, sealed(document(version_label="Version 2")).pdf
    start = one.index(b"/Contents <") + 11
    end = one.index(b">", start)
    begin = two.index(b"/Contents <") + 11
    moved = two[:begin] + one[start:end] + two[begin + end - start :]
    assert state(moved) is State.CHANGED


def test_a_file_resealed_by_a_stranger_is_not_ours(settings: Any, tmp_path: Path) -> None:
    ours = settings.DATA_DIR
    settings.DATA_DIR = tmp_path / "stranger"
    forged = sealed(document(subtitle="37 timer om ugen")).pdf
    settings.DATA_DIR = ours
    keys.current()
    assert state(forged) is State.ANOTHER


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"%PDF-1.7",
        b"hello",
        b"/ByteRange [0 1 2 3]" * 5000,
        b"/ByteRange [0 999999999 999999999 999999999]",
        b"/ByteRange" + b" " * 100_000 + b"[",
        b"/Contents <" + b"3" * 200_000,
        b"/Contents <" + b"30" * 40_000 + b">",
        b"/Contents <" + b"3080" * 20_000 + b">" + b"/ByteRange [0 0 0 0]",
        random.Random(1).randbytes(LARGEST),  # noqa: S311
    ],
    ids=range(10),
)
def test_a_hostile_file_is_no_sealed_pdf_and_breaks_nothing(hostile: bytes) -> None:
    keys.current()
    assert state(hostile) is State.NOT_SEALED


def test_an_unsealed_print_is_no_sealed_pdf() -> None:
    keys.current()
    assert state(document()) is State.NOT_SEALED
