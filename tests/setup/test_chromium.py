"""A browser is found, or the run fails with a text that says how to get one: never a silent skip."""

from pathlib import Path

import pytest
from tools import chromium


def program(folder: Path, name: str, script: str) -> Path:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no browser: an empty PATH, no app, nothing of Playwright's."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    monkeypatch.setattr(chromium, "MAC_APPS", ())
    return tmp_path


def test_a_chromium_on_the_path_is_found(bare: Path) -> None:
    file = program(bare, "chromium", "echo Chromium 150.0")
    assert chromium.find() == file


def test_the_one_without_windows_comes_before_the_one_with(bare: Path) -> None:
    program(bare, "chromium", "echo Chromium 150.0")
    shell = program(bare, "chromium-headless-shell", "echo Chromium 150.0")
    assert chromium.find() == shell


def test_the_one_named_in_the_environment_comes_first(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare, "chromium", "echo Chromium 150.0")
    other = program(bare, "other", "echo Google Chrome 151.0")
    monkeypatch.setenv("CHROMIUM", str(other))
    assert chromium.find() == other


def test_a_stand_in_that_does_not_run_is_passed_over(bare: Path) -> None:
    program(bare, "chromium-browser", "echo 'This needs the chromium snap.' >&2; exit 1")
    chrome = program(bare, "google-chrome", "echo Google Chrome 150.0")
    assert chromium.find() == chrome


def test_without_any_the_text_says_how_to_get_one(bare: Path) -> None:
    with pytest.raises(chromium.NoChromiumError, match="apt install chromium-headless-shell"):
        chromium.find()


def test_where_none_can_be_installed_it_fails(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        chromium.environment, "PYTHON", program(bare, "python", "echo no network >&2; exit 1")
    )
    with pytest.raises(chromium.NoChromiumError, match="none was found or could be installed"):
        chromium.find_or_install()


def test_as_root_in_ci_debians_is_installed(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    program(bare, "packaged", "echo Chromium 150.0")
    program(
        bare, "apt-get", f'for last; do :; done; [ $1 = update ] || /bin/mv {bare}/packaged "{bare}/$last"'
    )
    assert chromium.find_or_install() == bare / "chromium-headless-shell"


def test_root_starts_it_without_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 0)
    assert "--no-sandbox" in chromium.flags()
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)
    assert "--no-sandbox" not in chromium.flags()
