"""What a check keeps, and what it does not: answers, a step back, a file, a case of one's own."""

import json
import logging
import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from fleksaftale.cases.seats import Seat
from fleksaftale.deadlines.commands import state_of
from fleksaftale.evidence.queries import entries
from fleksaftale.guidance import editor
from fleksaftale.guidance.checks import check, checks
from fleksaftale.guidance.checks_walk import DAY, UNKNOWN, Walk
from fleksaftale.people.models import User
from fleksaftale.web import check_forms, checks_page, sealed_answers
from tests.documents.pdf.reading import body, failures, squeezed
from tests.people.signing_in import sign_in
from tests.web.test_checks import OF_THE_LAW, text_of

TODAY = date(2026, 11, 22)
DURATION = "midlertidigt-eller-permanent"
NEW_JOB = "nyt-fleksjob"
DATES = "hvornaar-sker-hvad"
BEGUN = {"answer_day": "1", "answer_month": "3", "answer_year": "2024"}


@pytest.fixture(autouse=True)
def _on_a_day() -> Any:
    with time_machine.travel("2026-11-22T09:00:00Z"):
        yield


def question(key: str, found: str = DURATION) -> str:
    return reverse("check_question", args=[found, key])


def answered(client: Client, found: str = DURATION) -> str:
    """The duration check, answered; the address of the answer."""
    client.post(question("fleksjob_begyndt", found), BEGUN)
    for key, value in (("bevilling_permanent", "nej"), ("foerste_fleksjob_afsluttet", "nej")):
        client.post(question(key, found), {"answer": value})
    born = {"answer_day": "10", "answer_month": "05", "answer_year": "1984"}
    return str(client.post(question("foedselsdag", found), born)["Location"])


def walk(found: str, **answers: str) -> Walk:
    known = check(found)
    assert known
    return Walk.of(known, answers, TODAY)


# --- nothing is kept ---------------------------------------------------------------------------------------


def test_a_whole_check_asks_no_database_and_leaves_no_answer_in_an_address_or_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    """A test without a database: a single query would be refused."""
    caplog.set_level(logging.DEBUG)
    end = answered(client)
    assert client.get(end).status_code == 200
    assert client.get(reverse("check_result_pdf", args=[DURATION])).status_code == 200
    assert end == reverse("check_result", args=[DURATION])
    assert not [secret for secret in ("1984", "2024-03", "nej") if secret in end + caplog.text]
    assert "session" not in client.cookies


def test_the_answers_are_gone_when_somebody_begins_again(client: Client) -> None:
    answered(client)
    sent = client.post(reverse("check_restart", args=[DURATION]))
    assert sent.cookies[sealed_answers.cookie_name(f"check-{DURATION}")].value == ""
    client.cookies.clear()
    page = client.get(reverse("check_result", args=[DURATION]))
    assert page["Location"] == reverse("check", args=[DURATION])


def test_a_check_and_a_question_that_there_are_not_are_not_found(client: Client) -> None:
    assert client.get(reverse("check", args=["lotto"])).status_code == 404
    assert client.get(question("lotto")).status_code == 404
    assert client.get(question("aftale_skriftlig")).status_code == 404, "a fact of another check"


@pytest.mark.parametrize("found", checks(), ids=lambda each: each.id)
def test_every_way_on_leads_somewhere(client: Client, found: Any) -> None:
    page = client.get(reverse("check", args=[found.id]))
    assert page.context["onward"]
    for way in page.context["onward"]:
        assert client.get(way["url"]).status_code == 200, way


# --- asking ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", checks(), ids=lambda each: each.id)
def test_every_question_can_be_left_with_do_not_know(client: Client, found: Any) -> None:
    here = client.get(reverse("check", args=[found.id])).context["next_url"]
    seen = []
    while "spoergsmaal" in here:
        assert here not in seen
        seen.append(here)
        page = client.get(here).content.decode()
        by_button = 'name="unknown"' in page
        sent = {"unknown": "1"} if by_button else {"answer": UNKNOWN}
        if here.endswith("/emner/"):
            sent = {"answer": "fleksjobbet"}
        else:
            assert by_button or f'value="{UNKNOWN}"' in page
        here = client.post(here, sent)["Location"]
    assert client.get(here).status_code == 200
    assert len(seen) >= 2


