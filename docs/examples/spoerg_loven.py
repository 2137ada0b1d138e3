"""Ask the open API three things, with nothing but Python itself: what an hour gives, what comes next, a rate.

python docs/examples/spoerg_loven.py http://127.0.0.1:8000
"""

import json
import sys
import time
import urllib.error
import urllib.request
from decimal import Decimal
from typing import Any


class Answered(Exception):
    """The API would not answer. `status` and `code` are for a program, `field` is the fact it is about."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.status, self.code, self.field, self.body = status, body["fejl"], body["felt"], body
        super().__init__(f"{status} {self.code}: {body['besked']}")


class Law:
    """The law on fleksjob at one address."""

    def __init__(self, host: str, language: str = "da") -> None:
        self.base, self.language = host.rstrip("/") + "/api/v1", language

    def get(self, path: str) -> Any:
        return self._ask(urllib.request.Request(self.base + path))

    def post(self, path: str, facts: dict[str, Any]) -> Any:
        body = json.dumps(facts).encode()
        return self._ask(urllib.request.Request(self.base + path, body, {"Content-Type": "application/json"}))

    def _ask(self, request: urllib.request.Request, tries: int = 3) -> Any:
        request.add_header("Accept-Language", self.language)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as problem:
            if problem.code != 429 or tries == 1:
                raise _refused(problem) from None
            time.sleep(int(problem.headers["Retry-After"]))  # asked too often: it says how long to wait
        return self._ask(request, tries - 1)


def _refused(problem: urllib.error.HTTPError) -> Exception:
    """What the API said; or the problem itself, where something on the way answered in its place."""
    try:
        return Answered(problem.code, json.load(problem))
    except (ValueError, KeyError):
        return problem


def main(host: str) -> None:
    law = Law(host)

    month = {"dato": "2024-06-01", "timeloen": "200,00", "effektive_timer": "18"}
    now = law.post("/beregn", month)
    more = law.post("/beregn", month | {"effektive_timer": "20"})
    gained = Decimal(more["i_alt"]) - Decimal(now["i_alt"])  # amounts are text: no binary fractions
    print(f"18 timer: {now['i_alt']} kr. om måneden. 2 timer mere: {gained} kr. mere.")
    for caveat in now["forbehold"]:
        print(f"  forbehold: {caveat['tekst']}")

    facts: dict[str, Any] = {"dato": "2026-11-21"}
    check = law.post("/vurder/visitation", facts)
    question = next(each for each in check["mangler"] if each["id"] == check["naeste"])
    print(f"Visitation: {check['tekst']['da']} Næste spørgsmål: {question['spoergsmaal']['da']}")

    for rate in law.get("/satser?dato=2024-06-01"):
        if rate["id"] == "hoejeste_fleksloentilskud":
            print(f"{rate['titel']}: {rate['vaerdi']} ({rate['status']})")

    # What can go wrong: a fact that cannot be used, a day without a rate, a subject that is not there.
    for path, wrong in (
        ("/beregn", month | {"timeloen": "mange"}),
        ("/beregn", month | {"dato": "2031-01-01"}),
        ("/vurder/alt", facts),
    ):
        try:
            law.post(path, wrong)
        except Answered as problem:
            print(f"{problem.status} {problem.code} ({problem.field}): {problem.body['besked']}")


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
    except urllib.error.URLError as problem:
        sys.exit(f"Ingen forbindelse: {problem.reason}")
