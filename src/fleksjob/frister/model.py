"""Deadlines as immutable values: a row of the law's table, its versions and gaps, and a computed deadline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from fleksjob.dates import Workday, add_months, workday_on_or_before
from fleksjob.law.folkepension import Alder

RETNINGER = ("senest", "tidligst", "interval", "dato")
"""No later than · no earlier than · from one day to another · a day on which something changes by itself."""

GRUNDLAG = ("udloeser", "seneste", "folkepension", "naeste_maaned", "tolv_i_atten", "atten_i_alt")
"""What is counted from: the first known trigger, the latest of all triggers, the day of folkepension, the
first of the next month, or a count of months with ledighedsydelse.
"""


class Tekst(NamedTuple):
    """One sentence or more in Danish and in English."""

    da: str
    en: str

    def i(self, sprog: str) -> str:
        """The text in Danish ("da") or English ("en")."""
        return self.en if sprog == "en" else self.da


class Afstand(NamedTuple):
    """A distance in calendar months and days. Months come first and are clamped to the month's end."""

    maaneder: int = 0
    dage: int = 0

    def fra(self, day: date) -> date:
        """The day at this distance from another."""
        return add_months(day, self.maaneder) + timedelta(days=self.dage)

    def rammer_intet(self, day: date) -> bool:
        """Whether the month it leads to has no such day, so that its last day was taken."""
        return add_months(day, self.maaneder).day != day.day

    @property
    def tekst(self) -> Tekst:
        """+ 30 måneder, − 42 dage; empty for no distance."""
        count, unit = self.maaneder, ("måned", "måneder", "month", "months")
        if count % 12 == 0 and abs(count) >= 24:
            count, unit = count // 12, ("år", "år", "year", "years")
        parts = [(n, words) for n, words in ((count, unit), (self.dage, _DAYS)) if n]
        da, en = (
            " ".join(f"{'−' if n < 0 else '+'} {abs(n)} {words[at + (abs(n) != 1)]}" for n, words in parts)
            for at in (0, 2)
        )
        return Tekst(da, en)


_DAYS = ("dag", "dage", "day", "days")


@dataclass(frozen=True)
class Version:
    """The law behind a row for some days.

    `til` is the last day; with `derefter` it is only the last day somebody has looked at, and `derefter` says
    what is unknown after it. `start_set` is False where nobody saw when the rule began.
    """

    fra: date
    til: date
    lov: str
    kilde: str
    sikkerhed: str
    tjekket: date
    derefter: Tekst | None = None
    start_set: bool = True

    def gaelder(self, day: date) -> bool:
        """Whether this version is known to hold on the day."""
        return self.fra <= day <= self.til


@dataclass(frozen=True)
class Hul:
    """Days for which the row is not computed, with the reason."""

    fra: date
    til: date
    grund: Tekst

    def gaelder(self, day: date) -> bool:
        """Whether the day lies in the gap."""
        return self.fra <= day <= self.til


@dataclass(frozen=True)
class Raekke:
    """One row D01-D34: what starts it, how far away the deadline is, who acts, and what the law says when."""

    id: str
    titel: Tekst
    slags: str
    udloeser: tuple[str, ...]
    grundlag: str
    retning: str
    plus: Afstand
    fra_plus: Afstand | None
    plus_oplysning: str
    hvis: tuple[str, ...]
    retsdag: str
    ansvarlig: str
    goer: Tekst
    foelge: Tekst
    overskredet: Tekst | None
    forbehold: tuple[Tekst, ...]
    brev: bool
    versioner: tuple[Version, ...]
    huller: tuple[Hul, ...]
    foer: Tekst | None = None
    """What there was to wait for before the rule began, with {dag}; of rows with an earliest day."""

    def version(self, day: date) -> Version | Hul:
        """What holds on the day: a version, or the gap with its reason.

        After the last day somebody has looked at it is the last version: ask `Version.gaelder`.
        """
        everything: list[Version | Hul] = [*self.versioner, *self.huller]
        found = next((each for each in everything if each.gaelder(day)), None)
        if found is not None:
            return found
        first = min(self.versioner, key=lambda each: each.fra)
        if day < first.fra:
            return Hul(date.min, first.fra - timedelta(days=1), FOER_2013)
        return max(self.versioner, key=lambda each: each.fra)

    @property
    def begynder(self) -> date:
        """The first day of the first version."""
        return min(each.fra for each in self.versioner)


FOER_2013 = Tekst("Vi kender kun loven fra 2013.", "We only know the law from 2013 on.")


@dataclass(frozen=True)
class Udeladt:
    """A row that is not computed, and why."""

    id: str
    titel: Tekst
    grund: Tekst


