"""Checks of our own on the source: short files, short views, nothing that holds on one machine only."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.steps import ROOT

LONGEST_FILE = 400
LONGEST_VIEW = 25
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|home/\w+|Users/\w+|root)/[\w.]+")
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".sh",
    ".html",
    ".css",
    ".js",
    ".json",
    ".typ",
    ".po",
    ".yml",
    ".yaml",
    "",
}


def too_long() -> str:
    files = [path for path in sorted((ROOT / "src").rglob("*.py")) if "migrations" not in path.parts]
    found = []
    for file in files:
        text = file.read_text()
        name = file.relative_to(ROOT)
        if (length := text.count("\n")) > LONGEST_FILE:
            found.append(f"{name}: {length} lines, {LONGEST_FILE} at most: it has grown past one subject")
        if "views" in file.stem or "views" in file.parts:
            found += [f"{name}:{line}: {what}" for line, what in long_views(text)]
    return "\n".join(found)


def long_views(text: str) -> Iterator[tuple[int, str]]:
    """Functions of a view module that are longer than a view is: parse, one command or query, answer."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_VIEW:
                yield node.lineno, f"{node.name} has {length} lines, {LONGEST_VIEW} at most"


def machine_paths() -> str:
    return "\n".join(
        f"{file.relative_to(ROOT)}:{number}: {match[0]}"
        for file in tracked()
        for number, line in enumerate(file.read_text(errors="replace").splitlines(), 1)
        for match in MACHINE_PATH.finditer(line)
    )


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    return [file for file in files if file.is_file() and file.suffix in TEXT]
