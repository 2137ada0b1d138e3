"""The three figures of working time, always together: hours at the workplace, effective hours, and whose
assessment of which day the effective hours are. The intensity is computed from them and says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements.working_time import AFVENTER_KOMMUNEN, EFFEKTIVE_TIMER, TIMER
from fleksaftale.core.formats import long_date
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.show import intensity
from fleksaftale.documents.template import Lines
from fleksjob.hours import show

FULL_TIME = 37 * 60


@dataclass(frozen=True)
class Hours:
    """Minutes a week; ``effective`` is None while awaited or not written, ``assessed_on`` where no day is."""

    present: int
    effective: int | None
    assessed_on: date | None
    awaited: bool

    @property
    def percent(self) -> int | None:
        return intensity(self.present, self.effective) if self.effective else None

    @property
    def over_full_time(self) -> bool:
        return self.present > FULL_TIME


def hours_of(answers: Mapping[str, Answer]) -> Hours | None:
    """None while the hours at the workplace are not written."""
    present = answers.get(TIMER.key, EMPTY).get("timer")
    if not present:
        return None
    effective = answers.get(EFFEKTIVE_TIMER.key, EMPTY)
    awaited = awaits_kommunen(answers)
    return Hours(
        present,
        None if awaited else effective.get("timer"),
        None if awaited else effective.get("dato"),
        awaited,
    )


def awaits_kommunen(answers: Mapping[str, Answer]) -> bool:
    """Whether the effective hours are left to an assessment that is not made yet."""
    return bool(answers.get(EFFEKTIVE_TIMER.key, EMPTY).get("kilde") == AFVENTER_KOMMUNEN.key)


def hours_lines(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """The figures in two lines, for the top of a page and of the PDF."""
    hours = hours_of(answers)
    if hours is None:
        return ()
    at_work = _("Timer på arbejdspladsen om ugen: %(hours)s") % {"hours": hours_text(hours.present)}
    return at_work, _effective_line(hours)


def _effective_line(hours: Hours) -> str:
    if hours.effective is None:
        return _("Effektive timer: afventer kommunens vurdering") if hours.awaited else _not_written()
    line = _("Effektive timer om ugen: %(hours)s – arbejdsintensitet %(percent)s %% (beregnet)") % {
        "hours": hours_text(hours.effective),
        "percent": hours.percent,
    }
    return f"{line}, {_source(hours)}"


def _source(hours: Hours) -> str:
    if hours.assessed_on:
        return _("kommunens vurdering %(date)s") % {"date": long_date(hours.assessed_on)}
    return _("kommunens vurdering uden dato")


def _not_written() -> str:
    return _("Effektive timer: ikke skrevet endnu")


def derived(answers: Mapping[str, Answer]) -> dict[str, Lines]:
    """What stands under the effective hours wherever they are read: the intensity with the figures that it is
    made of, and that the day of the assessment is missing."""
    hours = hours_of(answers)
    if hours is None:
        return {}
    said = {"present": hours_text(hours.present)}
    if hours.effective is None:
        line = _("kan ikke beregnes endnu (%(present)s timer på arbejdspladsen)") % said
        return {EFFEKTIVE_TIMER.key: ((_("Arbejdsintensitet"), line),)}
    said |= {"percent": str(hours.percent), "effective": hours_text(hours.effective)}
    line = _("%(percent)s %% (%(effective)s af %(present)s timer, beregnet)") % said
    no_day = () if hours.assessed_on else ((_("Kommunens vurdering"), _("datoen er ikke skrevet")),)
    return {EFFEKTIVE_TIMER.key: (*no_day, (_("Arbejdsintensitet"), line))}


def hours_text(minutes: int) -> str:
    return show(minutes, get_language() or "da")
