"""``make clean``: back to a fresh checkout, but for the data in ``var/``."""

import shutil

from tools import assets, catalogues, environment
from tools.steps import ROOT, STATE, errors_for_a_person, say

CACHES = (
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    ".import_linter_cache",
    "build",
    "dist",
)


def main() -> None:
    folders = [environment.VENV, ROOT / "node_modules", assets.STATIC.parent, assets.FONTS, STATE]
    folders += [ROOT / name for name in CACHES]
    for folder in folders:
        if folder.exists():
            say(f"removing {folder.relative_to(ROOT)}")
            shutil.rmtree(folder)
    for source in catalogues.sources():
        source.with_suffix(".mo").unlink(missing_ok=True)


if __name__ == "__main__":
    with errors_for_a_person():
        main()
