"""A session that runs out: whoever is there goes on, is warned before, and finds the text again after."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from fleksaftale.web import unsaved
from tests.cast import now
from tests.people.signing_in import mailed_code, sign_in

pytestmark = pytest.mark.django_db
TEXT = "layout af nyhedsbrev, og korrektur på 2 sider"
Write = Callable[..., HttpResponse]


def question(seat: Seat, key: str = "opgaver") -> str:
    return reverse("own_page", args=[seat.case.pk, key])


def come_back(client: Client, person: User) -> None:
    client.post(reverse("account_login"), {"email": person.email})
    client.post(reverse("account_confirm_login_code"), {"code": mailed_code()})


@pytest.fixture
def send_too_late(as_maja: Client, majas_seat: Seat) -> Callable[..., HttpResponse]:
    """Maja opens a question, her session ends, and she sends what she has written."""

    def send(url: str = "", **written: str) -> HttpResponse:
        url = url or question(majas_seat)
        by = as_maja.get(url).context["drawn_for"]
        as_maja.session.flush()
        return as_maja.post(url, {"opgaver-tekst": TEXT, "opgaver-seen": "0"} | written | {"by": by})

    return send


def said(answer: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


# --- going on ---------------------------------------------------------------------------------------------


def test_a_page_in_the_second_half_of_a_session_carries_it_on(
    client: Client, maja: User, clock: time_machine.Traveller
) -> None:
    sign_in(client, maja)
    for hours in (7, 7, 11):
        clock.shift(timedelta(hours=hours))
        assert client.get(reverse("case_list")).status_code == 200
    clock.shift(timedelta(hours=12, minutes=1))
    assert client.get(reverse("case_list")).status_code == 302


def test_a_page_in_the_first_half_writes_nothing(
    client: Client, maja: User, clock: time_machine.Traveller
) -> None:
    sign_in(client, maja)
    clock.shift(timedelta(hours=5))
    assert "session" not in client.get(reverse("case_list")).cookies


def test_thirty_days_on_ones_own_device_end_as_any_other_day(
    client: Client, maja: User, clock: time_machine.Traveller
) -> None:
    client.post(reverse("account_login"), {"email": maja.email, "remember": "on"})
    client.post(reverse("account_confirm_login_code"), {"code": mailed_code()})
    clock.shift(timedelta(days=29))
    assert "session" not in client.get(reverse("case_list")).cookies
    clock.shift(timedelta(hours=20))
    assert client.get(reverse("case_list")).cookies["session"]["max-age"] == ""
    clock.shift(timedelta(hours=11))
    assert client.get(reverse("case_list")).status_code == 200


# --- told before ------------------------------------------------------------------------------------------


def test_a_page_knows_when_the_session_ends_and_the_button_carries_it_on(
    client: Client, maja: User, clock: time_machine.Traveller
) -> None:
    sign_in(client, maja)
    clock.shift(timedelta(hours=1))
    page = client.get(reverse("case_list"))
    assert page.context["session_ends"] == {"minutes": 11 * 60, "at": "21.00"}
    assert "Du bliver logget ud kl. 21.00." in page.content.decode()
    clock.shift(timedelta(hours=10, minutes=30))
    stayed = client.get(reverse("stay")).json()
    assert (stayed["minutes"], stayed["text"]) == (12 * 60, "Du er logget ind til kl. 08.30.")
    assert stayed["again"].startswith("Du bliver logget ud kl. 08.30.")


def test_who_asks_to_stay_after_the_end_learns_that_it_is_over(client: Client) -> None:
    assert client.get(reverse("stay")).status_code == 302


@pytest.mark.parametrize("remember", [{}, {"remember": "on"}], ids=["nobody", "thirty days"])
def test_no_warning_stands_ready_where_nothing_ends_within_a_day(
    client: Client, maja: User, remember: dict[str, str]
) -> None:
    if remember:
        client.post(reverse("account_login"), {"email": maja.email} | remember)
        client.post(reverse("account_confirm_login_code"), {"code": mailed_code()})
    page = client.get(reverse("account_settings" if remember else "front"))
    assert page.context["session_ends"] is None
    assert "Bliv logget ind" not in page.content.decode()


# --- found again after ------------------------------------------------------------------------------------


def test_what_was_sent_too_late_stands_there_after_signing_in_and_is_saved_when_it_is_sent(
    as_maja: Client, maja: User, majas_seat: Seat, send_too_late: Write
) -> None:
    late = send_too_late()
    assert late["Location"] == f"{reverse('account_login')}?next={question(majas_seat)}"
    assert said(late) == ["Du var logget ud. Log ind igen, så står din tekst der endnu."]
    come_back(as_maja, maja)
    for _twice in range(2):  # a page that is loaded again still has it
        page = as_maja.get(question(majas_seat))
        assert page.context["form"]["opgaver-tekst"].value() == TEXT
        assert "Du var logget ud. Din tekst står her igen. Den er ikke gemt endnu." in page.content.decode()
        assert not page.context["form"].errors
    assert "opgaver" not in now(majas_seat).own
    as_maja.post(question(majas_seat), {"opgaver-tekst": TEXT, "opgaver-seen": "0"})
    assert now(majas_seat).own["opgaver"].answer.get("tekst") == TEXT
    assert unsaved.NAME not in {name for name, morsel in as_maja.cookies.items() if morsel.value}


def test_half_a_page_comes_back_without_blame(
    as_maja: Client, maja: User, majas_seat: Seat, send_too_late: Write
) -> None:
    send_too_late(question(majas_seat, "arbejdstid"), **{"timer-timer": "12", "timer-seen": "0"})
    come_back(as_maja, maja)
    form = as_maja.get(question(majas_seat, "arbejdstid")).context["form"]
    assert form["timer-timer"].value() == "12"
    assert not form.errors


def test_a_note_of_the_journal_comes_back_too(
    as_maja: Client, maja: User, majas_seat: Seat, send_too_late: Write
) -> None:
    url = reverse("journal_note", args=[majas_seat.case.pk])
    send_too_late(url, title="Ny plads", text=TEXT)
    come_back(as_maja, maja)
    assert as_maja.get(url).context["form"]["text"].value() == TEXT


CHECK = "midlertidigt-eller-permanent"


def test_a_check_that_was_begun_signed_in_is_there_again_after_signing_in(
    as_maja: Client, maja: User
) -> None:
    start = reverse("check", args=[CHECK])
    url = as_maja.get(start).context["next_url"]
    for _question in range(2):
        url = as_maja.post(url, {"unknown": "1"})["Location"]
    answers = as_maja.get(start).context["answers"]
    as_maja.session.flush()
    late = as_maja.post(url, {"unknown": "1"})
    assert said(late) == ["Du var logget ud. Log ind, så er dine tidligere svar her igen."]
    come_back(as_maja, maja)
    assert as_maja.get(start).context["answers"] == answers


def test_who_begins_a_check_from_the_beginning_is_not_told_that_somebody_was_here(as_maja: Client) -> None:
    start = reverse("check", args=[CHECK])
    as_maja.post(as_maja.get(start).context["next_url"], {"unknown": "1"})
    as_maja.session.flush()
    page = as_maja.get(start)
    assert not page.context["answers"]
    assert not said(as_maja.post(page.context["next_url"], {"unknown": "1"}))


def test_another_who_signs_in_is_not_told_that_somebody_took_the_check(as_maja: Client, sofie: User) -> None:
    start = reverse("check", args=[CHECK])
    as_maja.post(as_maja.get(start).context["next_url"], {"unknown": "1"})
    as_maja.session.flush()
    come_back(as_maja, sofie)
    page = as_maja.get(start)
    assert "Dine svar er væk" not in page.content.decode()
    assert not said(as_maja.post(page.context["next_url"], {"unknown": "1"}))


def test_another_who_signs_in_on_the_device_does_not_see_it(
    as_maja: Client, sofie: User, majas_seat: Seat, send_too_late: Write
) -> None:
    send_too_late()
    come_back(as_maja, sofie)
    assert TEXT not in as_maja.get(question(majas_seat)).content.decode()


def test_nobody_reads_it_in_the_cookie_and_it_goes_to_its_own_page_only(
    majas_seat: Seat, send_too_late: Write
) -> None:
    cookie = send_too_late().cookies[unsaved.NAME]
    assert "layout" not in cookie.value
    assert cookie["path"] == question(majas_seat)
    assert (cookie["httponly"], cookie["max-age"]) == (True, "")


@pytest.mark.parametrize(
    "written",
    [{"opgaver-tekst": "".join(map(chr, range(0x4E00, 0x4E00 + 4000)))}, {"opgaver-tekst": "æ" * 30_000}],
    ids=["does not fit", "far too long"],
)
def test_what_has_no_room_is_not_promised(send_too_late: Write, written: dict[str, str]) -> None:
    late = send_too_late(**written)
    assert unsaved.NAME not in late.cookies
    assert "Det sidste er ikke gemt." in said(late)[0]


def test_a_form_that_does_not_say_whom_it_was_drawn_for_is_not_kept(client: Client, majas_seat: Seat) -> None:
    for by in ("", "maja", "0" * 15):
        late = client.post(question(majas_seat), {"opgaver-tekst": TEXT, "by": by})
        assert unsaved.NAME not in late.cookies
