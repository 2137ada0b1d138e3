"""Those whom one of the two lets in: what they see, what nobody else sees of them, and how it ends."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases import commands, companions, seats
from fleksaftale.cases.companions import Person
from fleksaftale.cases.models import Party, Role, What
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import AccessEnded, Facts, Seat
from fleksaftale.documents import sharing, writing
from fleksaftale.documents.models import Comment, Version
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.cast import ANSWERS, let_in, link_in_mail, save_alone
from tests.people.signing_in import sign_in
from tests.web.test_who_may_see import OF_A_CASE, address

T = FLEKS_TILLAEGSAFTALE
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DECEMBER = datetime(2026, 12, 7, 9, 0, tzinfo=COPENHAGEN)


@pytest.fixture(autouse=True)
def clock_stands() -> Iterator[None]:
    with time_machine.travel(DECEMBER, tick=True):
        yield


@pytest.fixture
def adviser(majas_seat: Seat, proposed: Version, aysel: User) -> Party:
    """Maja has invited Aysel to the version, and Aysel has said yes."""
    return let_in(majas_seat, Role.ADVISER, aysel, shared=proposed)


def page(user: User, name: str, /, *args: object) -> str:
    client = Client()
    sign_in(client, user)
    answer = client.get(reverse(name, args=args), follow=True)
    return answer.content.decode()


def post(user: User, name: str, /, *args: object, **data: str) -> str:
    client = Client()
    sign_in(client, user)
    answer = client.post(reverse(name, args=args), data, follow=True)
    return answer.content.decode()


def whole(answer: Any) -> str:
    """Everything that an answer brings, also of a file that is sent piece by piece."""
    content = b"".join(answer) if answer.streaming else answer.content
    return str(content.decode(errors="ignore"))


def test_the_mail_says_only_that_there_is_a_document_to_read(
    majas_seat: Seat, proposed: Version, aysel: User
) -> None:
    companions.let_in(majas_seat, Person(Role.ADVISER, aysel.name, aysel.email), shared=proposed.pk)
    outbox.deliver_due()
    said = mail.outbox[-1].subject + mail.outbox[-1].body
    assert "Du er inviteret til at læse et dokument" in said
    for word in ("Maja", "Sofie", "Nordlys", "Aysel", "bisidder", "Bisidder", "fleks"):
        assert word not in said


def test_an_adviser_sees_the_version_and_nothing_else(
    adviser: Party, aysel: User, proposed: Version, majas_seat: Seat
) -> None:
    case = majas_seat.case.pk
    listed = page(aysel, "case_list")
    assert "Maja Kjærgaard · Nordlys Reklame A/S" in listed
    assert "Du kan læse: Fleks-tillægsaftale, version 1." in listed
    read = page(aysel, "shared_version", case, proposed.pk)
    assert "layout af nyhedsbrev" in read
    for name in OF_A_CASE - {"case_detail", "shared", "shared_version"}:
        client = Client()
        sign_in(client, aysel)
        for answer in (
            client.get(address(name, case, proposed.pk)),
            client.post(address(name, case, proposed.pk)),
        ):
            opens = (
                name == "journal" and answer.request["REQUEST_METHOD"] == "GET"
            )  # for what is moved to them
            assert opens or answer.status_code in (302, 403, 404, 405), (name, answer.status_code)
            assert "layout af nyhedsbrev" not in whole(answer), name
            assert "maja@nordlys.example" not in whole(answer)


def test_the_other_side_never_meets_an_adviser_who_is_not_shown(
    adviser: Party, aysel: User, maja: User, sofie: User, proposed: Version, majas_seat: Seat
) -> None:
    """Every page, the log and every mail of the leader's, while the adviser reads, writes and is seen out."""
    case = majas_seat.case.pk
    page(aysel, "shared", case)
    page(aysel, "shared_version", case, proposed.pk)
    post(aysel, "shared_version", case, proposed.pk, text="Spørg til pauserne.")
    post(maja, "comments", case, proposed.pk, text="Tak, det gør jeg.", who="aside")
    companions.see_out(majas_seat, adviser.pk)
    outbox.deliver_due()
    client = Client()
    sign_in(client, sofie)
    for name in [*sorted(OF_A_CASE), "case_list"]:
        url = reverse(name) if name == "case_list" else address(name, case, proposed.pk)
        said = whole(client.get(url, follow=True))
        for word in ("Aysel", "Demir", "Spørg til pauserne", "Tak, det gør jeg"):
            assert word not in said, (name, word)
        assert str(adviser.pk) not in said, name
    assert client.get(reverse("companion", args=[case, adviser.pk])).status_code == 404
    for mailed in (m for m in mail.outbox if m.to == [sofie.email]):
        assert "Aysel" not in mailed.subject + mailed.body
    assert not [m for m in mail.outbox if m.to == [sofie.email] and "læse et dokument" in m.subject]


