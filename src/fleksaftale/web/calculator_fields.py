"""The fields of one situation: a wage as a person knows it, hours, pension, other amounts of the month."""

from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms import ChoiceField, HoursField, MoneyField, PercentField
from fleksjob import hours, money
from fleksjob.law import gaeldende
from fleksjob.law.fleksloentilskud.fakta import STOERSTE_TIME
from fleksjob.oplyst_loen import af_fuld_tid, for_andre_timer, med_pension, paa_fuld_tid
from fleksjob.sag import UDEN_LOFT

BY_HOUR, BY_MONTH, BY_FULL_TIME = "time", "maaned", "fuldtid"
WITH_PENSION, WITHOUT_PENSION = "med", "uden"

NEEDED = {
    BY_HOUR: {"timeloen": _("Skriv timelønnen, fx 200,00")},
    BY_MONTH: {"loen_md": _("Skriv lønnen om måneden, fx 15.600,00")},
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
            hints={
                BY_MONTH: _("Kender du også timerne, ser du, hvad en time mere giver."),
                BY_FULL_TIME: _("Vi regner lønnen for timerne ud."),
            },
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
        "fuldtid_md": MoneyField(
            label=_("Løn på fuld tid i samme job"),
            help_text=_("Med faste tillæg, fx 32.066,67. Lad feltet stå tomt, hvis du ikke kender den."),
            zero=False,
            example="32.066,67",
            **monthly,
        ),
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
    }.items():
        made[name].when = (f"{side}kender", when)
    for name in ("pension_arbejdsgiver", "pension_egen"):
        made[name].when = (f"{side}pension", WITHOUT_PENSION)
    return {side + name: field for name, field in made.items()}


@cache
def names() -> tuple[str, ...]:
    """What the fields of a situation are called."""
    return tuple(fields())


def check(form: forms.Form, side: str = "") -> None:
    """Say which fields the chosen way still needs, and which two say the same."""
    said, way = _read(form, side), form.cleaned_data.get(f"{side}kender", "")
    for name, missing in NEEDED.get(way, {}).items():
        if said[name] is None:
            _refuse(form, side + name, missing)
    _check_hours(form, side, said, needed=way in (BY_HOUR, BY_FULL_TIME))
    if form.cleaned_data.get(f"{side}pension") == WITHOUT_PENSION and said["pension_arbejdsgiver"] is None:
        _refuse(form, f"{side}pension_arbejdsgiver", _("Skriv arbejdsgiverens del i procent, fx 8"))


def _check_hours(form: forms.Form, side: str, said: dict[str, Any], *, needed: bool) -> None:
    if said["tilstede"] is None and said["intensitet"] is None:
        if said["timer"] is None and needed:
            _refuse(form, f"{side}timer", _("Skriv de effektive timer om ugen, fx 10,5"))
    elif said["timer"] is not None:
        _refuse(form, f"{side}timer", _("Skriv kun den ene slags timer. Tøm feltet, eller tøm de to andre."))
    elif said["tilstede"] is None:
        _refuse(form, f"{side}tilstede", _("Skriv timerne på arbejdspladsen, fx 20"))
    elif said["intensitet"] is None:
        _refuse(form, f"{side}intensitet", _("Skriv, hvor meget der nås, i procent, fx 60"))
    elif 0 < said["intensitet"] < Fraction(1, 100):
        meant = _("Det er under 1 procent. Mener du %(share)s procent?")
        _refuse(form, f"{side}intensitet", meant % {"share": int(said["intensitet"] * 10000)})


def _refuse(form: forms.Form, name: str, text: Any) -> None:
    if name not in form.errors:
        form.add_error(name, text)


def _read(form: forms.Form, side: str) -> dict[str, Any]:
    return {name: form.cleaned_data.get(side + name) for name in names()}


def facts(form: forms.Form, side: str, day: date) -> dict[str, str]:
    """The situation as :mod:`fleksjob` takes it. Raises RateMissing where full time is not known."""
    said = _read(form, side)
    return _beside(said, day) | _WAGES[said["kender"]](said, day)


def wage_of(form: forms.Form, side: str, day: date) -> Fraction:
    """The wage a month where it is an amount, in kroner."""
    return Fraction(money.parse(facts(form, side, day)["loen_md"]), 100)


def is_full_time_derived(form: forms.Form, side: str = "") -> bool:
    """Whether the wage at full time was computed from the wage and the hours."""
    said = _read(form, side)
    by_month = said["kender"] == BY_MONTH and said["fuldtid_md"] is None
    return by_month and bool(said["loen_md"]) and bool(_stated_minutes(said))


