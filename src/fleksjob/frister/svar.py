"""Facts to deadlines. No clock: whoever wants to know what has passed says what day it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from fleksjob import dates
from fleksjob.engine.rules import CERTAINTIES, FOREVER
from fleksjob.errors import InputError
from fleksjob.frister import loader, tidsregning
from fleksjob.frister.betingelser import BETINGELSER, Udfald
from fleksjob.frister.model import Frist, Hul, IkkeAktuel, Mangler, Raekke, Regler, Svar, Tekst, Version
from fleksjob.frister.navne import ANSVARLIGE, NAVNE
from fleksjob.frister.noegler import FELTER
from fleksjob.frister.oplysninger import Fakta, laes
from fleksjob.frister.tidsregning import Regnet
from fleksjob.law.myndighed import KOMMUNEN_FRA, myndighed

_SEEN = date(2026, 1, 1)
"""Where the start of a rule was not seen, it is our inference before the year its text was read in."""

_START_NOT_SEEN = Tekst(
    "Hvornår reglen begyndte, er ikke set. Vi antager, at den gjaldt.",
    "When the rule began was not seen. We assume that it applied.",
)


def gaeldende() -> Regler:
    """The rows as this version of the package knows them. Keep it for many cases: the files are read anew."""
    return loader.load()


def frister(oplyst: Mapping[str, Any], today: date | None = None, regler: Regler | None = None) -> Svar:
    """The deadlines that the facts give, in order of date.

    `oplyst` has keys of `FELTER`, days as `date` or text (2024-03-01). `today` tells what has passed,
    refuses events that have not happened yet, and chooses the table of pension ages (else the newest).
    Raises InputError naming the field, for a fact that cannot be read or that contradicts another.
    """
    rules = regler or gaeldende()
    facts = laes(oplyst, today, [row.id for row in rules.raekker.values() if row.brev])
    found: list[Frist] = []
    not_now: list[IkkeAktuel] = []
    missing: dict[str, list[str]] = {}
    for row in rules.raekker.values():
        answer = _row(rules, row, facts, today)
        if isinstance(answer, Frist):
            found.append(answer)
        elif isinstance(answer, IkkeAktuel):
            not_now.append(answer)
        else:
            for key in answer:
                missing.setdefault(key, []).append(row.id)
    return Svar(
        regelsaet=rules.navn,
        frister=tuple(sorted(_with_each_other(found), key=lambda each: (each.dato, each.id))),
        mangler=tuple(
            Mangler(key, NAVNE[key], da, tuple(missing[key]), en)
            for key, (da, en) in FELTER.items()
            if key in missing
        ),
        ikke_aktuelle=tuple(not_now),
        udeladt=tuple(rules.udeladt.values()),
    )


def _row(rules: Regler, row: Raekke, facts: Fakta, today: date | None) -> Frist | IkkeAktuel | list[str]:
    """The deadline of one row; or why it does not apply; or the facts that are missing."""
    outcomes = [BETINGELSER[name](facts) for name in row.hvis]
    letter = facts.brev.get(row.id)
    refused = next((each.nej for each in outcomes if each.nej), None)
    if refused is not None:
        if letter is not None:
            raise InputError(
                f"brev.{row.id}",
                f"passer ikke: {refused.da} Udelad den, eller ret oplysningen",
                f"does not fit: {refused.en} Leave it out, or correct the fact",
            )
        return IkkeAktuel(row.id, row.titel, refused)
    missing = tidsregning.mangler(row, facts)
    if not missing:
        missing = [each.mangler for each in outcomes if each.mangler]
    elif letter is None:
        missing += [each.mangler for each in outcomes if each.mangler]
    if missing and letter is None:
        return list(dict.fromkeys(missing))
    counted = None
    if not tidsregning.mangler(row, facts):
        counted = tidsregning.regn(rules, row, facts, max(today or FOREVER, loader.BEGYNDER))
        if letter is not None and letter < counted.udloeser:
            first = dates.show(counted.udloeser)
            raise InputError(
                f"brev.{row.id}",
                f"ligger før det, der tælles fra, {first}; skriv datoen i brevet",
                f"is before the day that is counted from, {first}; write the date in the letter",
            )
    return _deadline(row, outcomes, counted, letter, today)


def _deadline(
    row: Raekke,
    outcomes: list[Udfald],
    counted: Regnet | None,
    letter: date | None,
    today: date | None,
) -> Frist | IkkeAktuel:
    caveats = list(row.forbehold)
    certainties: list[str] = []
    began_later = None
    if letter is None:  # the municipality has decided: how we would have counted is no caveat any more
        caveats += [each.forbehold for each in outcomes if each.forbehold]
        certainties += ["afledt" for each in outcomes if each.afledt]
    day = letter or (counted.dato if counted else None)
    assert day is not None  # noqa: S101 - the caller has one of the two
    if counted is not None and letter is None:
        caveats += counted.forbehold
        certainties.append(counted.sikkerhed)
        if row.retning == "tidligst" and day < row.begynder:
            if counted.pension is not None and counted.pension <= row.begynder:
                return IkkeAktuel(row.id, row.titel, _too_late(counted.pension, row.begynder))
            day = row.begynder
            began_later = _begins(row, counted.dato)
            caveats.append(began_later)
    trigger = counted.udloeser if counted else day
    deciding, other = (trigger, day) if row.retsdag == "udloeser" else (day, trigger)
    version = row.version(deciding)
    if isinstance(version, Hul):
        if letter is None:
            return IkkeAktuel(row.id, row.titel, version.grund)
        caveats.append(version.grund)
        version = max(row.versioner, key=lambda each: each.fra)
    caveats += _about_the_law(row, version, deciding, other)
    still = row.version(max(today or deciding, deciding))
    if row.retning == "tidligst" and isinstance(still, Version):
        version = still  # what has been possible since then is so by the law of today
    if _began_before(row, deciding, other):
        certainties.append("afledt")
    if not version.start_set and deciding < _SEEN:
        certainties.append("afledt")
    return Frist(
        raekke=row,
        dato=day,
        fra=counted.fra if counted and counted.fra and counted.fra <= day else None,
        regnet=counted.dato if counted else None,
        ansvarlig=_who(row, day),
        lov=version.lov,
        kilde=version.kilde,
        sikkerhed=max([version.sikkerhed, *certainties], key=CERTAINTIES.index),
        tjekket=version.tjekket,
        kendt=version.gaelder(deciding),
        fra_brev=letter is not None,
        begrundelse=_why(counted, letter),
        forbehold=tuple(dict.fromkeys(caveats)),
        dage_til=(day - today).days if today else None,
        ny_regel=began_later,
    )


def _too_late(pension: date, first: date) -> Tekst:
    return Tekst(
        f"Reglen findes først fra {dates.show(first)}. Folkepensionsalderen var nået {dates.show(pension)}.",
        f"The rule exists only from {dates.show(first)}; folkepension age was reached {dates.show(pension)}.",
    )


def _begins(row: Raekke, counted: date) -> Tekst:
    """That the rule is younger than the day it leads to, and what had been reached by then."""
    assert row.foer is not None  # noqa: S101 - the loader asks for it where a day is the earliest
    first, reached = dates.show(row.begynder), dates.show(counted)
    return Tekst(
        f"Reglen findes først fra {first}. {row.foer.da.format(dag=reached)}",
        f"The rule exists only from {first}. {row.foer.en.format(dag=reached)}",
    )


def _began_before(row: Raekke, deciding: date, other: date) -> bool:
    """Whether the period began under a rule that was another one: that this one holds for it is inferred."""
    return isinstance(row.version(other), Hul) and loader.BEGYNDER <= other < deciding


def _about_the_law(row: Raekke, version: Version, deciding: date, other: date) -> list[Tekst]:
    """What is not known of the law on the deciding day, or was or will be different on the other day."""
    caveats = []
    if not version.start_set and deciding < _SEEN:
        caveats.append(_START_NOT_SEEN)
    beside = row.version(other)
    if isinstance(beside, Hul) and _began_before(row, deciding, other):
        caveats.append(Tekst(
            f"Da perioden begyndte, gjaldt noget andet: {beside.grund.da} Overgangsregler er ikke set.",
            f"When the period began, it was different: {beside.grund.en} Transitional rules were not seen.",
        ))  # fmt: skip
    elif isinstance(beside, Hul) and other > deciding:
        caveats.append(Tekst(
            f"På fristens dag er det anderledes: {beside.grund.da}",
            f"On the day of the deadline it is different: {beside.grund.en}",
        ))  # fmt: skip
    elif version.derefter is not None and max(deciding, other) > version.til:
        caveats.append(version.derefter)
    return caveats


def _who(row: Raekke, day: date) -> Tekst:
    if row.ansvarlig in ANSVARLIGE:
        return ANSVARLIGE[row.ansvarlig]
    word = Tekst(myndighed(day), myndighed(day, "en"))
    if row.ansvarlig == "myndighed":
        return word
    return Tekst(
        f"{word.da} i den nye kommune" if day < KOMMUNEN_FRA else "den nye kommune", f"the new {word.en[4:]}"
    )


def _why(counted: Regnet | None, letter: date | None) -> Tekst:
    if letter is None and counted is not None:
        return counted.begrundelse
    da, en = "Datoen står i et brev fra kommunen", "The date stands in a letter from the municipality"
    if counted is None:
        return Tekst(f"{da}.", f"{en}.")
    return Tekst(
        f"{da} og går forud for den beregnede: {counted.begrundelse.da}",
        f"{en} and overrides the computed one: {counted.begrundelse.en}",
    )


def _with_each_other(found: list[Frist]) -> list[Frist]:
    """D08 loses its meaning from the day of D07: the twelve months are then no longer required."""
    lifted = next((each.dato for each in found if each.id == "D07"), None)
    if lifted is None:
        return found
    note = Tekst(
        f"Fra {dates.show(lifted)} kræves de 12 måneder ikke: se D07.",
        f"From {dates.show(lifted)} the twelve months are not required: see D07.",
    )
    return [
        replace(each, forbehold=(*each.forbehold, note)) if each.id == "D08" and each.dato >= lifted else each
        for each in found
    ]
