"""The pages of the follow-up talks, with Django's client: no JavaScript, no mouse."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.cases import companions
from fleksaftale.cases.models import Role, What
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing, writing
from fleksaftale.documents.models import Document
from fleksaftale.documents.rows import Row
from fleksaftale.hours_log import commands as hours_log
from fleksaftale.hours_log.logs import Said
from fleksaftale.hours_log.weeks import Week
from fleksaftale.people.models import User
from fleksaftale.talks import commands, queries
from fleksjob.frister.navne import NAVNE
from tests.cast import answered, let_in
from tests.deadlines.noting import note
from tests.people.signing_in import sign_in
from tests.talks.holding import agree, hold, judged, open_minutes, sign_both, template, write


@pytest.fixture(autouse=True)
def today() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 11, 30, 9, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def agreed(sofies_seat: Seat, majas_seat: Seat) -> Seat:
    agree(sofies_seat, majas_seat)
    return majas_seat


@pytest.fixture
def majas(client: Client, agreed: Seat) -> Client:
    sign_in(client, agreed.user)
    return client


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, answer
    return " ".join(answer.content.decode().split())


THE_29TH = {"day_day": "29", "day_month": "1", "day_year": "2027", "lasts": "60"}


def seen(client: Client, case: object) -> str:
    """How the talk stands on the page for finding a time."""
    found = re.search(r'name="seen" value="([^"]+)"', page(client, "talk_book", case))
    assert found
    return found[1]


def test_the_case_says_calmly_when_the_next_talk_is(majas: Client, agreed: Seat) -> None:
    shown = page(majas, "case_detail", agreed.case.pk)
    assert "Senest mandag 1. februar 2027 (uge 5)" in shown
    assert "Find en dag" in shown


def test_a_day_is_found_moved_and_given_up(majas: Client, agreed: Seat) -> None:
    case = agreed.case.pk
    assert 'value="2027"' in page(majas, "talk_book", case)  # the suggested workday
    day = THE_29TH | {"seen": seen(majas, case)}
    answer = majas.post(reverse("talk_book", args=[case]), day | {"at": "kvart i ti"})
    assert answer.status_code == 422
    majas.post(reverse("talk_book", args=[case]), day | {"at": "10.00"})
    talk = queries.open_talk(agreed.case)
    assert talk
    assert talk.starts_at == datetime(2027, 1, 29, 9, tzinfo=UTC)
    assert "fredag 29. januar 2027 (uge 4) kl. 10.00" in page(majas, "talks", case)
    majas.post(reverse("talk_book", args=[case]), {"cancel": "1", "seen": seen(majas, case)})
    assert "Find en dag" in page(majas, "talks", case)


def test_a_time_is_not_saved_over_one_that_the_other_has_found_meanwhile(
    majas: Client, agreed: Seat, sofies_seat: Seat
) -> None:
    case = agreed.case.pk
    looked = seen(majas, case)
    talk = commands.book(sofies_seat, 1, datetime(2027, 1, 28, 9, tzinfo=UTC))
    found = talk.starts_at
    answer = majas.post(reverse("talk_book", args=[case]), THE_29TH | {"at": "10.00", "seen": looked})
    shown = " ".join(answer.content.decode().split())
    assert answer.status_code == 422
    assert "Samtalen er ændret imens." in shown
    assert "Nu er den torsdag 28. januar 2027" in shown
    assert 'value="10.00"' in shown
    talk.refresh_from_db()
    assert talk.starts_at == found


def test_an_old_page_does_not_give_up_the_time_of_the_next_talk(
    majas: Client, agreed: Seat, sofies_seat: Seat, today: time_machine.Traveller
) -> None:
    case = agreed.case.pk
    commands.book(sofies_seat, 1, datetime(2026, 12, 7, 9, tzinfo=UTC))
    looked = seen(majas, case)
    today.move_to(datetime(2026, 12, 7, 11, tzinfo=UTC))
    hold(sofies_seat, agreed, next_by=date(2027, 3, 31))
    commands.book(sofies_seat, 2, datetime(2027, 3, 1, 9, tzinfo=UTC))
    sign_in(majas, agreed.user)
    answer = majas.post(reverse("talk_book", args=[case]), {"cancel": "1", "seen": looked}, follow=True)
    assert "Samtalen er ændret imens." in answer.content.decode()
    talk = queries.open_talk(agreed.case)
    assert talk
    assert talk.starts_at


def test_a_pause_asks_for_a_day_and_for_no_cause(majas: Client, agreed: Seat) -> None:
    until = {"until_day": "14", "until_month": "2", "until_year": "2027"}
    majas.post(reverse("talk_pause", args=[agreed.case.pk]), until)
    shown = page(majas, "talks", agreed.case.pk)
    assert "Der er pause til og med 14. februar 2027." in shown
    assert "Senest søndag 28. februar 2027 (uge 8)" in shown
    majas.post(reverse("talk_pause", args=[agreed.case.pk]), {"resume": "1"})
    assert "Der er pause" not in page(majas, "talks", agreed.case.pk)


def test_a_late_talk_is_said_without_blame(
    majas: Client, agreed: Seat, today: time_machine.Traveller
) -> None:
    today.move_to(datetime(2027, 2, 2, 9, tzinfo=UTC))
    sign_in(majas, agreed.user)
    assert "Samtalen er ikke holdt endnu. Find en ny dag" in page(majas, "case_detail", agreed.case.pk)


def test_preparing_begins_with_the_guides_questions_and_the_agreed_hensyn(
    majas: Client, agreed: Seat
) -> None:
    case = agreed.case.pk
    before = page(majas, "talk", case, 1)
    assert "Skal jobbet tilpasses?" in before
    assert 'data-note-slot="talk-1"' in before
    answer = majas.post(reverse("talk", args=[case, 1]))
    assert answer["Location"] == reverse("own_page", args=[case, "samtale-1", "punkter"])
    shown = page(majas, "own_page", case, "samtale-1", "virker")
    assert "Adgang til stille lokale" in shown
    assert majas.get(reverse("own_page", args=[case, "samtale-1", "naeste"])).status_code == 404


def test_a_held_talk_shows_decisions_actions_and_status_beside_last_time(
    majas: Client, agreed: Seat, sofies_seat: Seat, today: time_machine.Traveller
) -> None:
    today.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    sofie, maja, case = sofies_seat, agreed, agreed.case.pk
    open_minutes(sofie)
    write(sofie, 1, hensyn=judged(sofie, 1, h3="virker"), naeste={"dato": date(2027, 3, 31)})
    sign_both(sofie, maja, template(), signing.propose(sofie, template(), rule_set="2026-07"))
    today.move_to(datetime(2027, 3, 30, 11, tzinfo=UTC))
    action = Row("b0000001", {"hvad": "Ny plads", "hvem": "Sofie", "dato": date(2027, 4, 8)})
    decision = Row("c0000001", {"tekst": "Maja flytter plads."})
    open_minutes(maja, 2)
    statuses = judged(maja, 2, h3="virker_ikke")
    rows = [
        Row(r.id, {**r.values, "goeres": "Ny plads"}) if r.id == "a0000003" else r
        for r in statuses["raekker"]
    ]
    write(
        maja,
        2,
        hensyn={"raekker": tuple(rows)},
        handlinger={"raekker": (action,)},
        beslutninger={"raekker": (decision,)},
        naeste={"dato": date(2027, 5, 31)},
    )
    sign_both(sofie, maja, template(2), signing.propose(maja, template(2), rule_set="2026-07"))
    sign_in(majas, maja.user)
    shown = page(majas, "talk", case, 2)
    order = ["Maja flytter plads.", "8. april 2027", "31. maj 2027", "Virker ikke"]
    assert [shown.find(part) for part in order] == sorted(shown.find(part) for part in order)
    row = shown[shown.find("Fast plads") :]
    assert row.find("Virker ikke") < row.find(">Virker<")
    assert "Lav en ændring af aftalen" in shown
    answer = majas.post(reverse("talk_change", args=[case, 2]))
    assert answer["Location"] == reverse("draft_summary", args=[case])
    assert "Ny plads" in page(majas, "draft_summary", case)


def test_the_minutes_of_a_talk_are_called_minutes(
    majas: Client, agreed: Seat, sofies_seat: Seat, today: time_machine.Traveller
) -> None:
    today.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    sign_in(majas, agreed.user)
    version = hold(sofies_seat, agreed, next_by=date(2027, 3, 31))
    shown = page(majas, "version", agreed.case.pk, "samtale-1", version.pk)
    assert "Hent referatet som PDF" in shown
    assert "Fingeraftryk af referatet" in shown
    assert (
        majas.get(reverse("version_pdf", args=[agreed.case.pk, "samtale-1", version.pk])).status_code == 200
    )
    assert "Samtale 1" in page(majas, "talks", agreed.case.pk)


def test_no_page_calls_the_minutes_an_agreement(
    majas: Client, agreed: Seat, sofies_seat: Seat, today: time_machine.Traveller
) -> None:
    case = agreed.case.pk
    today.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    sign_in(majas, agreed.user)
    open_minutes(sofies_seat)
    found = [page(majas, name, case, "samtale-1") for name in ("draft", "draft_summary")]
    found.append(page(majas, "draft_page", case, "samtale-1", "evt"))
    version = signing.propose(sofies_seat, template(), rule_set="2026-07")
    names = ("version", "sign", "together", "paper", "disagree", "comments")
    found += [shown_of_version(majas, name, case, version.pk) for name in names]
    sign_both(sofies_seat, agreed, template(), version)
    found += [shown_of_version(majas, name, case, version.pk) for name in ("signed", "version")]
    said = [
        part
        for shown in found
        for part in re.findall(r">[^<>]*aftalen[^<>]*<", main_of(shown), re.IGNORECASE)
    ]
    assert said == []
    assert all("Intet fælles svar" in shown for shown in (*found[1:4], found[-1]))


def test_what_both_answered_differently_is_not_called_untalked_about_in_the_minutes(
    majas: Client, agreed: Seat, sofies_seat: Seat, today: time_machine.Traveller
) -> None:
    commands.begin(agreed, 1)
    for seat, said in ((agreed, "Det går godt."), (sofies_seat, "Det går langsomt.")):
        writing.save_alone(seat, template().alone, {"opgaverne": (answered(tekst=said), 0)})
        writing.say_ready(seat, template())
    today.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    sign_in(majas, agreed.user)
    assert "1 spørgsmål er åbent" in page(majas, "draft_summary", agreed.case.pk, "samtale-1")
    version = signing.propose(sofies_seat, template(), rule_set="2026-07")
    minutes = main_of(shown_of_version(majas, "version", agreed.case.pk, version.pk))
    asked = minutes[minutes.index("Hvordan går det med at løse opgaverne?") :]
    assert asked.index("Intet fælles svar") < asked.index("Skal der ske ændringer")
    assert "Ikke talt om" not in minutes


def test_what_nobody_wrote_of_decisions_is_not_called_untalked_about_in_the_minutes(
    majas: Client, agreed: Seat, sofies_seat: Seat, today: time_machine.Traveller
) -> None:
    today.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    sign_in(majas, agreed.user)
    open_minutes(sofies_seat)
    told = page(majas, "draft_summary", agreed.case.pk, "samtale-1")
    assert "kommer der til at stå: “Intet fælles svar” / “Ikke skrevet ned”" in told
    version = signing.propose(sofies_seat, template(), rule_set="2026-07")
    minutes = main_of(shown_of_version(majas, "version", agreed.case.pk, version.pk))
    decided = minutes[minutes.index("Hvad blev I enige om?") :]
    assert decided.index("Ikke skrevet ned") < decided.index("Hvem gør hvad?")


def shown_of_version(client: Client, name: str, case: object, version: object) -> str:
    return page(client, name, *([case, version] if name == "comments" else [case, "samtale-1", version]))


def main_of(shown: str) -> str:
    return shown[shown.index("<main") : shown.index("</main>")]


def test_to_involve_the_municipality_leads_the_employee_to_her_package(
    majas: Client, agreed: Seat, sofies_seat: Seat, today: time_machine.Traveller
) -> None:
    today.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    asks = {"behov": "ja", "om": "Hvor mange effektive timer er det nu?"}
    hold(sofies_seat, agreed, next_by=date(2027, 3, 31), inddrag_kommunen=asks)
    way = reverse("package", args=[agreed.case.pk])
    sign_in(majas, agreed.user)
    hers = page(majas, "talk", agreed.case.pk, 1)
    assert asks["om"] in hers
    assert way in hers
    sign_in(majas, sofies_seat.user)
    his = page(majas, "talk", agreed.case.pk, 1)
    assert asks["om"] in his
    assert way not in his


def test_a_point_that_waits_in_the_log_of_hours_is_shown_to_the_employee_alone(
    majas: Client, agreed: Seat, sofies_seat: Seat
) -> None:
    case, point = agreed.case.pk, "To timer mere end aftalt om ugen"
    assert "Et punkt fra dine timer" not in page(majas, "talk", case, 1)
    hours_log.write(agreed, {Week.of(date(2026, 11, 27)): 14 * 60})
    hours_log.answer(agreed, Said.BRING, point)
    assert point in page(majas, "talk", case, 1)
    commands.begin(agreed, 1)
    assert "Læg det i din forberedelse" in page(majas, "talk", case, 1)
    sign_in(majas, sofies_seat.user)
    assert point not in page(majas, "talk", case, 1)


def test_a_talk_that_is_not_planned_is_not_there(majas: Client, agreed: Seat) -> None:
    assert majas.get(reverse("talk", args=[agreed.case.pk, 7])).status_code == 404
    assert majas.post(reverse("document", args=[agreed.case.pk, "samtale-7"])).status_code == 404


def test_everybody_gets_the_blank_page(client: Client) -> None:
    for name in ("blank_back_page", "fillable_back_page"):
        assert client.get(reverse(name))["Content-Type"] == "application/pdf"


def test_who_types_for_one_writes_the_minutes_of_a_talk(
    client: Client, agreed: Seat, sofies_seat: Seat, henrik: User
) -> None:
    case = agreed.case.pk
    companions.give(agreed, let_in(sofies_seat, Role.HR, henrik).pk, What.INDTASTER, until=date(2027, 6, 30))
    sign_in(client, henrik)
    assert reverse("talks", args=[case]) in page(client, "shared", case)
    assert "Begynd at forberede" in page(client, "talk", case, 1)
    typing = {"typing_for": str(agreed.party.pk)}
    answer = client.post(reverse("talk", args=[case, 1]), typing)
    assert answer.status_code == 302
    assert Document.objects.filter(case=case, occasion=1).exists()
    assert client.get(answer["Location"]).status_code == 200
    assert client.post(reverse("talk_pause", args=[case]), typing).status_code == 302
    assert not queries.is_paused(agreed.case, date(2026, 11, 30))  # to pause is the two's own


@pytest.mark.parametrize("key", ["virker", "hjaelp"])
def test_each_reads_in_their_own_words_what_to_write(
    majas: Client, agreed: Seat, sofies_seat: Seat, sofie: User, key: str
) -> None:
    majas.post(reverse("talk", args=[agreed.case.pk, 1]))
    shown = page(majas, "own_page", agreed.case.pk, "samtale-1", key)
    assert "ikke hvad du fejler" in shown
    assert "den ansatte fejler" not in shown
    sofies = Client()
    sign_in(sofies, sofie)
    sofies.post(reverse("talk", args=[agreed.case.pk, 1]))
    assert "ikke hvad Maja fejler" in page(sofies, "own_page", agreed.case.pk, "samtale-1", key)


def test_the_log_calls_documents_and_dates_what_the_reader_calls_them(
    majas: Client, agreed: Seat, maja: User
) -> None:
    open_minutes(agreed)
    note(agreed, "ansaettelse_start", "2026-10-01")
    assert "Den fælles kladde blev åbnet (Opfølgning 1)" in page(majas, "case_log", agreed.case.pk)
    User.objects.filter(pk=maja.pk).update(language="en")
    answer = majas.get(reverse("case_log", args=[agreed.case.pk]), headers={"accept-language": "en"})
    said = answer.content.decode()
    assert "(Follow-up 1)" in said
    assert NAVNE["ansaettelse_start"].en in said
    assert "Opfølgning" not in said


def test_the_only_field_of_a_question_is_not_called_optional(majas: Client, agreed: Seat) -> None:
    majas.post(reverse("talk", args=[agreed.case.pk, 1]))
    url = reverse("own_page", args=[agreed.case.pk, "samtale-1", "evt"])
    assert "frivilligt" not in majas.get(url).content.decode()
    assert "Skriv et svar, før du går videre" in majas.post(url, {"evt-tekst": ""}).content.decode()
