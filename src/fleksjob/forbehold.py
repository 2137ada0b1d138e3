"""The caveats of one answer: uncertain rates, open questions, and what it does not see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fleksjob import dates, money, tal
from fleksjob.engine import Policy, Run
from fleksjob.engine.rules import Sentence
from fleksjob.law.fleksloentilskud import politikker, raad
from fleksjob.law.raad import Raad

if TYPE_CHECKING:
    from fleksjob.beregning import BrugtSats
    from fleksjob.sag import Sag
    from fleksjob.sag_loenarter import Post


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


OM_LOFTET = ("politik:loenloft", "fuldtidsbeloeb_mangler", "feriepenge_i_loenloft", "fuldtidstillaeg")
"""Caveats about the cap, by the beginning of their ids: not told where no cap is counted."""
LOFT_UKENDT = Forbehold(
    "loenloft_ukendt",
    "Du har ikke skrevet lønnen på fuld tid. Lønloftet er derfor ikke regnet med.",
    "You did not state the full-time wage. So the cap is not counted.",
)


def uden_loft(told: Iterable[Forbehold]) -> tuple[Forbehold, ...]:
    """The caveats of a case whose full-time wage nobody stated: that first, and nothing about the cap."""
    return (LOFT_UKENDT, *(each for each in told if not each.id.startswith(OM_LOFTET)))


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
    yield from (_of_a_kind(post) for post in case.poster if post.art.taeller in ("saerlig", "uvist"))
    for each in _of_the_month(case.dato, run):
        yield Forbehold(each.id, each.da, each.en)


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


_ALWAYS = (
    ("anden_loen_md", politikker.ANDEN_LOEN),
    ("sygedagpenge_md", politikker.YDELSER),
    ("ledighedsydelsesdage", politikker.DIVISOR),
    ("loen_14_dage", politikker.FJORTENDAGESLOEN),
    ("saerlig_udbetaling_md", politikker.LOENLOFT_HAEVES),
    ("tabt_arbejdsfortjeneste_som_loen", politikker.TABT_ARBEJDSFORTJENESTE),
    ("hverdage_i_job", politikker.DELMAANED),
    ("hverdage_i_job", politikker.LOENLOFT_DELMAANED),
)
"""Questions that are told of whenever the case has such an amount, whatever the other choice would give."""


def _open_questions(case: Sag, run: Run, differs: Mapping[str, bool]) -> Iterator[Forbehold]:
    always = {policy.name for fact, policy in _ALWAYS if _positive(run, fact)}
    if _positive(run, "sygedagpenge_md") and _positive(run, "loen_md"):
        always.add(politikker.KUN_UDEN_LOEN.name)
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


def _of_a_kind(post: Post) -> Forbehold:
    """What is said of an amount whose kind has a rule of its own, or which the sources leave open."""
    art = post.art
    if art.taeller == "saerlig":
        return Forbehold(f"loenart:{art.id}", f"{art.da}: {art.regel[0]}", f"{art.en}: {art.regel[1]}")
    if post.kommunen is not None:
        counts = ("tæller", "counts") if post.kommunen else ("tæller ikke", "does not count")
        return Forbehold(
            f"loenart:{art.id}",
            f"{art.da}: {counts[0]}, har kommunen oplyst. Det er ikke set i reglerne.",
            f"{art.en}: {counts[1]}, the municipality has said. It was not seen in the rules.",
        )
    return Forbehold(
        f"loenart:{art.id}",
        f"{art.da} er ikke regnet med. Om det tæller, er ikke set. Spørg kommunen.",
        f"{art.en}: not counted. Whether it counts was not seen. Ask the municipality.",
    )


def _of_the_month(day: date, run: Run) -> Iterator[Raad]:
    if run.value("ret_til_tilskud") is False:
        yield raad.INGEN_LOEN
    if _positive(run, "fuldtidstillaeg_md"):
        yield raad.FULDTIDSTILLAEG
    if _positive(run, "ledighedsydelsesdage") and day.year >= 2024:
        yield raad.FERIE_FRA_2024
    if _positive(run, "saerlig_udbetaling_md") and not _positive(run, "saerlig_udbetaling_fuld_tid_md"):
        yield raad.FULDTIDSBELOEB_MANGLER
    yield from _of_holiday_pay(day, run)
    if _positive(run, "tabt_arbejdsfortjeneste_md") and day.year < 2024:
        yield raad.TABT_FOER_2024
    if run.exact("loen_md") > run.exact("fuldtidsloen_md"):  # type: ignore[operator]
        yield raad.OVER_FULD_TID


def _of_holiday_pay(day: date, run: Run) -> Iterator[Raad]:
    held = _positive(run, "feriedage")
    if held:
        yield raad.FERIEPENGE_I_LOFT
    if not held and not _positive(run, "feriepenge_optjent_md"):
        return
    under_2021 = date(2021, 1, 29) <= day < date(2022, 2, 24)
    if day < date(2021, 1, 29):
        yield raad.FERIEPENGE_FOER_2021
    if under_2021 and _positive(run, "feriepenge_pr_dag"):
        yield raad.FERIEPENGE_2021
    only_days_of_2021 = under_2021 and not _positive(run, "feriepenge_optjent_md")
    if date(2021, 1, 29) <= day < date(2024, 3, 7) and not only_days_of_2021:
        yield raad.FERIEPENGE_FOER_MARTS_2024


def _positive(run: Run, name: str) -> bool:
    value = run.value(name)
    return isinstance(value, int) and value > 0
