"""``make check``: every check runs, each in a line of its own, and what the failing ones said comes after."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tools import environment, house, locks, setup
from tools.steps import ROOT, errors_for_a_person, say

MOST_LINES = 60
BIN = environment.VENV / "bin"


def program(*words: str, **env: str) -> Callable[[], str]:
    """A check by a program: no news is good news; else what it printed."""

    def run() -> str:
        command = [str(BIN / words[0]), *words[1:]]
        result = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return "" if result.returncode == 0 else result.stdout.strip() or f"status {result.returncode}"

    return run


def templates(*options: str) -> str:
    """djade, over every template of the program that is HTML."""
    files = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "src").rglob("templates/**/*.html"))]
    return program("djade", *options, "--target-version", "5.2", *files)() if files else ""


CHECKS: dict[str, Callable[[], str]] = {
    "style (ruff check)": program("ruff", "check", "--quiet"),
    "layout (ruff format)": program("ruff", "format", "--check", "--quiet"),
    "types (mypy)": program("mypy"),
    "layers (import-linter)": program("lint-imports", "--no-cache"),
    "templates (djade)": lambda: templates("--check"),
    "migrations are complete": program(
        "python",
        "-m",
        "fleksaftale",
        "makemigrations",
        "--check",
        "--dry-run",
        DATA_DIR=str(ROOT / ".make" / "check"),
    ),
    "reference pages are current": program(
        "python", "-m", "tools.reference", "check", DATA_DIR=str(ROOT / ".make" / "check")
    ),
    "translations are complete": program("python", "-m", "tools.messages", "check"),
    "Danish is easy to read (LIX)": program("python", "-m", "tools.lix"),
    "lock files": locks.problems,
    "files and views are short": house.too_long,
    "no path of one machine": house.machine_paths,
}


def timed(check: Callable[[], str]) -> tuple[str, float]:
    start = time.monotonic()
    return check(), time.monotonic() - start


def shortened(problems: str) -> str:
    lines = problems.splitlines()
    if len(lines) <= MOST_LINES:
        return problems
    return "\n".join([*lines[:MOST_LINES], f"... and {len(lines) - MOST_LINES} lines more"])


def main(words: list[str]) -> int:
    if words not in ([], ["format"]):
        say(
            "usage: python -m tools.check [format]\n\nWithout a word: every check. format: files into layout."
        )
        return 0 if words in (["-h"], ["--help"]) else 2
    with errors_for_a_person():
        setup.prepare("dev")
    if words == ["format"]:
        program("ruff", "format")()
        templates()
        return 0
    failed = {}
    with ThreadPoolExecutor(max_workers=2) as pool:
        running = {name: pool.submit(timed, check) for name, check in CHECKS.items()}
        for name, result in running.items():
            problems, seconds = result.result()
            say(f"{'FAILED' if problems else 'ok':6}  {name:<28} {seconds:5.1f} s")
            if problems:
                failed[name] = problems
    for name, problems in failed.items():
        say(f"\n-- {name} --\n{shortened(problems)}")
    if failed:
        say(f"\n{len(failed)} of {len(CHECKS)} checks failed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
