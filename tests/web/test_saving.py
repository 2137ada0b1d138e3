"""Saving a page of questions: nothing is emptied by accident, and nobody's text is lost."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.models import SavedAnswer
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.documents.template import State
from tests.cast import answered, now, save_alone, save_together

WHOLE: dict[str, Answer] = {
    "opgaver": answered(tekst="layout"),
    "timer": answered(timer=720),
    "effektive_timer": answered(kilde="kommunen", timer=600, dato=date(2026, 11, 10)),
    "start": answered(dato=date(2026, 12, 1)),
    "kontaktperson": answered(navn="Sofie Bang", stedfortraeder="Peter Dahl"),
    "maal": Answer(State.IN_DOUBT, {"tekst": "måske flere timer"}),
    "opfoelgning": answered(rytme=(Step(2, Unit.MONTHS),), bemaerkning="på kontoret"),
}
WORKING_TIME = {
    "timer-timer": "12",
    "effektive_timer-kilde": "kommunen",
    "effektive_timer-timer": "10",
    "effektive_timer-dato_day": "10",
    "effektive_timer-dato_month": "11",
    "effektive_timer-dato_year": "2026",
    "start-dato_day": "1",
    "start-dato_month": "12",
    "start-dato_year": "2026",
}


@pytest.fixture
def alone(as_maja: Client, majas_seat: Seat) -> Callable[..., HttpResponse]:
    """Maja's own page, posted with what she has seen of each question."""

    def post(key: str, data: Mapping[str, str], *, without_seen: bool = False) -> HttpResponse:
        own, page = now(majas_seat).own, FLEKS_TILLAEGSAFTALE.page(key)
        seen = {f"{q.key}-seen": str(own[q.key].revision if q.key in own else 0) for q in page.questions}
        url = reverse("own_page", args=[majas_seat.case.pk, key])
        return as_maja.post(url, dict(data) | ({} if without_seen else seen))

    return post


def own(seat: Seat, key: str, field: str) -> Any:
    return now(seat).own[key].answer.get(field)


# --- a field that is missing from the post ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "posted"),
    [
        ("opgaver", {}),
        ("kontaktperson", {"kontaktperson-navn": "Sofie Bang"}),
        ("kontaktperson", {"kontaktperson-stedfortraeder": "Peter Dahl"}),
        ("arbejdstid", {}),
        *(
            ("arbejdstid", {k: v for k, v in WORKING_TIME.items() if not k.startswith(left_out)})
            for left_out in ("timer-timer", "effektive_timer-kilde", "effektive_timer-timer", "start-dato")
        ),
        ("arbejdstid", {k: v for k, v in WORKING_TIME.items() if not k.startswith("effektive_timer-dato")}),
        ("maal", {}),
        ("maal", {"maal-tekst": "måske flere timer"}),
        ("maal", {"maal-state": "in_doubt"}),
        ("opfoelgning", {}),
        ("opfoelgning", {"opfoelgning-bemaerkning": "på kontoret"}),
        ("opfoelgning", {"opfoelgning-rytme_0_every": "2", "opfoelgning-rytme_0_unit": "months"}),
    ],
    ids=lambda part: "+".join(part) or "nothing" if isinstance(part, dict) else part,
)
def test_a_post_with_a_field_missing_empties_no_stored_answer(
    alone: Callable[..., HttpResponse], majas_seat: Seat, page: str, posted: dict[str, str]
) -> None:
    save_alone(majas_seat, WHOLE)
    assert alone(page, posted).status_code == 302
    for key, answer in WHOLE.items():
        assert now(majas_seat).own[key].answer.same_as(answer), key


def test_a_date_with_one_of_its_three_fields_missing_is_asked_for_again_and_kept(
    alone: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    save_alone(majas_seat, WHOLE)
    posted = {k: v for k, v in WORKING_TIME.items() if k != "start-dato_year"}
    assert alone("arbejdstid", posted).status_code == 422
    assert own(majas_seat, "start", "dato") == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("page", "emptied", "key", "field"),
    [
        ("opgaver", {"opgaver-tekst": ""}, "opgaver", "tekst"),
        ("kontaktperson", {"kontaktperson-stedfortraeder": " "}, "kontaktperson", "stedfortraeder"),
        ("arbejdstid", WORKING_TIME | {"timer-timer": ""}, "timer", "timer"),
        (
            "arbejdstid",
            WORKING_TIME | {f"effektive_timer-dato_{p}": "" for p in ("day", "month", "year")},
            "effektive_timer",
            "dato",
        ),
        ("opfoelgning", {f"opfoelgning-rytme_{n}_every": "" for n in range(3)}, "opfoelgning", "rytme"),
        ("opfoelgning", {"opfoelgning-bemaerkning": ""}, "opfoelgning", "bemaerkning"),
    ],
)
def test_a_field_that_a_person_empties_is_emptied(
    alone: Callable[..., HttpResponse],
    majas_seat: Seat,
    page: str,
    emptied: dict[str, str],
    key: str,
    field: str,
) -> None:
    save_alone(majas_seat, WHOLE)
    assert alone(page, emptied | {"stop": "1"}).status_code == 302
    assert own(majas_seat, key, field) in (None, "")