def lacks_full_time(form: forms.Form, side: str, other: str) -> bool:
    """Whether a monthly wage has no wage at full time of its own as good as that of another situation."""
    known = [_how_full_time_is_known(form, each) for each in (side, other)]
    return _read(form, side)["kender"] == BY_MONTH and known[0] < known[1]


def _how_full_time_is_known(form: forms.Form, side: str) -> int:
    """2: it was stated. 1: it follows from hours. 0: nobody knows it."""
    said = _read(form, side)
    if said["kender"] == BY_MONTH:
        return 2 if said["fuldtid_md"] is not None else int(is_full_time_derived(form, side))
    return 2 if said["kender"] == BY_FULL_TIME else 1


def pension_in(form: forms.Form, side: str = "") -> Fraction | None:
    """The employer's share of pension in a wage that it was added to, as a share of the whole; else None."""
    said = _read(form, side)
    if said["pension"] != WITHOUT_PENSION:
        return None
    theirs = Fraction(said["pension_arbejdsgiver"])
    return theirs / (1 + theirs + (said["pension_egen"] or 0))


def with_hours(form: forms.Form, side: str, day: date, other: Fraction) -> dict[str, str]:
    """The same situation with other effective hours, in minutes."""
    said = _read(form, side)
    hours_now = {
        "timer": int(other) if other.denominator == 1 else other,
        "tilstede": None,
        "intensitet": None,
    }
    if said["kender"] != BY_MONTH:
        return _beside(said, day) | _WAGES[said["kender"]](said | hours_now, day)
    now = _by_month(said, day)
    wage = for_andre_timer(_with_pension(said, "loen_md"), _paid(said), other)
    return _beside(said, day) | now | {"loen_md": _kroner(wage)}


def minutes(form: forms.Form, side: str = "") -> Fraction | None:
    """Effective minutes a week, where they were stated."""
    return _stated_minutes(_read(form, side))


def field_of(fact: str, way: str) -> str:
    """The field that a fact of the law was written in."""
    if way == BY_FULL_TIME and fact in ("loen_md", "fuldtidsloen_md"):
        return "fuldtid"
    return FIELD_OF.get(fact, fact)


# --- each way of knowing a wage -----------------------------------------------------------------------------


def _by_hour(said: dict[str, Any], _day: date) -> dict[str, str]:
    return {"timeloen": _kroner(_with_pension(said, "timeloen"))} | _hours(said)


def _by_month(said: dict[str, Any], day: date) -> dict[str, str]:
    """Where nobody stated the wage at full time it follows from the hours; without hours there is no cap."""
    wage, hours_stated = _with_pension(said, "loen_md"), _stated_minutes(said)
    if said["fuldtid_md"] is not None:
        full = _with_pension(said, "fuldtid_md")
    else:
        full = paa_fuld_tid(wage, hours_stated, gaeldende(), day) if hours_stated and wage else UDEN_LOFT
    return {"loen_md": _kroner(wage), "fuldtidsloen_md": _kroner(full)}


def _by_full_time(said: dict[str, Any], day: date) -> dict[str, str]:
    full = _with_pension(said, "fuldtid")
    wage = af_fuld_tid(full, _paid(said), gaeldende(), day)
    return {"loen_md": _kroner(wage), "fuldtidsloen_md": _kroner(full)}


_WAGES = {BY_HOUR: _by_hour, BY_MONTH: _by_month, BY_FULL_TIME: _by_full_time}


def _beside(said: dict[str, Any], day: date) -> dict[str, str]:
    """The day, and what comes beside the wage."""
    known = OTHER if said["kender"] == BY_HOUR else {name: OTHER[name] for name in OTHER if name != "tillaeg"}
    return {"dato": day.isoformat()} | {
        fact: _kroner(said[name]) for name, fact in known.items() if said[name]
    }


def _hours(said: dict[str, Any]) -> dict[str, str]:
    if said["timer"] is not None:
        return {"effektive_timer": hours.show_clock(said["timer"])}
    share = said["intensitet"] * 100
    return {
        "timer_paa_arbejdspladsen": hours.show_clock(said["tilstede"]),
        "intensitet": f"{float(share):.2f} %",
    }


def _stated_minutes(said: dict[str, Any]) -> Fraction | None:
    if said["timer"] is None and said["tilstede"] is None:
        return None
    return _paid(said)


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
