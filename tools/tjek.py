"""docs/tjek.md: the persons that each guided check is tried on, for a jurist to read and extend."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from tools.steps import ROOT

CASES = "tests/fleksjob/cases"
HEAD = """# Tjek: personer og svar

Skrevet af `make docs`. Ret i `{cases}` (se [hvordan](../{cases}/README.md)) og i
`src/fleksaftale/guidance/check_texts`.

Hvert tjek på *Find ud af* bliver prøvet på personerne her. Prøven tager hver person gennem tjekket, ét
spørgsmål ad gangen, og ser, at svaret er det samme. Er noget ikke oplyst, svarer personen "ved ikke".
Skriv en person til i filen, så er den med næste gang.
"""


def page() -> str:
    """The page, one table a check."""
    from fleksaftale.guidance.checks import checks

    return "\n".join([HEAD.format(cases=CASES), *(_check(each) for each in checks())]).rstrip() + "\n"


def _check(found: Any) -> str:
    lines = [f"## {found.title.da}", ""]
    subjects = [step.subject for step in found.steps] or ["frister"]
    for subject in subjects:
        files = sorted((ROOT / CASES).glob(f"{subject}*.toml"))
        names = ", ".join(f"[{file.name}](../{CASES}/{file.name})" for file in files)
        lines += [f"Emne: `{subject}`. Personer: {names}.", "", *_table(subject, files), ""]
    return "\n".join(lines)


def _table(subject: str, files: list[Any]) -> Iterator[str]:
    yield "| person | svar | lov | kilde |"
    yield "| --- | --- | --- | --- |"
    for file in files:
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["sag"]:
            if row["emne"] != subject or ("udfald" not in row["svar"] and subject != "frister"):
                continue
            answer, law = _answer(subject, row)
            cells = (row["navn"], answer, law, row.get("kilde", ""))
            yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _answer(subject: str, row: Mapping[str, Any]) -> tuple[str, str]:
    """The sentence and the law of the answer, as the program gives them."""
    if subject == "frister":
        return ", ".join(str(key) for key in row["svar"]), ""
    from fleksaftale.guidance.law import POINTER
    from fleksjob.vurdering import vurder

    facts = {
        key: value.isoformat() if isinstance(value, date) else value for key, value in row["fakta"].items()
    }
    found = vurder(subject, facts)
    law = getattr(found.begrundelse.entry.source, "law", "")
    return POINTER.sub("", found.siger[0]).strip(), law
