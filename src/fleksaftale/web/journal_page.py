"""The journal in words: who may read an entry, what it came as, which files hang on it."""

from typing import Any

from django.forms import Form
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import first_name, long_date, moment
from fleksaftale.evidence import journal, queries
from fleksaftale.evidence.content import About, Said
from fleksaftale.evidence.looking import TYPES, UNFIT, LeftOut, Looked, Mail
from fleksaftale.evidence.models import Kind, Part, Zone
from fleksaftale.evidence.queries import Shown
from fleksaftale.web import asking

KINDS = {"text": "tekst", "jpeg": "JPEG", "png": "PNG", "pdf": "PDF"}
TAG_KINDS = {Zone.MINE: "neutral", Zone.BOTH: "info", Zone.ADVISERS: "info", Zone.KOMMUNE: "good"}


def who_sees(seat: Seat) -> str:
    """One or two sentences at the top of the journal."""
    if seat.role is Role.EMPLOYEE:
        text = _("Du vælger selv, hvem der må læse det, du skriver. %(name)s ser kun det, du deler.")
        return text % {"name": first_name(seat.other_name)}
    if seat.role is Role.LEADER:
        return _("Alt, hvad du skriver her, kan %(name)s også læse.") % {"name": first_name(seat.other_name)}
    return _("Du ser det, der er delt med bisiddere og TR.")


def row(seat: Seat, item: Shown) -> dict[str, Any]:
    """An entry as the templates name it."""
    entered_on = clock.day_of(item.entered_at)
    return {
        "id": item.id,
        "heading": item.heading,
        "text": item.text,
        "url": reverse("journal_entry", args=[seat.case.pk, item.id]),
        "on": long_date(item.happened_on),
        "entered": _("Skrevet ind %(date)s") % {"date": long_date(entered_on)},
        "late": entered_on != item.happened_on,
        "saved": moment(item.saved_at),
        "who": _("dig") if item.mine else seat.name_of(item.owner),
        "kind": str(item.kind.label),
        "about": "" if item.about is About.OTHER else str(item.about.label),
        "zone": zone_text(seat, item.zone),
        "zone_kind": TAG_KINDS[item.zone],
        "alone": item.zone is Zone.MINE,
        "further": bool(item.zone.further),
        "mine": item.mine,
        "struck": item.struck,
        "revision": item.revision,
        "mail": mail(item.mail) if item.mail else None,
        "is_note": item.kind is Kind.NOTE,
    }


def zone_text(seat: Seat, zone: Zone) -> str:
    """Who may read it, as the reader sees it."""
    if zone is Zone.MINE:
        return _("Kun dig")
    if zone is Zone.BOTH and seat.is_principal:
        return _("Dig og %(name)s") % {"name": first_name(seat.other_name)}
    return str(zone.label)


def mail(said: Mail) -> dict[str, Any]:
    return {
        "lines": [
            line
            for line in (
                (_("Fra"), said.sender),
                (_("Til"), said.to),
                (_("Kopi"), said.cc),
                (_("Sendt"), moment(said.sent) if said.sent else ""),
                (_("Emne"), said.subject),
            )
            if line[1]
        ],
        "text": said.text,
        "cut": said.cut,
        "left_out": [left_out(one) for one in said.left_out],
    }


def left_out(one: LeftOut) -> str:
    why = str(UNFIT.get(one.reason, UNFIT["broken"]))
    return f"{one.name}: {why}" if one.name else why


def files(item: Shown) -> list[dict[str, Any]]:
    """Each file with its link; of a message as it came only for who laid it up."""
    return [
        {
            "id": one.id,
            "name": one.name or str(one.part.label),
            "kind": KINDS.get(one.kind, one.kind),
            "size": filesizeformat(one.size),
            "sha256": one.sha256,
            "may_fetch": queries.may_fetch(item, one),
            "as_it_came": one.part is Part.MESSAGE,
        }
        for one in item.files
        if one.kind in TYPES
    ]


def words(item: Shown) -> str:
    """Everything that others would read as text."""
    parts = [item.title, item.text, *((item.mail.subject, item.mail.text) if item.mail else ())]
    return "\n".join(part for part in parts if part)


def wording(
    seat: Seat, form: Form, text: str, zone: Zone, yes: list[str], field: str = "text"
) -> dict[str, Any] | None:
    """The question about a text that others are to read; None where it may be saved."""
    concern = journal.concern(seat, text, zone=zone)
    return asking.beside(seat, form, field, concern, yes) if concern else None


def mail_asks(seat: Seat, said: Said, looked: Looked, yes: list[str]) -> bool:
    """Whether what stands in a mail takes a yes of its own before others read it."""
    if looked.mail is None:
        return False
    text = f"{said.words}\n{looked.mail.subject}\n{looked.mail.text}"
    concern = journal.concern(seat, text, zone=said.zone)
    return concern is not None and concern.stops(yes)