@dataclass(frozen=True)
class Regler:
    """Everything the deadlines are computed from, with a name made of version, law date and content."""

    navn: str
    raekker: Mapping[str, Raekke]
    udeladt: Mapping[str, Udeladt]
    aldre: tuple[Alder, ...]


def arbejdsdag(retning: str, day: date) -> Workday | None:
    """A workday to plan for: not after the last day, not before the first; none where nothing is due."""
    if retning == "senest":
        return workday_on_or_before(day)
    if retning != "tidligst":
        return None
    later = day
    while (found := workday_on_or_before(later)).date != later:
        later += timedelta(days=1)
    return found


@dataclass(frozen=True)
class Frist:
    """One computed deadline.

    `dato` is the day by the law, or by the municipality's letter; `fra` is the first day of an interval.
    `regnet` is the day as computed before a letter or the beginning of the law moved it; None where there was
    only the letter. `kendt` is False where the law of the deciding day is not known yet. `dage_til` is None
    without a today. `ny_regel` says that the rule began later than the computed day; it is a caveat too.
    """

    raekke: Raekke
    dato: date
    fra: date | None
    regnet: date | None
    ansvarlig: Tekst
    lov: str
    kilde: str
    sikkerhed: str
    tjekket: date
    kendt: bool
    fra_brev: bool
    begrundelse: Tekst
    forbehold: tuple[Tekst, ...]
    dage_til: int | None
    ny_regel: Tekst | None = None

    @property
    def id(self) -> str:
        """D01 and so on."""
        return self.raekke.id

    @property
    def forslag(self) -> Workday | None:
        """A workday to plan for, computed when asked for: not after the last day, not before the first.

        None where nothing has to be done on a day.
        """
        return arbejdsdag(self.raekke.retning, self.dato)

    @property
    def overskredet(self) -> bool:
        """Whether today is known, and the day for doing it has passed."""
        return self.raekke.retning == "senest" and self.dage_til is not None and self.dage_til < 0

    @property
    def goer(self) -> Tekst:
        """What to do; where the day has passed, what to do now."""
        late = self.raekke.overskredet if self.overskredet else None
        return late or self.raekke.goer

    def som_json(self) -> dict[str, Any]:
        """The deadline as JSON has it: days as 2026-12-31, texts in both languages."""
        row, workday = self.raekke, self.forslag
        return {
            "id": row.id,
            "titel": row.titel.da,
            "title": row.titel.en,
            "slags": row.slags,
            "retning": row.retning,
            "dato": self.dato.isoformat(),
            "fra": self.fra.isoformat() if self.fra else None,
            "regnet": self.regnet.isoformat() if self.regnet else None,
            "forslag": workday.date.isoformat() if workday else None,
            "forslag_note": workday.note if workday else "",
            "forslag_note_en": workday.note_in("en") if workday else "",
            "ansvarlig": self.ansvarlig._asdict(),
            "goer": self.goer._asdict(),
            "foelge": row.foelge._asdict(),
            "lov": self.lov,
            "kilde": self.kilde,
            "sikkerhed": self.sikkerhed,
            "tjekket": self.tjekket.isoformat(),
            "lov_kendt": self.kendt,
            "fra_brev": self.fra_brev,
            "begrundelse": self.begrundelse._asdict(),
            "forbehold": [each._asdict() for each in self.forbehold],
            "dage_til": self.dage_til,
            "overskredet": self.overskredet,
        }


class Mangler(NamedTuple):
    """A fact that is not known, and the rows that need it."""

    oplysning: str
    navn: Tekst
    hjaelp: str
    frister: tuple[str, ...]
    hjaelp_en: str = ""


class IkkeAktuel(NamedTuple):
    """A row that does not apply to the facts, and why."""

    id: str
    titel: Tekst
    grund: Tekst


@dataclass(frozen=True)
class Svar:
    """The answer: deadlines in order of date, what is missing, what does not apply, what is left out."""

    regelsaet: str
    frister: tuple[Frist, ...]
    mangler: tuple[Mangler, ...]
    ikke_aktuelle: tuple[IkkeAktuel, ...]
    udeladt: tuple[Udeladt, ...]

    def som_json(self) -> dict[str, Any]:
        """The answer as JSON has it."""
        others: list[IkkeAktuel | Udeladt] = [*self.ikke_aktuelle, *self.udeladt]
        texts = [{"id": e.id, "titel": e.titel.da, "grund": e.grund.da, "reason": e.grund.en} for e in others]
        return {
            "regelsaet": self.regelsaet,
            "frister": [each.som_json() for each in self.frister],
            "mangler": [
                {**each._asdict(), "navn": each.navn._asdict(), "frister": list(each.frister)}
                for each in self.mangler
            ],
            "ikke_aktuelle": texts[: len(self.ikke_aktuelle)],
            "udeladt": texts[len(self.ikke_aktuelle) :],
        }
