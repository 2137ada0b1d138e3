"""HR's list as its page draws it: what was asked for in the address, and each line in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fleksaftale.cases.workplaces import Desk
from fleksaftale.core.formats import long_date, moment
from fleksaftale.overview.choosing import Order, Show, Wanted, usual
from fleksaftale.overview.rows import Line

TURNED = "ned"


def wanted(query: QueryDict, desks: list[Desk]) -> Wanted:
    """What the address asks for; what it does not say, or says wrongly, is the usual."""
    own = {str(at.workplace.pk): at.workplace.pk for at in desks}
    said, order = query.get("vis", ""), query.get("sort", "")
    show = Show(said) if said in Show.values else Show.OPEN
    return Wanted(
        show,
        Order(order) if order in Order.values else usual(show),
        backwards=query.get("vej") == TURNED,
        workplace=own.get(query.get("sted", "")),
    )


def address(asked: Wanted, *, side: int = 1, name: str = "overview") -> str:
    """The page of what is asked for; what is usual is left out."""
    said = {
        "vis": asked.show.value if asked.show is not Show.OPEN else "",
        "sted": str(asked.workplace or ""),
        "sort": asked.order.value if asked.order is not usual(asked.show) else "",
        "vej": TURNED if asked.backwards else "",
        "side": str(side) if side > 1 else "",
    }
    query = urlencode({key: value for key, value in said.items() if value})
    return reverse(name) + (f"?{query}" if query else "")


def sides(asked: Wanted, number: int, pages: int) -> dict[str, Any]:
    """Which page of the list it is, the addresses of those beside it, and an order that is not the usual."""
    return {
        "sorted_by": asked.order if asked.order is not usual(asked.show) else "",
        "number": number,
        "pages": pages,
        "before": address(asked, side=number - 1) if number > 1 else "",
        "after": address(asked, side=number + 1) if number < pages else "",
    }


@dataclass(frozen=True)
class Heading:
    """A column's heading; ``url`` sorts by it, ``sort`` is what a screen reader is told of the order."""

    text: str
    url: str = ""
    sort: str = ""


def headings(asked: Wanted) -> list[Heading]:
    return [
        _sorting(_("Medarbejder"), Order.NAME, asked),
        Heading(_("Status")),
        _sorting(_("Næste samtale"), Order.DAY, asked),
        _sorting(_("Dato i loven"), Order.LAW, asked),
        _sorting(_("Aftale fra"), Order.FROM, asked),
        Heading(_("Mangler")),
    ]


def plain_headings() -> list[Heading]:
    """The same columns where nothing is sorted by them."""
    return [Heading(heading.text) for heading in headings(Wanted())]


def _sorting(text: str, order: Order, asked: Wanted) -> Heading:
    sort = ("descending" if asked.backwards else "ascending") if order is asked.order else ""
    return Heading(text, address(asked.sorted_by(order)), sort)


def shown(line: Line) -> dict[str, Any]:
    """One line in words."""
    return {
        "url": reverse("shared", args=[line.case]),
        "employee": line.employee,
        "leader": line.leader,
        "workplace": line.workplace,
        "kind": line.kind,
        "status": line.status,
        "agreed_from": _day(line.agreed_from),
        "due": _("Senest %(date)s") % {"date": long_date(line.due)} if line.due else "",
        "booked": _("Aftalt %(at)s") % {"at": moment(line.booked)} if line.booked else "",
        "late": late(line.late),
        "resting": _("Pause til og med %(date)s") % {"date": long_date(line.resting)} if line.resting else "",
        "law_date": _day(line.law_date),
        "law_name": line.law_name,
        "lacks": _lacks(line),
    }


def late(days: int) -> str:
    text = ngettext("Samtalen er %(days)d dag forsinket", "Samtalen er %(days)d dage forsinket", days)
    return text % {"days": days} if days else ""


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _lacks(line: Line) -> list[str]:
    lacks = [_("Papirkopi til %(name)s") % {"name": name} for name in line.copies]
    lacks += [_("Svar fra %(name)s") % {"name": name} for name in line.waiting]
    return [*lacks, _("Tredje underskrift")] if line.third_missing else lacks


def places(desks: list[Desk]) -> list[tuple[UUID, str]]:
    """The reader's workplaces, to narrow the list to; none where there is nothing to choose."""
    return [(at.workplace.pk, at.employer.name) for at in desks] if len(desks) > 1 else []
