"""HR's overview with 10,000 cases. ``python -m bench.overview_page``.

Server time of whole requests through every middleware, on SQLite files as an installation has them. The
number of queries must not grow with the number of cases.
"""

from bench.agreement_page import FOLDER, measure  # first: it points the settings to a folder of its own

# isort: split
import random
from datetime import date, datetime, time, timedelta
from time import perf_counter
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import workplace_commands
from fleksaftale.cases.models import Case, CaseStatus, Life, Party, Role
from fleksaftale.cases.seats import Facts
from fleksaftale.cases.workplaces import Desk, Employer
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.documents.models import Document, PaperCopy, Stage, StageChange, Version
from fleksaftale.overview import standing
from fleksaftale.overview.choosing import Order, Show
from fleksaftale.people.models import User
from fleksaftale.talks.models import Talk

CASES = 10_000
FEW = 60
LEADERS = 450
GOAL = 150  # ms p95
FIRST = [
    "Maja",
    "Torben",
    "Aysel",
    "Åse",
    "Peter",
    "Sofie",
    "Jens",
    "Øjvind",
    "Ulla",
    "Birgitte",
    "Ægir",
    "Karen",
    "Lars",
    "Mette",
]
LAST = [
    "Kjærgaard",
    "Lund",
    "Demir",
    "Ågård",
    "Dahl",
    "Bang",
    "Jensen",
    "Østergaard",
    "Friis",
    "Holm",
    "Aagaard",
    "Møller",
]


def make_cases(desks: list[Desk], leaders: list[User], total: int, chance: random.Random) -> None:
    kinds = (Case, Party, CaseStatus, Document, StageChange, Version, Talk, PaperCopy)
    for start in range(0, total, 1000):
        with transaction.atomic(), transaction.atomic(using="keys"):
            made = [
                _rows(desks[number % len(desks)], leaders[number % len(leaders)], chance)
                for number in range(start, min(start + 1000, total))
            ]
            for model in kinds:
                model.objects.bulk_create([row for rows in made for row in rows if type(row) is model])


def _rows(at: Desk, leader: User, chance: random.Random) -> list[Any]:
    """One case as the commands write it: agreed in two of three, with a talk ahead of it or late."""
    case = Case(workplace=at.workplace)
    vault = Vault.create(case.pk)
    case.sealed_facts = Facts("Skovby Kommune, Team Vej").sealed(vault)
    parties = [
        Party(case=case, role=Role.LEADER, user=leader),
        Party(case=case, role=Role.EMPLOYEE),
        Party(case=case, role=Role.HR, user=at.user, member=at.member),
    ]
    for party in parties:
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        party.sealed_name = vault.seal(party.place, name)
    document = Document(case=case, template_id=FLEKS_TILLAEGSAFTALE.id)
    agreed = chance.random() < 2 / 3
    stage = Stage.SIGNED if agreed else Stage.PREPARING
    rows = [
        case,
        *parties,
        CaseStatus(case=case, life=Life.OPEN, by=parties[0]),
        document,
        StageChange(document=document, stage=stage, by=parties[0]),
    ]
    return rows + (_agreed(case, document, parties, vault, chance) if agreed else [])


def _agreed(
    case: Case, document: Document, parties: list[Party], vault: Vault, chance: random.Random
) -> list[Any]:
    begins = date(2026, 1, 1) + timedelta(days=chance.randrange(300))
    version = Version(document=document, number=1, fingerprint="0" * 64, in_force_from=begins)
    version.proposed_by, version.signed_at = parties[0], clock.now()
    version.sealed_content = vault.seal(version.place, "{}")
    due = clock.today() + timedelta(days=chance.randrange(-60, 120))
    talk = Talk(case=case, number=1, due_on=due)
    if chance.random() < 0.3:
        talk.starts_at = datetime.combine(due, time(9), clock.DENMARK)
    copies = [PaperCopy(version=version, party=parties[1])] if chance.random() < 0.05 else []
    return [version, talk, *copies]


def pages() -> dict[str, str]:
    base = reverse("overview")
    found = {"next date": base, "the last page": f"{base}?side=200", "newest": f"{base}?sort=nyeste"}
    found["by name"] = f"{base}?sort={Order.NAME}"
    found["by first day"] = f"{base}?sort={Order.FROM}"
    return found | {f"only: {show.value}": f"{base}?vis={show.value}" for show in Show}


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("migrate", database="keys", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    chance = random.Random(1)  # noqa: S311  made-up people
    henrik = User.objects.create_user("henrik@eks.example", "Henrik Møller")
    desks = [workplace_commands.found(henrik, Employer(f"Kommune {n}")) for n in range(3)]
    leaders = [User.objects.create_user(f"l{n}@eks.example", f"Leder {n}") for n in range(LEADERS)]
    client = Client()
    client.force_login(henrik)
    make_cases(desks, leaders, FEW, chance)
    standing.rebuild()
    few = {name: measure(client, url) for name, url in pages().items()}
    start = perf_counter()
    make_cases(desks, leaders, CASES - FEW, chance)
    print(f"{CASES:,} cases made in {perf_counter() - start:.0f} s\n")
    start = perf_counter()
    standing.catch_up()
    print(f"What the list is chosen by, made once: {(perf_counter() - start) * 1000:.0f} ms\n")
    start = perf_counter()
    client.get(pages()["by name"])
    print(f"The order of the names, made once: {(perf_counter() - start) * 1000:.0f} ms\n")
    print(f"| page | median ms | p95 ms | CPU ms | queries | with {FEW} cases: queries |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, url in pages().items():
        now = measure(client, url)
        grown = "" if now.queries <= few[name].queries else " GROWN"
        print(
            f"| {name} | {now.middle:.1f} | {now.slow:.1f} | {now.cpu:.1f} | {now.queries}{grown} "
            f"| {few[name].queries} |"
        )
    print(f"\nGoal: p95 under {GOAL} ms, queries constant. ({FOLDER.name})")


if __name__ == "__main__":
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        main()
