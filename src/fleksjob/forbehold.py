"""The caveats of one answer: uncertain rates, open questions, and what it does not see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fleksjob import dates, money
from fleksjob.engine import Policy, Run
from fleksjob.law.fleksloentilskud import politikker
from fleksjob.rates import USIKKER

if TYPE_CHECKING:
    from fleksjob.beregning import BrugtSats
    from fleksjob.sag import Sag


@dataclass(frozen=True)
class Forbehold:
    """One caveat: a stable id and a Danish sentence."""

    id: str
    tekst: str


VEJLEDENDE = (
    "Beregningen er vejledende. Kommunen regner måned for måned ud fra indkomstregistret. "
    "Oplys kommunen, hvis timer eller løn ændres."
)
"""True of every answer; shown to people, not repeated in JSON."""


def find(
    case: Sag, run: Run, rates: tuple[BrugtSats, ...], differs: Mapping[str, bool]
) -> Iterator[Forbehold]:
    """The caveats of a case, the uncertain rates first.

    `differs` says which open questions change the answer.
    """
    for rate in rates:
        if rate.value.status in USIKKER:
            yield Forbehold(f"sats:{rate.id}", _rate_text(rate))
    yield from _open_questions(case, run, differs)
    yield from _of_the_case(case, run)


def _rate_text(rate: BrugtSats) -> str:
    amount = _amount(rate)
    source = f" ({rate.value.note})" if rate.value.note else ""
    return (
        f"{rate.titel}, {amount} fra {dates.show(rate.value.fra)}, {USIKKER[rate.value.status][0]}{source}."
    )


def _amount(rate: BrugtSats) -> str:
    if rate.unit.startswith("kr"):
        return money.show(int(rate.value.amount * 100))
    return rate.value.text.replace(".", ",") + ("" if rate.unit == "andel" else f" {rate.unit}")


def _open_questions(case: Sag, run: Run, differs: Mapping[str, bool]) -> Iterator[Forbehold]:
    always = set()
    if _positive(run, "anden_loen_md"):
        always.add(politikker.ANDEN_LOEN.name)
    if _positive(run, "sygedagpenge_md"):
        always.add(politikker.YDELSER.name)
        if _positive(run, "loen_md"):
            always.add(politikker.KUN_UDEN_LOEN.name)
    if _positive(run, "ledighedsydelsesdage"):
        always.add(politikker.DIVISOR.name)
    for policy in politikker.ALLE:
        if policy.name in always or differs.get(policy.name) or policy.name in case.politik:
            yield Forbehold(f"politik:{policy.name}", _policy_text(policy, case.politik.get(policy.name)))


def _policy_text(policy: Policy, chosen: bool | None) -> str:
    """The warning; where the case chose for itself, what it chose."""
    if chosen is None:
        return policy.warning
    return f"{policy.da} Du har valgt “{policy.choices[chosen]}”. Svaret er ikke sikkert."


def _of_the_case(case: Sag, run: Run) -> Iterator[Forbehold]:
    if run.value("ret_til_tilskud") is False:
        yield Forbehold(
            "ingen_loen",
            "Uden løn og uden sygedagpenge er der intet tilskud i måneden. Retten opstår med den første løn.",
        )
    if _positive(run, "fuldtidstillaeg_md"):
        yield Forbehold(
            "fuldtidstillaeg",
            "Vi hæver lønloftet med hele tillægget. Hvor meget det skal hæves, er ikke set.",
        )
    if _positive(run, "ledighedsydelsesdage") and case.dato.year >= 2024:
        yield Forbehold(
            "ferie_fra_2024",
            "Reglerne om ferie med ledighedsydelse blev ændret i 2024. Den nye tekst er ikke set.",
        )
    if run.exact("loen_md") > run.exact("fuldtidsloen_md"):  # type: ignore[operator]
        yield Forbehold("over_fuld_tid", "Lønnen er højere end lønnen på fuld tid. Er begge tal rigtige?")


def _positive(run: Run, name: str) -> bool:
    value = run.value(name)
    return isinstance(value, int) and value > 0
