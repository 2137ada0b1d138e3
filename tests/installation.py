"""A whole installation of its own for a test: folder, databases, secrets; commands run as an operator's."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests import forked
from tests.postgres import create_database, tools

OURS = ("DATABASE_URL", "KEYS_DATABASE_URL", "SECRET_KEY", "MASTER_KEY", "DATA_DIR", "TEST_DATABASE_URL")


@dataclass
class Installation:
    """`engine` is ``sqlite`` or ``postgresql``. Everything lies in `folder`, or on the test's server."""

    engine: str
    folder: Path
    environment: dict[str, str]
    databases: dict[str, str] = field(default_factory=dict)

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=self.environment | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def started(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """``fleksaftale ...`` as an operator starts it, to its end."""
        process = self.start("-m", "fleksaftale", *arguments, **more)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def run(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """``python ARGUMENTS`` in a process of its own, without the reading at a start."""
        return forked.run(arguments, self.environment | more)

    def command(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run ``fleksaftale ...`` in this installation, without the reading at a start."""
        return self.run("-m", "fleksaftale", *arguments, **more)

    def shell(self, code: str) -> str:
        """Run Python inside the installation and give what it prints. Fails if the code fails."""
        result = self.run("-c", f"import django; django.setup()\n{code}")
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()


def new(engine: str, folder: Path, server: str = "") -> Installation:
    """An empty installation: nothing is migrated, no secret is made yet."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    environment |= {
        "DATA_DIR": str(folder / "var"),
        "DJANGO_SETTINGS_MODULE": "fleksaftale.config.settings",
        "PYTHONPATH": os.pathsep.join(["src", "."]),
        "PYTHONWARNINGS": "ignore",
    }
    made = Installation(engine, folder, environment)
    if engine == "postgresql":
        name = f"t{abs(hash(str(folder))):x}"
        environment["PATH"] = os.pathsep.join([tools(), environment["PATH"]])
        made.databases = {"default": name, "keys": f"{name}k"}
        environment["DATABASE_URL"] = create_database(server, made.databases["default"])
        environment["KEYS_DATABASE_URL"] = create_database(server, made.databases["keys"])
    return made


def clone(template: Installation, folder: Path, server: str = "") -> Installation:
    """A copy of an installation at rest, with the same secrets."""
    if template.engine == "sqlite":
        copy = new("sqlite", folder)
    else:
        copy = Installation("postgresql", folder, dict(template.environment))
        copy.environment["DATA_DIR"] = str(folder / "var")
        name = f"t{abs(hash(str(folder))):x}"
        copy.databases = {"default": name, "keys": f"{name}k"}
        for alias, variable in (("default", "DATABASE_URL"), ("keys", "KEYS_DATABASE_URL")):
            address = create_database(server, copy.databases[alias], template.databases[alias])
            copy.environment[variable] = address
    shutil.copytree(template.folder / "var", folder / "var")
    return copy
