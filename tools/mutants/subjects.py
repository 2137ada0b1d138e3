"""Which files make a subject, and which cases and tests are asked about it."""

from __future__ import annotations

import re
from pathlib import Path

from tools.mutants import python, tables
from tools.mutants.child import TESTS, Plan
from tools.mutants.mutant import DATE, FACT, KINDS, PYTHON, RATE, TABLE, Mutant
from tools.mutants.python import LAW, PACKAGE, SHARED

SUBSIDY, RATES = "fleksloentilskud", "satser"
SUBSIDY_TESTS = (
    "test_fleksloentilskud*.py",
    "test_maaneden*.py",
    "test_law.py",
    "test_sag.py",
    "test_loenarter.py",
)
SUBSIDY_LATE = ("test_properties.py",)
SHARED_TESTS = ("test_dage_og_valg.py", "test_folkepension*.py", "test_afvigelser.py", "law/test_faelles*.py")
RATE_TESTS = ("test_rates.py", "test_satser*.py", "test_law.py")
RATE_SUBJECTS = (
    *("ledighedsydelse", "sygerefusion", "kommuneoekonomi", "gammel_ordning", "selvstaendig"),
    *("jobrettet_uddannelse", "arbejdstid"),
)
"""Subjects that show amounts of rates."""
SHARED_SUBJECTS = ("visitation", "varighed", "sanktion", "klage")
"""Subjects that between them use nearly everything the subjects share; the tests of all take too long."""
TEXTS = ("emner.py", "raad.py", "politikker.py", "afvigelser.py", "former.py", "tabel.py")
KINDS_OF = {name: {DATE} for name in TEXTS} | {
    "fakta.py": {DATE, FACT},
    "folkepension.py": set(KINDS) - {PYTHON},
    "alder.py": set(KINDS) - {PYTHON},
    "loenarter.py": set(KINDS) - {PYTHON},
}
"""What is changed in files that are not all law: of texts only days; of facts not the bounds of what may be
typed; of ages and kinds of wage not the reading of their tables.
"""


def names() -> list[str]:
    """The subjects in the order of the law, and what they share."""
    packages = sorted(path.name for path in LAW.iterdir() if (path / "__init__.py").exists())
    return [*packages, SHARED, RATES]


def mutants(subject: str) -> list[Mutant]:
    """Every mutant of a subject."""
    if subject == RATES:
        files = sorted((PACKAGE / "rates").glob("*.toml"))
        return tables.sample([each for file in files for each in tables.mutants(file, subject, RATE)])
    folder = LAW if subject == SHARED else LAW / subject
    found: list[Mutant] = []
    for file in sorted(folder.glob("*.py")):
        kinds = KINDS_OF.get(file.name, set(KINDS))
        found += [each for each in python.mutants(file, subject) if each.kind in kinds]
    for file in sorted(folder.glob("*.toml")):
        found += tables.mutants(file, subject, TABLE)
    return found


def plan(subject: str) -> Plan:
    """What is asked about a subject."""
    general = files("test_vurder.py", "law/test_lovens_dage.py", "law/test_hvem_afgoer.py")
    if subject == SUBSIDY:
        cases, about = cases_about("beregn")
        return Plan(subject, (), cases, about, files(*SUBSIDY_TESTS, *SUBSIDY_LATE), ())
    if subject == RATES:
        cases, about = cases_about("satser", "beregn", *RATE_SUBJECTS)
        return Plan(subject, (), cases, about, files(*RATE_TESTS), ())
    if subject == SHARED:
        cases, about = cases_about(*SHARED_SUBJECTS)
        theirs = [f"{folder}test_{each}*.py" for folder in ("", "law/") for each in SHARED_SUBJECTS]
        return Plan(subject, SHARED_SUBJECTS, cases, about, files(*SHARED_TESTS, *theirs), general)
    cases, about = cases_about(subject)
    own = files(f"law/test_{subject}*.py", f"test_{subject}*.py")
    return Plan(subject, (subject,), cases, about, own, general)


def files(*patterns: str) -> tuple[Path, ...]:
    """Test files in the order of the patterns, each once."""
    return tuple(dict.fromkeys(path for each in patterns for path in sorted(TESTS.glob(each))))


def cases_about(*about: str) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The files that hold a case about one of these."""
    wanted = re.compile(rf'^emne\s*=\s*"(?:{"|".join(about)})"', re.MULTILINE)
    paths = sorted((TESTS / "cases").glob("*.toml"))
    return tuple(path for path in paths if wanted.search(path.read_text(encoding="utf-8"))), about