def test_what_a_hidden_adviser_does_sends_the_other_side_no_mail(
    adviser: Party, aysel: User, sofie: User, proposed: Version, majas_seat: Seat
) -> None:
    outbox.deliver_due()
    mail.outbox.clear()
    post(aysel, "shared_version", majas_seat.case.pk, proposed.pk, text="Spørg til pauserne.")
    outbox.deliver_due()
    assert [m.to for m in mail.outbox] == [["maja@nordlys.example"]]


def test_the_employees_log_tells_each_reading_with_its_time(
    adviser: Party, aysel: User, maja: User, proposed: Version, majas_seat: Seat
) -> None:
    for _time in range(3):
        page(aysel, "shared_version", majas_seat.case.pk, proposed.pk)
    log = page(maja, "case_log", majas_seat.case.pk)
    assert log.count("Aysel Demir læste version 1") == 3
    assert "7. december 2026 kl. 09" in log


def test_revoked_access_ends_at_the_next_click(
    adviser: Party, aysel: User, maja: User, proposed: Version, majas_seat: Seat
) -> None:
    case = majas_seat.case.pk
    post(maja, "companion", case, adviser.pk, do="end")
    for name in ("case_detail", "shared"):
        assert "Adgangen er slut" in page(aysel, name, case)
    assert "Adgangen er slut" in page(aysel, "shared_version", case, proposed.pk)
    assert "Nordlys" not in page(aysel, "case_list")
    with pytest.raises(AccessEnded):
        seats.take(aysel, case)


def test_access_with_a_last_day_ends_by_itself(majas_seat: Seat, proposed: Version, aysel: User) -> None:
    let_in(majas_seat, Role.ADVISER, aysel, shared=proposed, until=date(2026, 12, 14))
    with time_machine.travel(datetime(2026, 12, 14, 23, 59, tzinfo=COPENHAGEN)):
        assert seats.take(aysel, majas_seat.case.pk).role is Role.ADVISER
    with time_machine.travel(datetime(2026, 12, 15, 0, 0, tzinfo=COPENHAGEN)), pytest.raises(AccessEnded):
        seats.take(aysel, majas_seat.case.pk)


def test_who_was_seen_out_can_be_invited_again(
    adviser: Party, majas_seat: Seat, proposed: Version, aysel: User
) -> None:
    companions.see_out(majas_seat, adviser.pk)
    let_in(majas_seat, Role.ADVISER, aysel, shared=proposed)
    assert "layout" in page(aysel, "shared_version", majas_seat.case.pk, proposed.pk)


def test_a_shown_adviser_is_seen_and_writes_to_both_but_what_was_before_stays_hers(
    adviser: Party, aysel: User, maja: User, sofie: User, proposed: Version, majas_seat: Seat
) -> None:
    case = majas_seat.case.pk
    post(aysel, "shared_version", case, proposed.pk, text="Kun til Maja.")
    post(maja, "companion", case, adviser.pk, do="show")
    assert "Aysel Demir" in page(sofie, "companions", case)
    log = page(sofie, "case_log", case)
    assert "Maja Kjærgaard viste, at Aysel Demir er med" in log
    assert "inviterede Aysel" not in log
    post(aysel, "shared_version", case, proposed.pk, text="Til jer begge.", who="all")
    said = page(sofie, "comments", case, proposed.pk)
    assert "Til jer begge." in said
    assert "Kun til Maja." not in said
    assert client_status(sofie, "companion", case, adviser.pk, do="end") == 302  # refused: not hers to end
    assert seats.take(aysel, case).role is Role.ADVISER


def client_status(user: User, name: str, /, *args: object, **data: str) -> int:
    client = Client()
    sign_in(client, user)
    return client.post(reverse(name, args=args), data).status_code


def test_the_leaders_own_adviser_is_never_hidden_from_the_employee(
    sofies_seat: Seat, proposed: Version, peter: User, maja: User
) -> None:
    let_in(sofies_seat, Role.ADVISER, peter, shared=proposed)
    assert "Peter Dahl" in page(maja, "companions", sofies_seat.case.pk)
    assert "inviterede Peter Dahl som bisidder" in page(maja, "case_log", sofies_seat.case.pk)


