"""The payslip and the municipality's statement as they are written, read or refused with the field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from fleksjob import dates, money, sag
from fleksjob.engine.rules import Sentence
from fleksjob.errors import InputError, quoted
from fleksjob.forloeb_laes import OF_THE_MONTH, maaned
from fleksjob.sag_tal import beloeb

FELTER: Mapping[str, Sentence] = {
    "maaned": (
        "den måned, der er udbetalt tilskud for, fx 2024-06",
        "the month that the subsidy was paid for, such as 2024-06",
    ),
    "loenseddel": (
        "lønnen måneden før: loen, egen_pension, arbejdsgiver_pension; eller som i fleksjob beregn",
        "the wage of the month before: loen, egen_pension, arbejdsgiver_pension; or as for one calculation",
    ),
    "kommunen": (
        "tallene fra kommunens brev; udelad det, der ikke står",
        "the figures of the municipality's letter; leave out what it does not state",
    ),
    "loen_i_maaneden": (
        "lønnen med pension i den måned, der er udbetalt tilskud for, hvis den er kendt",
        "the wage with pension in the month that was paid for, if it is known",
    ),
    "politik": (
        "åbne spørgsmål, der skal besvares anderledes; se fleksjob regler",
        "open questions to be answered otherwise; see fleksjob regler",
    ),
}
"""Every key, and what it means in Danish and English."""

NOEGLER = {key: da for key, (da, _) in FELTER.items()}
PENSION = ("egen_pension", "arbejdsgiver_pension")
AF_LOENNEN: Mapping[str, Sentence] = {
    "loen": ("løn før skat uden pension, fx 14000", "wage before tax without pension, such as 14000"),
    "egen_pension": ("dit eget bidrag til pension, fx 560", "your own pension contribution, such as 560"),
    "arbejdsgiver_pension": (
        "arbejdsgiverens bidrag til pension, fx 1120",
        "the employer's pension contribution, such as 1120",
    ),
}
DELE = tuple(AF_LOENNEN)
"""A wage in its parts: before tax without pension, and the two contributions."""
LOENSEDDEL = tuple(key for key in sag.NOEGLER if key not in ("dato", "politik", *OF_THE_MONTH))
I_MAANEDEN = OF_THE_MONTH
"""Facts of the month that is paid for; they stand beside the payslip."""

KOMMUNEN: Mapping[str, Sentence] = {
    "loen": ("den løn, kommunen har regnet med", "the wage that the municipality counted with"),
    "hoejeste": ("højeste fleksløntilskud", "the highest fleksløntilskud"),
    "nedsaettelse": ("nedsættelsen på grund af løn", "the reduction because of wage"),
    "ydelse": (
        "fradrag for sygedagpenge eller lignende",
        "what was taken off for sickness benefit or the like",
    ),
    "fuldtidsloen": ("lønloftet, løn på fuld tid", "the cap on wage and subsidy, the wage of full time"),
    "fleksloentilskud": ("tilskuddet før ATP og skat", "the subsidy before ATP and tax"),
    "atp": ("ATP, der er trukket", "ATP that was withheld"),
    "tilbage": (
        "beløb, der er trukket, fordi der før er udbetalt for meget",
        "an amount taken back because too much was paid before",
    ),
    "efterbetalt": (
        "beløb, der er lagt til for en tidligere måned",
        "an amount added for an earlier month",
    ),
    "udbetalt": ("udbetalt før skat", "paid out before tax"),
}
"""What a letter may say, and what it is."""

NO_CAP = money.LARGEST
"""Stands for a full-time wage that nobody stated: it never binds."""


@dataclass(frozen=True)
class Oplyst:
    """What was written, read. Amounts of the letter and the parts of the wage are exact kroner.

    `facts` are those of `fleksjob beregn`; `loenloft_kendt` says whether a full-time wage was stated at all.
    """

    maaned: date
    facts: Mapping[str, Any]
    dele: Mapping[str, Fraction]
    kommunen: Mapping[str, Fraction]
    loen_i_maaneden: Fraction | None
    loenloft_kendt: bool
    loenloft_fra_kommunen: bool

    @property
    def loen_maaned(self) -> date:
        """The month whose wage counts: the one before."""
        return dates.add_months(self.maaned, -1)


def laes(oplyst: Mapping[str, Any]) -> Oplyst:
    """Read what was written. Raises InputError naming the field."""
    _known(oplyst, (*NOEGLER, *I_MAANEDEN), "")
    month = maaned("maaned", oplyst.get("maaned"))
    letter = _letter(oplyst.get("kommunen"))
    payslip = oplyst.get("loenseddel")
    if not isinstance(payslip, Mapping) or not payslip:
        raise InputError(
            "loenseddel",
            'mangler; skriv fx {"loen": "14000", "egen_pension": "560", "arbejdsgiver_pension": "1120"}',
            'is missing; write {"loen": "14000", "egen_pension": "560", "arbejdsgiver_pension": "1120"}',
        )
    _known(payslip, (*DELE, *LOENSEDDEL), "loenseddel.")
    facts, parts = _wage(payslip)
    by_hour = "timeloen" in facts
    stated = "fuldtidsloen_md" in facts or by_hour
    from_letter = not stated and "fuldtidsloen" in letter
    if not stated:
        full = letter["fuldtidsloen"] * 100 if from_letter else Fraction(NO_CAP)
        facts["fuldtidsloen_md"] = _as_text(full / 100)
    facts |= {key: oplyst[key] for key in I_MAANEDEN if key in oplyst}
    facts |= {"dato": month.isoformat(), "politik": {} if (given := oplyst.get("politik")) is None else given}
    try:
        sag.laes(facts)
    except InputError as problem:
        place = "" if problem.field.partition(".")[0] in ("politik", *I_MAANEDEN) else "loenseddel."
        field = "loen" if problem.field == "loen_md" and parts else problem.field
        raise InputError(place + field, problem.reason, problem.reason_en) from None
    own = oplyst.get("loen_i_maaneden")
    return Oplyst(
        maaned=month,
        facts=facts,
        dele=parts,
        kommunen=letter,
        loen_i_maaneden=None if own is None else _kroner("loen_i_maaneden", own),
        loenloft_kendt=stated or from_letter,
        loenloft_fra_kommunen=from_letter,
    )


def _known(table: Mapping[str, Any], keys: tuple[str, ...], place: str) -> None:
    for key in table:
        if key not in keys:
            names = ", ".join(keys)
            raise InputError(
                place + quoted(str(key)), f"kendes ikke her; brug {names}", f"is not known here; use {names}"
            )


def _wage(payslip: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Fraction]]:
    """The facts of the payslip, with its parts put together where it states them."""
    facts = {key: value for key, value in payslip.items() if key not in DELE and value is not None}
    parts = {key: _kroner(f"loenseddel.{key}", payslip[key]) for key in DELE if payslip.get(key) is not None}
    if not parts:
        return facts, {}
    if "loen" not in parts:
        raise InputError(
            "loenseddel.loen", "mangler; skriv fx 14000,00", "is missing; write 14000.00, for example"
        )
    for key in ("loen_md", "loen_14_dage", "timeloen"):
        if key in facts:
            raise InputError(
                f"loenseddel.{key}",
                "kan ikke bruges sammen med loen; skriv kun den ene",
                "cannot be used with loen; write only one of them",
            )
    facts["loen_md"] = _as_text(sum(parts.values(), Fraction(0)))
    return facts, parts


def _letter(table: object) -> dict[str, Fraction]:
    good = '{"fleksloentilskud": "15272"}'
    if not isinstance(table, Mapping) or not [value for value in table.values() if value is not None]:
        raise InputError("kommunen", f"mangler; skriv fx {good}", f"is missing; write {good}, for example")
    _known(table, tuple(KOMMUNEN), "kommunen.")
    return {
        key: _kroner(f"kommunen.{key}", value) for key in KOMMUNEN if (value := table.get(key)) is not None
    }


def _kroner(field: str, value: object) -> Fraction:
    try:
        return Fraction(beloeb("loen_md", value), 100)
    except InputError as problem:
        raise InputError(field, problem.reason, problem.reason_en) from None


def _as_text(kroner: Fraction) -> str:
    oere = int(kroner * 100)
    return f"{oere // 100}.{oere % 100:02d}"
