"""The kill rate as a table, and docs/mutation.md."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from tools.mutants.child import Result
from tools.mutants.judged import Judgements
from tools.mutants.mutant import CONSTANT, DATE, FORMULA, KINDS, TABLE, Mutant
from tools.mutants.tables import SAMPLE
from tools.steps import ROOT, replace

PAGE = ROOT / "docs" / "mutation.md"
LAW_KINDS = (FORMULA, DATE, CONSTANT, TABLE)
COLUMNS = ("mutants", "refused", "killed", "in time", "survived", "equivalent", "not asked", "kill rate")


@dataclass(frozen=True)
class Outcome:
    """A subject's mutants and how each ended."""

    subject: str
    mutants: Sequence[Mutant]
    results: Mapping[str, Result]

    def of(self, mutant: Mutant) -> str:
        found = self.results.get(mutant.key)
        return found.outcome if found else "not asked"


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    name: str
    counts: Counter[str]

    @property
    def rate(self) -> str:
        """Killed by a test or a clock, of those that the law did not refuse and that are another law."""
        killed = self.counts["killed"] + self.counts["timeout"]
        asked = killed + self.counts["survived"]
        return f"{1000 * killed // asked / 10} %" if asked else "–"

    @property
    def cells(self) -> tuple[str, ...]:
        keys = ("refused", "killed", "timeout", "survived", "equivalent", "not asked")
        return (self.name, str(self.counts.total()), *(str(self.counts[key]) for key in keys), self.rate)


def counted(name: str, ended: Iterable[str]) -> Row:
    return Row(name, Counter(ended))


def ends(outcome: Outcome, judgements: Judgements, kinds: Sequence[str] = KINDS) -> list[str]:
    """How each mutant of some kinds ended, the same law as "equivalent"."""
    return [
        "equivalent" if judgements.equivalent(each) else outcome.of(each)
        for each in outcome.mutants
        if each.kind in kinds
    ]


def by_subject(outcomes: Sequence[Outcome], judgements: Judgements) -> list[Row]:
    rows = [counted(each.subject, ends(each, judgements)) for each in outcomes]
    return [*rows, counted("in all", [end for each in outcomes for end in ends(each, judgements)])]


def by_kind(outcomes: Sequence[Outcome], judgements: Judgements) -> list[Row]:
    return [
        counted(kind, [end for each in outcomes for end in ends(each, judgements, (kind,))]) for kind in KINDS
    ]


def table(outcomes: Sequence[Outcome], judgements: Judgements) -> str:
    """The table by subject for a terminal."""
    rows = [("subject", *COLUMNS), *(row.cells for row in by_subject(outcomes, judgements))]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = [
        "  ".join(cell.ljust(width) if not place else cell.rjust(width) for place, (cell, width) in pairs)
        for pairs in (list(enumerate(zip(row, widths, strict=True))) for row in rows)
    ]
    return "\n".join(["", *lines])


def markdown(head: str, rows: Iterable[Row]) -> list[str]:
    """A table for the page."""
    return [
        f"| {head} | {' | '.join(COLUMNS)} |",
        f"| --- |{' ---: |' * len(COLUMNS)}",
        *(f"| {' | '.join(row.cells)} |" for row in rows),
    ]


def write(outcomes: Sequence[Outcome], judgements: Judgements) -> None:
    """Write docs/mutation.md."""
    replace(PAGE, page(outcomes, judgements).encode())


def page(outcomes: Sequence[Outcome], judgements: Judgements) -> str:
    law = counted("", [end for each in outcomes for end in ends(each, judgements, LAW_KINDS)])
    lines = [
        INTRODUCTION.format(
            day=datetime.now(UTC).date(),
            commit=commit(),
            mutmut=version("mutmut"),
            rate=law.rate,
            sample=SAMPLE,
        ),
        "## By subject",
        "",
        *markdown("subject", by_subject(outcomes, judgements)),
        "",
        "## By kind",
        "",
        *markdown("kind", by_kind(outcomes, judgements)),
        "",
        *survivors(outcomes, judgements),
        *equivalents(outcomes, judgements),
    ]
    return "\n".join(lines).rstrip() + "\n"


def survivors(outcomes: Sequence[Outcome], judgements: Judgements) -> list[str]:
    """Every survivor by name, those of formulas and dates first."""
    lines = []
    for title, kinds in (
        ("## Survivors in formulas, dates, constants and tables", LAW_KINDS),
        ("## Survivors elsewhere", [kind for kind in KINDS if kind not in LAW_KINDS]),
    ):
        lines += [title, ""]
        left = [
            each
            for outcome in outcomes
            for each in outcome.mutants
            if each.kind in kinds and outcome.of(each) == "survived" and not judgements.equivalent(each)
        ]
        for each in left:
            judgement = judgements.of(each)
            why = judgement.why if judgement else "Not looked into yet."
            lines.append(f"- `{each.file}`, {each.where}: `{each.change}`. {why}")
        lines += ["" if left else "None.\n"]
    return lines


def equivalents(outcomes: Sequence[Outcome], judgements: Judgements) -> list[str]:
    """The mutants that are the same law, with the reason."""
    lines = ["## The same law in other words", ""]
    for outcome in outcomes:
        for each in outcome.mutants:
            judgement = judgements.of(each)
            if judgement and judgement.equivalent:
                lines.append(f"- `{each.file}`, {each.where}: `{each.change}`. {judgement.why}")
    return lines


def commit() -> str:
    """The commit that was asked about."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip() or "unknown"


INTRODUCTION = """\
# Mutation testing of the law

Written by `make mutants` on {day}, commit {commit}, with the operators of mutmut {mutmut}.

Of the changes to formulas, dates, constants and tables of the law that could be run, the tests notice
**{rate}**.

Each mutant is one small change of the law: a sign, a constant, a day, an answer. The change is made in
memory, in a process of its own; no file is touched. If no test fails, the mutant survives: a test is missing.

- mutmut passes over every decorated function, and every rule of the law is decorated. So its operators are
  used as a library on the bodies of the rules. Left out are those that give `None` or a misspelt word: the
  engine refuses them at once, and they would only make the figure look better.
- Added are the changes that matter for law: days a day off, the border of two versions moved, versions
  exchanged, numbers one less, opposite signs, an operand or a side left out, `all_of` for `any_of`, `least`
  for `greatest`, branches of `where` exchanged or fixed, the order of `first_of`, a condition of `applies_if`
  left out, rounding left out, an answer for its neighbour, a deadline for the next. In TOML tables: a day
  moved, a number one off.
- Texts, references and sources are no behaviour and stay as they are; so do the bounds of what may be typed.
- *refused*: the law does not load (overlapping dates, a wrong unit, an unknown answer). That is the engine's
  own strictness; these are not counted in the rate. *killed*: a case or a test fails. *in time*: it did not
  end in time. *not asked*: the run was ended before.
- The rate is *killed* and *in time* of all but *refused* and *equivalent*.
- A subject is asked by its own cases and tests, and by the general tests that are named by it. Whether
  generated pages are stale is not asked: that would notice everything and know nothing.
- A result stands as long as its statement is the same; what survived is asked again when the tests change.
  `python -m tools.mutants --fresh` begins anew.
- Of the rates (`satser`) a fixed sample of {sample} is changed; `faelles` is what the subjects share.
"""
