"""The fields of *Tjek udbetalingen*: a month, a payslip, and what the municipality's letter says."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fleksaftale.core import clock
from fleksaftale.core.forms import ChoiceField, MoneyField, TextField
from fleksaftale.core.forms.drawn import PlainSelect, ShortInput
from fleksjob import dates
from fleksjob.errors import InputError
from fleksjob.law.fleksloentilskud import loenarter
from fleksjob.sag_tal import dage

MONTHS_BACK = 36
FEWEST, MOST = 2, 8  # rows for other amounts
IN_THE_WAGE = ("loen", "pension")
"""Kinds that have fields of their own."""

DAYS = {
    "feriedage": "feriedage",
    "ly_dage": "ledighedsydelsesdage",
    "hverdage": "hverdage_i_job",
}
"""Fields that hold days, and the fact that each states."""

LETTER = {
    "k_loen": "loen",
    "k_hoejeste": "hoejeste",
    "k_nedsaettelse": "nedsaettelse",
    "k_ydelse": "ydelse",
    "k_loft": "fuldtidsloen",
    "k_tilskud": "fleksloentilskud",
    "k_atp": "atp",
    "k_tilbage": "tilbage",
    "k_efter": "efterbetalt",
    "k_udbetalt": "udbetalt",
}
"""Fields of the letter, and what each is to the law's comparison."""


class DaysField(TextField):
    """Days of a month, with decimals; kept as they were written."""

    widget = ShortInput

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if text:
            try:
                dage("feriedage", text)
            except InputError as problem:
                said = problem.reason_en if get_language() == "en" else problem.reason
                raise ValidationError(said[:1].upper() + said[1:]) from None
        return text


def months() -> list[tuple[str, str]]:
    """The months that a letter may be about, the newest first, by their first day."""
    this = dates.add_months(clock.today().replace(day=1), 1)
    days = (dates.add_months(this, -back) for back in range(MONTHS_BACK + 1))
    return [(f"{day:%Y-%m}", month_name(day)) for day in days]


def month_name(day: date) -> str:
    """maj 2026 / May 2026."""
    return f"{MONTHS[day.month]} {day.year}"


def kinds() -> list[tuple[str, str]]:
    """Every kind of wage that can be chosen, in the words of today."""
    pick = "en" if get_language() == "en" else "da"
    found = {each.id: getattr(each, pick) for each in loenarter.gaeldende() if each.id not in IN_THE_WAGE}
    return [("", str(_("Vælg en slags"))), *sorted(found.items(), key=lambda each: each[1].casefold())]


def of_the_payslip() -> dict[str, forms.Field]:
    """The wage of the month before."""
    plain: dict[str, Any] = {"required": False, "mark_optional": False}
    return {
        "loen": MoneyField(
            label=_("Løn før skat, uden pension"),
            help_text=_("Den løn, der er arbejdsmarkedsbidrag af. Fx 14.000,00"),
            empty=_("Skriv lønnen fra lønsedlen, fx 14.000,00"),
            example="14.000,00",
        ),
        "egen_pension": MoneyField(label=_("Din egen pension"), help_text=_("Fx 560,00"), **plain),
        "ag_pension": MoneyField(label=_("Arbejdsgiverens pension"), help_text=_("Fx 1.120,00"), **plain),
        "fuldtid": MoneyField(
            label=_("Løn på fuld tid i samme job"),
            help_text=_("Med pension og tillæg. Lad feltet stå tomt, hvis du ikke kender den."),
            **plain,
        ),
        "loen_selv": MoneyField(
            label=_("Løn med pension i den måned, du fik tilskud for"),
            help_text=_("Så kan du se, om kommunen har brugt en anden måned."),
            **plain,
        ),
        "feriepenge": MoneyField(
            label=_("Feriepenge fra Feriekonto for hver feriedag"),
            help_text=_("Før skat, fx 480,00"),
            **plain,
        ),
        "feriedage": _days(_("Feriedage med feriepenge fra Feriekonto")),
        "ly_dage": _days(_("Dage med ledighedsydelse i måneden")),
        "hverdage": _days(_("Hverdage i fleksjobbet, hvis det begyndte eller sluttede i måneden")),
    }


def _days(label: Any) -> DaysField:
    made = DaysField(
        label=label, help_text=_("Fx 2"), required=False, mark_optional=False, max_length=6, suffix=_("dage")
    )
    made.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off", "class": "input-width-xs"})
    return made


def of_the_letter() -> dict[str, forms.Field]:
    """What the letter says; each of it may be left out."""
    labels = {
        "k_loen": _("Løn, der er regnet med"),
        "k_hoejeste": _("Højeste fleksløntilskud"),
        "k_nedsaettelse": _("Nedsættelse på grund af løn"),
        "k_ydelse": _("Fradrag for sygedagpenge eller lignende"),
        "k_loft": _("Lønloft (løn på fuld tid)"),
        "k_tilskud": _("Fleksløntilskud før skat og ATP"),
        "k_atp": _("ATP"),
        "k_tilbage": _("Trukket, fordi der før er udbetalt for meget"),
        "k_efter": _("Lagt til for en tidligere måned"),
        "k_udbetalt": _("Udbetalt før skat"),
    }
    return {
        name: MoneyField(label=label, required=False, mark_optional=False) for name, label in labels.items()
    }


def of_a_row(number: int) -> dict[str, forms.Field]:
    """One more amount of the payslip, with its kind."""
    plain: dict[str, Any] = {"required": False, "mark_optional": False}
    return {
        f"art{number}": ChoiceField(
            label=_("Slags, linje %(number)s") % {"number": number},
            widget=PlainSelect,
            choices=kinds(),
            **plain,
        ),
        f"beloeb{number}": MoneyField(label=_("Beløb, linje %(number)s") % {"number": number}, **plain),
    }


def rows_in(kept: dict[str, str]) -> int:
    """How many rows for other amounts the answers need: those that are used, and the fewest there are."""
    used = [
        number for number in range(1, MOST + 1) if kept.get(f"art{number}") or kept.get(f"beloeb{number}")
    ]
    return max([FEWEST, *used])


def pairs(rows: int) -> Iterator[tuple[str, str]]:
    """The names of the two fields of each row."""
    return ((f"art{number}", f"beloeb{number}") for number in range(1, rows + 1))
