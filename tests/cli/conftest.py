"""An installation in which something has happened and that has been backed up; made once per engine."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import installation as installations
from tests.cli.backup_room import fill
from tests.installation import Installation


@dataclass
class Lived:
    """`kept` and `erased` are the owners of two cases; `backup` lies where `fleksaftale backup` wrote."""

    installation: Installation
    kept: str
    erased: str

    @property
    def backup(self) -> Path:
        return Path(self.installation.environment["DATA_DIR"]) / "backup"

    def good(self, *arguments: str, **more: str) -> str:
        """What the command prints; it must succeed."""
        result = self.installation.command(*arguments, **more)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def refused(self, *arguments: str, **more: str) -> str:
        """What the command prints; it must fail with status 1 and no traceback."""
        result = self.installation.command(*arguments, **more)
        assert result.returncode == 1, result.stdout + result.stderr
        assert "Traceback" not in result.stderr
        return result.stdout + result.stderr


@pytest.fixture(scope="session")
def lives() -> dict[str, Lived]:
    """Templates by engine; filled when first asked for."""
    return {}


@pytest.fixture
def lived(
    installation: Installation, lives: dict[str, Lived], tmp_path_factory: pytest.TempPathFactory
) -> Lived:
    """A copy of its own of an installation with history and a backup, on each engine in turn."""
    server = installation.environment.get("DATABASE_URL", "").rpartition("/")[0] + "/"
    if installation.engine not in lives:
        lives[installation.engine] = template = Lived(installation, *fill(installation))
        template.good("backup", str(template.backup))
    template = lives[installation.engine]
    copy = installations.clone(template.installation, tmp_path_factory.mktemp("lived"), server)
    return Lived(copy, template.kept, template.erased)
