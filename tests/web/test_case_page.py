"""What a case's pages say of its life, of the next talk, and of what was changed behind their back."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.document_types import VILKAAR
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases import life
from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Facts, Seat, take
from fleksaftale.core import clock
from fleksaftale.core.crypto import Tampered
from fleksaftale.documents import signing, writing
from fleksaftale.documents.models import SavedAnswer, Signature, Stage, Version
from fleksaftale.people.models import User
from fleksaftale.web.mine import tasks
from tests.agreements.test_sign import sign
from tests.cast import ANSWERS, answered, now, save_alone, save_together
from tests.people.signing_in import sign_in

pytestmark = pytest.mark.django_db
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def read_page(majas_seat: Seat, sofies_seat: Seat, proposed: Version, maja: User) -> Callable[[], str]:
    """The text of Maja's page; the agreement is signed, and its next talk is due on 1 February 2027."""
    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    client = Client()

    def read() -> str:
        client.force_login(maja)
        return client.get(reverse("case_detail", args=[majas_seat.case.pk])).content.decode()

    return read


def test_a_talk_whose_day_has_passed_asks_for_a_new_day(read_page: Callable[[], str]) -> None:
    with time_machine.travel(datetime(2027, 2, 1, 12, tzinfo=COPENHAGEN)):
        assert "Samtalen er ikke holdt endnu" not in read_page()
    with time_machine.travel(datetime(2027, 2, 2, 0, 5, tzinfo=COPENHAGEN)):
        assert "Samtalen er ikke holdt endnu" in read_page()


def test_the_pages_of_a_case_and_of_a_version_ask_the_database_for_each_thing_once(
    read_page: Callable[[], str], client: Client, majas_seat: Seat, django_assert_max_num_queries: Any
) -> None:
    read_page()
    sign_in(client, majas_seat.user)
    with django_assert_max_num_queries(23):
        client.get(reverse("case_detail", args=[majas_seat.case.pk]))
    version = Version.objects.get()
    with django_assert_max_num_queries(18):
        answer = client.get(reverse("version", args=[majas_seat.case.pk, version.pk]))
    assert "Version 1" in answer.content.decode()


def test_an_employment_that_ends_shows_its_last_day_and_no_next_talk(
    read_page: Callable[[], str], sofies_seat: Seat, sofie: User
) -> None:
    assert "Senest mandag 1. februar 2027 (uge 5)" in read_page()
    life.end(sofies_seat, date(2027, 1, 31))
    said = read_page()
    assert "Gælder fra 1. december 2026 til 31. januar 2027" in said
    assert "Næste samtale" not in said
    assert "Du kan ikke ændre det" not in said
    with pytest.raises(NotAllowed):
        life.close(take(sofie, sofies_seat.case.pk))
    with time_machine.travel(datetime(2027, 1, 31, 23, 55, tzinfo=COPENHAGEN)):
        assert "Du kan ikke ændre det" not in read_page()
    with time_machine.travel(datetime(2027, 2, 1, 0, 5, tzinfo=COPENHAGEN)):
        assert "Du kan ikke ændre det" in read_page()
        life.close(take(sofie, sofies_seat.case.pk))
        assert "til 31. januar 2027" in read_page()


def test_a_last_day_that_is_ahead_can_be_taken_back(sofies_seat: Seat, sofie: User) -> None:
    life.end(sofies_seat, clock.today() + timedelta(days=30))
    ending = take(sofie, sofies_seat.case.pk)
    assert ending.is_ending
    life.reopen(ending)
    assert take(sofie, sofies_seat.case.pk).life_on is None


def test_a_last_day_before_the_agreement_applies_is_refused(
    read_page: Callable[[], str], sofies_seat: Seat, sofie: User
) -> None:
    client = Client()
    client.force_login(sofie)
    day = {"on_day": "30", "on_month": "11", "on_year": "2026"}
    answer = client.post(reverse("case_slut", args=[sofies_seat.case.pk]), day)
    assert answer.status_code == 422
    assert "Datoen skal være efter 1. december 2026" in answer.content.decode()
    assert take(sofie, sofies_seat.case.pk).life_on is None


def test_the_other_is_shown_answers_only_once_they_are_opened(
    majas_seat: Seat, sofies_seat: Seat, sofie: User
) -> None:
    save_alone(majas_seat, {"maal": answered(tekst="stabile timer")})
    client = Client()
    client.force_login(sofie)
    url = reverse("others_answers", args=[sofies_seat.case.pk])
    case = reverse("case_detail", args=[sofies_seat.case.pk])
    assert client.get(url).status_code == 404
    assert url not in client.get(case).content.decode()
    writing.open_own_answers(majas_seat, FLEKS_TILLAEGSAFTALE)
    assert "stabile timer" in client.get(url).content.decode()
    assert url in client.get(case).content.decode()
    assert "Sofie Bang læste svar fra Maja Kjærgaard" in [e.sentence for e in history(majas_seat.vault)]


@pytest.mark.parametrize("do", ["open", "propose", "together"])
def test_what_cannot_be_taken_back_asks_for_a_yes(majas_seat: Seat, maja: User, do: str) -> None:
    client = Client()
    client.force_login(maja)
    url = reverse("own_summary", args=[majas_seat.case.pk])
    client.post(url, {"do": do})
    assert now(majas_seat).stage is Stage.PREPARING
    assert now(majas_seat).mine.opened_at is None
    client.post(url, {"do": do, "sure": ["together" if do == "open" else "open", do]})
    opened = now(majas_seat)
    assert opened.mine.opened_at is not None or opened.stage is Stage.DRAFTING


