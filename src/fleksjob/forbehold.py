"""The caveats of one answer: uncertain rates, open questions, and what it does not see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fleksjob import dates, money, tal
from fleksjob.engine import Policy, Run
from fleksjob.engine.rules import Sentence
from fleksjob.law.fleksloentilskud import politikker

if TYPE_CHECKING:
    from fleksjob.beregning import BrugtSats
    from fleksjob.sag import Sag


@dataclass(frozen=True)
class Forbehold:
    """One caveat: a stable id, and a sentence or two in Danish and in English."""

    id: str
    tekst: str
    tekst_en: str

    def som_json(self) -> dict[str, str]:
        """The caveat as JSON has it."""
        return {"id": self.id, "tekst": self.tekst, "tekst_en": self.tekst_en}


VEJLEDENDE: Sentence = (
    """Beregningen er vejledende. Kommunen regner måned for måned ud fra indkomstregistret. \
Oplys kommunen, hvis timer eller løn ændres.""",
    """The calculation is for guidance. The municipality computes month by month from the income register. \
Tell the municipality if hours or wage change.""",
)
"""True of every answer; shown to people, not repeated in JSON."""


def find(
    case: Sag, run: Run, rates: tuple[BrugtSats, ...], differs: Mapping[str, bool]
) -> Iterator[Forbehold]:
    """The caveats of a case, the uncertain rates first.

    `differs` says which open questions change the answer.
    """
    for rate in rates:
        if said := rate.value.usikkerhed:
            yield Forbehold(f"sats:{rate.id}", *_rate_text(rate, said))
    yield from _open_questions(case, run, differs)
    yield from _of_the_case(case, run)


def _rate_text(rate: BrugtSats, said: Sentence) -> tuple[str, str]:
    """The note on where the number is from is written in Danish only."""
    source = f" ({rate.value.note})" if rate.value.note else ""
    since = dates.show(rate.value.fra)
    da, en = said
    return (
        f"{rate.titel}, {_amount(rate)} fra {since}, {da}{source}.",
        f"{rate.title}, {_amount_en(rate)} from {since}, {en}.",
    )


def _amount(rate: BrugtSats) -> str:
    if rate.unit.startswith("kr"):
        return money.show(int(rate.value.amount * 100))
    return rate.value.text.replace(".", ",") + ("" if rate.unit == "andel" else f" {rate.unit}")


def _amount_en(rate: BrugtSats) -> str:
    kroner = rate.unit.startswith("kr")
    return _amount(rate) if kroner else tal.vis(rate.value.amount, rate.unit, "en")


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
            yield Forbehold(f"politik:{policy.name}", *_policy_text(policy, case.politik.get(policy.name)))


def _policy_text(policy: Policy, chosen: bool | None) -> tuple[str, str]:
    """The warning; where the case chose for itself, what it chose."""
    if chosen is None:
        return policy.warning, policy.warning_en
    choice = policy.choices[chosen]
    return (
        f"{policy.da} Du har valgt “{choice}”. Svaret er ikke sikkert.",
        f"{policy.en} You chose “{choice}”. The answer is not certain.",
    )


_NO_WAGE = Forbehold(
    "ingen_loen",
    "Uden løn og uden sygedagpenge er der intet tilskud i måneden. Retten opstår med den første løn.",
    "Without wage and without sickness benefit there is no subsidy. It begins with the first wage.",
)
_SUPPLEMENT = Forbehold(
    "fuldtidstillaeg",
    "Vi hæver lønloftet med hele tillægget. Hvor meget det skal hæves, er ikke set.",
    "We raise the cap by the whole supplement. By how much it should be raised was not seen.",
)
_HOLIDAY_2024 = Forbehold(
    "ferie_fra_2024",
    "Reglerne om ferie med ledighedsydelse blev ændret i 2024. Den nye tekst er ikke set.",
    "The rules on holiday with ledighedsydelse were changed in 2024. The new text was not seen.",
)
_ABOVE_FULL_TIME = Forbehold(
    "over_fuld_tid",
    "Lønnen er højere end lønnen på fuld tid. Er begge tal rigtige?",
    "The wage is higher than the full-time wage. Are both numbers right?",
)


def _of_the_case(case: Sag, run: Run) -> Iterator[Forbehold]:
    if run.value("ret_til_tilskud") is False:
        yield _NO_WAGE
    if _positive(run, "fuldtidstillaeg_md"):
        yield _SUPPLEMENT
    if _positive(run, "ledighedsydelsesdage") and case.dato.year >= 2024:
        yield _HOLIDAY_2024
    if run.exact("loen_md") > run.exact("fuldtidsloen_md"):  # type: ignore[operator]
        yield _ABOVE_FULL_TIME


def _positive(run: Run, name: str) -> bool:
    value = run.value(name)
    return isinstance(value, int) and value > 0
