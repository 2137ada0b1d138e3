"""The words of a calculation as a person reads it: every sentence in Danish and in English."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from fleksjob import hours, money
from fleksjob.engine.rules import Sentence
from fleksjob.tal import oere

MAANEDER: Sentence = (
    "januar februar marts april maj juni juli august september oktober november december",
    "January February March April May June July August September October November December",
)

_ORD: Mapping[str, Sentence] = {
    "overskrift": ("Fleksløntilskud for {maaned}", "Fleksløntilskud for {maaned}"),
    "i_alt": ("Løn og tilskud i alt, før skat og ATP", "Wage and subsidy in all, before tax and ATP"),
    "atp": (
        "ATP, trækkes af tilskuddet: {andel}, højst {hoejst}",
        "ATP, taken from the subsidy: {andel}, at most {hoejst}",
    ),
    "forbehold": ("Forbehold", "Caveats"),
    "satser": ("Satser for {maaned}. Regelsæt: {regelsaet}", "Rates of {maaned}. Rule set: {regelsaet}"),
    "effektive_timer": (
        "Effektive timer: {til_stede} timer × {andel} = {betalt} timer",
        "Effective hours: {til_stede} hours × {andel} = {betalt} hours",
    ),
    "loen_af_timer": (
        "Løn: {timer} timer × {timeloen} × {uger}",
        "Wage: {timer} hours × {timeloen} × {uger}",
    ),
    "loft_af_timer": (
        "Lønloft: {timer} timer × {timeloen} × {uger}",
        "Cap: {timer} hours × {timeloen} × {uger}",
    ),
    "loen_14_dage": (
        "Løn: {beloeb} for 14 dage × {gange}",
        "Wage: {beloeb} for 14 days × {gange}",
    ),
    "loen_for_arbejdet": ("Løn for arbejdet", "Pay for the work"),
    "feriepenge_optjent": ("Feriepenge, der er indbetalt til Feriekonto", "Holiday pay paid into Feriekonto"),
    "feriepenge": ("Feriepenge for {dage} feriedage", "Holiday pay for {dage} days of holiday"),
    "saerlig_udbetaling": (
        "Ferietillæg, fritvalg eller lignende, udbetalt i måneden",
        "Holiday supplement, fritvalg or the like, paid out in the month",
    ),
    "loendele": ("Bonus og andre løndele i måneden", "Bonus and other parts of the wage in the month"),
    "loen_i_alt": ("Løn i måneden", "Wage of the month"),
    "tabt_arbejdsfortjeneste": (
        "Tabt arbejdsfortjeneste, regnes som løn",
        "Compensation for lost earnings, counts as wage",
    ),
    "ikke_med": ("Ikke regnet med: {hvad}", "Not counted: {hvad}"),
    "loft_haevet": ("Lønloft, hævet med {beloeb} i måneden", "Cap, raised by {beloeb} this month"),
    "del_af_maaneden": (
        "Højeste fleksløntilskud, {dage} hverdage af {hele}",
        "Highest fleksløntilskud, {dage} workdays of {hele}",
    ),
    "plus_tillaeg": (" + tillæg {beloeb}", " + supplements {beloeb}"),
    "loen": ("Løn i fleksjobbet", "Wage of the fleksjob"),
    "loft": ("Lønloft, løn på fuld tid", "Cap, full-time wage"),
    "heraf_tillaeg": (", heraf tillæg {beloeb}", ", supplements of {beloeb} in it"),
    "anden_loen": ("Anden lønindtægt", "Other wage income"),
    "ingen_loen": (
        "Ingen løn i fleksjobbet og ingen sygedagpenge: intet tilskud i måneden",
        "No wage of the fleksjob and no sickness benefit: no subsidy this month",
    ),
    "hoejeste": ("Højeste fleksløntilskud", "Highest fleksløntilskud"),
    "andel_af": ("{andel} af {beloeb}", "{andel} of {beloeb}"),
    "andel_over": (
        "{andel} af {beloeb} over grænsen {graense}",
        "{andel} of {beloeb} above the threshold {graense}",
    ),
    "ydelse": (
        "Sygedagpenge eller lignende, krone for krone",
        "Sickness benefit or the like, krone for krone",
    ),
    "intet_tilbage": (
        "Nedsættelsen er større end tilskuddet: intet tilskud",
        "The reduction is larger than the subsidy: no subsidy",
    ),
    "foer_loft": ("Tilskud før lønloft", "Subsidy before the cap"),
    "over_loft": (
        "Lønloft: løn og tilskud kan ikke overstige løn på fuld tid",
        "Cap: wage and subsidy cannot exceed the full-time wage",
    ),
    "ledighedsydelse": ("Ledighedsydelse i {dage} dage", "Ledighedsydelse for {dage} days"),
    "fleksloentilskud": ("Fleksløntilskud", "Fleksløntilskud"),
    "foerste_loen": (
        "Tilskud kan først komme på tale fra den første løn.",
        "The subsidy begins with the first wage.",
    ),
    "naeste_krone": (
        "Af den næste krone i løn beholder du {beloeb} kr. før skat og ATP.",
        "Of the next krone of wage you keep {beloeb} kr. before tax and ATP.",
    ),
    "time_mere": (
        "En time mere om ugen giver {beloeb} mere om måneden før skat.",
        "One more hour a week gives {beloeb} more a month before tax.",
    ),
    "time_loft": (
        "Flere timer giver her ikke højere samlet indtægt på grund af lønloftet.",
        "More hours give no higher total income here because of the cap.",
    ),
    "time_mindre": (
        "En time mere om ugen giver her {beloeb} mindre om måneden før skat.",
        "One more hour a week gives {beloeb} less a month here before tax.",
    ),
    "time_intet": (
        "En time mere om ugen giver her ikke mere om måneden.",
        "One more hour a week gives nothing more a month here.",
    ),
}


class Ord:
    """The words of one language, and its way of writing hours and shares. Kroner are written as in Danish."""

    def __init__(self, language: str = "da") -> None:
        self.language = language
        self.pick = 1 if language == "en" else 0

    def __call__(self, key: str, **parts: Any) -> str:
        """A sentence with its parts filled in."""
        return _ORD[key][self.pick].format(**parts)

    def maaned(self, day: Any) -> str:
        """The month of a day: juni 2024."""
        return f"{MAANEDER[self.pick].split()[day.month - 1]} {day.year}"

    def decimal(self, text: str) -> str:
        """A decimal number with the mark of the language."""
        return text if self.pick else text.replace(".", ",")

    def procent(self, share: Fraction) -> str:
        """A share: 2,5 %."""
        return self.decimal(f"{float(share * 100):g} %")

    def timer(self, minutes: Fraction) -> str:
        """Minutes as hours: 7,5; with four decimals where they are not whole minutes."""
        if minutes.denominator == 1:
            return hours.show(int(minutes), self.language)
        return self.decimal(f"{float(minutes / 60):.4f}".rstrip("0").rstrip("."))


def tal(amount: Fraction) -> str:
    """An amount without its unit, as a column of a table has it: 15.272,00."""
    return kr(amount).removesuffix(" kr.")


def med_fortegn(amount: Fraction) -> str:
    """A change: +300,00 or −300,00, and 0,00 without a sign."""
    shown = tal(amount)
    return f"+{shown}" if amount > 0 and shown != "0,00" else shown.replace("-", "−")


def kr(amount: Fraction) -> str:
    """An exact amount in kroner, half-up to the øre: 15.272,00 kr."""
    return money.show(oere(amount))