@pytest.mark.parametrize("button", [{"stop": "1"}, {"leave": "skip"}, {"leave": "back"}])
def test_who_leaves_a_page_with_a_fault_keeps_the_rest(
    majas_seat: Seat, maja: User, button: dict[str, str]
) -> None:
    client = Client()
    client.force_login(maja)
    url = reverse("own_page", args=[majas_seat.case.pk, "arbejdstid"])
    posted = {
        "timer-seen": "0",
        "timer-timer": "12",
        "effektive_timer-seen": "0",
        "effektive_timer-kilde": "kommunen",
    }
    posted |= {"effektive_timer-timer": "7:75", "start-seen": "0"}
    answer = client.post(url, posted | button)
    assert answer.status_code == 422
    assert "7:75" in answer.content.decode()
    assert "Resten er gemt" in answer.content.decode()
    assert now(majas_seat).own["timer"].answer.get("timer") == 720
    assert (
        client.post(url, posted | {"effektive_timer-timer": "7:15", "timer-seen": "1"} | button).status_code
        == 302
    )
    assert now(majas_seat).own["effektive_timer"].answer.get("timer") == 435


def test_the_sign_page_says_where_the_text_is_not_what_one_wrote(
    majas_seat: Seat, sofies_seat: Seat, maja: User
) -> None:
    save_alone(majas_seat, {"timer": answered(timer=9 * 60), "opgaver": ANSWERS["opgaver"]})
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    save_together(sofies_seat, ANSWERS)
    version = propose_version(sofies_seat)
    client = Client()
    sign_in(client, maja)
    page = client.get(reverse("sign", args=[majas_seat.case.pk, version.pk])).content.decode()
    assert "Du skrev selv: 9 timer" in page
    assert page.count("Du skrev selv") == 1


def test_a_signature_moved_to_another_text_is_found_out(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    sign(sofies_seat, proposed)
    signing.new_draft(majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk)
    save_together(majas_seat, {"timer": answered(timer=30 * 60)})
    second = propose_version(majas_seat)
    Signature.objects.update(version=second)
    with pytest.raises(Tampered):
        sign(majas_seat, second)


def test_an_answer_moved_to_another_person_is_found_out(majas_seat: Seat, sofies_seat: Seat) -> None:
    save_alone(majas_seat, {"maal": answered(tekst="stabilt")})
    SavedAnswer.objects.update(scope=str(sofies_seat.party.pk))
    with pytest.raises(Tampered):
        _ = now(sofies_seat).own


@pytest.mark.parametrize("column", [{"fingerprint": "0" * 64}, {"in_force_from": date(2031, 1, 1)}])
def test_a_row_that_does_not_fit_its_content_is_found_out(
    majas_seat: Seat, proposed: Version, column: dict[str, object]
) -> None:
    Version.objects.update(**column)
    proposed.refresh_from_db()
    with pytest.raises(Tampered):
        sign(majas_seat, proposed)


def test_pages_of_a_case_are_not_kept_by_the_browser(
    read_page: Callable[[], str], majas_seat: Seat, maja: User
) -> None:
    client = Client()
    client.force_login(maja)
    for name in ("case_list", "case_detail", "own_summary", "draft_summary"):
        args = [] if name == "case_list" else [majas_seat.case.pk]
        assert "no-store" in client.get(reverse(name, args=args)).headers["Cache-Control"]


def test_a_new_draft_tells_the_one_who_had_signed(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version, maja: User, sofie: User
) -> None:
    sign(sofies_seat, proposed)
    signing.new_draft(majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk)
    url = reverse("case_detail", args=[majas_seat.case.pk])
    lost = "Din underskrift på version 1 gælder ikke mere"
    for person, told in ((sofie, True), (maja, False)):
        client = Client()
        client.force_login(person)
        assert (lost in client.get(url).content.decode()) is told


def test_a_case_begun_with_special_terms_is_about_them_until_the_agreement_is_written_in(
    client: Client, maja: User
) -> None:
    seat = open_agreement(maja, role=Role.EMPLOYEE, facts=Facts("Cykel Jonas"), other_name="Sofie")
    writing.start(seat, VILKAAR.template)
    url = reverse("case_detail", args=[seat.case.pk])
    sign_in(client, maja)
    assert [task.url for task in tasks(maja)] == [
        reverse("own_page", args=[seat.case.pk, VILKAAR, VILKAAR.template.pages[0].key])
    ]
    writing.write_together(seat, VILKAAR.template)
    page = client.get(url)
    assert page.context["step"].url == reverse("draft", args=[seat.case.pk, VILKAAR])
    assert '<h2 id="main-document">Aftale om særlige vilkår' in page.content.decode()
    assert "svaret på 0 af 11" not in page.content.decode()
    assert "Gå til aftalen i stedet" not in page.content.decode()
    named = [str(row["title"]) for row in page.context["documents"]]
    assert named[-1] == "Fleks-tillægsaftale"
    assert "Aftale om særlige vilkår" not in named
    save_alone(seat, {"maal": answered(tekst="Færre timer")})
    assert client.get(url).context["main"] is None
    assert len(tasks(maja)) == 2


def test_the_employee_is_asked_as_you_and_the_leader_about_the_employee(
    client: Client, maja: User, sofie: User, majas_seat: Seat
) -> None:
    writing.start(majas_seat, VILKAAR.template)
    sofies = Client()
    sign_in(client, maja)
    sign_in(sofies, sofie)
    for key in ("funktioner", "omplacering", "uden-dato"):
        url = reverse("own_page", args=[majas_seat.case.pk, VILKAAR, key])
        assert "den ansatte" not in client.get(url).content.decode().lower()
        assert "den ansatte" in sofies.get(url).content.decode()
    summary = client.get(reverse("own_summary", args=[majas_seat.case.pk, VILKAAR])).content.decode()
    assert "Hvilke funktioner har du svært ved at udføre?" in summary