def test_a_version_that_is_not_shared_is_not_found(
    adviser: Party, aysel: User, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    from fleksaftale.agreements.commands import propose_version
    from fleksaftale.documents import signing
    from tests.cast import answered, save_together

    signing.new_draft(sofies_seat, T, proposed.pk)
    save_together(sofies_seat, {"maal": answered(tekst="stabilt til sommer")})
    newer = propose_version(sofies_seat)
    client = Client()
    sign_in(client, aysel)
    url = reverse("shared_version", args=[majas_seat.case.pk, newer.pk])
    assert client.get(url).status_code == 404
    assert client.post(url, {"text": "hej"}).status_code == 404
    with pytest.raises(NotAllowed):
        sharing.write(seats.take(aysel, majas_seat.case.pk), T, newer.pk, "hej", aside=True)
    companions.share_more(majas_seat, adviser.pk, newer.pk, "version 1")
    assert client.get(url).status_code == 200


def test_an_adviser_sees_all_invitations_across_employers(
    adviser: Party, aysel: User, ulla: User, peter: User
) -> None:
    theirs = open_agreement(peter, role=Role.LEADER, facts=Facts("Skovby Kommune"), other_name="Ulla Friis")
    commands.accept(ulla, commands.invite(theirs, name="Ulla Friis", email=ulla.email))
    let_in(seats.take(ulla, theirs.case.pk), Role.ADVISER, aysel, until=date(2026, 12, 31))
    listed = page(aysel, "case_list")
    assert "Maja Kjærgaard · Nordlys Reklame A/S" in listed
    assert "Ulla Friis · Skovby Kommune" in listed
    assert "Til og med 31. december 2026" in listed


def test_nothing_says_whether_somebody_is_in_a_union(maja: User, adviser: Party, majas_seat: Seat) -> None:
    columns = {field.name for field in Party._meta.get_fields()}
    assert not [name for name in columns if "union" in name or "membership" in name]
    assert adviser.member is None  # of HR at the workplace, and of nothing else
    assert "Her står ikke, om nogen er medlem" in page(maja, "companion_new", majas_seat.case.pk, "bisidder")


def test_a_comment_with_a_diagnosis_is_held_back_from_who_is_not_the_employee(
    adviser: Party, aysel: User, maja: User, sofie: User, proposed: Version, majas_seat: Seat
) -> None:
    case = majas_seat.case.pk
    companions.show(majas_seat, adviser.pk)
    for who in (sofie, aysel):
        name = "comments" if who is sofie else "shared_version"
        post(who, name, case, proposed.pk, text="Hun har jo en depression.", who="all")
    assert not Comment.objects.exists()
    post(aysel, "shared_version", case, proposed.pk, text="Nævn ikke din depression.", who="aside")
    assert Comment.objects.count() == 1


def test_the_wrong_person_at_an_advisers_link_leaves_no_trace_for_the_other_side(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version, aysel: User, ulla: User, sofie: User
) -> None:
    companions.let_in(majas_seat, Person(Role.ADVISER, aysel.name, aysel.email), shared=proposed.pk)
    token = link_in_mail(aysel.email).rstrip("/").rpartition("/")[2]
    for _try in range(3):
        with pytest.raises((commands.WrongPerson, commands.LinkClosed)):
            commands.accept(ulla, token)
    assert "Aysel" not in page(sofie, "case_log", majas_seat.case.pk)


def test_late_mails_about_a_hidden_adviser_show_to_the_one_who_invited_and_not_on_the_case(
    majas_seat: Seat, sofies_seat: Seat, proposed: Version, aysel: User, ulla: User, maja: User
) -> None:
    outbox.deliver_due()
    companions.let_in(majas_seat, Person(Role.ADVISER, aysel.name, aysel.email), shared=proposed.pk)
    token = link_in_mail(aysel.email).rstrip("/").rpartition("/")[2]
    for _try in range(3):
        with pytest.raises((commands.WrongPerson, commands.LinkClosed)):
            commands.accept(ulla, token)
    adviser = let_in(majas_seat, Role.ADVISER, aysel, shared=proposed)
    seat = seats.take(aysel, majas_seat.case.pk)
    sharing.write(seat, T, proposed.pk, "Spørg om pausen.", aside=True)
    assert adviser.hidden
    with time_machine.travel(DECEMBER + timedelta(days=1)):
        assert outbox.is_delayed(maja.vault.owner)
        assert not outbox.is_delayed(majas_seat.case.pk)


@pytest.mark.parametrize("slug", ["hr", "organisation"])
def test_a_form_that_is_sent_twice_lets_in_one(sofie: User, sofies_seat: Seat, slug: str) -> None:
    client = Client()
    sign_in(client, sofie)
    url = reverse("companion_new", args=[sofies_seat.case.pk, slug])
    once = client.get(url).context["form"]["once"].value()
    said = {"once": once, "name": "Henrik Møller", "email": "henrik@nordlys.example"}
    sent = [client.post(url, said).headers.get("Location") for _twice in range(2)]
    assert sent[0] == sent[1]
    assert Party.objects.filter(case=sofies_seat.case, role__in=(Role.HR, Role.ORGANISATION)).count() == 1
    party = Party.objects.get(case=sofies_seat.case, role__in=(Role.HR, Role.ORGANISATION))
    if slug == "hr":
        companions.see_out(sofies_seat, party.pk)
        assert client.post(url, said).headers["Location"] != sent[0]


# --- HR ----------------------------------------------------------------------------------------------------


@pytest.fixture
def hr(sofies_seat: Seat, proposed: Version, henrik: User) -> Party:
    return let_in(sofies_seat, Role.HR, henrik)


def test_hr_sees_status_and_no_content(
    hr: Party, henrik: User, maja: User, sofies_seat: Seat, proposed: Version
) -> None:
    case = sofies_seat.case.pk
    said = page(henrik, "shared", case)
    assert "Klar til underskrift" in said
    assert "layout" not in said
    client = Client()
    sign_in(client, henrik)
    assert client.get(reverse("shared_version", args=[case, proposed.pk])).status_code == 403
    assert client.get(reverse("version", args=[case, proposed.pk])).status_code == 403
    assert "Henrik Møller" in page(maja, "companions", case)


def test_a_grant_opens_what_it_names_until_its_day_or_until_it_is_taken_back(
    hr: Party, henrik: User, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    case = sofies_seat.case.pk
    grant = companions.give(majas_seat, hr.pk, What.INDTASTER, until=date(2026, 12, 31))
    typing = seats.take(henrik, case).for_action("agreement.prepare")
    assert (typing.party.pk, typing.typist) == (majas_seat.party.pk, hr)
    with pytest.raises(NotAllowed, match="Det kan du ikke gøre"):  # not without sitting in her seat
        writing.save_alone(seats.take(henrik, case), T, {"maal": (ANSWERS["maal"], 0)})
    with pytest.raises(NotAllowed, match="fælles kladde"):  # too late for that, but not for want of a right
        save_alone(typing, {"maal": ANSWERS["maal"]})
    assert not typing.may("agreement.sign")
    with time_machine.travel(DECEMBER + timedelta(days=30)):
        assert seats.take(henrik, case).grants == frozenset()
    companions.end_grant(majas_seat, grant.pk)
    assert seats.take(henrik, case).grants == frozenset()
    kinds = [entry.kind for entry in history(majas_seat.vault)]
    assert kinds.count("grant.given") == kinds.count("grant.ended") == 1


def test_what_was_typed_for_somebody_stands_in_their_log_and_not_in_the_others(
    majas_seat: Seat, sofies_seat: Seat, henrik: User, maja: User, sofie: User
) -> None:
    party = let_in(majas_seat, Role.HR, henrik)
    companions.give(majas_seat, party.pk, What.INDTASTER, until=date(2026, 12, 31))
    case = majas_seat.case.pk
    save_alone(seats.take(henrik, case).for_action("agreement.prepare"), {"maal": ANSWERS["maal"]})
    said = "Henrik Møller for Maja Kjærgaard gemte svar alene"
    assert said in page(maja, "case_log", case)
    assert said not in page(sofie, "case_log", case)


def test_a_deputy_reads_the_agreement_for_some_days_and_the_employee_sees_who_it_is(
    sofies_seat: Seat, majas_seat: Seat, proposed: Version, peter: User, maja: User
) -> None:
    from tests.agreements.test_sign import sign

    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    let_in(sofies_seat, Role.DEPUTY, peter, begins_on=date(2026, 12, 8), until=date(2026, 12, 9))
    case = sofies_seat.case.pk
    assert "Du får adgang 8. december 2026" in page(peter, "case_detail", case)
    assert "Peter Dahl" in page(maja, "companions", case)
    with time_machine.travel(datetime(2026, 12, 8, 0, 0, tzinfo=COPENHAGEN)):
        assert "layout" in page(peter, "shared_version", case, proposed.pk)
    with time_machine.travel(datetime(2026, 12, 10, 0, 0, tzinfo=COPENHAGEN)):
        assert "Adgangen er slut" in page(peter, "case_detail", case)
