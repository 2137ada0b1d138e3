"""The employer behind several cases: HR sees status and dates, invites each other, and brings cases in."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from fleksaftale.agreements.commands import open_agreement
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases import commands, companions, life, seats, workplace_commands, workplace_seats
from fleksaftale.cases.models import Case, Party, Role, What
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.cases.workplaces import Desk, Employer, Rules, desk, rules_of
from fleksaftale.core.crypto import Vault
from fleksaftale.documents import signing
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent
from fleksaftale.mail import outbox
from fleksaftale.overview import bringing, choosing, inviting, names, rows, standing, statistics
from fleksaftale.overview.choosing import Order, Show, Wanted
from fleksaftale.people.models import User
from fleksaftale.talks.models import Talk
from tests.people.signing_in import sign_in

SKOVBY = Employer("Skovby Kommune", "10000009")
DECEMBER = datetime(2026, 12, 1, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture(autouse=True)
def clock_stands() -> Iterator[None]:
    with time_machine.travel(DECEMBER, tick=True):
        yield


@pytest.fixture
def at(henrik: User) -> Desk:
    """Henrik's place in HR."""
    return workplace_commands.found(henrik, SKOVBY)


@pytest.fixture
def under(at: Desk, sofies_seat: Seat) -> Seat:
    """Sofie has put her case under the workplace."""
    workplace_seats.attach(sofies_seat, at.workplace.pk)
    return sofies_seat


@pytest.fixture
def as_person(client: Client) -> Callable[[User], Client]:
    def of(person: User) -> Client:
        sign_in(client, person)
        return client

    return of


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


# --- coming under a workplace ------------------------------------------------------------------------------


def test_a_person_makes_a_workplace_and_sees_an_empty_list(as_person: Any, henrik: User) -> None:
    client = as_person(henrik)
    answer = client.post(reverse("workplace_new"), {"name": "Skovby Kommune", "cvr": "10 00 00 09"})
    page = client.get(answer.headers["Location"])
    assert "CVR 10000009" in told(page)
    assert "Her er ingen aftaler endnu" in told(client.get(reverse("overview")))


def test_the_leader_puts_her_case_there_by_the_link_and_the_employee_reads_it(
    as_person: Any, at: Desk, sofies_seat: Seat, sofie: User, maja: User
) -> None:
    client = as_person(sofie)
    link = place("attach", at)
    assert "Skovby Kommune" in told(client.get(link))
    assert client.post(link, {}).status_code == 422
    client.post(link, {"cases": [str(sofies_seat.case.pk)]})
    majas = seats.take(maja, sofies_seat.case.pk)
    assert "Sofie Bang knyttede aftalen til Skovby Kommune. HR kan se status og datoer" in sentences(majas)
    page = told(as_person(maja).get(reverse("case_under", args=[majas.case.pk])))
    assert "Henrik Møller" in page


def test_hr_sees_names_and_dates_and_never_a_word_of_the_agreement(
    as_person: Any, at: Desk, under: Seat, henrik: User, proposed: Version
) -> None:
    page = told(as_person(henrik).get(reverse("overview")))
    assert "Maja Kjærgaard" in page
    assert "Leder: Sofie Bang" in page
    assert "Klar til underskrift" in page
    read = told(as_person(under.user).get(reverse("version", args=[under.case.pk, proposed.pk])))
    for written in ("layout", "Stille lokale", "12 timer", "stabilt"):
        assert written in read
        assert written not in page
    client = as_person(henrik)
    for name in ("draft", "own_summary", "case_log", "notes"):
        assert client.get(reverse(name, args=[under.case.pk])).status_code in (403, 404)


@pytest.mark.parametrize("who", ["maja", "ulla", "peter"])
def test_only_the_leader_puts_a_case_under_a_workplace(
    request: pytest.FixtureRequest, as_person: Any, at: Desk, sofies_seat: Seat, who: str
) -> None:
    person: User = request.getfixturevalue(who)
    answer = as_person(person).post(place("attach", at), {"cases": [str(sofies_seat.case.pk)]})
    assert answer.status_code == 422
    url = reverse("case_under", args=[sofies_seat.case.pk])
    as_person(person).post(url, {"workplace": str(at.workplace.pk)})
    assert Case.objects.get(pk=sofies_seat.case.pk).workplace is None