def test_a_changed_answer_takes_with_it_only_what_no_longer_matters() -> None:
    before = walk(
        NEW_JOB, fleksjob_begyndt="2010-03-01", ansaettelse_ophoert="nej", ledig_imellem="nej",
        ny_arbejdsgiver="ja", virksomhedsoverdragelse="ja", opgaver="de_samme",
    )  # fmt: skip
    after = before.with_answer("ny_arbejdsgiver", "nej")
    assert set(before.answers) - set(after.answers) == {"virksomhedsoverdragelse"}
    assert after.answers["ny_arbejdsgiver"] == "nej"


def test_the_same_answer_again_takes_nothing_with_it() -> None:
    before = walk(NEW_JOB, fleksjob_begyndt="2020-03-01", opgaver="nye")
    assert before.with_answer("opgaver", "nye").answers == before.answers


def test_back_leads_to_the_question_before_with_its_answer(client: Client) -> None:
    answered(client)
    page = client.get(question("foerste_fleksjob_afsluttet"))
    back = page.context["back_url"]
    assert back == question("bevilling_permanent")
    assert client.get(back).context["form"].initial["answer"] == "nej"
    assert client.get(question("fleksjob_begyndt")).context["back_url"] == reverse("check", args=[DURATION])


@pytest.mark.parametrize(
    ("key", "sent", "says"),
    [
        ("bevilling_permanent", {}, "Vælg et svar"),
        ("bevilling_permanent", {"answer": "måske"}, "Vælg"),
        ("fleksjob_begyndt", {"answer_day": "31", "answer_month": "2", "answer_year": "2024"}, "februar"),
        ("foedselsdag", {"answer_day": "1", "answer_month": "1", "answer_year": "2030"}, "Se efter, om året"),
        (
            "fleksjob_begyndt",
            {"answer_day": "1", "answer_month": "1", "answer_year": "2099"},
            "til og med 22.",
        ),
        (DAY, {"answer_day": "1", "answer_month": "1", "answer_year": "2009"}, "2013"),
    ],
)
def test_an_answer_that_cannot_be_used_is_shown_again_with_a_good_one(
    client: Client, key: str, sent: dict[str, str], says: str
) -> None:
    page = client.post(question(key), sent)
    assert page.status_code == 422
    assert says in text_of(page)


@pytest.mark.parametrize("last", ["fleksjob_begyndt", "foedselsdag"])
def test_a_job_that_began_before_the_birth_is_refused_at_the_field_answered_last(
    client: Client, last: str
) -> None:
    said = {"fleksjob_begyndt": BEGUN, "foedselsdag": BEGUN}
    first = next(key for key in said if key != last)
    client.post(question(first), said[first])
    page = client.post(question(last), said[last])
    assert page.status_code == 422
    assert f"{shown_question(first)} 1. marts 2024. Ret en af dem." in text_of(page)


def test_a_day_before_the_job_began_is_refused(client: Client) -> None:
    client.post(question("fleksjob_begyndt"), BEGUN)
    page = client.post(question(DAY), BEGUN | {"answer_year": "2023"})
    assert page.status_code == 422
    assert f"{shown_question('fleksjob_begyndt')} 1. marts 2024. Ret en af dem." in text_of(page)


def test_another_day_takes_with_it_what_the_law_of_that_day_does_not_ask() -> None:
    before = walk("kan-jeg-faa-fleksjob", faar_foertidspension="nej", har_brugt_tidlig_pension="nej")
    after = before.with_answer(DAY, "2020-06-01")
    assert set(before.answers) - set(after.answers) == {"har_brugt_tidlig_pension"}
    assert after.with_answer(DAY, UNKNOWN).answers == {"faar_foertidspension": "nej"}


def shown_question(key: str) -> str:
    return check_forms.question(walk(DURATION), key)


def test_the_day_can_be_another_and_is_today_again(client: Client) -> None:
    answered(client)
    client.post(question(DAY), {"answer_day": "4", "answer_month": "1", "answer_year": "2027"})
    page = text_of(client.get(reverse("check_result", args=[DURATION])))
    assert "4. januar 2027" in page
    assert "ny hovedlov" in page
    client.post(question(DAY), {"unknown": "1"})
    assert "22. november 2026" in text_of(client.get(reverse("check_result", args=[DURATION])))


