"""The Python environment ``.venv``: packages by version and hash, and the project itself, editable."""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tools.steps import ROOT, SetupError, Steps, call, fingerprint

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
NETWORK = (
    "Is there a network? The next run goes on from here.\n"
    "A hash that does not match means: this is not the file that was locked, and it was not installed."
)
NO_VENV = (
    "Python's venv module is not complete here.\n"
    "On Debian and Ubuntu: apt install python3-venv\n"
    "Elsewhere install uv, or a Python with venv and pip, and name it: make run PYTHON=/path/to/python3"
)
INSTALLED = ("python-run", "python-dev", "project", "node")


@cache
def uv() -> str | None:
    """The path of a uv that runs, if there is one."""
    path = shutil.which("uv")
    if path is None or subprocess.run([path, "--version"], capture_output=True).returncode:
        return None
    return path


def identity() -> str:
    """What an environment must be made anew for: another Python, another place."""
    version = ".".join(str(number) for number in sys.version_info[:2])
    return fingerprint(version, str(ROOT))


def prepare(steps: Steps, group: str) -> None:
    """Have ``.venv`` with the packages of ``requirements/<group>.txt`` and the project itself."""
    if not steps.is_done("venv", identity(), [PYTHON]):
        steps.forget(*INSTALLED)
    steps.do("venv", f"Python environment .venv ({sys.version.split()[0]})", identity(), [PYTHON], create)
    install(steps, group)
    steps.do(
        "project",
        "The project itself",
        fingerprint(ROOT / "pyproject.toml", REQUIREMENTS / "build.txt"),
        [VENV / "bin" / "fleksaftale", VENV / "bin" / "fleksjob"],
        install_project,
    )


def install(steps: Steps, group: str) -> None:
    if group == "run" and steps.is_done("python-dev", requirements_key("dev"), [PYTHON]):
        return  # dev holds everything that run holds
    title = "Python packages to run" if group == "run" else "Python packages to run, test and check"
    steps.do(
        f"python-{group}",
        title,
        requirements_key(group),
        [PYTHON],
        lambda: packages(f"{group}.txt", "build.txt"),
    )


def requirements_key(group: str) -> str:
    return fingerprint(*(REQUIREMENTS / f"{name}.txt" for name in (group, "run", "build")))


def create() -> None:
    if is_usable():
        return
    if found := uv():
        call([found, "venv", "--quiet", "--clear", "--python", sys.executable, VENV], advice="")
        return
    probe = subprocess.run([sys.executable, "-c", "import venv, ensurepip"], capture_output=True)
    if probe.returncode:
        raise SetupError(NO_VENV)
    call([sys.executable, "-m", "venv", "--clear", VENV], advice=NO_VENV)


def is_usable() -> bool:
    """Whether an environment made before can be kept: it runs, with the same Python and in this place."""
    if not PYTHON.exists():
        return False
    code = "import sys;print(sys.prefix, *sys.version_info[:2])"
    result = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True)
    return result.returncode == 0 and result.stdout.split() == [str(VENV), *map(str, sys.version_info[:2])]


def packages(*files: str) -> None:
    """Install locked packages; every file that arrives must have the hash that the lock file names."""
    command: list[str | Path] = [*installer(), "--quiet", "--require-hashes"]
    for name in files:
        command += ["-r", REQUIREMENTS / name]
    call(command, advice=NETWORK)


def install_project() -> None:
    """Editable, with the locked setuptools: no network, no dependency is looked up."""
    call([*installer(), "--quiet", "--no-deps", "--no-build-isolation", "-e", ROOT], advice=NETWORK)


def installer() -> list[str | Path]:
    if found := uv():
        return [found, "pip", "install", "--python", PYTHON]
    if subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode:
        call([PYTHON, "-m", "ensurepip"], advice=NO_VENV)  # uv made it without pip, and is gone
    return [PYTHON, "-m", "pip", "install", "--disable-pip-version-check"]
