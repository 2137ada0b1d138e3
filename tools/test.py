"""``make test``: the suite on SQLite, browser included, then on PostgreSQL where the engine could matter.

``TEST_POSTGRES=all make test``: there all that touches the database (see tests/on_postgres.py).
"""

import os
import subprocess
import sys
import tempfile
import time

from tools import chromium, environment, node, setup
from tools.steps import ROOT, Steps, errors_for_a_person, say

SQLITE = [str(environment.PYTHON), "-m", "pytest", "-n", "2", "--dist", "worksteal"]
WITH_POSTGRES = [str(environment.PYTHON), "-m", "tests.postgres"]
POSTGRES = [*WITH_POSTGRES, *SQLITE, "-p", "tests.on_postgres"]


def main(words: list[str]) -> int:
    with errors_for_a_person():
        setup.prepare("dev")
        os.environ.update(node.for_playwright(Steps()))
    try:
        browser = chromium.find_or_install()
    except chromium.NoChromiumError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    os.environ["CHROMIUM"] = str(browser)
    say(f"Browser: {browser}")
    with tempfile.TemporaryDirectory(prefix="fleksaftale-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # the PostgreSQL wheel wants one; root has none
        results = [
            run("SQLite, with the browser", [*SQLITE, *words]),
            run("PostgreSQL, where the engine could matter", [*POSTGRES, *words]),
        ]
    return max(results)


def run(title: str, command: list[str]) -> int:
    say(f"\n== {title} ==")
    start = time.monotonic()
    status = subprocess.run(command, cwd=ROOT).returncode
    verdict = "passed" if status == 0 else f"failed (status {status})"
    say(f"{title}: {verdict} in {time.monotonic() - start:.0f} s")
    return abs(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
