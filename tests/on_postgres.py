"""The second run of the suite (``pytest -p tests.on_postgres``): where the engine could make a difference.

That is all that touches the database, without the browser and without the modules below. A module may stand
there when what it asks of the database is asked by others that stay: test_policy opens every page in every
state, test_bad_input sends every kind of rubbish, the tests of the commands make everything there is to show.
"""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WORDS_AND_LOOKS = (
    "web/test_both_languages.py",
    "web/test_who_may_see.py",
    "web/test_hensyn_languages.py",
    "web/test_hensyn_page.py",
    "web/test_look_errors.py",
    "web/test_public_pages.py",
    "web/test_verify_page.py",
    "documents/pdf/",
    "documents/sealing/test_checking.py",
    "documents/sealing/test_time_stamps.py",
    "people/oidc/test_tokens.py",
)
"""What a page says, what a file looks like, what a seal or a token proves."""

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
    if gone := [name for name in WORDS_AND_LOOKS if not (HERE / name).exists()]:
        raise pytest.UsageError(f"tests/on_postgres.py names what is not there: {gone}")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept = [item for item in items if may_differ(item)]
    config.hook.pytest_deselected(items=[item for item in items if not may_differ(item)])
    items[:] = kept


def may_differ(item: pytest.Item) -> bool:
    words_and_looks = item.path.relative_to(HERE).as_posix().startswith(WORDS_AND_LOOKS)
    return touches_database(item) and not words_and_looks and not item.get_closest_marker("browser")


def touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(FIXTURES & fixtures) or item.get_closest_marker("django_db") is not None