def test_a_case_lies_under_one_workplace_at_most(at: Desk, under: Seat, peter: User) -> None:
    other = workplace_commands.found(peter, Employer("En anden"))
    with pytest.raises(Exception, match="hører allerede under en arbejdsplads"):
        workplace_seats.attach(under, other.workplace.pk)


def test_the_employee_takes_the_case_out_and_hr_sees_it_no_more(
    as_person: Any, at: Desk, under: Seat, henrik: User, maja: User
) -> None:
    url = reverse("case_under", args=[under.case.pk])
    assert as_person(maja).post(url, {"do": "leave"}).status_code == 302
    client = as_person(henrik)
    assert "Maja Kjærgaard" not in told(client.get(reverse("overview")))
    assert client.get(reverse("shared", args=[under.case.pk])).status_code == 403
    assert any("Maja Kjærgaard tog aftalen ud af Skovby Kommune" in s for s in sentences(under))


def test_the_leader_of_another_workplace_finds_nothing_here(
    as_person: Any, at: Desk, under: Seat, peter: User
) -> None:
    workplace_commands.found(peter, Employer("En anden"))
    client = as_person(peter)
    assert "Maja" not in told(client.get(reverse("overview") + f"?sted={at.workplace.pk}"))
    for name in ("workplace", "workplace_rules", "workplace_import", "workplace_invitations",
                 "workplace_statistics", "workplace_log", "workplace_template", "workplace_invite",
                 "workplace_name"):  # fmt: skip
        assert client.get(place(name, at)).status_code == 404, name
        assert client.post(place(name, at), {"name": "Tyv", "member": str(at.member.pk)}).status_code in (
            404,
            405,
        )


# --- two in HR ---------------------------------------------------------------------------------------------


@pytest.fixture
def peter_too(at: Desk, under: Seat, as_person: Any, peter: User) -> Desk:
    """Peter is in HR as well, by the mail that Henrik's invitation sends."""
    workplace_commands.invite(at, name="Peter Dahl", email=peter.email)
    client, link = as_person(peter), link_to_hr(peter.email)
    assert "Skovby Kommune" in told(client.get(link))
    client.post(link)
    return desk(peter, at.workplace.pk)


def test_who_joins_hr_sees_every_case_and_each_log_says_so(
    as_person: Any, peter_too: Desk, under: Seat, peter: User
) -> None:
    assert "Maja Kjærgaard" in told(as_person(peter).get(reverse("overview")))
    assert "Peter Dahl er kommet med i HR og kan se status og datoer" in sentences(under)


def test_who_leaves_hr_sees_nothing_at_the_next_click_and_loses_what_was_granted(
    as_person: Any, at: Desk, peter_too: Desk, under: Seat, henrik: User, peter: User
) -> None:
    seat = seats.take(peter, under.case.pk)
    companions.give(under, seat.party.pk, What.DOKUMENTATION, until=date(2027, 1, 1))
    as_person(henrik).post(place("workplace", at), {"member": str(peter_too.member.pk)})
    client = as_person(peter)
    assert "Maja" not in told(client.get(reverse("overview")))
    assert client.get(place("workplace", at)).status_code == 404
    assert client.get(reverse("shared", args=[under.case.pk])).status_code == 403
    assert not companions.running_grants(seat.party)
    assert "Henrik Møller skrev, at Peter Dahl ikke er med i HR mere" in sentences(under)


def test_the_last_in_hr_stays(as_person: Any, at: Desk, henrik: User) -> None:
    client = as_person(henrik)
    page = client.post(place("workplace", at), {"member": str(at.member.pk)}, follow=True)
    assert "Inviter først en anden" in told(page)
    assert desk(henrik, at.workplace.pk)