def test_before_february_2026_it_is_the_jobcenter_that_decides(client: Client) -> None:
    answered(client)
    client.post(question(DAY), {"answer_day": "5", "answer_month": "1", "answer_year": "2026"})
    assert "Jobcenteret afgør sagen" in text_of(client.get(reverse("check_result", args=[DURATION])))


def test_a_year_without_rates_is_told_and_gives_no_amount(client: Client) -> None:
    found = "naar-jobbet-slutter"
    client.post(question(DAY, found), {"answer_day": "4", "answer_month": "1", "answer_year": "2027"})
    client.post(question("ophoer", found), {"answer": "aftale_om_fratraedelse"})
    client.post(reverse("check_result", args=[found]), {"part": "ledighedsydelse"})
    for key, value in (("visiteret", "ja"), ("forsoerger_boern", "nej"), ("mistet_ved_sanktion", "nej")):
        client.post(question(key, found), {"answer": value})
    client.post(
        question("foedselsdag", found), {"answer_day": "10", "answer_month": "5", "answer_year": "1984"}
    )
    page = text_of(client.get(reverse("check_result", args=[found])))
    assert "Vi har ikke satser for 2027 endnu. Brug beregneren på star.dk eller spørg kommunen." in page


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("found", OF_THE_LAW, ids=lambda each: each.id)
def test_no_answer_says_that_anybody_is_entitled_or_speaks_of_commands(found: Any, language: str) -> None:
    with override(language):
        for value in ("ja", "nej", UNKNOWN):
            told = {
                fact.name: value for fact in walk(found.id).known.values() if not fact.unit and not fact.valg
            }
            shown = str(checks_page.result(walk(found.id, ophoer="siger_selv_op", **told)))
            assert not re.search(
                r"du har ret til|you are entitled|fleksjob (vurder|frister)\b", shown.lower()
            )


# --- dates -------------------------------------------------------------------------------------------------


def dated(client: Client) -> Any:
    client.post(question("emner", DATES), {"answer": ["fleksjobbet", "alder"]})
    client.post(question("ansaettelse_start", DATES), BEGUN)
    client.post(question("varighed", DATES), {"answer": "midlertidigt"})
    born = {"answer_day": "10", "answer_month": "05", "answer_year": "1984"}
    client.post(question("foedselsdag", DATES), born)
    return client.get(reverse("check_result", args=[DATES]))


def test_the_check_on_dates_gives_the_dates_of_the_law(client: Client) -> None:
    page = dated(client)
    rows = {shown.row.id: shown.row.day for shown in (*page.context["coming"], *page.context["passed"])}
    assert rows["D04"] == date(2029, 3, 1)
    assert "1. marts 2029" in text_of(page)


def test_a_date_that_cannot_be_is_refused_at_its_field(client: Client) -> None:
    dated(client)
    born = {"answer_day": "10", "answer_month": "05", "answer_year": "2025"}
    page = client.post(question("foedselsdag", DATES), born)
    assert page.status_code == 422
    assert "passer ikke med en anden oplysning" in text_of(page)


def test_a_topic_that_is_not_wanted_any_more_takes_its_facts_with_it(client: Client) -> None:
    dated(client)
    page = client.post(question("emner", DATES), {"answer": ["fleksjobbet"]}, follow=True)
    assert "Hvornår er du født" not in text_of(page)
    assert "1. marts 2024" in text_of(client.get(reverse("check_result", args=[DATES])))


def test_dates_are_written_as_the_reader_writes_them(client: Client) -> None:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = dated(client).content.decode()
    assert "1 March 2029" in page
    assert not re.search(r"\d\. (March|May|September)", page)


def test_a_check_that_nobody_has_looked_at_for_half_a_year_says_so(client: Client) -> None:
    page = reverse("check", args=[DURATION])
    assert "Kan være forældet" not in text_of(client.get(page))
    with time_machine.travel("2027-06-01T09:00:00Z"):
        assert "Kan være forældet" in text_of(client.get(page))
    places = {task.place for task in editor.due(date(2027, 6, 1))}
    assert {f"check_texts/{found.id}.toml" for found in checks()} <= places


