"""Every open page, and the search. ``python -m bench.open_pages``.

Server time of whole requests through every middleware for somebody who is not signed in, after one visit to
each; CPU time beside it, since others may use the machine. No query to a database is allowed.
"""

import os
import sys
import tempfile
from statistics import median, quantiles
from time import perf_counter, process_time

FOLDER = tempfile.TemporaryDirectory()
os.environ["DATA_DIR"] = FOLDER.name
os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER.name}/data.sqlite3"
os.environ["KEYS_DATABASE_URL"] = f"sqlite:///{FOLDER.name}/keys.sqlite3"
os.environ["SECRET_KEY"] = "only-for-the-benchmark"  # noqa: S105
os.environ["MASTER_KEY"] = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
os.environ["DJANGO_SETTINGS_MODULE"] = "fleksaftale.config.settings"

import django  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from fleksaftale.web.open_pages import addresses  # noqa: E402
from fleksaftale.web.search_sources import index  # noqa: E402
from fleksaftale.web.searching import answer  # noqa: E402

ROUNDS = 12
GOAL = 60  # ms p95
WORDS = ("opsigelse", "hvad hvis jeg bliver fyret", "§ 56", "midlertdigt", "løn", "more hours", "rumskib")


def main() -> int:
    call_command("collectstatic", verbosity=0, interactive=False)
    begun = perf_counter()
    entries = len(index().entries)
    print(f"the search takes in {entries} entries in {perf_counter() - begun:.2f} s")
    client, pages = Client(), addresses()
    with CaptureQueriesContext(connection) as asked:
        for page in pages:
            client.get(page)
    found = {page: timed(lambda page=page: client.get(page)) for page in pages}
    found |= {f"search: {words}": timed(lambda words=words: answer(words)) for words in WORDS}
    slowest = sorted(found.items(), key=lambda each: -each[1][1])
    for page, (middle, high, cpu) in slowest[:10]:
        print(f"{page:60} median {middle:5.1f} ms  p95 {high:5.1f} ms  CPU {cpu:5.1f} ms")
    over = [page for page, (_, high, _) in found.items() if high > GOAL]
    print(f"{len(found)} pages, {len(asked)} queries, {len(over)} above {GOAL} ms at p95")
    return 1 if over or asked else 0


def timed(visit: object) -> tuple[float, float, float]:
    """Median and p95 of a visit, and its mean CPU time, in ms."""
    times, cpu = [], process_time()
    for _ in range(ROUNDS):
        begun = perf_counter()
        visit()  # type: ignore[operator]
        times.append((perf_counter() - begun) * 1000)
    return median(times), quantiles(times, n=20)[-1], (process_time() - cpu) * 1000 / ROUNDS


if __name__ == "__main__":
    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
        sys.exit(main())