def test_the_invitation_to_hr_is_for_one_address_and_for_one_time(
    as_person: Any, at: Desk, ulla: User, peter: User
) -> None:
    workplace_commands.invite(at, name="Peter Dahl", email=peter.email)
    link = link_to_hr(peter.email)
    stranger = as_person(ulla)
    assert "Skovby" not in told(stranger.get(link))
    assert stranger.post(link).status_code == 403
    assert as_person(peter).post(link).status_code == 302
    assert as_person(peter).get(link).status_code == 410


def test_three_strangers_close_the_link(as_person: Any, at: Desk, ulla: User, peter: User) -> None:
    workplace_commands.invite(at, name="Peter Dahl", email=peter.email)
    link = link_to_hr(peter.email)
    for _try in range(3):
        as_person(ulla).post(link)
    assert as_person(peter).post(link).status_code == 410


def test_no_mail_to_hr_says_what_it_is_about(at: Desk, peter: User) -> None:
    workplace_commands.invite(at, name="Peter Dahl", email=peter.email)
    link_to_hr(peter.email)
    sent = mail.outbox[-1]
    assert "skovby" not in (sent.subject + sent.body).lower()
    assert "fleks" not in (sent.subject + sent.body).lower()


# --- rules -------------------------------------------------------------------------------------------------

GOOD = {
    "remind_before": "21 7",
    "remind_after": "2",
    "late_after": "10",
    "gap_days": "90",
    "between_mails": "3",
    "third_signature": "on",
}


def test_the_workplaces_rules_hold_in_its_cases(as_person: Any, at: Desk, under: Seat, henrik: User) -> None:
    as_person(henrik).post(place("workplace_rules", at), GOOD)
    case = Case.objects.get(pk=under.case.pk)
    rules = rules_of(case)
    assert rules.remind_before == (21, 7)
    assert (rules.late_after, rules.gap_days, rules.third_signature) == (10, 90, True)
    case.workplace = None
    assert rules_of(case) == Rules()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("remind_before", "14, 99"), ("remind_before", "1 2 3 4 5"), ("remind_before", "snart"),
     ("remind_after", "0"), ("late_after", "91"), ("gap_days", "3"), ("between_mails", "15"),
     ("late_after", ""), ("gap_days", "²")],
)  # fmt: skip
def test_a_rule_out_of_bounds_is_told_with_a_good_one(
    as_person: Any, at: Desk, henrik: User, field: str, wrong: str
) -> None:
    answer = as_person(henrik).post(place("workplace_rules", at), GOOD | {field: wrong})
    assert answer.status_code == 422
    assert f"{field}" in answer.context["form"].errors
    assert desk(henrik, at.workplace.pk).rules == Rules()


# --- the list ----------------------------------------------------------------------------------------------


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


def test_the_list_is_sorted_by_the_danish_alphabet(at: Desk, henrik: User) -> None:
    brought(at, "Åse Ø", "Ægir X", "Øjvind Y", "Zita Z", "Anna A", "Aage B", "Émile C")
    order = ["Anna A", "Émile C", "Zita Z", "Ægir X", "Øjvind Y", "Aage B", "Åse Ø"]
    assert shown(henrik, order=Order.NAME) == order
    assert shown(henrik, order=Order.NAME, backwards=True) == order[::-1]


def test_a_new_name_and_a_new_case_find_their_place_in_the_order(at: Desk, henrik: User, sofie: User) -> None:
    brought(at, "Berta B", "Carl C")
    assert shown(henrik, order=Order.NAME) == ["Berta B", "Carl C"]
    brought(at, "Anna A")
    assert shown(henrik, order=Order.NAME) == ["Anna A", "Berta B", "Carl C"]
    party = next(p for p in Party.objects.filter(role=Role.EMPLOYEE) if _name(p) == "Anna A")
    inviting.correct(at, party.pk, name="Dora D", email="dora@eks.example")
    assert shown(henrik, order=Order.NAME) == ["Berta B", "Carl C", "Dora D"]


def _name(party: Party) -> str:
    return Vault.of(party.case_id).open(party.place, party.sealed_name)


def test_the_kept_order_of_names_holds_no_name(at: Desk, henrik: User) -> None:
    brought(at, "Berta B")
    shown(henrik, order=Order.NAME)
    row = names.NameOrder.objects.get(user=henrik)
    assert len(henrik.vault.open_bytes(row.place, row.sealed)) == 16