def test_a_choice_that_leaves_a_field_out_takes_its_value_away(
    alone: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    save_alone(majas_seat, WHOLE)
    assert alone("arbejdstid", WORKING_TIME | {"effektive_timer-kilde": "afventer"}).status_code == 302
    assert own(majas_seat, "effektive_timer", "kilde") == "afventer"
    assert own(majas_seat, "effektive_timer", "timer") is None


def test_a_state_takes_the_place_of_words_only_when_the_words_are_deleted(
    alone: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    save_alone(majas_seat, WHOLE)
    answer = alone("maal", {"maal-state": "not_relevant", "maal-tekst": "måske flere timer"})
    assert answer.status_code == 422
    assert "Slet teksten" in answer.content.decode()
    assert alone("maal", {"maal-state": "not_relevant", "maal-tekst": ""}).status_code == 302
    assert now(majas_seat).own["maal"].answer.state is State.NOT_RELEVANT


# --- what the person had seen -------------------------------------------------------------------------------


def test_a_text_posted_without_what_was_seen_is_not_lost(
    alone: Callable[..., HttpResponse], majas_seat: Seat
) -> None:
    assert alone("opgaver", {"opgaver-tekst": "layout"}, without_seen=True).status_code == 302
    assert own(majas_seat, "opgaver", "tekst") == "layout"
    answer = alone("opgaver", {"opgaver-tekst": "korrektur"}, without_seen=True)
    assert answer.status_code == 409
    for text in ("layout", "korrektur"):
        assert text in answer.content.decode()
    assert own(majas_seat, "opgaver", "tekst") == "layout"


@pytest.mark.parametrize("seen", ["-1", "999999", "9" * 30])
def test_a_made_up_revision_overwrites_nothing(
    alone: Callable[..., HttpResponse], as_maja: Client, majas_seat: Seat, seen: str
) -> None:
    alone("opgaver", {"opgaver-tekst": "layout"})
    url = reverse("own_page", args=[majas_seat.case.pk, "opgaver"])
    answer = as_maja.post(url, {"opgaver-tekst": "korrektur", "opgaver-seen": seen})
    assert answer.status_code in (409, 422)
    assert "korrektur" in answer.content.decode()
    assert own(majas_seat, "opgaver", "tekst") == "layout"


@pytest.mark.parametrize("seen", ["x", "1.5", "9" * 5000, "²", ""])
def test_a_revision_that_is_no_number_is_answered_kindly(
    alone: Callable[..., HttpResponse], as_maja: Client, majas_seat: Seat, seen: str
) -> None:
    alone("opgaver", {"opgaver-tekst": "layout"})
    url = reverse("own_page", args=[majas_seat.case.pk, "opgaver"])
    answer = as_maja.post(url, {"opgaver-tekst": "korrektur", "opgaver-seen": seen})
    assert answer.status_code in (409, 422)
    assert own(majas_seat, "opgaver", "tekst") == "layout"


@pytest.mark.parametrize("seen", ["9" * 5000, "-1", "²", "1e3"])
def test_taking_an_answer_with_a_strange_revision_is_answered_kindly(
    as_maja: Client, majas_seat: Seat, sofies_seat: Seat, seen: str
) -> None:
    save_alone(majas_seat, WHOLE)
    writing.propose_draft(majas_seat, FLEKS_TILLAEGSAFTALE)
    data = {"question": "maal", "take": "employee", "seen": seen}
    answer = as_maja.post(reverse("draft", args=[majas_seat.case.pk]), data)
    assert answer.status_code in (302, 404)


# --- two people, one question -------------------------------------------------------------------------------


@pytest.fixture
def joint(sofies_seat: Seat) -> Seat:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    return sofies_seat


def put(client: Client, seat: Seat, page: str, **data: str) -> HttpResponse:
    return client.post(
        reverse("draft_page", args=[seat.case.pk, page]), {k.replace("__", "-"): v for k, v in data.items()}
    )


def test_the_later_of_two_savers_sees_both_texts(as_maja: Client, as_sofie: Client, joint: Seat) -> None:
    assert put(as_maja, joint, "opgaver", opgaver__tekst="layout", opgaver__seen="0").status_code == 302
    answer = put(as_sofie, joint, "opgaver", opgaver__tekst="korrektur", opgaver__seen="0")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Der er skrevet et andet svar imens" in page
    assert "Maja Kjærgaard" in page
    assert "layout" in page
    assert "korrektur</textarea>" in page
    assert now(joint).joint["opgaver"].answer.get("tekst") == "layout"


@pytest.mark.parametrize(
    ("choice", "text"), [("mine", "korrektur"), ("theirs", "layout"), ("merge", "layout\n\nkorrektur")]
)
def test_the_later_saver_chooses_what_stands(
    as_maja: Client, as_sofie: Client, joint: Seat, choice: str, text: str
) -> None:
    put(as_maja, joint, "opgaver", opgaver__tekst="layout", opgaver__seen="0")
    put(as_sofie, joint, "opgaver", opgaver__tekst="korrektur", opgaver__seen="0")
    answer = put(as_sofie, joint, "opgaver", opgaver__tekst="korrektur", opgaver__seen="1", conflict=choice)
    if choice == "merge":  # both stand in the field, and are saved when she goes on
        assert text in answer.content.decode().replace("\r\n", "\n")
        assert now(joint).joint["opgaver"].answer.get("tekst") == "layout"
        answer = put(as_sofie, joint, "opgaver", opgaver__tekst=text, opgaver__seen="1")
    assert answer.status_code == 302
    assert now(joint).joint["opgaver"].answer.get("tekst") == text


def test_both_texts_stay_in_the_history_whatever_is_chosen(
    as_maja: Client, as_sofie: Client, joint: Seat
) -> None:
    put(as_maja, joint, "opgaver", opgaver__tekst="layout", opgaver__seen="0")
    put(as_sofie, joint, "opgaver", opgaver__tekst="korrektur", opgaver__seen="1")
    rows = SavedAnswer.objects.filter(scope="joint", question="opgaver")
    assert [
        json.loads(joint.vault.open(r.place, r.sealed))["fields"]["tekst"] for r in rows.order_by("revision")
    ] == ["layout", "korrektur"]


def test_a_third_saving_in_between_is_a_new_conflict(as_maja: Client, as_sofie: Client, joint: Seat) -> None:
    put(as_maja, joint, "opgaver", opgaver__tekst="layout", opgaver__seen="0")
    put(as_maja, joint, "opgaver", opgaver__tekst="layout og foto", opgaver__seen="1")
    answer = put(as_sofie, joint, "opgaver", opgaver__tekst="korrektur", opgaver__seen="1", conflict="mine")
    assert answer.status_code == 409
    assert "layout og foto" in answer.content.decode()


def test_on_a_page_of_three_questions_only_the_one_that_differs_is_in_conflict(
    as_maja: Client, as_sofie: Client, joint: Seat
) -> None:
    seen = {f"{key}-seen": "0" for key in ("timer", "effektive_timer", "start")}
    url = reverse("draft_page", args=[joint.case.pk, "arbejdstid"])
    as_maja.post(url, WORKING_TIME | seen)
    answer = as_sofie.post(url, WORKING_TIME | seen | {"timer-timer": "13"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count('aria-label="Maja Kjærgaard"') == 1
    assert "12 timer" in page
    assert 'value="13"' in page


def test_saving_together_what_the_other_saved_too_is_no_conflict(
    as_maja: Client, as_sofie: Client, joint: Seat
) -> None:
    put(as_maja, joint, "opgaver", opgaver__tekst="layout", opgaver__seen="0")
    assert put(as_sofie, joint, "opgaver", opgaver__tekst="layout", opgaver__seen="0").status_code == 302
    assert SavedAnswer.objects.filter(scope="joint").count() == 1


def test_taking_an_answer_over_a_newer_text_asks_first(
    as_sofie: Client, sofies_seat: Seat, majas_seat: Seat
) -> None:
    save_alone(majas_seat, {"maal": answered(tekst="stabilt")})
    writing.propose_draft(majas_seat, FLEKS_TILLAEGSAFTALE)
    save_together(majas_seat, {"maal": answered(tekst="stabilt til sommer")})
    data = {"question": "maal", "take": "employee", "seen": "0"}
    answer = as_sofie.post(reverse("draft", args=[sofies_seat.case.pk]), data, follow=True)
    assert "Maja Kjærgaard har lige skrevet et svar her" in answer.content.decode()
    assert now(sofies_seat).joint["maal"].answer.get("tekst") == "stabilt til sommer"
