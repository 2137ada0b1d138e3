"""The checks of our own find what they are there to find."""

import json
from pathlib import Path

import pytest
from tools import house, locks

HASH = "--hash=sha256:" + "0" * 64


def lock(folder: Path, text: str) -> Path:
    file = folder / "run.txt"
    file.write_text(text)
    return file


def test_our_lock_files_hold_versions_and_hashes_and_no_address() -> None:
    assert locks.problems() == ""


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "a @ https://packages.example/a-1.whl",
        "-f wheels",
        "--extra-index-url=file:///opt/x",
        '      "resolved": "https://npm.example/a.tgz",',
        "registry=http://npm.example",
        "a @ git+ssh://git.example/a",
    ],
)
def test_an_address_in_a_lock_file_is_found(tmp_path: Path, line: str) -> None:
    assert len(locks.addresses(lock(tmp_path, f"a==1 {HASH}\n{line}\n"))) == 1


@pytest.mark.parametrize("line", ["a==1", f"a>=1 {HASH}", "a"])
def test_a_package_without_hash_or_exact_version_is_found(tmp_path: Path, line: str) -> None:
    assert len(locks.unhashed(lock(tmp_path, f"b==2 \\\n    {HASH}\n{line}\n"))) == 1


def test_a_version_that_runs_untested_is_found(tmp_path: Path) -> None:
    run = lock(tmp_path, f"a==1 {HASH}\n")
    dev = tmp_path / "dev.txt"
    dev.write_text(f"a==2 {HASH}\n")
    assert locks.different(run, dev) == ["run.txt: a==1 is not in dev.txt"]


def test_an_npm_package_without_integrity_is_found(tmp_path: Path) -> None:
    file = tmp_path / "package-lock.json"
    entries = {"": {}, "node_modules/a": {"version": "1"}, "node_modules/b": {"integrity": "sha512-x"}}
    file.write_text(json.dumps({"packages": entries}))
    assert locks.without_integrity(file) == ["package-lock.json: node_modules/a has no integrity hash"]


def test_a_view_that_does_too_much_is_found() -> None:
    body = "\n".join(f"    step_{number}()" for number in range(30))
    assert list(house.long_views(f"def get(request):\n{body}\n")) == [(1, "get has 31 lines, 25 at most")]


@pytest.mark.parametrize("folder", ["home/anna", "Users/anna", "work", "root"])
def test_a_path_of_one_machine_is_found(folder: str) -> None:
    assert house.MACHINE_PATH.search(f"open('/{folder}/notes.txt')")


@pytest.mark.parametrize("text", ["/arbejde/homepage", "~/work/notes", "/usr/bin/env", "a/home/b/c"])
def test_an_ordinary_path_is_left_alone(text: str) -> None:
    assert not house.MACHINE_PATH.search(text)
