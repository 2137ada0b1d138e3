"""The fields of one situation: a wage as a person knows it, hours, pension, other amounts of the month."""

from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms import ChoiceField, HoursField, MoneyField, PercentField
from fleksjob import hours, money
from fleksjob.law import gaeldende
from fleksjob.law.fleksloentilskud.fakta import STOERSTE_TIME
from fleksjob.oplyst_loen import af_fuld_tid, med_pension

BY_HOUR, BY_MONTH, BY_FULL_TIME = "time", "maaned", "fuldtid"
WITH_HOURS = f"{BY_HOUR} {BY_FULL_TIME}"
WITH_PENSION, WITHOUT_PENSION = "med", "uden"

NEEDED = {
    BY_HOUR: {"timeloen": _("Skriv timelønnen, fx 200,00")},
    BY_MONTH: {
        "loen_md": _("Skriv lønnen om måneden, fx 15.600,00"),
        "fuldtid_md": _("Skriv lønnen på fuld tid, fx 32.066,67"),
    },
    BY_FULL_TIME: {"fuldtid": _("Skriv lønnen på fuld tid, fx 32.066,67")},
}
"""What each way of knowing the wage takes, and what is said where it is missing."""

OTHER = {
    "anden_loen": "anden_loen_md",
    "sygedagpenge": "sygedagpenge_md",
    "tillaeg": "fuldtidstillaeg_md",
}
FIELD_OF = {
    "dato": "aar",
    "effektive_timer": "timer",
    "timer_paa_arbejdspladsen": "tilstede",
    "fuldtidsloen_md": "fuldtid_md",
    **{fact: name for name, fact in OTHER.items()},
}
"""The field that a fact of the law was written in, where it has another name."""


FULL_TIME_HELP = _("Med faste tillæg, fx 32.066,67")


def fields(side: str = "") -> dict[str, forms.Field]:
    """The fields of a situation. ``side`` goes before every name: there may be two in one form."""
    monthly: dict[str, Any] = {"required": False, "mark_optional": False, "suffix": _("kr. om måneden")}
    made: dict[str, Any] = {
        "kender": ChoiceField(
            label=_("Hvad kender du?"),
            choices=[
                (BY_HOUR, _("Timeløn og timer")),
                (BY_MONTH, _("Løn om måneden")),
                (BY_FULL_TIME, _("Løn på fuld tid og timer")),
            ],
            hints={BY_FULL_TIME: _("Vi regner lønnen for timerne ud.")},
            empty=_("Vælg, hvad du kender"),
        ),
        "timeloen": MoneyField(
            label=_("Timeløn"),
            help_text=_("Løn før skat for en betalt time, fx 200,00"),
            required=False,
            mark_optional=False,
            zero=False,
            largest=STOERSTE_TIME * 100,
            example="200,00",
            suffix=_("kr. i timen"),
        ),
        "loen_md": MoneyField(
            label=_("Løn i fleksjobbet"), help_text=_("Løn før skat for de timer, der er løn for"), **monthly
        ),
        "fuldtid_md": MoneyField(label=_("Løn på fuld tid i samme job"), help_text=FULL_TIME_HELP, **monthly),
        "fuldtid": MoneyField(label=_("Løn på fuld tid"), help_text=FULL_TIME_HELP, zero=False, **monthly),
        "timer": HoursField(
            label=_("Effektive timer"),
            help_text=_("De timer, der er løn for. Skriv fx 10,5 eller 10:30 eller 10 t 30 min"),
            required=False,
            mark_optional=False,
        ),
        "tilstede": HoursField(label=_("Timer på arbejdspladsen"), required=False, mark_optional=False),
        "intensitet": PercentField(
            label=_("Hvor meget der nås"),
            help_text=_("Arbejdsintensiteten, fx 60"),
            required=False,
            mark_optional=False,
            example="60",
        ),
        "pension": ChoiceField(
            label=_("Er pension med i lønnen?"),
            choices=[
                (WITH_PENSION, _("Ja, arbejdsgiverens og den ansattes del er med")),
                (WITHOUT_PENSION, _("Nej, læg pension til")),
            ],
            empty=_("Vælg, om pension er med"),
        ),
        "pension_arbejdsgiver": PercentField(
            label=_("Arbejdsgiverens del af pensionen"),
            help_text=_("Står på lønsedlen, fx 8"),
            required=False,
            mark_optional=False,
        ),
        "pension_egen": PercentField(
            label=_("Den ansattes del, hvis den kommer oven i"),
            help_text=_("Bliver delen trukket fra lønnen, er den med. Så står feltet tomt."),
            required=False,
            example="4",
        ),
        "anden_loen": MoneyField(
            label=_("Anden løn"), help_text=_("Løn fra andre job, med pension"), **monthly
        ),
        "sygedagpenge": MoneyField(label=_("Sygedagpenge eller barselsdagpenge"), **monthly),
        "tillaeg": MoneyField(
            label=_("Tillæg, der kun ville være på fuld tid"),
            help_text=_("Fx et fast tillæg for aftenvagter"),
            **monthly,
        ),
    }
    for name, when in {
        "timeloen": BY_HOUR,
        "tillaeg": BY_HOUR,
        "loen_md": BY_MONTH,
        "fuldtid_md": BY_MONTH,
        "fuldtid": BY_FULL_TIME,
        "timer": WITH_HOURS,
        "tilstede": WITH_HOURS,
        "intensitet": WITH_HOURS,
    }.items():
        made[name].when = (f"{side}kender", when)
    for name in ("pension_arbejdsgiver", "pension_egen"):
        made[name].when = (f"{side}pension", WITHOUT_PENSION)
    return {side + name: field for name, field in made.items()}