@pytest.mark.parametrize(("today", "late"), [("2026-12-20", 0), ("2026-12-21", 15), ("2027-01-06", 31)])
def test_a_talk_not_held_is_late_from_day_fifteen(
    as_person: Any, at: Desk, henrik: User, today: str, late: int
) -> None:
    """S09: due on 6 December, HR's list says so from 21 December, with names and dates only."""
    brought(at, "Maja Kjærgaard", next_talk=date(2026, 12, 6))
    with time_machine.travel(datetime.fromisoformat(f"{today}T09:00:00+01:00")):
        page = told(as_person(henrik).get(reverse("overview")))
        assert (f"Forsinket {late} dage" in page) is bool(late)
        assert "Forsinket 0" not in page
        assert (shown(henrik, show=Show.LATE) != []) is bool(late)
        assert (shown(henrik, show=Show.VERY_LATE) != []) is (late > 30)


def test_late_is_counted_from_the_time_that_was_found_and_not_during_a_pause(at: Desk, henrik: User) -> None:
    (number,) = brought(at, "Maja Kjærgaard", next_talk=date(2026, 10, 1))
    assert shown(henrik, show=Show.VERY_LATE) == ["Maja Kjærgaard"]
    talk = Talk.objects.get(case=number)
    talk.starts_at = datetime(2026, 12, 3, 9, tzinfo=DECEMBER.tzinfo)
    talk.save()
    standing.rebuild()
    assert shown(henrik, show=Show.LATE) == []
    talk.starts_at = None
    talk.save()
    standing.rebuild()
    rest = talk.case.pauses.create(since=date(2026, 11, 1), until=date(2027, 1, 1))
    assert shown(henrik, show=Show.LATE) == shown(henrik, show=Show.VERY_LATE) == []
    assert rows.lines([number])[0].resting == rest.until


def test_the_workplaces_own_number_of_days_decides_what_is_late(at: Desk, henrik: User) -> None:
    brought(at, "Maja Kjærgaard", next_talk=date(2026, 11, 21))
    assert shown(henrik, show=Show.LATE) == []
    workplace_commands.set_rules(at, Rules(late_after=10))
    assert shown(henrik, show=Show.LATE) == ["Maja Kjærgaard"]


def test_dates_come_first_and_cases_without_one_last_both_ways(at: Desk, henrik: User) -> None:
    brought(at, "Nina N")
    brought(at, "Sen S", next_talk=date(2027, 3, 1))
    brought(at, "Tidlig T", next_talk=date(2027, 1, 1))
    assert shown(henrik) == ["Tidlig T", "Sen S", "Nina N"]
    assert shown(henrik, backwards=True) == ["Sen S", "Tidlig T", "Nina N"]


def test_the_list_says_what_is_lacking(at: Desk, under: Seat, henrik: User, proposed: Version) -> None:
    workplace_commands.set_rules(at, Rules(third_signature=True))
    brought(at, "Torben Lund")
    found = {line.employee: line for line in rows.lines(list(Case.objects.values_list("pk", flat=True)))}
    assert found["Torben Lund"].waiting == ("Torben Lund", "Sofie Bang")
    assert found["Maja Kjærgaard"].waiting == ()
    assert found["Maja Kjærgaard"].third_missing
    assert shown(henrik, show=Show.WAITING) == ["Torben Lund"]


def test_a_signed_agreement_is_shown_with_its_first_day(
    at: Desk, under: Seat, henrik: User, maja: User, proposed: Version
) -> None:
    for person in (under, seats.take(maja, under.case.pk)):
        signing.sign(person, FLEKS_TILLAEGSAFTALE, proposed.pk, Intent(person.name, proposed.fingerprint))
    (line,) = rows.lines([under.case.pk])
    assert (line.status, line.agreed_from) == ("Aftale", date(2026, 12, 1))
    assert shown(henrik, show=Show.IN_FORCE) == ["Maja Kjærgaard"]
    assert shown(henrik, show=Show.NO_AGREEMENT) == shown(henrik, show=Show.ENDED) == []


