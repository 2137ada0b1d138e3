"""The lock files: versions and hashes, no address to download from, and one truth between them."""

import json
import re
from pathlib import Path

from tools.environment import REQUIREMENTS
from tools.steps import ROOT

ADDRESS = re.compile(
    r"(?i)\b(?:https?|ftp|file|git\+\w+|git|ssh)://\S+|^\s*(?:-i|--index-url|--extra-index-url|-f|--find-links)\b"
)
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)")


def problems() -> str:
    files = [
        *sorted(REQUIREMENTS.glob("*.txt")),
        ROOT / "package-lock.json",
        ROOT / "package.json",
        ROOT / ".npmrc",
    ]
    found = [line for file in files for line in addresses(file)]
    found += [line for file in sorted(REQUIREMENTS.glob("*.txt")) for line in unhashed(file)]
    found += different(REQUIREMENTS / "run.txt", REQUIREMENTS / "dev.txt")
    found += without_integrity(ROOT / "package-lock.json")
    return "\n".join(found)


def addresses(file: Path) -> list[str]:
    return [
        f"{file.name}:{number}: an address: {line.strip()}"
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if ADDRESS.search(line)
    ]


def unhashed(file: Path) -> list[str]:
    entries = file.read_text().replace("\\\n", " ").splitlines()
    return [
        f"{file.name}: without a hash or an exact version: {entry.split()[0]}"
        for entry in entries
        if entry.strip() and not (PINNED.match(entry) and "--hash=sha256:" in entry)
    ]


def pins(file: Path) -> set[tuple[str, str]]:
    return {(match[1], match[2]) for line in file.read_text().splitlines() if (match := PINNED.match(line))}


def different(run: Path, dev: Path) -> list[str]:
    """What runs must be what was tested: every version of the one stands in the other."""
    return [
        f"{run.name}: {name}=={version} is not in {dev.name}"
        for name, version in sorted(pins(run) - pins(dev))
    ]


def without_integrity(file: Path) -> list[str]:
    packages = json.loads(file.read_text())["packages"]
    return [
        f"{file.name}: {name} has {'an address' if 'resolved' in entry else 'no integrity hash'}"
        for name, entry in packages.items()
        if name and ("resolved" in entry or "integrity" not in entry)
    ]
