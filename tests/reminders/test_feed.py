"""A person's own calendar: a secret address, own words, and what is chosen by mail."""

from datetime import date
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from icalendar import Calendar, Event

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.audit.log import history
from fleksaftale.cases import commands as cases
from fleksaftale.cases import handing_over, seats
from fleksaftale.cases.models import Party, Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.core import clock
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import User
from fleksaftale.reminders import feed
from fleksaftale.reminders.models import Feed, Label
from fleksaftale.reminders.sending import send_due
from fleksaftale.talks import commands
from fleksaftale.talks.models import Talk
from tests.people.signing_in import sign_in
from tests.reminders.conftest import Morning, at


def fetched(address: str) -> list[Event]:
    """What a calendar without any account gets."""
    answer = Client().get(urlsplit(address).path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    return list(Calendar.from_ical(answer.content.decode()).walk("VEVENT"))


def make(client: Client) -> str:
    """Make an address on the page, and read it there."""
    page = client.post(reverse("my_calendar"), {"do": "make"}).content.decode()
    return page.partition(f'value="{settings.PUBLIC_URL}/kalender/')[2].partition('"')[0]


def post(client: Client, **data: str) -> str:
    return client.post(reverse("my_calendar"), data, follow=True).content.decode()


@pytest.fixture
def sofies_client(client: Client, sofie: User, planned: Talk) -> Client:
    sign_in(client, sofie)
    return client


def test_the_address_is_shown_once_and_only_its_hash_is_kept(sofies_client: Client) -> None:
    secret = make(sofies_client)
    assert len(secret) > 40
    assert secret not in sofies_client.get(reverse("my_calendar")).content.decode()
    assert secret.removesuffix(".ics") not in Feed.objects.get().token_hash


def test_a_calendar_follows_the_talk_from_day_to_time(
    sofies_client: Client, planned: Talk, sofies_seat: Seat
) -> None:
    address = f"/kalender/{make(sofies_client)}"
    (before,) = fetched(address)
    assert f"{before.decoded('dtstart')}" == "2026-12-04", "the suggested workday"
    commands.book(sofies_seat, planned.number, at(2026, 12, 2, 10))
    (after,) = fetched(address)
    assert after.decoded("dtstart") == at(2026, 12, 2, 10)
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    assert after["url"] == f"{settings.PUBLIC_URL}/sager/{planned.case_id}/"


def test_a_leader_tells_the_meetings_apart_by_own_words_that_nobody_else_sees(
    sofies_client: Client, planned: Talk, sofies_seat: Seat, majas_seat: Seat
) -> None:
    assert post(sofies_client, do="labels", **{str(planned.case_id): "  MK,  nr. 7 "})
    (mine,) = fetched(f"/kalender/{make(sofies_client)}")
    assert mine["summary"] == "Møde · MK, nr. 7"
    assert b"MK" not in bytes(Label.objects.get().sealed)
    (majas,) = Calendar.from_ical(feed.fetch(feed.make(majas_seat.user)) or "").walk("VEVENT")
    assert majas["summary"] == "Møde"


def test_a_new_address_ends_the_old_one_and_a_closed_one_shows_nothing(sofies_client: Client) -> None:
    first = make(sofies_client)
    second = make(sofies_client)
    assert Client().get(f"/kalender/{first}").status_code == 404
    assert len(fetched(f"/kalender/{second}")) == 1
    assert "Adressen er lukket" in post(sofies_client, do="end")
    assert Client().get(f"/kalender/{second}").status_code == 404


def test_who_has_left_the_case_has_no_meeting_of_it(
    sofies_client: Client, planned: Talk, sofies_seat: Seat
) -> None:
    address = f"/kalender/{make(sofies_client)}"
    sofies_seat.party.left_on = planned.created_at.date()
    sofies_seat.party.save()
    assert fetched(address) == []


def test_no_label_is_written_on_a_case_of_others(sofies_client: Client, planned: Talk, ulla: User) -> None:
    feed.label(ulla, {planned.case_id: "hvem er det"})
    assert not Label.objects.exists()


def test_who_turns_reminders_off_gets_none_and_the_other_still_does(
    sofies_client: Client, planned: Talk, morning: Morning
) -> None:
    assert "Det er gemt" in post(sofies_client, do="mails", invitations="on")
    assert [m.to for m in morning(2026, 11, 22)] == [["maja@nordlys.example"]]


def test_what_is_done_with_the_calendar_stands_in_the_persons_own_log(
    sofies_client: Client, sofie: User
) -> None:
    make(sofies_client)
    post(sofies_client, do="mails")
    post(sofies_client, do="end")
    told = [entry.sentence for entry in history(sofie.vault)][:3]
    assert told == [
        "Sofie Bang lukkede adressen til sin kalender",
        "Sofie Bang valgte, hvad der sendes på mail",
        "Sofie Bang lavede en adresse til sin kalender",
    ]


def test_the_meeting_can_be_fetched_from_the_case_and_what_was_sent_stands_there(
    sofies_client: Client, sofie: User, planned: Talk, morning: Morning
) -> None:
    morning(2026, 11, 22)
    sign_in(sofies_client, sofie)  # the other visit is over by now
    file = sofies_client.get(reverse("meeting_file", args=[planned.case_id]))
    assert 'filename="moede.ics"' in file["Content-Disposition"]
    (event,) = Calendar.from_ical(file.content.decode()).walk("VEVENT")
    assert (event["summary"], event["class"]) == ("Møde", "PRIVATE")
    page = sofies_client.get(reverse("reminders", args=[planned.case_id])).content.decode()
    for told in ("22. november 2026 kl. 08.00", "3. december 2026 kl. 08.00", "Maja Kjærgaard", "Sendt"):
        assert told in page


def test_a_reminder_that_may_have_left_is_called_uncertain_and_not_sent_again(
    sofies_client: Client, sofie: User, planned: Talk, morning: Morning, clockwork: time_machine.Traveller
) -> None:
    clockwork.move_to(at(2026, 11, 22, 8))
    assert send_due()
    left = Outbox.objects.filter(kind="talk.reminder")
    left.update(status=Outbox.Status.UNCERTAIN, done_at=clock.now())  # as a kill leaves it
    assert morning(2026, 11, 22, 9) == []
    assert morning(2026, 11, 23) == []
    sign_in(sofies_client, sofie)
    page = sofies_client.get(reverse("reminders", args=[planned.case_id])).content.decode()
    assert "En mail er uvis" in page
    assert "Uvist" in page


def test_what_was_sent_names_who_got_it_also_after_they_have_left(
    client: Client, planned: Talk, sofies_seat: Seat, maja: User, peter: User, morning: Morning
) -> None:
    morning(2026, 11, 22)
    handing_over.register(
        seats.take(sofies_seat.user, planned.case_id),
        name=peter.name,
        email=peter.email,
        on=date(2026, 11, 24),
    )
    Party.objects.filter(case=planned.case, begins_on__isnull=False).update(user=peter)
    morning(2026, 11, 25)
    sign_in(client, maja)
    page = client.get(reverse("reminders", args=[planned.case_id])).content.decode()
    rows = {
        day: row
        for row in page.split("<tr")
        for day in ("22. november 2026 kl.", "3. december 2026 kl.")
        if day in row
    }
    assert "Maja Kjærgaard, Sofie Bang" in rows["22. november 2026 kl."]
    assert f"Maja Kjærgaard, {peter.name}" in rows["3. december 2026 kl."]


def test_several_talks_on_one_day_are_one_mail(sofie: User, planned: Talk, morning: Morning) -> None:
    for number in range(3):
        person = User.objects.create_user(f"m{number}@nordlys.example", f"Medarbejder {number}")
        seat = open_agreement(sofie, role=Role.LEADER, facts=Facts("Nordlys"), other_name=person.name)
        cases.accept(person, cases.invite(seat, name=person.name, email=person.email))
        with transaction.atomic():
            commands.plan(seats.take(sofie, seat.case.pk), planned.due_on)
    morning(2026, 11, 8)
    sent = morning(2026, 11, 22)
    to_sofie = [message for message in sent if message.to == [sofie.email]]
    assert len(to_sofie) == 1
    assert f"{settings.PUBLIC_URL}/sager/\n" in to_sofie[0].body
    assert len(sent) == 5
