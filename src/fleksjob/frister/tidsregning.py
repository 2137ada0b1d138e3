"""From facts to days: pension age, months with benefit, and the distance of a row. Dates only, no law."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from fleksjob import dates
from fleksjob.dates import add_months
from fleksjob.frister.model import Afstand, Raekke, Regler, Tekst
from fleksjob.frister.navne import NAVNE
from fleksjob.frister.oplysninger import Fakta
from fleksjob.law.fastholdelse.fakta import TILBAGEVIRKENDE
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES

_NO_SUCH_DAY = Tekst(
    DAG_DER_IKKE_FINDES.warning,
    "The month has no such day. We use its last day. The first of the next month may be right as well.",
)
_CHOSEN = Tekst(
    f"{DAG_DER_IKKE_FINDES.da} Du har valgt “{DAG_DER_IKKE_FINDES.choices[1]}”. Svaret er ikke sikkert.",
    f"{DAG_DER_IKKE_FINDES.en} You chose the first of the next month. The answer is not certain.",
)
_FROM_THE_PERIOD = Tekst(
    "Vi regner fra den periode, kommunen har oplyst. Det er vores slutning.",
    "We count from the period the municipality named. That is our inference.",
)
_IF_IT_GOES_ON = Tekst(
    "Vi forudsætter, at ydelsen fortsætter uden afbrydelse.",
    "We assume that the benefit goes on without a break.",
)


@dataclass(frozen=True)
class Regnet:
    """A computed day, the first day of an interval, what was counted from, how certain the counting is.

    From `pension` on, the age of folkepension, an earliest day has nobody to wait for it.
    """

    dato: date
    fra: date | None
    udloeser: date
    begrundelse: Tekst
    forbehold: tuple[Tekst, ...] = ()
    sikkerhed: str = "lovtekst"
    pension: date | None = None


def mangler(row: Raekke, facts: Fakta) -> list[str]:
    """The facts the row counts from that are not known.

    Where one of several is enough, it is the last of them that is asked for.
    """
    if row.grundlag == "seneste":
        missing = [key for key in row.udloeser if not facts.kendt(key)]
    else:
        missing = [] if any(facts.kendt(key) for key in row.udloeser) else [row.udloeser[-1]]
    if row.plus_oplysning and not facts.kendt(row.plus_oplysning):
        missing.append(row.plus_oplysning)
    return missing


def regn(rules: Regler, row: Raekke, facts: Fakta, law_day: date) -> Regnet:
    """The day of a row whose facts are known. `law_day` chooses the table of pension ages."""
    if row.grundlag in ("tolv_i_atten", "atten_i_alt"):
        return _months(row, facts)
    if row.grundlag == "folkepension":
        return _pension(rules, row, facts, law_day)
    key, base = _base(row, facts)
    plus = Afstand(maaneder=facts.interval or 0) if row.plus_oplysning else row.plus
    if row.grundlag == "naeste_maaned":
        end = add_months(base.replace(day=1), 1)
        how = Tekst("den 1. i næste måned", "the 1st of the next month")
        return Regnet(end, None, base, _sentence(NAVNE[key], base, how, end))
    end, caveats = _away(base, plus, facts)
    start = row.fra_plus.fra(base) if row.fra_plus is not None else None
    why = _sentence(NAVNE[key], base, plus.tekst, end)
    if key == "periode_start":
        return Regnet(end, start, base, why, (*caveats, _FROM_THE_PERIOD), "afledt")
    return Regnet(end, start, base, why, caveats)


def _base(row: Raekke, facts: Fakta) -> tuple[str, date]:
    """What is counted from, and its name."""
    known = [(key, facts.datoer[key]) for key in row.udloeser if key in facts.datoer]
    if row.grundlag != "seneste":
        return known[0]
    if facts.valgt(TILBAGEVIRKENDE):
        return known[-1]
    return max(known, key=lambda each: each[1])


def _sentence(name: Tekst, base: date, how: Tekst, end: date) -> Tekst:
    return Tekst(
        *(f"{name.i(sprog)} {dates.show(base)} {how.i(sprog)} = {dates.show(end)}" for sprog in ("da", "en"))
    )


def _away(day: date, plus: Afstand, facts: Fakta) -> tuple[date, tuple[Tekst, ...]]:
    """The day at a distance, with a caveat where the month has no such day."""
    end = plus.fra(day)
    if not plus.rammer_intet(day):
        return end, ()
    if facts.valgt(DAG_DER_IKKE_FINDES):
        return end + timedelta(days=1), (_CHOSEN,)
    return end, (_NO_SUCH_DAY,)


def folkepension(rules: Regler, birth: date, law_day: date) -> tuple[int, str]:
    """The age of folkepension in months, by the law of a day, and how certain it is."""
    for age in rules.aldre:
        if age.foedt_fra <= birth <= age.foedt_til and age.fra <= law_day <= age.til:
            return age.maaneder, age.status
    raise AssertionError("the loader has checked that every birth has its age")


def _pension(rules: Regler, row: Raekke, facts: Fakta, law_day: date) -> Regnet:
    birth = facts.datoer["foedselsdag"]
    months, certainty = folkepension(rules, birth, law_day)
    pension, caveats = _away(birth, Afstand(months), facts)
    end, more = _away(pension, row.plus, facts)
    years = f"{months // 12}½" if months % 12 else str(months // 12)
    why = Tekst(
        f"Folkepension ved {years} år, {dates.show(pension)}",
        f"Folkepension at {years}, {dates.show(pension)}",
    )
    if row.plus != Afstand():
        why = Tekst(*(f"{why.i(s)} {row.plus.tekst.i(s)} = {dates.show(end)}" for s in ("da", "en")))
    if months == 840:
        caveats = (*caveats, Tekst(
            "Alderen 70 år er vedtaget i 2025. Vi har den fra en sekundær kilde.",
            "The age of 70 was adopted in 2025. We have it from a secondary source.",
        ))  # fmt: skip
    return Regnet(end, None, birth, why, tuple(dict.fromkeys((*caveats, *more))), certainty, pension)


def _months(row: Raekke, facts: Fakta) -> Regnet:
    """The end of the month in which the 12th month within 18, or the 18th in all, has been received."""
    listed = set(facts.maaneder)
    month = min(listed)
    assumed = False
    while True:
        if month > max(facts.maaneder):
            listed.add(month)
            assumed = True
        so_far = [each for each in listed if each <= month]
        recent = sum(each > month - 18 for each in so_far)
        if (recent >= 12) if row.grundlag == "tolv_i_atten" else (len(so_far) >= 18):
            break
        month += 1
    year, index = divmod(month, 12)
    end = date(year, index + 1, monthrange(year, index + 1)[1])
    first = _first(min(listed))
    n = len(facts.maaneder)
    why = Tekst(
        f"{n} {'måned' if n == 1 else 'måneder'} oplyst; nået {dates.show(end)}",
        f"{n} {'month' if n == 1 else 'months'} stated; reached {dates.show(end)}",
    )
    return Regnet(end, None, first, why, (_IF_IT_GOES_ON,) if assumed else (), "afledt")


def _first(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