def test_an_employment_is_on_the_list_to_its_last_day(at: Desk, under: Seat, henrik: User) -> None:
    life.end(under, date(2026, 12, 10))
    assert shown(henrik) == ["Maja Kjærgaard"]
    assert shown(henrik, show=Show.ENDED) == []
    with time_machine.travel(datetime(2026, 12, 11, 9, tzinfo=DECEMBER.tzinfo)):
        assert shown(henrik) == []
        assert shown(henrik, show=Show.ENDED) == ["Maja Kjærgaard"]
        assert rows.lines([under.case.pk])[0].status == "Ansættelsen er slut"
    life.reopen(under)
    assert shown(henrik) == ["Maja Kjærgaard"]


def test_the_list_takes_as_many_queries_for_many_cases_as_for_few(
    as_person: Any, at: Desk, henrik: User, django_assert_max_num_queries: Any
) -> None:
    brought(at, *(f"Person {letter}" for letter in "ABC"), next_talk=date(2027, 1, 1))
    client = as_person(henrik)
    standing.catch_up()
    with django_assert_max_num_queries(20) as few:
        client.get(reverse("overview"))
    brought(at, *(f"Flere {letter}" for letter in "ABCDEFGH"), next_talk=date(2027, 2, 1))
    standing.catch_up()
    with django_assert_max_num_queries(len(few)):
        client.get(reverse("overview"))


def test_what_the_address_asks_wrongly_is_the_usual_list(
    as_person: Any, at: Desk, under: Seat, henrik: User
) -> None:
    wrong = "?vis=alt&sort=cpr&vej=op&sted=ikke-et-sted&side=99999"
    assert "Maja Kjærgaard" in told(as_person(henrik).get(reverse("overview") + wrong))


def test_in_excel_a_name_that_looks_like_a_formula_is_text(as_person: Any, at: Desk, henrik: User) -> None:
    brought(at, "=HYPERLINK(A1) Hansen", "@SUM Jensen", "Maja Kjærgaard", next_talk=date(2027, 1, 1))
    answer = as_person(henrik).get(reverse("overview_export"))
    sheet = load_workbook(BytesIO(answer.content)).active
    cells = {sheet.cell(row, 1).value: sheet.cell(row, 1) for row in (2, 3, 4)}
    assert cells["=HYPERLINK(A1) Hansen"].data_type == "s"
    assert cells["=HYPERLINK(A1) Hansen"].quotePrefix
    assert cells["@SUM Jensen"].data_type == "s"
    assert sheet.cell(2, 6).value == datetime(2027, 1, 1)  # noqa: DTZ001  a day in a spreadsheet
    assert "Henrik Møller hentede listen over aftaler til Excel" in [e.sentence for e in history(at.vault)]


# --- from a file -------------------------------------------------------------------------------------------

HEADINGS = (
    "Medarbejderens navn;Medarbejderens mail;Lederens navn;Lederens mail;"
    "Afdeling;CVR-nummer;Næste samtale senest"
)
TORBEN = "Torben Lund;torben@skovby.example;Åse Ågård;aase@skovby.example;Team Vej;10000009;31-12-2026"


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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "iso-8859-1", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_file_is_read_however_it_was_saved(
    as_person: Any, at: Desk, henrik: User, encoding: str, separator: str
) -> None:
    content = f"{HEADINGS}\r\n{TORBEN}\r\n".replace(";", separator).encode(encoding)
    page = send(as_person(henrik), at, content)
    assert page.status_code == 200
    (row,) = page.context["rows"]
    assert (row.employee, row.leader) == ("Torben Lund", "Åse Ågård")
    assert row.next_talk == date(2026, 12, 31)
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "written", [date(2026, 12, 31), "31.12.2026", "31/12 2026", "31. december 2026", "2026-12-31"]
)
def test_a_danish_day_is_read_in_each_way_it_is_written(
    as_person: Any, at: Desk, henrik: User, written: Any
) -> None:
    page = send(as_person(henrik), at, excel([*TORBEN.split(";")[:6], written]))
    assert page.context["rows"][0].next_talk == date(2026, 12, 31)


