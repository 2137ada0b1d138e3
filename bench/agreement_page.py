"""The pages of an agreement with 10,000 cases in the database. ``python -m bench.agreement_page``.

Server time of whole requests through every middleware, on SQLite files as an installation has them, and the
number of queries on both databases, which must not grow with the number of cases.
"""

import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

FOLDER = tempfile.TemporaryDirectory()
os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER.name}/data.sqlite3"
os.environ["KEYS_DATABASE_URL"] = f"sqlite:///{FOLDER.name}/keys.sqlite3"
os.environ["DATA_DIR"] = FOLDER.name
os.environ["SECRET_KEY"] = "only-for-the-benchmark"  # noqa: S105
os.environ["MASTER_KEY"] = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
os.environ["DJANGO_SETTINGS_MODULE"] = "fleksaftale.config.settings"

import django  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from tests.cast import ANSWERS  # noqa: E402

from fleksaftale.agreements.commands import open_agreement, propose_version  # noqa: E402
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE  # noqa: E402
from fleksaftale.cases import commands, seats  # noqa: E402
from fleksaftale.cases.models import Case, CaseStatus, Life, Party, Role  # noqa: E402
from fleksaftale.cases.seats import Facts, Seat  # noqa: E402
from fleksaftale.core.crypto import Vault  # noqa: E402
from fleksaftale.documents import signing, writing  # noqa: E402
from fleksaftale.documents.models import (  # noqa: E402
    JOINT,
    Document,
    Preparation,
    SavedAnswer,
    Stage,
    StageChange,
)
from fleksaftale.people.models import User  # noqa: E402

CASES = 10_000
REQUESTS = 60
GOAL = (80, 12)  # ms p95, queries
PEOPLE = 400  # 25 cases each


def make_cases(total: int) -> None:
    """Other people's cases, row for row as the commands write them, in bulk; with one saved answer each."""
    people = [User.objects.create_user(f"p{n}@eks.example", f"Person {n}") for n in range(PEOPLE)]
    for start in range(0, total, 1000):
        with transaction.atomic(), transaction.atomic(using="keys"):
            made = [
                case_rows(people[number % PEOPLE], number)
                for number in range(start, min(start + 1000, total))
            ]
            for model in (Case, Party, CaseStatus, Document, StageChange, Preparation, SavedAnswer):
                model.objects.bulk_create([row for rows in made for row in rows if type(row) is model])


def case_rows(leader: User, number: int) -> list[Any]:
    case = Case()
    vault = Vault.create(case.pk)
    case.sealed_facts = Facts(f"Virksomhed {number}").sealed(vault)
    parties = [Party(case=case, role=Role.LEADER, user=leader), Party(case=case, role=Role.EMPLOYEE)]
    for party in parties:
        party.sealed_name = vault.seal(party.place, f"Person {number}")
    document = Document(case=case, template_id=FLEKS_TILLAEGSAFTALE.id)
    answer = SavedAnswer(document=document, scope=JOINT, question="opgaver", revision=1, saved_by=parties[0])
    answer.sealed = vault.seal(answer.place, '{"state": "answered", "fields": {"tekst": "layout"}}')
    return [
        case,
        *parties,
        CaseStatus(case=case, life=Life.OPEN, by=parties[0]),
        document,
        StageChange(document=document, stage=Stage.PREPARING, by=parties[0]),
        *(Preparation(document=document, party=party) for party in parties),
        answer,
    ]


def whole_case(name: str, *, proposed: bool) -> Seat:
    """Maja and Sofie with a full agreement, drafted or ready to sign."""
    sofie = User.objects.create_user(f"sofie{name}@eks.example", "Sofie Bang")
    maja = User.objects.create_user(f"maja{name}@eks.example", "Maja Kjærgaard")
    seat = open_agreement(sofie, role=Role.LEADER, facts=Facts("Nordlys"), other_name="Maja")
    commands.accept(maja, commands.invite(seat, name="Maja", email=maja.email))
    mine = seats.take(maja, seat.case.pk)
    for one in (seat, mine):
        writing.save_alone(one, FLEKS_TILLAEGSAFTALE, {k: (a, 0) for k, a in ANSWERS.items()})
        writing.say_ready(one, FLEKS_TILLAEGSAFTALE)
    if proposed:
        version = propose_version(seat)
        intent = signing.Intent("Sofie Bang", version.fingerprint)
        signing.sign(seat, FLEKS_TILLAEGSAFTALE, version.pk, intent)
    return mine


@dataclass
class Measured:
    """Milliseconds of one page, and its queries. ``cpu``: what it costs when the machine is not shared."""

    middle: float
    slow: float
    cpu: float
    queries: int


def queries_of(client: Client, url: str) -> int:
    with ExitStack() as stack:
        captured = [stack.enter_context(CaptureQueriesContext(connections[name])) for name in connections]
        client.get(url)
        return sum(len(one.captured_queries) for one in captured)


def measure(client: Client, url: str) -> Measured:
    for _ in range(5):
        answer = client.get(url)
        assert answer.status_code == 200, (url, answer.status_code)
    wall, cpu = [], []
    for _ in range(REQUESTS):
        start, used = perf_counter(), process_time()
        client.get(url)
        wall.append((perf_counter() - start) * 1000)
        cpu.append((process_time() - used) * 1000)
    return Measured(median(wall), quantiles(wall, n=20)[-1], median(cpu), queries_of(client, url))


def pages(seat: Seat, signing_seat: Seat) -> dict[str, str]:
    case, other = seat.case.pk, signing_seat.case.pk
    version = signing_seat.case.documents.get().versions.get().pk
    return {
        "front page": reverse("front"),
        "my cases": reverse("case_list"),
        "case": reverse("case_detail", args=[case]),
        "joint draft, side by side": reverse("draft", args=[case]),
        "joint draft, one page": reverse("draft_page", args=[case, "arbejdstid"]),
        "joint draft, summary": reverse("draft_summary", args=[case]),
        "version": reverse("version", args=[other, version]),
        "log": reverse("case_log", args=[case]),
    }


def clients(seat: Seat, signing_seat: Seat) -> dict[str, Client]:
    made = {}
    for one in (seat, signing_seat):
        client = Client()
        client.force_login(one.party.user)
        made[str(one.case.pk)] = client
    return made


def table() -> dict[str, Measured]:
    seat, signing_seat = (whole_case(str(User.objects.count()), proposed=p) for p in (False, True))
    by_case = clients(seat, signing_seat)
    first = by_case[str(seat.case.pk)]
    return {
        name: measure(next((c for case, c in by_case.items() if case in url), first), url)
        for name, url in pages(seat, signing_seat).items()
    }


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("migrate", database="keys", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    few = table()
    start = perf_counter()
    make_cases(CASES)
    made = perf_counter() - start
    many = table()
    size = sum(p.stat().st_size for p in Path(FOLDER.name).glob("*.sqlite3")) / 1e6
    print(f"{CASES:,} cases made in {made:.0f} s ({made / CASES * 1000:.1f} ms each), {size:.0f} MB\n")
    print("| page | median ms | p95 ms | CPU ms | queries | with 2 cases: CPU ms | queries |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, now in many.items():
        before = few[name]
        grown = "" if now.queries == before.queries else " GROWN"
        print(
            f"| {name} | {now.middle:.1f} | {now.slow:.1f} | {now.cpu:.1f} | {now.queries}{grown} "
            f"| {before.cpu:.1f} | {before.queries} |"
        )
    print(f"\nGoal: p95 under {GOAL[0]} ms, at most {GOAL[1]} queries, constant.")


if __name__ == "__main__":
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        main()
