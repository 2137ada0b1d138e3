"""The next date of 10,000 cases, computed as every night. ``python -m bench.deadlines_nightly``.

Each case has a signed agreement, a planned talk, four noted facts and a letter; on SQLite files as an
installation has them. Memory is the largest of any process that computes.
"""

import os
import resource
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

FOLDER = tempfile.TemporaryDirectory()
os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER.name}/data.sqlite3"
os.environ["KEYS_DATABASE_URL"] = f"sqlite:///{FOLDER.name}/keys.sqlite3"
os.environ["DATA_DIR"] = FOLDER.name
os.environ["SECRET_KEY"] = "only-for-the-benchmark"  # noqa: S105
os.environ["MASTER_KEY"] = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
os.environ["DJANGO_SETTINGS_MODULE"] = "fleksaftale.config.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from tests.cast import ANSWERS  # noqa: E402

from fleksaftale.agreements.commands import open_agreement  # noqa: E402
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE  # noqa: E402
from fleksaftale.cases.models import Case, CaseStatus, Life, Party, Role  # noqa: E402
from fleksaftale.cases.seats import Facts  # noqa: E402
from fleksaftale.core import clock  # noqa: E402
from fleksaftale.core.crypto import Vault  # noqa: E402
from fleksaftale.deadlines import nightly, noted  # noqa: E402
from fleksaftale.deadlines.models import NextDate, Noted  # noqa: E402
from fleksaftale.documents.content import freeze  # noqa: E402
from fleksaftale.documents.models import Document, Version  # noqa: E402
from fleksaftale.people.models import User  # noqa: E402
from fleksaftale.talks.models import Talk  # noqa: E402

CASES = 10_000
GOAL = 30  # seconds
TODAY = date(2026, 11, 23)
NOTED: tuple[dict[str, Any], ...] = (
    {"what": "fact", "key": "ansaettelse_start", "value": "2024-03-01"},
    {"what": "fact", "key": "varighed", "value": "midlertidigt"},
    {"what": "fact", "key": "foedselsdag", "value": "1980-01-05"},
    {"what": "fact", "key": "foerste_sygedag", "value": "2026-10-05"},
    {"what": "letter", "key": "D04", "value": "2029-02-28", "letter_of": "2024-02-10"},
)


def make_cases(total: int) -> None:
    """Cases row for row as the commands write them, in bulk."""
    user = User.objects.create_user("sofie@eks.example", "Sofie Bang")
    seat = open_agreement(user, role=Role.LEADER, facts=Facts("Nordlys"), other_name="Maja")
    content = freeze(seat, FLEKS_TILLAEGSAFTALE, ANSWERS, number=1, rule_set="bench")
    for start in range(0, total, 500):
        with transaction.atomic(), transaction.atomic(using="keys"):
            made = [row for n in range(start, start + 500) for row in case_rows(user, n, content)]
            models: tuple[Any, ...] = (Case, Party, CaseStatus, Document, Version, Talk, Noted)
            for model in models:
                model.objects.bulk_create([row for row in made if type(row) is model])


def case_rows(user: User, number: int, content: Any) -> list[Any]:
    case = Case()
    vault = Vault.create(case.pk)
    case.sealed_facts = Facts(f"Virksomhed {number}").sealed(vault)
    leader, employee = Party(case=case, role=Role.LEADER, user=user), Party(case=case, role=Role.EMPLOYEE)
    for party in (leader, employee):
        party.sealed_name = vault.seal(party.place, "Person")
    document = Document(case=case, template_id=FLEKS_TILLAEGSAFTALE.id)
    version = Version(document=document, number=1, fingerprint=content.fingerprint, proposed_by=leader)
    version.in_force_from, version.signed_at = content.in_force_from, clock.now()
    version.sealed_content = vault.seal(version.place, content.canonical.decode())
    notes = [Noted(case=case, number=n, noted_by=employee) for n, _said in enumerate(NOTED, 1)]
    for row, said in zip(notes, NOTED, strict=True):
        noted.seal(vault, row, said)
    status = CaseStatus(case=case, life=Life.OPEN, by=leader)
    talk = Talk(case=case, number=1, due_on=date(2026, 12, 1 + number % 28))
    return [case, leader, employee, status, document, version, talk, *notes]


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("migrate", database="keys", verbosity=0)
    make_cases(CASES)
    print("| processes | seconds | ms a case | largest process, MB |")
    print("| ---: | ---: | ---: | ---: |")
    for processes in (1, 2):
        start = perf_counter()
        done = nightly.run(TODAY, processes=processes)
        took = perf_counter() - start
        assert NextDate.objects.count() == CASES, NextDate.objects.count()
        who = resource.RUSAGE_SELF if processes == 1 else resource.RUSAGE_CHILDREN
        memory = resource.getrusage(who).ru_maxrss / 1024
        print(f"| {processes} | {took:.1f} | {took / done * 1000:.2f} | {memory:.0f} |", flush=True)
    size = sum(p.stat().st_size for p in Path(FOLDER.name).glob("*.sqlite3")) / 1e6
    print(f"\n{CASES:,} cases, {size:.0f} MB on disk. Goal: under {GOAL} s.")


if __name__ == "__main__":
    main()
