"""A fresh installation in a folder of its own, for benches that ask for whole pages. Import it first."""

import os
import tempfile
from collections.abc import Callable
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
from django.test.utils import override_settings  # noqa: E402

django.setup()

GOAL = 60  # ms p95
as_test_server = override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False)


def timed(visit: Callable[[], Any], rounds: int) -> tuple[float, float, float]:
    """Median and p95 of a visit, and its mean CPU time, in ms."""
    times, cpu = [], process_time()
    for _round in range(rounds):
        begun = perf_counter()
        visit()
        times.append((perf_counter() - begun) * 1000)
    return median(times), quantiles(times, n=20)[-1], (process_time() - cpu) * 1000 / rounds
