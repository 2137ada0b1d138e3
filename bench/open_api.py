"""The open API: each address with its own example from the description. ``python -m bench.open_api``.

Server time of whole requests through every middleware, one after the other in one process, after one visit to
each; CPU time beside it, since others may use the machine. No query to a database is allowed.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

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

from django.db import connection  # noqa: E402

from fleksaftale.api.endpoints import description  # noqa: E402
from fleksaftale.api.limits import limiter  # noqa: E402

ROUNDS = 40
GOAL = 60  # ms p95
SUBJECT = "visitation"
Ask = Callable[[], Any]


def main() -> int:
    client = Client()
    asks = dict(requests(client))
    with CaptureQueriesContext(connection) as asked:
        for name, ask in asks.items():
            answer = ask()
            assert answer.status_code == 200, (name, answer.status_code, answer.content[:200])
    print("| address | median ms | p95 ms | CPU ms | kB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    over = [name for name, ask in asks.items() if shown(name, ask) > GOAL]
    print(f"\nGoal: p95 under {GOAL} ms, no query; {len(asked)} queries; above: {', '.join(over) or 'none'}")
    return 1 if over or asked else 0


def requests(client: Client) -> Iterator[tuple[str, Ask]]:
    """Every address and method of the description, with its example."""
    for path, methods in description()["paths"].items():
        for method, told in methods.items():
            given = {each["name"]: each for each in told.get("parameters", ())}
            url = path.format(emne=SUBJECT) if "emne" in given else path
            if method == "get":
                yield f"GET {url}", lambda url=url: client.get(url)  # type: ignore[misc]
                continue
            content = told["requestBody"]["content"]["application/json"]
            body = example(content)
            yield (
                f"POST {url}",
                lambda url=url, b=body: client.post(url, b, content_type="application/json"),  # type: ignore[misc]
            )


def example(told: dict[str, Any]) -> Any:
    """What the description shows, wherever it says it."""
    if "example" in told:
        return told["example"]
    if shown := told.get("examples"):
        return shown[0] if isinstance(shown, list) else next(iter(shown.values()))["value"]
    return example(told["schema"])


def shown(name: str, ask: Ask) -> float:
    """A line of the table; p95 in ms."""
    times = []
    size = len(ask().content)
    cpu = process_time()
    for _round in range(ROUNDS):
        limiter.forget()
        begun = perf_counter()
        ask()
        times.append((perf_counter() - begun) * 1000)
    cpu_each = (process_time() - cpu) * 1000 / ROUNDS
    high = quantiles(times, n=20)[-1]
    print(f"| {name} | {median(times):.1f} | {high:.1f} | {cpu_each:.1f} | {size / 1000:.1f} |", flush=True)
    return high


if __name__ == "__main__":
    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
        sys.exit(main())
