"""A seal of a test's own: secrets in a folder that is thrown away, and a real time stamp server."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .tsa import TimeStampServer


@pytest.fixture(autouse=True)
def secrets_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path / "var"
    return settings.DATA_DIR / "secrets"


@pytest.fixture
def time_stamps(settings: Any, tmp_path: Path) -> Iterator[TimeStampServer]:
    """A time stamp server over HTTP, configured and trusted."""
    with TimeStampServer() as server:
        root = tmp_path / "tsa-root.pem"
        root.write_bytes(server.root_pem)
        settings.TIMESTAMP_URL, settings.TIMESTAMP_TRUST = server.address, str(root)
        yield server
