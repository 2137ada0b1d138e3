"""The second run of the suite (``pytest -p tests.on_postgres``): where the engine could make a difference.

What runs here: the rooms below the pages, which write and read rows; what commits (two at once, locks, what
is checked at the end); and pages whose rows the database sorts, counts or searches. Other pages, words, files
and tokens are the same on every engine. Each page of a case is opened here all the same, in the tests of the
policy table, so that no query of a page is tried on one engine alone.

``TEST_POSTGRES=all`` runs everything that touches the database, without the browser.
"""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOMS = (
    *("audit/", "cases/", "core/", "people/", "mail/", "notes/"),
    *("agreements/", "documents/", "talks/", "deadlines/", "hours_log/", "evidence/", "reminders/"),
    "test_demo.py",
)
"""What writes and reads rows."""

SORTED_BY_THE_DATABASE = (
    "web/test_mine.py",
    "web/workplace/",
    "web/test_standing.py",
    "web/test_hr_and_its_bounds.py",
    "web/test_saving.py",
    "web/test_case_page.py",
    "web/test_talk_pages.py",
)
"""Pages whose rows the database sorts, counts, chooses or compares."""

WORDS_AND_FILES = (
    "documents/pdf/",
    "documents/exchange/",
    "documents/sealing/test_checking.py",
    "documents/sealing/test_time_stamps.py",
    "people/oidc/test_tokens.py",
    "evidence/test_reading.py",
)
"""Of the rooms: what a file looks like, what a seal or a token proves."""

FIXTURES = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
}


def pytest_configure(config: pytest.Config) -> None:
    if not os.environ.get("TEST_DATABASE_URL"):
        raise pytest.UsageError("TEST_DATABASE_URL names no PostgreSQL: start this with make test.")
    named = (*ROOMS, *SORTED_BY_THE_DATABASE, *WORDS_AND_FILES)
    if gone := [name for name in named if not (HERE / name).exists()]:
        raise pytest.UsageError(f"tests/on_postgres.py names what is not there: {gone}")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept = [item for item in items if may_differ(item)]
    config.hook.pytest_deselected(items=[item for item in items if not may_differ(item)])
    items[:] = kept


def may_differ(item: pytest.Item) -> bool:
    if item.get_closest_marker("browser") or not touches_database(item):
        return False
    if os.environ.get("TEST_POSTGRES") == "all" or commits(item):
        return True
    place = item.path.relative_to(HERE).as_posix()
    return place.startswith((*ROOMS, *SORTED_BY_THE_DATABASE)) and not place.startswith(WORDS_AND_FILES)


def touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(FIXTURES & fixtures) or item.get_closest_marker("django_db") is not None


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return "transactional_db" in getattr(item, "fixturenames", ()) or bool(
        marker and marker.kwargs.get("transaction")
    )
