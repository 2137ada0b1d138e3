"""The open API: each address with its own example from the description. ``python -m bench.open_api``.

Server time of whole requests through every middleware, one after the other in one process, after one visit to
each; CPU time beside it, since others may use the machine. No query to a database is allowed.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Any

from bench._site import GOAL, as_test_server, timed  # first: it makes the installation
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fleksaftale.api.endpoints import description
from fleksaftale.api.limits import limiter

ROUNDS = 40
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
    size = len(ask().content)

    def unlimited() -> None:
        limiter.forget()
        ask()

    middle, high, cpu = timed(unlimited, ROUNDS)
    print(f"| {name} | {middle:.1f} | {high:.1f} | {cpu:.1f} | {size / 1000:.1f} |", flush=True)
    return high


if __name__ == "__main__":
    with as_test_server:
        sys.exit(main())
