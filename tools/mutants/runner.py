"""Two children at a time, each with one mutant. What they found is kept: a run can be taken up again."""

from __future__ import annotations

import json
import os
import pickle
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.mutants.child import BrokenRun, Plan, Result, run
from tools.mutants.mutant import Mutant
from tools.steps import STATE, fingerprint, say

WORKERS = 2
KEPT = STATE / "mutants"


class TestsFail(Exception):
    """The tests do not hold without any change, so they can say nothing about one."""


@dataclass
class Job:
    """A child at work."""

    mutant: Mutant | None
    pipe: int
    pid: int
    started: float


class Results:
    """What is known of a subject's mutants: one line each, the latest counts."""

    def __init__(self, subject: str, tests: str) -> None:
        self.path, self.tests = KEPT / f"{subject}.jsonl", tests
        self.known: dict[str, Result] = {}
        self.asked: dict[str, str] = {}
        if self.path.exists():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                self.known[row["key"]] = Result(row["outcome"], row["by"])
                self.asked[row["key"]] = row["tests"]

    def stands(self, mutant: Mutant) -> Result | None:
        """What was found, unless it survived tests that have changed since."""
        found = self.known.get(mutant.key)
        if found is None or (found.outcome == "survived" and self.asked[mutant.key] != self.tests):
            return None
        return found

    def add(self, mutant: Mutant, result: Result) -> None:
        self.known[mutant.key], self.asked[mutant.key] = result, self.tests
        self.path.parent.mkdir(parents=True, exist_ok=True)
        row = {"key": mutant.key, "outcome": result.outcome, "by": result.by, "tests": self.tests}
        row |= {"place": mutant.place, "change": mutant.change, "kind": mutant.kind}
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def of_tests(plan: Plan) -> str:
    """What the answers of the tests depend on."""
    return fingerprint(*plan.cases, *plan.own, *plan.general)[:16]


def ask(plan: Plan, mutants: Sequence[Mutant]) -> dict[str, Result]:
    """The result of every mutant by its key. Raises TestsFail, where the tests fail without a change."""
    results = Results(plan.subject, of_tests(plan))
    waiting = [each for each in mutants if results.stands(each) is None]
    if waiting:
        began = time.monotonic()
        holds = without_a_change(plan)
        limit = int(20 + 8 * (time.monotonic() - began))
        if holds.outcome != "survived":
            raise TestsFail(f"{plan.subject}: without any change: {holds.by}")
        for number, (mutant, result) in enumerate(_all(plan, waiting, limit), 1):
            if result.outcome == "broken":
                raise TestsFail(f"{plan.subject}: {result.by}")
            results.add(mutant, result)
            if result.outcome in {"survived", "timeout"}:
                say(f"  {result.outcome}: {mutant.place}: {mutant.change}")
            if number % 50 == 0:
                say(f"  {number} of {len(waiting)}")
        if (after := without_a_change(plan)).outcome != "survived":
            raise TestsFail(f"{plan.subject}: the files were changed meanwhile: {after.by}")
    return {each.key: results.known[each.key] for each in mutants}


def without_a_change(plan: Plan) -> Result:
    return next(_ended([_start(None, plan, 600)]))[1]


def _all(plan: Plan, mutants: Sequence[Mutant], limit: int) -> Iterator[tuple[Mutant, Result]]:
    waiting, jobs = list(mutants), list[Job]()
    try:
        while waiting or jobs:
            while waiting and len(jobs) < WORKERS:
                jobs.append(_start(waiting.pop(0), plan, limit))
            job, result = next(_ended(jobs))
            jobs.remove(job)
            assert job.mutant is not None  # noqa: S101 - only the look without a change has none
            yield job.mutant, result
    finally:
        for job in jobs:
            os.kill(job.pid, signal.SIGKILL)
            os.waitpid(job.pid, 0)


def _start(mutant: Mutant | None, plan: Plan, limit: int) -> Job:
    mine, its = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(mine)
            told = pickle.dumps(run(mutant, plan, limit))
        except BrokenRun as problem:
            told = pickle.dumps(Result("broken", str(problem)))
        except BaseException as problem:  # the parent is told, whatever it is
            told = pickle.dumps(Result("killed", f"{type(problem).__name__}: {problem}"[:200]))
        os.write(its, told)
        os._exit(0)
    os.close(its)
    return Job(mutant, mine, pid, time.monotonic())


def _ended(jobs: list[Job]) -> Iterator[tuple[Job, Result]]:
    """The next child that ends. One that ended without a word was stopped by its clock."""
    pid, status = os.wait()
    job = next(each for each in jobs if each.pid == pid)
    told = b""
    while part := os.read(job.pipe, 65536):
        told += part
    os.close(job.pipe)
    if told:
        yield job, pickle.loads(told)  # noqa: S301 - our own child wrote it
    elif os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
        yield job, Result("timeout", "it did not end in time")
    else:
        yield job, Result("killed", f"it broke down ({status})")


def forget(path: Path = KEPT) -> None:
    """Begin anew."""
    for file in path.glob("*.jsonl"):
        file.unlink()


def known(plan: Plan, mutants: Sequence[Mutant]) -> dict[str, Result]:
    """What earlier runs found about these, by key; what was not asked yet is not in it."""
    results = Results(plan.subject, of_tests(plan))
    return {each.key: results.known[each.key] for each in mutants if each.key in results.known}