def test_each_faulty_cell_is_named_with_a_good_value_and_nothing_is_made(
    as_person: Any, at: Desk, henrik: User
) -> None:
    lines = [
        TORBEN,
        "Karen 010190-1234;karen@skovby.example;Åse Ågård;aase@skovby.example;;;",
        "Lars Holm;lars snabela skovby;Åse Ågård;;Team;123;snart",
        TORBEN.replace("torben@", "TORBEN@"),
        "Ida Friis;aase@skovby.example;Åse Ågård;aase@skovby.example;Depression;;01.01.2031",
    ]
    page = send(as_person(henrik), at, "\n".join([HEADINGS, *lines]).encode())
    assert page.status_code == 422
    faults = {f"{f.column}{f.row}": f for f in page.context["looked"].faults}
    assert sorted(faults) == ["A3", "A5", "B4", "D4", "E6", "F4", "G4", "G6"]
    assert faults["A5"].why == "Den samme står også i række 2."
    assert faults["G4"].good == "31.12.2026"
    assert not Case.objects.exists()


def test_a_file_is_made_once_and_nobody_is_written_to_before_hr_says_so(
    as_person: Any, at: Desk, henrik: User
) -> None:
    client = as_person(henrik)
    page = send(client, at, f"{HEADINGS}\n{TORBEN}".encode())
    url = page.redirect_chain[-1][0]
    client.post(url)
    client.post(url)  # pressed twice
    case = Case.objects.get()
    seat = seats.take(henrik, case.pk)
    assert seat.facts == Facts("Team Vej", "10000009")
    assert Talk.objects.get(case=case).due_on == date(2026, 12, 31)
    assert "Henrik Møller oprettede aftalen fra en fil" in sentences(seat)
    outbox.deliver_due()
    assert not mail.outbox


def test_the_same_file_again_makes_nothing_new(as_person: Any, at: Desk, henrik: User) -> None:
    client = as_person(henrik)
    content = f"{HEADINGS}\n{TORBEN}".encode()
    client.post(send(client, at, content).redirect_chain[-1][0])
    page = send(client, at, content)
    assert "De er her alle sammen" in told(page)
    assert Case.objects.count() == 1


def test_a_file_does_not_tell_hr_which_other_addresses_an_employee_has(
    at: Desk, sofies_seat: Seat, maja: User
) -> None:
    workplace_seats.attach(sofies_seat, at.workplace.pk)
    EmailAddress.objects.create(user=maja, email="maja@privat.example", verified=True)
    EmailAddress.objects.create(user=maja, email="maja@gaettet.example", verified=False)
    assert bringing.known_addresses(at) == {"maja@nordlys.example"}
    maja.emailaddress_set.get(email="maja@privat.example").set_as_primary()
    assert bringing.known_addresses(at) == {"maja@nordlys.example"}  # where Sofie invited her


def test_who_opened_her_own_case_is_known_by_her_first_address_alone(at: Desk, maja: User) -> None:
    mine = open_agreement(maja, role=Role.EMPLOYEE, facts=Facts("Skovby Kommune", ""), other_name="Sofie")
    Case.objects.filter(pk=mine.case.pk).update(workplace=at.workplace)
    EmailAddress.objects.create(user=maja, email="maja@privat.example", verified=True)
    assert bringing.known_addresses(at) == {"maja@nordlys.example"}


def test_another_in_hr_does_not_make_what_one_has_read(
    as_person: Any, at: Desk, peter_too: Desk, henrik: User, peter: User
) -> None:
    url = send(as_person(henrik), at, f"{HEADINGS}\n{TORBEN}".encode()).redirect_chain[-1][0]
    assert as_person(peter).post(url).status_code == 404