def check(form: forms.Form, side: str = "") -> None:
    """Say which fields the chosen way still needs, and which two say the same."""
    said, way = _read(form, side), form.cleaned_data.get(f"{side}kender", "")
    for name, missing in NEEDED.get(way, {}).items():
        if said[name] is None:
            _refuse(form, side + name, missing)
    if way in (BY_HOUR, BY_FULL_TIME):
        _check_hours(form, side, said)
    if form.cleaned_data.get(f"{side}pension") == WITHOUT_PENSION and said["pension_arbejdsgiver"] is None:
        _refuse(form, f"{side}pension_arbejdsgiver", _("Skriv arbejdsgiverens del i procent, fx 8"))


def _check_hours(form: forms.Form, side: str, said: dict[str, Any]) -> None:
    if said["tilstede"] is None and said["intensitet"] is None:
        if said["timer"] is None:
            _refuse(form, f"{side}timer", _("Skriv de effektive timer om ugen, fx 10,5"))
    elif said["timer"] is not None:
        _refuse(form, f"{side}timer", _("Skriv kun den ene slags timer. Tøm feltet, eller tøm de to andre."))
    elif said["tilstede"] is None:
        _refuse(form, f"{side}tilstede", _("Skriv timerne på arbejdspladsen, fx 20"))
    elif said["intensitet"] is None:
        _refuse(form, f"{side}intensitet", _("Skriv, hvor meget der nås, i procent, fx 60"))


def _refuse(form: forms.Form, name: str, text: Any) -> None:
    if name not in form.errors:
        form.add_error(name, text)


def _read(form: forms.Form, side: str) -> dict[str, Any]:
    return {name: form.cleaned_data.get(side + name) for name in fields()}


def facts(form: forms.Form, side: str, day: date) -> dict[str, str]:
    """The situation as :mod:`fleksjob` takes it. Raises RateMissing where full time is not known."""
    said = _read(form, side)
    way = said["kender"]
    found = {"dato": day.isoformat()}
    if way == BY_MONTH:
        found["loen_md"] = _kroner(_with_pension(said, "loen_md"))
        found["fuldtidsloen_md"] = _kroner(_with_pension(said, "fuldtid_md"))
    elif way == BY_FULL_TIME:
        full = _with_pension(said, "fuldtid")
        found["loen_md"] = _kroner(af_fuld_tid(full, _paid(said), gaeldende(), day))
        found["fuldtidsloen_md"] = _kroner(full)
    else:
        found["timeloen"] = _kroner(_with_pension(said, "timeloen"))
        found |= _hours(said)
    for name, fact in OTHER.items():
        if said[name] and not (name == "tillaeg" and way != BY_HOUR):
            found[fact] = _kroner(said[name])
    return found


def with_hours(form: forms.Form, side: str, day: date, minutes: int) -> dict[str, str]:
    """The same situation with other effective hours."""
    said = form.cleaned_data
    kept = {name: said.get(side + name) for name in ("timer", "tilstede", "intensitet")}
    said |= {f"{side}timer": minutes, f"{side}tilstede": None, f"{side}intensitet": None}
    try:
        return facts(form, side, day)
    finally:
        said |= {side + name: value for name, value in kept.items()}


def minutes(form: forms.Form, side: str = "") -> Fraction | None:
    """Effective minutes a week, where they were stated."""
    said = _read(form, side)
    return None if said["kender"] == BY_MONTH else _paid(said)


def _hours(said: dict[str, Any]) -> dict[str, str]:
    if said["timer"] is not None:
        return {"effektive_timer": hours.show_clock(said["timer"])}
    share = said["intensitet"] * 100
    return {
        "timer_paa_arbejdspladsen": hours.show_clock(said["tilstede"]),
        "intensitet": f"{float(share):.2f} %",
    }


def _paid(said: dict[str, Any]) -> Fraction:
    if said["timer"] is not None:
        return Fraction(said["timer"])
    return Fraction(said["tilstede"]) * Fraction(said["intensitet"])


def _with_pension(said: dict[str, Any], name: str) -> int:
    amount = int(said[name])
    if said["pension"] != WITHOUT_PENSION:
        return amount
    return med_pension(amount, said["pension_arbejdsgiver"], said["pension_egen"] or Fraction(0))


def _kroner(oere: int) -> str:
    return money.show(oere, unit="")
