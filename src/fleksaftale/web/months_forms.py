"""The form of *Hvad kommer i maj?*: the months of a year, each with its wage and what is special about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.core import clock
from fleksaftale.core.forms import CheckboxField, ChoiceField, MoneyField
from fleksaftale.core.forms.drawn import PlainSelect
from fleksaftale.web import rates_missing
from fleksaftale.web.payment_fields import DaysField, month_name
from fleksaftale.web.payment_forms import as_text, reason, written
from fleksjob import dates
from fleksjob.errors import InputError, RateMissing
from fleksjob.forloeb import Forloeb, forloeb
from fleksjob.tjek_laes import NO_CAP

FEWEST, MOST = 3, 12
BACK, AHEAD = 24, 2  # the months that a row of months may begin with

COLUMNS = {
    "loen": "loen_md",
    "udbetalt": "saerlig_udbetaling_md",
    "syg": "sygedagpenge_md",
    "ly": "ledighedsydelsesdage",
}
"""What each month is asked for, and the fact that it states."""


BESIDE = ("udbetalt", "syg")
"""Columns with money that comes beside the wage."""


@dataclass(frozen=True)
class Asked:
    """What was asked beside the months themselves. ``wages``: what comes each month beside the subsidy."""

    wages: dict[date, Fraction]
    knows_cap: bool
    begins: bool


def first_months() -> list[tuple[str, str]]:
    """The months that a row may begin with, the newest first."""
    this = clock.today().replace(day=1)
    days = (dates.add_months(this, AHEAD - back) for back in range(BACK + AHEAD + 1))
    return [(f"{day:%Y-%m}", month_name(day)) for day in days]


class MonthsForm(forms.Form):
    """The months in a row. ``rows``: how many; ``answer``: of a valid form."""

    fra = ChoiceField(
        label=gettext_lazy("Hvilken måned begynder du med?"),
        widget=PlainSelect,
        empty=gettext_lazy("Vælg en måned"),
    )
    begins = CheckboxField(
        label=gettext_lazy("Fleksjobbet begynder i den første måned"), required=False, mark_optional=False
    )
    fuldtid = MoneyField(
        label=gettext_lazy("Løn på fuld tid i samme job"),
        help_text=gettext_lazy("Med pension og tillæg. Lad feltet stå tomt, hvis du ikke kender den."),
        required=False,
        mark_optional=False,
    )
    bonus = MoneyField(
        label=gettext_lazy("Bonus, der er optjent over flere måneder"),
        help_text=gettext_lazy("Hele beløbet, fx 6.000,00"),
        required=False,
        mark_optional=False,
    )
    bonus_fra = ChoiceField(
        label=gettext_lazy("Bonussen er optjent fra"),
        widget=PlainSelect,
        required=False,
        mark_optional=False,
    )
    bonus_til = ChoiceField(
        label=gettext_lazy("Bonussen er optjent til og med"),
        widget=PlainSelect,
        required=False,
        mark_optional=False,
    )
    answer: Forloeb
    no_rates = ""
    """What is said of months without rates. Such a form has no fault, and no answer."""

    def __init__(self, data: Mapping[str, str] | None = None, *, rows: int = 0, **more: Any) -> None:
        super().__init__(data, **more)
        known: dict[str, Any] = dict(data or self.initial)
        self.rows = min(max(rows, _rows_in(known)), MOST)
        begins = first_months()
        self.fields["fra"].choices = begins  # type: ignore[attr-defined]
        self.first = _month(str(known.get("fra", "")), begins)
        own = [("", _("Vælg en måned")), *((f"{day:%Y-%m}", month_name(day)) for day in self.days)]
        for name in ("bonus_fra", "bonus_til"):
            self.fields[name].choices = own  # type: ignore[attr-defined]
        for number, day in enumerate(self.days, 1):
            self.fields |= _of_a_month(number, month_name(day))

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> "MonthsForm":
        """The form of what was kept; a new one begins two months ago."""
        return cls(kept) if kept else cls(initial={"fra": first_months()[AHEAD + 2][0]})

    @classmethod
    def with_wage(cls, posted: Mapping[str, str], wage: Mapping[str, str], *, rows: int) -> "MonthsForm":
        """The form begun with the wage of the calculator in its first month, beside what was written."""
        begun = cls(posted, rows=rows)
        fetched = {
            name: wage[key] for name, key in (("loen1", "loen"), ("fuldtid", "fuldtid")) if key in wage
        }
        return cls(initial=begun.kept | fetched, rows=begun.rows)

    @property
    def is_answered(self) -> bool:
        return self.is_valid() and not self.no_rates

    @property
    def days(self) -> list[date]:
        """The first day of every month."""
        return [dates.add_months(self.first, number) for number in range(self.rows)]

    @property
    def names(self) -> list[str]:
        """What each month is called."""
        return [month_name(day) for day in self.days]

    @property
    def knows_cap(self) -> bool:
        """Whether a full-time wage was stated. Only for a valid form."""
        return self.cleaned_data["fuldtid"] is not None

    @property
    def asked(self) -> Asked:
        """What the page of the answer must know. Only for a valid form."""
        return Asked(self.wages, knows_cap=self.knows_cap, begins=self.cleaned_data["begins"])

    @property
    def wages(self) -> dict[date, Fraction]:
        """What comes each month beside the subsidy: wage, payouts, benefit. Only for a valid form."""
        return {
            day: Fraction(wage + sum(self.cleaned_data[f"{name}{number}"] or 0 for name in BESIDE), 100)
            for number, (day, wage) in enumerate(zip(self.days, self._wages(), strict=True), 1)
        }

    def _wages(self) -> Iterator[int]:
        """The wage of each month in øre. One that is left out is that of the month before."""
        wage = 0
        for number in range(1, self.rows + 1):
            own = self.cleaned_data[f"loen{number}"]
            wage = wage if own is None else own
            yield wage

    @property
    def kept(self) -> dict[str, str]:
        """What was written, for the sealed cookie."""
        return written(self)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("loen1") is None and "loen1" not in self.errors:
            self.add_error("loen1", _("Skriv lønnen i den første måned, fx 15.680,00"))
        if found.get("bonus") is not None:
            for name in ("bonus_fra", "bonus_til"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("Vælg den måned, bonussen er optjent"))
        if not self.errors:
            self._ask()
        return found

    def _ask(self) -> None:
        try:
            self.answer = forloeb(self._stated())
        except RateMissing as problem:
            self.no_rates = rates_missing.said(problem)
        except InputError as problem:
            self.add_error(self._field(problem.field), reason(problem))

    def _field(self, named: str) -> str:
        """The field that the law has named: maaneder.2024-05.loen_md, bonus.1.fra."""
        place, _dot, fact = named.rpartition(".")
        if place.startswith("bonus"):
            return {"fra": "bonus_fra", "til": "bonus_til"}.get(fact, "bonus")
        name = next((name for name, key in COLUMNS.items() if key == fact), "loen")
        row = next((n for n, day in enumerate(self.days, 1) if place.endswith(f"{day:%Y-%m}")), 1)
        return "fuldtid" if fact == "fuldtidsloen_md" else f"{name}{row}"

    def _stated(self) -> dict[str, Any]:
        """The months as the law reads them."""
        said = self.cleaned_data
        full = as_text(said["fuldtid"] if said["fuldtid"] is not None else NO_CAP)
        months = []
        for number, (day, wage) in enumerate(zip(self.days, self._wages(), strict=True), 1):
            month = {"maaned": f"{day:%Y-%m}", "loen_md": as_text(wage), "fuldtidsloen_md": full}
            for name in BESIDE:
                if said[f"{name}{number}"] is not None:
                    month[COLUMNS[name]] = as_text(said[f"{name}{number}"])
            if said[f"ly{number}"]:
                month[COLUMNS["ly"]] = said[f"ly{number}"]
            months.append(month)
        facts: dict[str, Any] = {"maaneder": months}
        if said["bonus"] is not None:
            bonus = {"beloeb": as_text(said["bonus"]), "fra": said["bonus_fra"], "til": said["bonus_til"]}
            facts["bonus"] = [bonus]
        return facts


def _of_a_month(number: int, month: str) -> dict[str, forms.Field]:
    def label(words: str) -> str:
        return format_html("{}<span class='sr-only'>, {}</span>", words, month)

    plain: dict[str, Any] = {"required": False, "mark_optional": False}
    days = DaysField(label=label(_("Dage med ledighedsydelse")), suffix=_("dage"), max_length=6, **plain)
    days.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off", "class": "input-width-xs"})
    return {
        f"loen{number}": MoneyField(label=label(_("Løn med pension")), **plain),
        f"udbetalt{number}": MoneyField(label=label(_("Ferietillæg, fritvalg eller lignende")), **plain),
        f"syg{number}": MoneyField(label=label(_("Sygedagpenge")), **plain),
        f"ly{number}": days,
    }


def _rows_in(known: Mapping[str, Any]) -> int:
    """How many months the answers need."""
    names = [n for n in range(1, MOST + 1) if any(known.get(f"{each}{n}") for each in COLUMNS)]
    return max([FEWEST, *names])


def _month(written: str, known: list[tuple[str, str]]) -> date:
    """The month that was chosen, else the one a new form begins with."""
    chosen = written if written in dict(known) else known[AHEAD + 2][0]
    return date.fromisoformat(f"{chosen}-01")
