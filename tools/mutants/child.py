"""One mutant in a process of its own: the change is put in place, and the tests are asked.

The parent has loaded everything but the law, so that a child begins within milliseconds and reads the law,
the cases and the tests anew.
"""

from __future__ import annotations

import importlib
import io
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from hypothesis import settings

from tools.mutants.mutant import Mutant
from tools.mutants.python import PACKAGE
from tools.steps import ROOT

TESTS = ROOT / "tests" / "fleksjob"
INI = Path(__file__).with_name("pytest.ini")
"""Nothing: what a subject's tests need does not stand in pyproject.toml."""
PYTEST = (
    *("-x", "-q", "-c", str(INI), f"--rootdir={ROOT}", f"--confcutdir={TESTS}", "--assert=plain"),
    *("--import-mode=prepend", "-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "no:logging"),
    *("-p", "no:junitxml", "-p", "no:doctest", "-p", "no:nose", "-p", "no:unittest"),
)


@dataclass(frozen=True)
class Plan:
    """What is asked of a subject: its rules, its cases, its tests, and tests that hold for every subject."""

    subject: str
    subjects: tuple[str, ...]
    """Which rule sets are built, and whose cases are asked."""
    cases: tuple[Path, ...]
    about: tuple[str, ...]
    """The `emne` of those cases."""
    own: tuple[Path, ...]
    general: tuple[Path, ...]
    """Of these only the tests that are named by a subject."""


@dataclass(frozen=True)
class Result:
    """How a mutant ended: "refused", "killed", "survived" or "timeout", and by what."""

    outcome: str
    by: str = ""


class BrokenRun(Exception):
    """The tests could not be asked."""


def run(mutant: Mutant | None, plan: Plan, seconds: int) -> Result:
    """Put one mutant (or none, to see that all tests hold) in place and ask. Only for a child."""
    signal.alarm(seconds)
    sys.dont_write_bytecode = True
    silence()
    if mutant is not None:
        put_in_place(mutant)
    try:
        build(plan)
    except Exception as problem:  # whatever stops the law from loading
        return Result("refused", f"{type(problem).__name__}: {problem}"[:200])
    for ask in (by_cases, by_tests):
        if by := ask(plan):
            return Result("killed", by)
    return Result("survived")


def silence() -> None:
    """What a test prints is nobody's business here."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)


# -- the change


def put_in_place(mutant: Mutant) -> None:
    """The file reads as the mutant has it, for this process."""
    path = PACKAGE / mutant.file
    if path.suffix == ".py":
        parts = ("fleksjob", *path.relative_to(PACKAGE).with_suffix("").parts)
        name = ".".join(parts).removesuffix(".__init__")
        sys.meta_path.insert(0, Finder(name, path, mutant.text))
    else:
        read_otherwise(path, mutant.text)


class Finder:
    """Finds one module, and gives it another text under its own file name and lines."""

    def __init__(self, name: str, path: Path, text: str) -> None:
        self.name, self.path, self.text = name, path, text

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        folder = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        loader = Loader(name, str(self.path), self.text)
        return spec_from_file_location(name, self.path, loader=loader, submodule_search_locations=folder)


class Loader(SourceFileLoader):
    """Compiles the text it was given, and never what was compiled before."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self.text = text

    def get_code(self, _name: str) -> CodeType:
        return compile(self.text, self.path, "exec", dont_inherit=True)


def read_otherwise(path: Path, text: str) -> None:
    """A TOML file reads as the text says."""
    real: Callable[..., Any] = Path.open

    def opened(self: Path, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        if self != path:
            return real(self, mode, *arguments, **named)
        return io.BytesIO(text.encode()) if "b" in mode else io.StringIO(text)

    Path.open = opened  # type: ignore[method-assign]
    importlib.import_module("fleksjob.rates")._loaded.cache_clear()


# -- the questions


def build(plan: Plan) -> None:
    """Build every version of every rule set. Raises what the law refuses itself with."""
    from fleksjob.law import emner, gaeldende

    laws = [emner.emne(name).law for name in plan.subjects] or [gaeldende()]
    for law in laws:
        for day in sorted({rule.fra for rule in law.rules}):
            law.at(day)


def by_cases(plan: Plan) -> str:
    """The first case that is answered otherwise."""
    from tests.fleksjob import sager

    for path in plan.cases:
        for sag in sager.laes_fil(path):
            if sag.indhold["emne"] in plan.about:
                try:
                    sager.proev(sag)
                except Exception:  # an answer that breaks down is another answer, too
                    return f"{path.name}: {sag.navn}"
    return ""


def by_tests(plan: Plan) -> str:
    """The first test that fails. Raises BrokenRun where pytest itself does not run: that is no kill."""
    watcher = Watcher(plan)
    paths = [str(path) for path in (*plan.own, *plan.general)]
    status = pytest.main([*PYTEST, *paths], plugins=[watcher])
    if watcher.failed:
        return watcher.failed
    if status != pytest.ExitCode.OK:
        raise BrokenRun(f"pytest: {pytest.ExitCode(status).name}")
    return ""


class Watcher:
    """Takes the tests that matter, the quick ones first, the same examples in every run."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.failed = plan, ""

    def pytest_sessionstart(self) -> None:
        settings.register_profile("mutants", deadline=None, derandomize=True, database=None)
        settings.load_profile("mutants")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        general = {str(path) for path in self.plan.general}
        kept = [each for each in items if str(each.path) not in general or self.is_about(each)]
        items[:] = sorted(kept, key=self.slow)

    def is_about(self, item: pytest.Item) -> bool:
        values = getattr(item, "callspec", None)
        return values is not None and values.params.get("navn") in self.plan.subjects

    def slow(self, item: pytest.Item) -> bool:
        return hasattr(getattr(item, "obj", None), "hypothesis")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid.removeprefix("tests/fleksjob/")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid.removeprefix("tests/fleksjob/") + " cannot be read"


# -- before the first child


def preload() -> None:
    """Load what no mutant changes. Raises RuntimeError if the law came with it."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ.pop("FLEKSJOB_SATSER", None)
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    for name in _names():
        importlib.import_module(name)
    importlib.import_module("fleksjob.rates").gaeldende()
    if loaded := [name for name in sys.modules if name.startswith("fleksjob.law")]:
        raise RuntimeError(f"loaded too early: {loaded[0]}")


def _names() -> Iterator[str]:
    from _pytest.config import default_plugins

    yield from (f"_pytest.{name}" for name in default_plugins)
    yield from ("_pytest.assertion.rewrite", "hypothesis.strategies", "hypothesis.internal.conjecture.engine")
    yield from ("hypothesis.extra", "doctest", "json", "tomllib", "fractions", "decimal", "random", "csv")
    yield from ("fleksjob.engine", "fleksjob.rates", "fleksjob.tal", "fleksjob.tomlfil", "fleksjob.dates")
    yield from ("fleksjob.hours", "fleksjob.money", "fleksjob.engine.explain")
