"""The forms of the calculators. A valid form has asked the law: what it refuses stands at its field."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from fleksaftale.core import clock
from fleksaftale.core.forms import ChoiceField, HoursField
from fleksaftale.core.forms.drawn import PlainSelect
from fleksaftale.web import calculator_fields as situation
from fleksaftale.web.payment_forms import reason, written
from fleksaftale.web.rates_missing import said
from fleksjob import rates
from fleksjob.beregning import Beregning, beregn
from fleksjob.errors import InputError, RateMissing
from fleksjob.kurve import Kurve, kurve
from fleksjob.law import gaeldende
from fleksjob.oplyst_loen import fuld_tid
from fleksjob.sammenlign import Sammenligning, sammenlign

TRIED = ("proev", "proev_ogsaa")
BESIDE = ("anden_loen_md", "sygedagpenge_md")
"""Facts of the month that come beside the wage of the job."""


class MonthForm(forms.Form):
    """A month and one situation or more. ``sides``: what stands before the names of each.

    A subclass says :meth:`ask`, which asks the law.
    """

    sides: tuple[str, ...] = ("",)
    no_rates = ""
    """What is said of a month without rates. Such a form has no fault, and no answer."""

    maaned = ChoiceField(
        label=_("Måned"),
        widget=PlainSelect,
        choices=[(str(number), name) for number, name in MONTHS.items()],
        empty=_("Vælg en måned"),
    )
    aar = ChoiceField(label=_("År"), widget=PlainSelect, empty=_("Vælg et år"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aar"].choices = [(str(year), str(year)) for year in years()]  # type: ignore[attr-defined]
        for side in self.sides:
            self.fields |= situation.fields(side)

    @classmethod
    def begun(cls, kept: dict[str, str]) -> "MonthForm":
        """The form of what was kept: answered where it is whole, else begun with it."""
        form = cls({**cls.at_first(), **kept})
        return form if kept and form.is_answered else cls(initial={**cls.at_first(), **kept})

    @classmethod
    def at_first(cls) -> dict[str, str]:
        """What a new form begins with: this month, an hourly wage with pension."""
        today = clock.today()
        found = {"maaned": str(today.month), "aar": str(today.year)}
        for side in cls.sides:
            found |= {f"{side}kender": situation.BY_HOUR, f"{side}pension": situation.WITH_PENSION}
        return found

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        self._name_the_fields()
        for side in self.sides:
            situation.check(self, side)
        if not self.errors:
            self._asked()
        return found

    def _name_the_fields(self) -> None:
        """What could not be read is told with the field's name: there are many amounts on the page."""
        for name, errors in self.errors.items():
            label = self.fields[name].label
            named = [
                error
                if error.code == "required"
                else ValidationError(f"{label}: {' '.join(error.messages)}", code=error.code)
                for error in errors.as_data()
            ]
            self.errors[name] = self.error_class(named, renderer=self.renderer)

    def _asked(self) -> None:
        try:
            self.ask()
        except RateMissing as missing:
            self.no_rates = said(missing)
        except InputError as problem:
            side, __, fact = problem.field.rpartition(".")
            name = (f"{side}-" if f"{side}-" in self.sides else "") + situation.FIELD_OF.get(fact, fact)
            self.add_error(name if name in self.fields else None, reason(problem))

    @property
    def is_answered(self) -> bool:
        return self.is_valid() and not self.no_rates

    def ask(self) -> None:
        """Ask the law. Raises RateMissing and InputError."""
        raise NotImplementedError

    @property
    def day(self) -> date:
        """A day in the month. Only for a form whose month is valid."""
        return date(int(self.cleaned_data["aar"]), int(self.cleaned_data["maaned"]), 1)

    def written(self) -> dict[str, str]:
        """What the person wrote, to be kept: letter by letter, and no field that is empty."""
        return written(self)

    @property
    def situations(self) -> list[dict[str, Any]]:
        """The fields of each situation for the template; a fold with something in it is open."""
        return [self._laid_out(side) for side in self.sides]

    def _laid_out(self, side: str) -> dict[str, Any]:
        def fold(names: Iterable[str]) -> bool:
            return any(self[side + name].value() or self[side + name].errors for name in names)

        found: dict[str, Any] = {name: self[side + name] for name in situation.fields()}
        return found | {"hours_open": fold(("tilstede", "intensitet")), "other_open": fold(situation.OTHER)}


class CalculatorForm(MonthForm):
    """One situation, and up to two other numbers of hours to try."""

    answer: Kurve
    per_hour: Fraction | None = None
    hour_more: Fraction | None = None
    tried: tuple[Sammenligning, ...] = ()

    proev = HoursField(label=_("Prøv et andet timetal"), help_text=_("Fx 20"), required=False)
    proev_ogsaa = HoursField(label=_("Og et til"), help_text=_("Fx 22"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TRIED:
            self.fields[name].when = ("kender", situation.WITH_HOURS)  # type: ignore[attr-defined]
            self.fields[name].mark_optional = False  # type: ignore[attr-defined]
        self.order_fields([name for name in self.fields if name not in TRIED])

    def ask(self) -> None:
        now = situation.facts(self, "", self.day)
        self.answer = kurve(now)
        if self.cleaned_data["kender"] == situation.BY_FULL_TIME:
            self.per_hour = self.answer.nu.fuldtidsloen_md / fuld_tid(gaeldende(), self.day)
            self.hour_more = self._hour_more()
        self.tried = tuple(
            Sammenligning(self.answer.nu, beregn(situation.with_hours(self, "", self.day, minutes)))
            for name in TRIED
            if (minutes := self.cleaned_data.get(name)) and self.cleaned_data["kender"] != situation.BY_MONTH
        )

    def _hour_more(self) -> Fraction | None:
        """What one more hour gives where the wage comes from full time, which it does not go beyond."""
        hours = situation.minutes(self)
        if hours is None or hours.denominator != 1 or hours + 60 > fuld_tid(gaeldende(), self.day) * 60:
            return None
        more = beregn(situation.with_hours(self, "", self.day, int(hours) + 60))
        return more.i_alt - self.answer.nu.i_alt


class EmployerForm(MonthForm):
    """One situation as the employer sees it: the same fields."""

    answer: Beregning

    def ask(self) -> None:
        self.answer = beregn(situation.facts(self, "", self.day))


class CompareForm(MonthForm):
    """Two situations in the same month. The first is the calculator's own."""

    sides = ("", "ny-")
    answer: Sammenligning

    def ask(self) -> None:
        before, after = (situation.facts(self, side, self.day) for side in self.sides)
        ended = {fact: "0,00" for fact in BESIDE if fact in before}  # what stands empty is not as before
        self.answer = sammenlign({"foer": before, "efter": ended | after})


def years() -> range:
    """The years one may ask for, the newest first: those with rates, and the next, which says it has none."""
    first = rates.gaeldende()["hoejeste_fleksloentilskud"].values[0].fra.year
    return range(clock.today().year + 1, first - 1, -1)
