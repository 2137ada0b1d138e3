"""What HR does and sees, in words that the tests share."""

from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from fleksaftale.audit.log import history
from fleksaftale.cases.models import Case
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Desk, Employer
from fleksaftale.mail import outbox
from fleksaftale.overview import bringing, choosing, rows
from fleksaftale.overview.choosing import Wanted
from fleksaftale.people.models import User

SKOVBY = Employer("Skovby Kommune", "10000009")
DECEMBER = datetime(2026, 12, 1, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


HEADINGS = (
    "Medarbejderens navn;Medarbejderens mail;Lederens navn;Lederens mail;"
    "Afdeling;CVR-nummer;Næste samtale senest"
)
TORBEN = "Torben Lund;torben@skovby.example;Åse Ågård;aase@skovby.example;Team Vej;10000009;31-12-2026"


def place(name: str, at: Desk, *more: object) -> str:
    return reverse(name, args=[at.workplace.pk, *more])


def link_to_hr(address: str) -> str:
    outbox.deliver_due()
    newest = next(m for m in reversed(mail.outbox) if m.to == [address])
    return "/hr/" + next(word for word in newest.body.split() if "/hr/" in word).partition("/hr/")[2]


def sentences(seat: Seat) -> list[str]:
    return [entry.sentence for entry in history(seat.vault)]


def told(answer: HttpResponse) -> str:
    return answer.content.decode()


def brought(at: Desk, *people: str, **more: Any) -> list[UUID]:
    """Cases made from a file, one per name."""
    new = [
        bringing.NewCase(
            name, f"{number}-{name.split()[0].lower()}@eks.example", "Sofie Bang", "s@eks.example", **more
        )
        for number, name in enumerate(people)
    ]
    before = set(Case.objects.values_list("pk", flat=True))
    file = bringing.keep(at, new)
    bringing.make(at, file.pk)
    return [pk for pk in Case.objects.values_list("pk", flat=True) if pk not in before]


def shown(henrik: User, **asked: Any) -> list[str]:
    wanted = Wanted(**asked)
    ids = choosing.page_of(henrik, choosing.chosen(henrik, wanted), wanted)
    return [line.employee for line in rows.lines(ids)]


def send(client: Client, at: Desk, content: bytes) -> HttpResponse:
    file = SimpleUploadedFile("aftaler.csv", content)
    return client.post(place("workplace_import", at), {"file": file, "whole": "1"}, follow=True)


def excel(*lines: list[Any]) -> bytes:
    book = Workbook()
    for line in [HEADINGS.split(";"), *lines]:
        book.active.append(line)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
