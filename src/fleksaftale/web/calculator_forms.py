"""The forms of the calculators. A valid form has asked the law: what it refuses stands at its field."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from fleksaftale.core import clock
from fleksaftale.core.forms import ChoiceField, HoursField
from fleksaftale.core.forms.drawn import PlainSelect
from fleksaftale.web import calculator_costs as own
from fleksaftale.web import calculator_fields as situation
from fleksaftale.web import calculator_moves as moves
from fleksaftale.web.calculator_chart import Beside
from fleksaftale.web.payment_forms import reason, written
from fleksaftale.web.rates_missing import said
from fleksjob import rates
from fleksjob.beregning import Beregning, beregn
from fleksjob.errors import InputError, RateMissing
from fleksjob.kurve import Kurve, kurve
from fleksjob.law import gaeldende
from fleksjob.loenudgift import Udgift, udgift
from fleksjob.oplyst_loen import fuld_tid
from fleksjob.sammenlign import Sammenligning, sammenlign
from fleksjob.visning_ord import tal

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
    def begun(cls, kept: dict[str, str]) -> Self:
        """The form of what was kept: answered where it is whole, else begun with it."""
        form = cls({**cls.at_first(), **kept})
        return form if kept and form.is_answered else cls(initial={**cls.at_first(), **kept})

    @classmethod
    def moved(cls, _posted: Mapping[str, str]) -> Self | None:
        """The form after a press that moves numbers. None: it was no such press."""
        return None

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
            place, __, fact = problem.field.rpartition(".")
            side = {"efter": moves.NEW}.get(place, "")
            name = side + situation.field_of(fact, self.cleaned_data[f"{side}kender"])
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

    def hours(self, side: str = "") -> Fraction | None:
        """Effective hours a week, where they were stated."""
        minutes = situation.minutes(self, side)
        return None if minutes is None else minutes / 60

    @property
    def full_time_note(self) -> str:
        """Where the wage at full time comes from, if nobody stated it. Only for a valid form."""
        if not any(situation.is_full_time_derived(self, side) for side in self.sides):
            return ""
        return str(_("Vi har regnet lønnen på fuld tid ud fra løn og timer. Skriv den, hvis du kender den."))

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

        found: dict[str, Any] = {name: self[side + name] for name in situation.names()}
        return found | {"hours_open": fold(("tilstede", "intensitet")), "other_open": fold(situation.OTHER)}


class CalculatorForm(MonthForm):
    """One situation, and up to two other numbers of hours to try."""

    answer: Kurve
    beside = Beside()

    proev = HoursField(label=_("Prøv et andet timetal"), help_text=_("Fx 20"), required=False)
    proev_ogsaa = HoursField(label=_("Og et til"), help_text=_("Fx 22"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TRIED:
            self.fields[name].mark_optional = False  # type: ignore[attr-defined]
        self.order_fields([name for name in self.fields if name not in TRIED])

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        tries = any(self.cleaned_data.get(name) for name in TRIED)
        if tries and not self.errors and self.hours() is None:
            self.add_error("timer", _("Skriv timerne nu, fx 18. Så kan vi regne de andre timer ud."))
        return found

    def ask(self) -> None:
        now, hours = situation.facts(self, "", self.day), self.hours()
        by_hour = self.cleaned_data["kender"] == situation.BY_HOUR
        if by_hour or not hours:
            self.answer = kurve(now)
            self.beside = Beside(hours, tried=self._tried(hours) if by_hour else ())
            return
        full = fuld_tid(gaeldende(), self.day)
        self.answer = kurve(now, til=self._end(hours, full))
        per_hour = self._per_hour(hours, full)
        more = None if hours + 1 > full else self._at(hours + 1).i_alt - self.answer.nu.i_alt
        self.beside = Beside(hours, per_hour or None, more, self._tried(hours))

    def _end(self, hours: Fraction, full: Fraction) -> Fraction | None:
        """The wage at full time as the hours have it, where another amount was stated as the cap."""
        by_month = self.cleaned_data["kender"] == situation.BY_MONTH
        if not by_month or self.cleaned_data.get("fuldtid_md") is None:
            return None
        return situation.wage_of(self, "", self.day) / hours * full

    def _per_hour(self, hours: Fraction, full: Fraction) -> Fraction:
        """Kroner a month for an hour a week."""
        if self.cleaned_data["kender"] == situation.BY_FULL_TIME:
            return self.answer.nu.fuldtidsloen_md / full
        return self.answer.nu.loen_md / hours

    def _tried(self, hours: Fraction | None) -> tuple[Sammenligning, ...]:
        """Other hours that somebody tries, each held against today's."""
        if hours is None:
            return ()
        known = self.cleaned_data["kender"] != situation.BY_HOUR
        tried = [Fraction(minutes, 60) for name in TRIED if (minutes := self.cleaned_data.get(name))]
        return tuple(
            Sammenligning(self.answer.nu, self._at(each), (hours, each) if known else None) for each in tried
        )

    def _at(self, hours: Fraction) -> Beregning:
        return beregn(situation.with_hours(self, "", self.day, hours * 60))


class EmployerForm(MonthForm):
    """One situation as the employer sees it: the same fields, and what the employer pays besides."""

    answer: Beregning
    cost: Udgift

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= own.costs()

    def ask(self) -> None:
        self.answer = beregn(situation.facts(self, "", self.day))
        self.cost = udgift(self.answer, own.stated_costs(self), self.hours())

    @property
    def costs(self) -> list[Any]:
        """The fields of what comes beside the wage, for the template."""
        return [self[name] for name in own.COSTS]

    @property
    def costs_open(self) -> bool:
        return any(each.value() or each.errors for each in self.costs)


class CompareForm(MonthForm):
    """Two situations in the same month. The first is the calculator's own."""

    sides = ("", moves.NEW)
    answer: Sammenligning
    done = ""
    """What a press has done with the numbers; ``undo``: how they were before it."""
    undo = ""
    shared = False
    """Whether the wage at full time of one situation was taken for both."""

    @classmethod
    def moved(cls, posted: Mapping[str, str]) -> Self | None:
        do = posted.get("do", "")
        if do not in moves.DONE:
            return None
        form = cls.begun(moves.moved(do, posted))
        form.done, form.undo = str(moves.DONE[do]), moves.kept(posted)
        return form

    def ask(self) -> None:
        before, after = self._facts()
        ended = {fact: "0,00" for fact in BESIDE if fact in before}  # what stands empty is not as before
        answer = sammenlign({"foer": before, "efter": ended | after})
        now, new = (self.hours(side) for side in self.sides)
        self.answer = answer if now is None or new is None else replace(answer, betalte=(now, new))

    def _facts(self) -> list[dict[str, str]]:
        """Both situations. A wage at full time that one of them knows better is that of the other too."""
        told = {side: situation.facts(self, side, self.day) for side in self.sides}
        for side, other in (self.sides, self.sides[::-1]):
            if situation.lacks_full_time(self, side, other):
                with suppress(InputError):  # it is told of where it stands, when both are asked about
                    told[side] = told[side] | {"fuldtidsloen_md": tal(beregn(told[other]).fuldtidsloen_md)}
                    self.shared = True
        return list(told.values())

    @property
    def full_time_note(self) -> str:
        return "" if self.shared else super().full_time_note


def years() -> range:
    """The years one may ask for, the newest first: those with rates, and the next, which says it has none."""
    first = rates.gaeldende()["hoejeste_fleksloentilskud"].values[0].fra.year
    return range(clock.today().year + 1, first - 1, -1)
