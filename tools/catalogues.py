"""Translations: ``.po`` files compiled with Babel to the ``.mo`` that Django reads."""

import io
import sys
from pathlib import Path

from tools import environment
from tools.steps import ROOT, Steps, call, fingerprint, replace

LOCALES = ROOT / "src" / "fleksaftale" / "locale"


def sources() -> list[Path]:
    return sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))


def prepare(steps: Steps) -> None:
    files = sources()
    if not files:
        return
    steps.do(
        "catalogues",
        "Translations",
        fingerprint(*files, Path(__file__)),
        [file.with_suffix(".mo") for file in files],
        lambda: compile_with_babel(files),
    )


def compile_with_babel(files: list[Path]) -> None:
    """In the environment's Python, which has Babel; ours may have nothing."""
    call(
        [environment.PYTHON, "-m", "tools.catalogues", *files],
        advice="Correct the file named above.",
    )


def main(names: list[str]) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for name in names:
        source = Path(name)
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parts[-3], abort_invalid=True)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        replace(source.with_suffix(".mo"), compiled.getvalue())


if __name__ == "__main__":
    main(sys.argv[1:])
