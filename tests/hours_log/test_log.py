"""The log of hours: a week at a time, undone, deleted, sealed, and nobody else's."""

import io
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.audit.log import history
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.models import JOINT
from fleksaftale.hours_log import commands, queries, to_talk
from fleksaftale.hours_log.bringing import look
from fleksaftale.hours_log.commands import NotAWeek
from fleksaftale.hours_log.models import HoursLog
from fleksaftale.hours_log.weeks import Week
from fleksaftale.mail.models import Outbox
from fleksaftale.talks import commands as talks
from tests.people.signing_in import sign_in
from tests.talks.holding import agree

S10 = {42: 13.5, 43: 14, 44: 13, 45: 15, 46: 14.5, 47: 14}


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel("2026-11-23T09:00:00+01:00", tick=False):
        yield


@pytest.fixture
def client_of_maja(client: Client, majas_seat: Seat) -> Client:
    sign_in(client, majas_seat.user)
    return client


def minutes(seat: Seat) -> dict[str, int]:
    return {str(week): worked for week, worked in queries.weeks(seat)}


def creep_up(seat: Seat) -> None:
    commands.write(seat, {Week(2026, week): round(hours * 60) for week, hours in S10.items()})


def test_the_last_change_is_undone_once(majas_seat: Seat) -> None:
    commands.write(majas_seat, {Week(2026, 46): 810})
    commands.write(majas_seat, {Week(2026, 46): 600, Week(2026, 47): 600})
    assert commands.undo(majas_seat)
    assert minutes(majas_seat) == {"2026-46": 810}
    assert not commands.undo(majas_seat)


def test_a_week_that_has_not_begun_is_refused(majas_seat: Seat) -> None:
    with pytest.raises(NotAWeek):
        commands.write(majas_seat, {Week(2026, 49): 600})


def test_deleting_leaves_nothing(majas_seat: Seat) -> None:
    commands.write(majas_seat, {Week(2026, 46): 810})
    commands.delete_all(majas_seat)
    assert not HoursLog.objects.exists()


def test_the_row_tells_nothing_and_the_cases_log_neither(majas_seat: Seat, sofies_seat: Seat) -> None:
    creep_up(majas_seat)
    row = HoursLog.objects.get()
    assert b"2026" not in bytes(row.sealed)
    assert not [entry for entry in history(majas_seat.vault) if entry.kind.startswith("hours")]
    assert next(entry.kind for entry in history(majas_seat.user.vault)) == "hours.written"
    with pytest.raises(NotAllowed):
        queries.weeks(sofies_seat)


def test_the_point_waits_until_the_talk_is_prepared_and_nothing_is_sent(
    client_of_maja: Client, majas_seat: Seat, sofies_seat: Seat
) -> None:
    agree(sofies_seat, majas_seat)
    creep_up(majas_seat)
    page, sent = reverse("hours", args=[majas_seat.case.pk]), Outbox.objects.count()
    client_of_maja.post(page, {"do": "bring"})
    point = queries.kept(majas_seat).log.to_bring
    assert "14 timer" in point
    assert to_talk.preparation(majas_seat) is None
    assert Outbox.objects.count() == sent
    talks.begin(majas_seat, 1)
    client_of_maja.post(page, {"do": "put"})
    here = to_talk.preparation(majas_seat)
    assert here
    assert [row.get("tekst") for row in here.own["punkter"].answer.get("raekker")] == [point]
    assert point not in str(here.answers(JOINT))
    assert not queries.kept(majas_seat).log.to_bring


@pytest.mark.parametrize(("said", "asked_again_on"), [("no", ""), ("later", "2026-12-21")])
def test_a_no_ends_the_question_and_later_asks_after_four_weeks(
    client_of_maja: Client, majas_seat: Seat, sofies_seat: Seat, said: str, asked_again_on: str
) -> None:
    agree(sofies_seat, majas_seat)
    creep_up(majas_seat)
    page = reverse("hours", args=[majas_seat.case.pk])
    assert b"2 timer mere end aftalt" in client_of_maja.get(page).content
    client_of_maja.post(page, {"do": said})
    assert b"mere end aftalt om ugen." not in client_of_maja.get(page).content
    answered = queries.kept(majas_seat).log.answered
    assert answered
    assert (answered.again_on.isoformat() if answered.again_on else "") == asked_again_on


def test_a_file_is_shown_before_it_is_kept(client_of_maja: Client, majas_seat: Seat) -> None:
    page = reverse("hours_file", args=[majas_seat.case.pk])
    file = io.BytesIO(b"\xe5r;uge;timer\n2026;46;13,5\n2026;47;x\n")
    shown = client_of_maja.post(page, {"file": file, "whole": "1"})
    assert "C3" in shown.content.decode()
    assert not HoursLog.objects.exists()
    client_of_maja.post(page, {"weeks": shown.context["carried"]})
    assert minutes(majas_seat) == {"2026-46": 810}
    out = client_of_maja.get(reverse("hours_take_out", args=[majas_seat.case.pk]))
    assert look(out.content).weeks == {Week(2026, 46): 810}


@pytest.mark.parametrize(
    "weeks",
    ["", "[]", '{"2026-46": -1}', '{"2026-46": "9"}', '{"2026-60": 9}', "{", "[" * 100_000],
    ids=lambda weeks: weeks[:20],
)
def test_what_the_preview_did_not_carry_is_not_taken(
    client_of_maja: Client, majas_seat: Seat, weeks: str
) -> None:
    answer = client_of_maja.post(reverse("hours_file", args=[majas_seat.case.pk]), {"weeks": weeks})
    assert answer.status_code == 404
    assert not HoursLog.objects.exists()


def test_a_week_is_corrected_and_taken_out_on_its_own_page(client_of_maja: Client, majas_seat: Seat) -> None:
    page = reverse("hours_week", args=[majas_seat.case.pk, "2026-46"])
    said = client_of_maja.post(page, {"hours": "13:30"}, follow=True).content.decode()
    assert "Timerne for uge 46 er gemt." in said
    assert minutes(majas_seat) == {"2026-46": 810}
    assert client_of_maja.post(page, {"hours": "7:75"}).status_code == 422
    client_of_maja.post(page, {"do": "remove"})
    assert minutes(majas_seat) == {}
    assert client_of_maja.get(page.replace("2026-46", "2026-60")).status_code == 404
