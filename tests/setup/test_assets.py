"""What is kept of the design system is complete, and no more than is used."""

import re
from pathlib import Path

import pytest
from tools import assets
from tools.steps import SetupError

SHEET = (
    '@font-face{font-family:X;src:url(../fonts/X.eot),url(../fonts/X.woff) format("woff"),'
    'url(../fonts/X.woff2) format("woff2")}'
    ".icon{background-image:url(../img/svg-icons/check.svg)}\n/*# sourceMappingURL=x.css.map*/"
)


def test_only_woff2_is_left_of_the_font_formats() -> None:
    assert 'src:url(../fonts/X.woff2) format("woff2")}' in assets.lean_sheet(SHEET)


def test_the_style_sheet_names_no_source_map() -> None:
    assert "sourceMappingURL" not in assets.lean_sheet(SHEET)


def test_a_script_names_no_source_map_and_loses_no_code() -> None:
    assert assets.without_map("f();\n//# sourceMappingURL=a.js.map") == "f();\n"


def test_every_file_that_the_style_sheet_names_was_kept() -> None:
    sheet = (assets.STATIC / "css" / "dkfds.min.css").read_text()
    names = set(re.findall(r"url\(\"?\.\./([^)\"]+)", sheet))
    assert len(names) > 100
    assert [name for name in sorted(names) if not (assets.STATIC / name).is_file()] == []


def test_no_source_no_map_and_no_old_font_format_was_kept() -> None:
    kept = {path.suffix for path in assets.STATIC.rglob("*") if path.is_file()}
    assert not kept & {".map", ".scss", ".eot", ".woff", ".ttf"}


def test_a_page_needs_little_more_than_a_megabyte() -> None:
    size = sum(path.stat().st_size for path in assets.STATIC.rglob("*") if path.is_file())
    assert size < 1_400_000


def test_the_fonts_for_documents_are_truetype() -> None:
    faces = sorted(assets.FONTS.glob("*.ttf"))
    assert len(faces) == len(assets.PDF_FACES)
    assert all(face.read_bytes()[:4] == b"\x00\x01\x00\x00" for face in faces)


def test_a_folder_keeps_its_old_content_when_copying_fails(tmp_path: Path) -> None:
    target = tmp_path / "vendor"
    target.mkdir()
    (target / "old.css").touch()

    def half() -> None:
        with assets.staged(target) as folder:
            (folder / "new.css").touch()
            assets.copy(tmp_path / "missing.css", folder / "missing.css")

    with pytest.raises(SetupError):
        half()
    assert [path.name for path in tmp_path.iterdir()] == ["vendor"]
    assert [path.name for path in target.iterdir()] == ["old.css"]


def test_the_script_that_fetches_a_part_of_a_page_is_one_small_file_with_its_licence() -> None:
    assert sorted(path.name for path in assets.HTMX_STATIC.iterdir()) == ["LICENSE", "htmx.min.js"]
    assert (assets.HTMX_STATIC / "htmx.min.js").stat().st_size < 60_000