# --- paper, a file, a case ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_sheet_says_what_the_page_says(client: Client, language: str) -> None:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    answered(client)
    dated(client)
    page = client.get(reverse("check_result", args=[DURATION]))
    for found in (DURATION, DATES):
        pdf = client.get(reverse("check_result_pdf", args=[found])).content
        assert failures(pdf) == []
    text = body(client.get(reverse("check_result_pdf", args=[DURATION])).content)
    for stage in page.context["stages"]:
        said = [stage["lead"], *(f"{label}{day}" for label, day in stage["days"])]
        assert [each for each in said if squeezed(each) not in text] == []


def test_answers_go_out_as_a_file_and_come_in_again(client: Client) -> None:
    answered(client)
    file = client.get(reverse("check_file", args=[DURATION]))
    assert json.loads(file.content)["svar"]["foedselsdag"] == "1984-05-10"
    client.cookies.clear()
    page = load(client, DURATION, file.content)
    assert page.status_code == 200
    assert len(page.context["answers"]) == 5


def load(client: Client, found: str, content: bytes) -> Any:
    sent = {"file": SimpleUploadedFile("svar.json", content), "whole": "1"}
    return client.post(reverse("check_load", args=[found]), sent, follow=True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"[" * 10_000,
        b'{"tjek": "midlertidigt-eller-permanent", "svar": 3}',
        b'{"tjek": "midlertidigt-eller-permanent", "svar": {"lotto": "ja"}}',
        b'{"tjek": "midlertidigt-eller-permanent", "svar": {"bevilling_permanent": "maaske"}}',
        b'{"tjek": "nyt-fleksjob", "svar": {"opgaver": "nye"}}',
        b"x" * 30_000,
    ],
)
def test_a_file_that_is_not_ours_is_refused_at_its_field(client: Client, content: bytes) -> None:
    page = load(client, DURATION, content)
    assert page.status_code == 422
    assert page.context["form"].errors["file"]


def test_answers_of_a_file_that_cannot_be_used_are_left_out(client: Client) -> None:
    svar = {"bevilling_permanent": "nej", "foedselsdag": "i går", "fleksjob_begyndt": "2024-03-01", "x": 1}
    page = load(client, DURATION, json.dumps({"tjek": DURATION, "svar": svar}).encode())
    assert {each["answer"] for each in page.context["answers"]} == {"Nej", "1. marts 2024", "I dag"}


def test_who_is_signed_in_keeps_the_answer_as_a_note_that_only_they_read(
    client: Client, maja: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    sign_in(client, maja)
    answered(client)
    save = reverse("check_save", args=[DURATION])
    assert majas_seat.title in text_of(client.get(save))
    for _twice in range(2):
        client.post(save, {"case": str(majas_seat.case.pk), "note": "1"})
    mine = [each for each in entries(majas_seat) if "midlertidigt" in each.heading]
    assert len(mine) == 1
    assert "10. maj 1984" in mine[0].text
    assert [each for each in entries(sofies_seat) if "midlertidigt" in each.heading] == []


def test_the_days_of_an_answer_become_dates_of_the_case(client: Client, maja: User, majas_seat: Seat) -> None:
    sign_in(client, maja)
    answered(client)
    client.post(reverse("check_save", args=[DURATION]), {"case": str(majas_seat.case.pk), "dates": "1"})
    noted = {key: entry.value for key, entry in state_of(majas_seat).facts.items()}
    assert noted == {
        "ansaettelse_start": "2024-03-01", "foedselsdag": "1984-05-10", "varighed": "midlertidigt",
    }  # fmt: skip


def test_nobody_keeps_anything_in_anothers_case(client: Client, ulla: User, majas_seat: Seat) -> None:
    sign_in(client, ulla)
    answered(client)
    save = reverse("check_save", args=[DURATION])
    assert "Du har ingen sag at gemme i" in text_of(client.get(save))
    for what in ("note", "dates"):
        assert client.post(save, {"case": str(majas_seat.case.pk), what: "1"}).status_code == 404
    assert client.post(save, {"case": "x", "note": "1"}).status_code == 404


def test_who_is_not_signed_in_is_asked_to_before_saving(client: Client) -> None:
    answered(client)
    page = client.get(reverse("check_save", args=[DURATION]))
    assert page["Location"].startswith(reverse("account_login"))
