"""What every test gets: both databases, and an audit trail that can be emptied between tests."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase

from tests import installation as installations
from tests.cast import (  # noqa: F401  the cast
    as_maja,
    as_sofie,
    aysel,
    draft,
    henrik,
    maja,
    majas_seat,
    peter,
    proposed,
    sofie,
    sofies_seat,
    ulla,
)
from tests.guest_cast import mikkel, mikkels_seat, token  # noqa: F401  and of S02
from tests.installation import Installation
from tests.postgres import running_server

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that uses the database gets the data and the key store."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        fixtures = set(getattr(item, "fixturenames", ()))
        if marker or fixtures & DATABASE_FIXTURES:
            wanted = {"databases": ["default", "keys"]} | (marker.kwargs if marker else {})
            item.add_marker(pytest.mark.django_db(**wanted), append=False)


@pytest.fixture(scope="session", autouse=True)
def _what_is_committed_goes_again() -> Iterator[None]:
    """After a test with real transactions every table is empty (tests/emptying.py)."""
    from tests.emptying import empty

    def teardown(_self: Any) -> None:
        for alias in connections:
            empty(alias)

    original = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]
    TransactionTestCase._fixture_teardown = teardown  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = original  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _nobody_has_asked_before() -> Iterator[None]:
    """What the cache counts (files checked from one network) does not run on into the next test."""
    yield
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def kinds_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """``test.signed`` and ``test.viewed``; the program's own list of events is left as it is."""
    from fleksaftale.audit import kinds

    monkeypatch.setitem(kinds._SENTENCES, "test.signed", "{actor} skrev under på version {version}")
    monkeypatch.setitem(kinds._SENTENCES, "test.viewed", "{actor} så {subject}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL of one's own, without a database name: ``postgres://.../``."""
    with running_server() as address:
        yield address


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Installation]:
    """Installations that have been set up once, by engine; filled when first asked for."""
    return {}


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(
    request: pytest.FixtureRequest,
    migrated: dict[str, Installation],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Installation:
    """A fresh installation with its own databases and secrets, on each engine in turn."""
    engine: str = request.param
    server = request.getfixturevalue("postgres_server") if engine == "postgresql" else ""
    if engine not in migrated:
        made = installations.new(engine, tmp_path_factory.mktemp(engine), server)
        result = made.command("init")
        assert result.returncode == 0, result.stderr
        migrated[engine] = made
    return installations.clone(migrated[engine], tmp_path / "installation", server)