def test_a_stop_in_the_middle_goes_on_where_it_was(
    as_person: Any, at: Desk, henrik: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "PORTION", 2)
    new = [bringing.NewCase(f"Person {n}", f"p{n}@eks.example", "Sofie", "s@eks.example") for n in range(5)]
    file = bringing.keep(at, new)
    bringing._make_some(at, file.pk)
    page = as_person(henrik).get(place("workplace_import_file", at, file.pk))
    assert "2 af 5 er oprettet" in told(page)
    assert bringing.make(at, file.pk).done_at
    assert Case.objects.count() == 5
    assert bringing.rows_of(at, bringing.kept(at, file.pk)) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Filen er tom"),
        (b"Navn;Mail\nMaja;m@eks.example", "mangler: Medarbejderens navn, Lederens navn, Lederens mail"),
        (b"PK\x03\x04 broken", "kan ikke l\u00e6ses"),
        (b"\x00\x01\x02", "ikke en tabel"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_of_cases_says_why(
    as_person: Any, at: Desk, henrik: User, content: bytes, said: str
) -> None:
    page = send(as_person(henrik), at, content)
    assert page.status_code == 422
    assert said in told(page) or "Vælg en fil" in told(page)


def test_more_than_two_thousand_rows_are_refused(as_person: Any, at: Desk, henrik: User) -> None:
    page = send(as_person(henrik), at, "\n".join([HEADINGS, *[TORBEN] * 2001]).encode())
    assert "Del filen op" in told(page)


def test_a_file_over_five_megabytes_is_refused_and_its_field_says_how_large_it_may_be(
    as_person: Any, at: Desk, henrik: User
) -> None:
    page = send(as_person(henrik), at, b"x" * (5 * 1024 * 1024 + 1))
    assert page.status_code == 413
    assert page.context["form"].errors["file"] == ["Filen er for stor. Den må højst være 5 MB."]


def test_the_template_can_be_read_back(as_person: Any, at: Desk, henrik: User) -> None:
    client = as_person(henrik)
    template = client.get(place("workplace_template", at)).content
    page = send(client, at, template)
    assert page.context["rows"][0].employee == "Maja Kjærgaard"


# --- inviting many -----------------------------------------------------------------------------------------


def test_all_are_invited_by_one_press_and_who_says_yes_is_in(
    as_person: Any, at: Desk, henrik: User, maja: User, sofie: User
) -> None:
    new = bringing.NewCase("Maja Kjærgaard", maja.email, "Sofie Bang", sofie.email)
    bringing.make(at, bringing.keep(at, [new]).pk)
    client = as_person(henrik)
    assert "2 personer har intet link" in told(client.get(place("workplace_invitations", at)))
    client.post(place("workplace_invitations", at))
    client.post(place("workplace_invitations", at))  # pressed twice
    outbox.deliver_due()
    assert sorted(m.to[0] for m in mail.outbox) == sorted([maja.email, sofie.email])
    for person in (maja, sofie):
        body = next(m.body for m in mail.outbox if m.to == [person.email])
        token = next(word for word in body.split() if "/i/" in word).rstrip("/").rpartition("/")[2]
        commands.accept(person, token)
    seat = seats.take(sofie, Case.objects.get().pk)
    assert (seat.role, seat.other_name) == (Role.LEADER, "Maja Kjærgaard")
    assert as_person(sofie).get(reverse("case_detail", args=[seat.case.pk])).status_code == 200
    assert inviting.waiting(at) == []


def test_a_leader_of_several_gets_one_mail_and_says_yes_once(
    as_person: Any, at: Desk, sofie: User, peter: User
) -> None:
    new = [
        bringing.NewCase("Anna A", "a@eks.example", "Sofie Bang", sofie.email),
        bringing.NewCase("Berta B", "b@eks.example", "Sofie Bang", sofie.email),
        bringing.NewCase("Carl C", "c@eks.example", "Peter Dahl", peter.email),
    ]
    bringing.make(at, bringing.keep(at, new).pk)
    inviting.invite_all(at)
    outbox.deliver_due()
    [letter] = [m for m in mail.outbox if m.to == [sofie.email]]
    link = next(word for word in letter.body.split() if "/i/" in word).partition("/i/")[2]
    assert "er du med i dem alle" in told(as_person(sofie).get(f"/i/{link}"))
    as_person(sofie).post(f"/i/{link}")
    assert sorted(seat.other_name for seat in seats.seats_of(sofie)) == ["Anna A", "Berta B"]
    assert {w.email for w in inviting.waiting(at)} >= {peter.email}


def test_a_day_has_room_for_so_many_invitations(at: Desk, settings: Any) -> None:
    settings.INVITATIONS_A_DAY = 3
    brought(at, "Anna A", "Berta B")
    assert inviting.invite_all(at) == 3
    assert inviting.invite_all(at) == 0
    with time_machine.travel(datetime(2026, 12, 2, 10, tzinfo=DECEMBER.tzinfo)):
        assert inviting.invite_all(at) == 1


def test_a_wrong_address_is_corrected_and_the_old_link_closes(at: Desk, maja: User) -> None:
    (number,) = brought(at, "Maja Kjærgaard")
    inviting.invite_all(at)
    party = Party.objects.get(case=number, role=Role.EMPLOYEE)
    assert inviting.correct(at, party.pk, name="Maja Kjærgaard", email=maja.email)
    assert [i.is_open() for i in party.invitations.all()] == [False, True]


# --- statistics --------------------------------------------------------------------------------------------


def test_below_five_there_are_no_numbers(as_person: Any, at: Desk, henrik: User) -> None:
    brought(at, *(f"Person {letter}" for letter in "ABCD"))
    assert statistics.numbers(at).total is None
    assert "under fem aftaler" in told(as_person(henrik).get(place("workplace_statistics", at)))
    brought(at, "Person E")
    assert statistics.numbers(at).by_status[Show.NO_AGREEMENT] == 5


@pytest.mark.parametrize(
    ("counts", "told_of"),
    [((10, 7, 6), (10, 7, 6)), ((10, 0, 6), (10, 0, 6)), ((10, 3, 6), (10, None, None)),
     ((10, 2, 2), (None, None, None)), ((10, 4, 4), (10, None, None)), ((10, 3, 0), (None, None, 0))],
)  # fmt: skip
def test_a_small_group_cannot_be_taken_from_the_total(counts: Any, told_of: Any) -> None:
    found = statistics.held_back(dict(zip(statistics.COUNTED, counts, strict=True)))
    assert tuple(found.values()) == told_of


@pytest.mark.parametrize(("held", "late", "share"), [(5, 5, 50), (6, 0, 100), (9, 1, None), (4, 0, None)])
def test_the_share_held_in_time_tells_of_no_small_group(
    at: Desk, held: int, late: int, share: int | None
) -> None:
    numbers = brought(at, *(f"Person {chr(65 + n)}" for n in range(held + late)), next_talk=date(2026, 11, 1))
    for place_, talk in enumerate(Talk.objects.filter(case__in=numbers)):
        talk.held_on = date(2026, 10, 30) if place_ < held else date(2026, 11, 20)
        talk.save()
    assert statistics.numbers(at).in_time == share


def test_what_is_told_stays_the_same_until_the_next_month(at: Desk, henrik: User, as_person: Any) -> None:
    """Who writes the numbers down every day cannot see one case move."""
    client = as_person(henrik)
    brought(at, *(f"Person {letter}" for letter in "ABCDEF"))
    page = told(client.get(place("workplace_statistics", at)))
    assert "6 aftaler i alt" in page
    assert "Talt op 1. december 2026" in page
    brought(at, "Person G")
    with time_machine.travel(datetime(2026, 12, 31, 22, tzinfo=DECEMBER.tzinfo)):
        assert statistics.told(at).numbers.total == 6
    with time_machine.travel(datetime(2027, 1, 1, 9, tzinfo=DECEMBER.tzinfo)):
        assert statistics.told(at).numbers.total == 7
    assert statistics.told(at).numbers.by_status[Show.NO_AGREEMENT] == 6


def test_below_five_nothing_is_kept_so_a_new_workplace_does_not_wait_a_month(at: Desk) -> None:
    brought(at, *(f"Person {letter}" for letter in "ABCD"))
    assert statistics.told(at).numbers.total is None
    brought(at, "Person E")
    assert statistics.told(at).numbers.total == 5
