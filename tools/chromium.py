"""A Chromium for the browser tests: found, else installed, else a text that says how to get one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import environment

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The first is Chromium without windows: the same pages, with a third less work for the machine."""
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOW_TO = """The browser tests need a Chromium, and none was found or could be installed.
  Debian:        sudo apt install chromium-headless-shell   (chromium will do, and takes longer)
  Ubuntu:        sudo .venv/bin/playwright install --with-deps chromium   (apt has only a pointer to a snap)
  macOS:         brew install --cask chromium, or Google Chrome
  anywhere else: CHROMIUM=/path/to/chromium make test"""


class NoChromiumError(Exception):
    """No Chromium runs here; the text says how to get one."""


def flags() -> list[str]:
    """Start options: quiet on the network, and without the sandbox that root cannot have."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, *(["--no-sandbox"] if root else [])]


def find() -> Path:
    """``CHROMIUM``, one on PATH, an app on macOS, or Playwright's own. Raises NoChromiumError."""
    if named := os.environ.get("CHROMIUM"):
        if runs(named):
            return Path(named)
        raise NoChromiumError(f"CHROMIUM={named} does not run.\n{HOW_TO}")
    for candidate in (*(shutil.which(name) for name in NAMES), *MAC_APPS, playwrights_own()):
        if candidate and runs(candidate):
            return Path(candidate)
    raise NoChromiumError(HOW_TO)


def find_or_install() -> Path:
    """As ``find``, and where there is none: Debian's as root with CI set, else Playwright's own."""
    try:
        return find()
    except NoChromiumError:
        if os.environ.get("CHROMIUM"):
            raise
    if os.environ.get("CI") and os.geteuid() == 0 and shutil.which("apt-get"):
        shell = ["apt-get", "install", "-y", "-qq", "chromium-headless-shell"]
        install("Debian's Chromium without windows", ["apt-get", "update", "-qq"], shell)
        try:
            return find()
        except NoChromiumError:
            print(
                "apt-get gave no Chromium that runs (Ubuntu's is a pointer to a snap); trying Playwright's."
            )
    install("Playwright's Chromium", [str(environment.PYTHON), "-m", "playwright", "install", "chromium"])
    return find()


def install(what: str, *commands: list[str]) -> None:
    print(f"No Chromium here; installing {what} ...", flush=True)
    for command in commands:
        result = subprocess.run(
            command,
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if result.returncode:
            last = (result.stdout + result.stderr).strip().splitlines()[-3:]
            print(f"{' '.join(command)} did not work: {' / '.join(last)}", flush=True)
            return


def runs(path: str | Path) -> bool:
    """Whether it starts: Ubuntu's stand-in for the snap, or a missing library, shows here."""
    try:
        result = subprocess.run([str(path), "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0 and "chrom" in result.stdout.lower()


def playwrights_own() -> str | None:
    """Where Playwright keeps the Chromium that it installs, whether or not it is there."""
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as tool: print(tool.chromium.executable_path)"
    )
    python = environment.PYTHON if environment.PYTHON.exists() else Path(sys.executable)
    result = subprocess.run([python, "-c", code], capture_output=True, text=True)
    return result.stdout.strip() or None
