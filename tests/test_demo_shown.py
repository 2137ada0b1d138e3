"""What the demo shows when it has been loaded: made-up people with cases in every stage."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from fleksaftale import demo
from fleksaftale.agreements import document_types
from fleksaftale.agreements.queries import agreement
from fleksaftale.agreements.sharing import readings
from fleksaftale.audit import log
from fleksaftale.cases.models import PRINCIPALS, Case, Life, Role
from fleksaftale.cases.queries import open_invitation
from fleksaftale.cases.seats import Seat, seats_of
from fleksaftale.core import clock
from fleksaftale.demo import people
from fleksaftale.documents.comparing import Standing, compare
from fleksaftale.documents.models import Stage
from fleksaftale.documents.sharing import comments
from fleksaftale.documents.stages import Sheet
from fleksaftale.hours_log.queries import weeks
from fleksaftale.mail.models import Outbox
from fleksaftale.overview import choosing, rows
from fleksaftale.overview.choosing import Wanted
from fleksaftale.people.models import User
from tests.standing import standing


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with override_settings(DEMO=True), standing(django_db_blocker, demo.load_once):
        yield


@pytest.fixture
def loaded(db: None, story: None) -> None:
    """The demo, loaded once for all tests here."""


def seats(person: people.Person) -> list[Seat]:
    return seats_of(User.objects.get(email=person.email))


def sheets(person: people.Person) -> dict[str, Sheet]:
    """A person's agreements, by the name of the other party."""
    return {seat.other_name: agreement(seat) for seat in seats(person)}


def test_there_is_a_case_in_every_stage(loaded: None) -> None:
    everybody = [seat for user in User.objects.all() for seat in seats_of(user)]
    assert {agreement(seat).stage for seat in everybody} == set(Stage) - {Stage.DISAGREED}
    assert {seat.life for seat in everybody} == {Life.OPEN, Life.ENDED}
    assert {seat.role for seat in everybody} == {*PRINCIPALS, Role.ADVISER, Role.HR}


def test_maja_has_answered_two_of_eleven_and_sofie_is_ready(loaded: None) -> None:
    sheet = sheets(people.MAJA)["Sofie Bang"]
    assert len(sheet.answered(str(sheet.seat.party.pk))) == 2
    assert sheet.mine.ready_at is None
    assert sheet.theirs.ready_at is not None
    assert sheet.others == {}, "what Sofie wrote is closed to Maja"


def test_torben_and_peter_have_written_different_things(loaded: None) -> None:
    standings = [row.standing for row in compare(sheets(people.TORBEN)["Peter Dahl"])]
    assert standings.count(Standing.DIFFERENT) >= 3
    assert Standing.SETTLED in standings


def test_only_karims_signature_is_missing(loaded: None) -> None:
    sheet = sheets(people.KARIM)["Hanne Vestergaard"]
    version = sheet.current
    assert version is not None
    assert sheet.stage is Stage.PROPOSED
    assert sheet.signature_of(version, sheet.seat.party) is None
    assert sheet.signature_of(version, sheet.seat.other) is not None


def test_karims_adviser_is_seen_by_him_alone_and_hr_reads_what_is_signed(loaded: None) -> None:
    [karim], [hanne] = (seats(p) for p in (people.KARIM, people.HANNE))
    henrik = next(seat for seat in seats(people.HENRIK) if seat.case == karim.case)
    assert {karim.name_of(p) for p in karim.companions} == {"Aysel Demir", "Henrik Møller"}
    assert {hanne.name_of(p) for p in hanne.companions} == {"Henrik Møller"}
    assert readings(henrik) == []  # nothing is signed yet
    [aysel] = seats(people.AYSEL)
    [read] = readings(aysel)
    assert [comment.aside for comment in comments(read.sheet, read.version)] == [True]
    assert comments(agreement(hanne), read.version) == []


def test_mikkel_has_two_fleksjobs(loaded: None) -> None:
    workplaces = {seat.facts.workplace for seat in seats(people.MIKKEL)}
    assert workplaces == {"Friis Cykler", "Skovby Kommune, materielgården"}


def test_mikkel_and_peter_talk_expectations_through_first(loaded: None) -> None:
    seat = next(seat for seat in seats(people.PETER) if seat.other_name == "Mikkel Friis")
    sheet = document_types.begun(seat, document_types.FORVENTNINGER)
    assert sheet is not None
    standings = [row.standing for row in compare(sheet)]
    assert standings.count(Standing.DIFFERENT) >= 2
    assert standings.count(Standing.SETTLED) == 1
    assert agreement(seat).stage is Stage.PREPARING


def test_an_invitation_waits_for_freja_and_its_mail_is_the_only_one_left_to_send(loaded: None) -> None:
    seat = next(seat for seat in seats(people.SOFIE) if seat.other_name == "Freja Lind")
    invitation = open_invitation(seat)
    assert invitation is not None
    assert invitation.is_open
    assert not User.objects.filter(email=people.FREJA.email).exists()
    assert [(mail.kind, mail.owner) for mail in Outbox.objects.all()] == [("invitation", seat.case.pk)]


def test_henriks_list_shows_cases_in_different_states(loaded: None) -> None:
    user = User.objects.get(email=people.HENRIK.email)
    shown = rows.lines(choosing.page_of(user, choosing.chosen(user, Wanted()), Wanted()))
    assert {line.status for line in shown} == {"Aftale", "Klar til underskrift", "Forbereder hver for sig"}
    late = {line.employee for line in shown if line.late}
    assert late == {"Kirsten Ågård", "Bente Holm"}
    assert {line.employee for line in shown if line.waiting} >= {"Ole Bæk", "Anker Toft"}


def test_mikkels_hours_are_his_alone(loaded: None) -> None:
    seat = next(seat for seat in seats(people.MIKKEL) if seat.other_name == "Jonas Friis")
    assert len(weeks(seat)) == 4


def test_ulla_sees_nothing(loaded: None) -> None:
    assert seats(people.ULLA) == []


def test_every_address_is_one_that_no_mail_reaches(loaded: None) -> None:
    from allauth.account.models import EmailAddress

    addresses = {*EmailAddress.objects.values_list("email", flat=True), people.FREJA.email}
    assert all(address.endswith(".example") for address in addresses), addresses


def test_who_can_be_signed_in_as_is_there(loaded: None) -> None:
    shown = demo.sign_ins()
    assert {person.email for person in shown} <= set(User.objects.values_list("email", flat=True))
    assert {person.name for person in shown} >= {"Maja Kjærgaard", "Sofie Bang"}


def test_the_front_page_offers_the_same_people_in_the_demo_only(
    loaded: None, client: Client, settings: object
) -> None:
    page = client.get("/").content.decode()
    for person in demo.sign_ins():
        assert f'value="{person.email}"' in page
        assert person.name in page
    settings.DEMO = False  # type: ignore[attr-defined]
    assert ".example" not in client.get("/").content.decode()


def test_the_log_tells_a_past_in_the_order_of_time(loaded: None) -> None:
    assert log.verify().ok
    history = log.history(seats(people.KARIM)[0].vault)
    assert all(later.at >= earlier.at for later, earlier in pairwise(history))
    assert (clock.now() - history[-1].at).days >= 14
    assert history[0].at < clock.now()


def test_a_second_start_loads_nothing_twice_and_keeps_what_was_done(loaded: None) -> None:
    before = (Case.objects.count(), User.objects.count(), log.verify().events)
    User.objects.filter(email=people.MAJA.email).update(email="maja@hjemme.example")
    demo.load_once()
    assert (Case.objects.count(), User.objects.count(), log.verify().events) == before
