"""Ask the tests about every mutant, tell the kill rate, and write docs/mutation.md.

`SUBJECT` as argument: only these. `--fresh`: forget what earlier runs found. `--report`: only write the page
from what is known.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from tools.mutants import child, judged, report, runner, subjects
from tools.mutants.judged import JudgementError
from tools.steps import SetupError, errors_for_a_person, say


def main(arguments: Sequence[str]) -> int:
    wanted = [each for each in arguments if not each.startswith("-")]
    every = subjects.names()
    if unknown := [each for each in wanted if each not in every]:
        raise SetupError(f"There is no subject {unknown[0]}; there are {', '.join(every)}.")
    if "--fresh" in arguments:
        runner.forget()
    os.nice(10)
    child.preload()
    outcomes = []
    for subject in wanted or every:
        mutants = subjects.mutants(subject)
        plan = subjects.plan(subject)
        if "--report" in arguments:
            found = runner.known(plan, mutants)
        else:
            say(f"{subject}: {len(mutants)} mutants")
            found = runner.ask(plan, mutants)
        outcomes.append(report.Outcome(subject, mutants, found))
    judgements = judged.read()
    for outcome in outcomes:
        judgements.check(outcome)
    say(report.table(outcomes, judgements))
    if not wanted:
        report.write(outcomes, judgements)
    return 0


if __name__ == "__main__":
    with errors_for_a_person():
        try:
            sys.exit(main(sys.argv[1:]))
        except (JudgementError, runner.TestsFail) as problem:
            raise SetupError(str(problem)) from problem
