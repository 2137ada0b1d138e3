"""The form of *Tjek udbetalingen*. A valid form has asked the law: what it refuses stands at its field."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from fleksaftale.core.forms import ChoiceField
from fleksaftale.core.forms.drawn import PlainSelect
from fleksaftale.web import payment_fields as fields
from fleksaftale.web import rates_missing
from fleksjob.errors import InputError, RateMissing
from fleksjob.tjek import Tjek, tjek

LONGEST = 60
"""Letters of a field that are kept: no amount is longer."""

ROW = re.compile(r"art[1-8]|beloeb[1-8]")
FIELD_OF = {
    "maaned": "maaned",
    "loenseddel.loen": "loen",
    "loenseddel.egen_pension": "egen_pension",
    "loenseddel.arbejdsgiver_pension": "ag_pension",
    "loenseddel.fuldtidsloen_md": "fuldtid",
    "loenseddel.feriepenge_pr_dag": "feriepenge",
    "loenseddel.feriedage": "feriedage",
    "loen_i_maaneden": "loen_selv",
    "kommunen": "k_tilskud",
    **{fact: name for name, fact in fields.DAYS.items()},
    **{f"kommunen.{key}": name for name, key in fields.LETTER.items()},
}
"""The field that a fact of the law was written in."""


class PaymentForm(forms.Form):
    """A month, a payslip and a letter. ``rows``: lines for other amounts. ``answer``: of a valid form."""

    maaned = ChoiceField(
        label=gettext_lazy("Hvilken måned fik du tilskud for?"),
        help_text=gettext_lazy("Måneden står i kommunens brev."),
        widget=PlainSelect,
        empty=gettext_lazy("Vælg en måned"),
    )
    answer: Tjek
    no_rates = ""
    """What is said of a month without rates. Such a form has no fault, and no answer."""

    def __init__(self, data: Mapping[str, str] | None = None, *, rows: int = 0, **more: Any) -> None:
        super().__init__(data, **more)
        self.rows = min(max(rows, fields.rows_in(dict(data or self.initial))), fields.MOST)
        self.fields["maaned"].choices = fields.months()  # type: ignore[attr-defined]
        self.fields |= fields.of_the_payslip() | fields.of_the_letter()
        for number in range(1, self.rows + 1):
            self.fields |= fields.of_a_row(number)

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> "PaymentForm":
        """The form of what was kept; a new one begins with the month whose letter came last."""
        return cls(kept) if kept else cls(initial={"maaned": fields.months()[2][0]})

    @property
    def is_answered(self) -> bool:
        return self.is_valid() and not self.no_rates

    @property
    def kept(self) -> dict[str, str]:
        """What was written, for the sealed cookie."""
        return written(self)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        self._whole_rows()
        if not any(found.get(name) is not None for name in fields.LETTER) and not self.errors:
            self.add_error("k_tilskud", _("Skriv mindst et tal fra brevet, fx tilskuddet: 15.272,00"))
        if not self.errors:
            self._ask()
        return found

    def _whole_rows(self) -> None:
        for kind, amount in fields.pairs(self.rows):
            chosen, written = self.cleaned_data.get(kind), self.cleaned_data.get(amount)
            if written is not None and not chosen:
                self.add_error(kind, _("Vælg, hvad beløbet er"))
            if chosen and written is None and amount not in self.errors:
                self.add_error(amount, _("Skriv beløbet, fx 900,00"))

    def _ask(self) -> None:
        try:
            self.answer = tjek(self._stated())
        except RateMissing as problem:
            self.no_rates = rates_missing.said(problem)
        except InputError as problem:
            self.add_error(self._field(problem.field), reason(problem))

    def _field(self, named: str) -> str:
        place, _dot, kind = named.rpartition(".")
        if place == "loenseddel.loenarter":
            return next(
                (art for art, _sum in fields.pairs(self.rows) if self.cleaned_data.get(art) == kind), "loen"
            )
        return FIELD_OF.get(named, "loen")

    def _stated(self) -> dict[str, Any]:
        """What was written, as the law reads it."""
        said = self.cleaned_data
        payslip = {
            "loen": as_text(said["loen"]),
            "egen_pension": as_text(said["egen_pension"]),
            "arbejdsgiver_pension": as_text(said["ag_pension"]),
            "fuldtidsloen_md": as_text(said["fuldtid"]),
            "feriepenge_pr_dag": as_text(said["feriepenge"]),
            "feriedage": said["feriedage"] or None,
        }
        if amounts := self._amounts():
            payslip["loenarter"] = amounts
        letter = {key: as_text(said[name]) for name, key in fields.LETTER.items() if said[name] is not None}
        days = {key: said[name] for name, key in fields.DAYS.items() if said[name] and key != "feriedage"}
        return {
            "maaned": said["maaned"],
            "loenseddel": {key: value for key, value in payslip.items() if value is not None},
            "kommunen": letter,
            "loen_i_maaneden": as_text(said["loen_selv"]),
            **days,
        }

    def _amounts(self) -> dict[str, str]:
        """Other amounts by their kind; two of one kind are one amount."""
        sums: dict[str, int] = {}
        for kind, amount in fields.pairs(self.rows):
            if chosen := self.cleaned_data.get(kind):
                sums[chosen] = sums.get(chosen, 0) + (self.cleaned_data.get(amount) or 0)
        return {kind: str(as_text(oere)) for kind, oere in sums.items()}


def written(form: forms.Form) -> dict[str, str]:
    """What was written, for the sealed cookie: any room between digits is one plain space."""
    names = ((name, " ".join(str(form.data.get(name, "")).split())) for name in form.fields)
    return {name: text[:LONGEST] for name, text in names if text}


def reason(problem: InputError) -> str:
    """Why the law cannot use what was written, in the reader's language."""
    said = problem.reason_en if get_language() == "en" else problem.reason
    return said[:1].upper() + said[1:]


def as_text(oere: int | None) -> str | None:
    """Øre as the law reads an amount."""
    return None if oere is None else f"{oere // 100}.{oere % 100:02d}"
