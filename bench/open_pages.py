"""Every open page, and the search. ``python -m bench.open_pages``.

Server time of whole requests through every middleware for somebody who is not signed in, after one visit to
each; CPU time beside it, since others may use the machine. No query to a database is allowed.
"""

import sys
from time import perf_counter

from bench._site import GOAL, as_test_server, timed  # first: it makes the installation
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fleksaftale.web.open_pages import addresses
from fleksaftale.web.search_sources import index
from fleksaftale.web.searching import answer

ROUNDS = 12
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
    found = {page: timed(lambda page=page: client.get(page), ROUNDS) for page in pages}
    found |= {f"search: {words}": timed(lambda words=words: answer(words), ROUNDS) for words in WORDS}
    slowest = sorted(found.items(), key=lambda each: -each[1][1])
    for page, (middle, high, cpu) in slowest[:10]:
        print(f"{page:60} median {middle:5.1f} ms  p95 {high:5.1f} ms  CPU {cpu:5.1f} ms")
    over = [page for page, (_, high, _) in found.items() if high > GOAL]
    print(f"{len(found)} pages, {len(asked)} queries, {len(over)} above {GOAL} ms at p95")
    return 1 if over or asked else 0


if __name__ == "__main__":
    with as_test_server:
        sys.exit(main())
