"""``make lock``: write the lock files anew: versions and hashes, no addresses. Needs uv and npm."""

import json
import shutil
from pathlib import Path

from tools.environment import REQUIREMENTS, uv
from tools.steps import ROOT, SetupError, call, errors_for_a_person, say

OPTIONS = [
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
]
RUN = ["pyproject.toml", "--extra", "postgres", "--extra", "kolonner"]
FILES = {
    "run": RUN,
    "dev": [*RUN, "--group", "dev", "-c", "requirements/run.txt"],
    "build": ["--group", "pyproject.toml:build"],
    "npm": ["--group", "pyproject.toml:npm"],
    "openfisca": ["--group", "pyproject.toml:openfisca"],
}


def main() -> None:
    program, npm = uv(), shutil.which("npm")
    if program is None or npm is None:
        raise SetupError("make lock needs uv (pip install uv) and npm.")
    for name, what in FILES.items():
        target = REQUIREMENTS / f"{name}.txt"
        call([program, "pip", "compile", *what, *OPTIONS, "-o", target], advice="See pyproject.toml.")
        say(f"requirements/{name}.txt")
    call([npm, "install", "--package-lock-only", "--ignore-scripts"], advice="See package.json.")
    without_funding(ROOT / "package-lock.json")
    say("package-lock.json")
    say("See what has changed: git diff --stat")


def without_funding(file: Path) -> None:
    """npm notes where one may give money: an address, and no lock file holds any."""
    lock = json.loads(file.read_text())
    for package in lock["packages"].values():
        package.pop("funding", None)
    file.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    with errors_for_a_person():
        main()
