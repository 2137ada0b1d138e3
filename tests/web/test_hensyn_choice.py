"""Choosing hensyn for an agreement: ticked in the library, filled in, and rows like any other."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.document_types import FORVENTNINGER, VILKAAR
from fleksaftale.agreements.hensyn import library
from fleksaftale.agreements.hensyn.choosing import (
    change_answer,
    choose,
    place_of_hensyn,
    row_of,
    with_chosen,
)
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.guarding import Concern, concerns
from fleksaftale.documents.models import JOINT
from fleksaftale.documents.rows import Row, new_id
from fleksaftale.documents.template import State
from fleksaftale.people.models import User
from tests.cast import answered, now, save_alone, save_together
from tests.people.signing_in import sign_in

Q = "hjaelp_fra_arbejdspladsen"


@pytest.fixture(params=["alone", "together"])
def joint(request: pytest.FixtureRequest, majas_seat: Seat) -> bool:
    if request.param == "together":
        writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    return request.param == "together"


@pytest.fixture
def as_maja(client: Client, maja: User) -> Client:
    sign_in(client, maja)
    return client


def url(seat: Seat, joint: bool, step: str = "") -> str:
    return reverse(("draft" if joint else "own") + "_hensyn" + step, args=[seat.case.pk])


def rows(seat: Seat, *, joint: bool, question: str = Q) -> list[dict[str, Any]]:
    here = now(seat)
    entry = (here.joint if joint else here.own).get(question)
    return [dict(row.values) for row in (entry.answer.get("raekker") or ())] if entry else []


def text_of(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def concerns_of(seat: Seat, joint: bool, answer: Answer) -> list[Concern]:
    question = FLEKS_TILLAEGSAFTALE.question(Q)
    return concerns(now(seat), JOINT if joint else str(seat.party.pk), question, answer)


def pick(client: Client, seat: Seat, joint: bool, **sent: Any) -> Any:
    """Search, or go on with what is ticked, as the buttons do."""
    return client.post(url(seat, joint), sent, follow=True)


S01 = {
    "valgt": ["P01", "P04", "M01", "S05", "T05"],
    "P01-laengde": "15", "P01-hver": "60", "S05-minutter": "30", "T05-tid": "10.00",
}  # fmt: skip


def test_the_five_of_scenario_s01_are_picked_at_once_in_their_order(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    page = pick(as_maja, majas_seat, joint, valgt=S01["valgt"], do="udfyld")
    assert page.status_code == 200
    assert 'value="15"' in page.content.decode()
    answer = as_maja.post(url(majas_seat, joint, "_fill"), S01)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("arbejdspladsen/")
    found = rows(majas_seat, joint=joint)
    assert [row["hensyn"] for row in found] == S01["valgt"]
    assert [row["tekst"] for row in found] == [
        "Pause på 15 minutter hvert 60. minut",
        "Adgang til stille lokale eller hvilerum",
        "Arbejdsplads uden støj og forstyrrelser",
        "Møder højst 30 minutter",
        "Møder tidligst kl. 10.00",
    ]


def test_what_stands_there_already_stays_and_so_does_ones_own_wording(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    own = (Row(new_id(), {"tekst": "Vinduet må stå åbent"}),)
    save = save_together if joint else save_alone
    save(majas_seat, {Q: answered(raekker=own, tekst="Vi taler om det hver mandag")})
    as_maja.post(url(majas_seat, joint, "_fill"), {"valgt": ["P04"], "P04-hvem": "Sofie finder rummet"})
    found = rows(majas_seat, joint=joint)
    assert [row["tekst"] for row in found] == [
        "Vinduet må stå åbent",
        "Adgang til stille lokale eller hvilerum",
    ]
    assert found[1]["hvem"] == "Sofie finder rummet"
    entry = (now(majas_seat).joint if joint else now(majas_seat).own)[Q]
    assert entry.answer.get("tekst") == "Vi taler om det hver mandag"


def test_who_does_what_how_and_from_when_come_along(as_maja: Client, majas_seat: Seat, joint: bool) -> None:
    sent = {
        "valgt": ["P04"], "P04-hvem": "Sofie", "P04-indhold": "Rum 2 på første sal",
        "fra_day": "1", "fra_month": "12", "fra_year": "2026",
    }  # fmt: skip
    as_maja.post(url(majas_seat, joint, "_fill"), sent)
    (row,) = rows(majas_seat, joint=joint)
    assert (row["hvem"], row["indhold"], str(row["fra"])) == ("Sofie", "Rum 2 på første sal", "2026-12-01")


def test_a_number_out_of_its_limits_is_told_with_the_fields_name_and_a_good_value(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    answer = as_maja.post(
        url(majas_seat, joint, "_fill"), {"valgt": ["P01"], "P01-laengde": "500", "P01-hver": "60"}
    )
    assert answer.status_code == 422
    assert "Pausens længde: Skriv et tal fra 1 til 120, fx 15" in text_of(answer)
    assert 'value="500"' in answer.content.decode()
    assert rows(majas_seat, joint=joint) == []


def test_what_is_chosen_is_marked_and_cannot_be_chosen_again(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    as_maja.post(url(majas_seat, joint, "_fill"), {"valgt": ["P04"]})
    page = pick(as_maja, majas_seat, joint, q="hvilerum", valgt="P04").content.decode()
    assert 'value="P04"' not in page
    assert "Tag tilbage" in page
    answer = as_maja.post(url(majas_seat, joint, "_fill"), {"valgt": ["P04"]})
    assert answer.status_code == 422
    assert len(rows(majas_seat, joint=joint)) == 1


def test_one_is_taken_back_and_the_others_stay(as_maja: Client, majas_seat: Seat, joint: bool) -> None:
    as_maja.post(url(majas_seat, joint, "_fill"), {"valgt": ["P04", "M01"]})
    here = now(majas_seat)
    first = (here.joint if joint else here.own)[Q].answer.get("raekker")[0]
    answer = as_maja.post(url(majas_seat, joint), {"do": "take_back", "row": first.id}, follow=True)
    assert "Hensynet er taget tilbage." in text_of(answer)
    assert [row["hensyn"] for row in rows(majas_seat, joint=joint)] == ["M01"]
    as_maja.post(url(majas_seat, joint), {"do": "take_back", "row": first.id})
    assert [row["hensyn"] for row in rows(majas_seat, joint=joint)] == ["M01"]


def test_own_words_are_not_taken_away_from_here(as_maja: Client, majas_seat: Seat, joint: bool) -> None:
    own = (Row("abababab", {"tekst": "Vinduet må stå åbent"}),)
    (save_together if joint else save_alone)(majas_seat, {Q: answered(raekker=own)})
    assert "Egne ord. Ret dem ved spørgsmålet." in text_of(as_maja.get(url(majas_seat, joint)))
    as_maja.post(url(majas_seat, joint), {"do": "take_back", "row": "abababab"})
    assert len(rows(majas_seat, joint=joint)) == 1


def test_ticks_stay_while_one_looks_for_something_else(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    page = pick(as_maja, majas_seat, joint, q="stol", valgt=["P01", "M01"]).content.decode()
    for key in ("P01", "M01"):
        assert re.search(rf'value="{key}"[^>]* checked', page)
    assert "Du har også sat kryds ved" in page
    shown = pick(as_maja, majas_seat, joint, q="stol", alle="1").content.decode()
    assert shown.count('name="valgt"') == 105


def test_what_is_looked_for_and_ticked_stands_in_no_address_and_goes_when_it_is_used(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    answer = pick(as_maja, majas_seat, joint, q="støj", svaert="lyd", valgt=["M01"])
    assert [where for where, _status in answer.redirect_chain] == [url(majas_seat, joint)]
    again = as_maja.get(url(majas_seat, joint)).content.decode()
    assert 'value="støj"' in again
    assert re.search(r'value="M01"[^>]* checked', again)
    assert 'value="støj"' not in as_maja.get(url(majas_seat, not joint)).content.decode()
    assert 'value="støj"' not in as_maja.get(url(majas_seat, joint), {"alle": "1"}).content.decode()
    as_maja.post(url(majas_seat, joint, "_fill"), {"valgt": ["M01"]})
    assert 'value="støj"' not in as_maja.get(url(majas_seat, joint)).content.decode()


def test_an_address_with_words_in_it_looks_for_nothing(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    page = as_maja.get(url(majas_seat, joint), {"q": "støj", "valgt": "M01"}).content.decode()
    assert 'value="støj"' not in page
    assert not re.search(r'value="M01"[^>]* checked', page)


def test_what_may_take_the_kommune_brings_a_text_and_a_suggestion_taken_by_a_click(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    sent = {"valgt": ["F11"], "F11-stol": "sadelstol"}
    page = text_of(as_maja.post(url(majas_seat, joint, "_fill"), sent, follow=True))
    assert "Kan kommunen give et hjælpemiddel?" in page
    assert "Hjælpemiddel. Vi spørger kommunen om: Særlig stol: sadelstol." in page
    assert rows(majas_seat, joint=joint, question="hjaelp_fra_kommunen") == []
    here = now(majas_seat)
    row = (here.joint if joint else here.own)[Q].answer.get("raekker")[0].id
    for _twice in range(2):
        page = text_of(as_maja.post(url(majas_seat, joint), {"do": "kommunen", "row": row}, follow=True))
    (support,) = rows(majas_seat, joint=joint, question="hjaelp_fra_kommunen")
    assert support["slags"] == "hjaelpemidler"
    assert support["tekst"] == "Hjælpemiddel. Vi spørger kommunen om: Særlig stol: sadelstol."
    assert "Forslaget står under hjælp fra kommunen" in page


def test_the_choices_of_support_that_the_library_names_are_there() -> None:
    support = FLEKS_TILLAEGSAFTALE.question("hjaelp_fra_kommunen").field("raekker").row
    for one in library().kommunen.values():
        assert one.support in {option.key for option in support.field("slags").options}
        assert one.applies in {"", *(option.key for option in support.field("hvem").options)}


def test_not_relevant_becomes_an_answer_when_something_is_chosen(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    (save_together if joint else save_alone)(majas_seat, {Q: Answer(State.NOT_RELEVANT, {})})
    as_maja.post(url(majas_seat, joint, "_fill"), {"valgt": ["M01"]})
    here = now(majas_seat)
    assert (here.joint if joint else here.own)[Q].answer.state is State.ANSWERED


def test_the_way_to_the_list_saves_what_was_written(as_maja: Client, majas_seat: Seat, joint: bool) -> None:
    page = reverse("draft_page" if joint else "own_page", args=[majas_seat.case.pk, "arbejdspladsen"])
    assert "Vælg fra listen med hensyn" in text_of(as_maja.get(page))
    answer = as_maja.post(page, {f"{Q}-seen": "0", f"{Q}-tekst": "Vinduet åbent", "leave": "hensyn"})
    assert answer.headers["Location"] == url(majas_seat, joint)
    here = now(majas_seat)
    assert (here.joint if joint else here.own)[Q].answer.get("tekst") == "Vinduet åbent"
    elsewhere = reverse("draft_page" if joint else "own_page", args=[majas_seat.case.pk, "opgaver"])
    assert "Vælg fra listen med hensyn" not in text_of(as_maja.get(elsewhere))


# --- wording


def test_the_leaders_words_of_illness_are_held_back_and_nothing_is_saved(
    client: Client, sofie: User, sofies_seat: Seat
) -> None:
    sign_in(client, sofie)
    sent = {"valgt": ["T14"], "T14-hvornaar": "migræne torsdag kl. 9"}
    answer = client.post(url(sofies_seat, joint=False, step="_fill"), sent)
    assert answer.status_code == 422
    assert "ikke hvad Maja fejler" in text_of(answer)
    assert rows(sofies_seat, joint=False) == []


def test_the_employee_is_asked_and_decides(as_maja: Client, majas_seat: Seat, joint: bool) -> None:
    where = url(majas_seat, joint, "_fill")
    sent: dict[str, Any] = {"valgt": ["T14"], "T14-hvornaar": "migræne torsdag kl. 9", "T14-row": "0a0a0a0a"}
    answer = as_maja.post(where, sent)
    assert answer.status_code == 422
    assert "Det ligner noget om dit helbred" in text_of(answer)
    assert rows(majas_seat, joint=joint) == []
    yes = re.search(r'value="([0-9a-f]{16})"', answer.content.decode())
    assert yes
    assert as_maja.post(where, sent | {"yes": yes[1]}).status_code == 302
    assert rows(majas_seat, joint=joint)[0]["tekst"] == "Fri til behandling: migræne torsdag kl. 9"


# --- other documents


def test_an_agreement_on_special_terms_has_the_same_list(as_maja: Client, majas_seat: Seat) -> None:
    writing.start(majas_seat, VILKAAR.template)
    where = {name: reverse(name, args=[majas_seat.case.pk, VILKAAR]) for name in ("own_hensyn", "colleagues")}
    assert as_maja.get(where["own_hensyn"]).status_code == 200
    fill = reverse("own_hensyn_fill", args=[majas_seat.case.pk, VILKAAR])
    page = text_of(as_maja.post(fill, {"valgt": ["F11"], "F11-stol": "sadelstol"}, follow=True))
    assert "Kan kommunen give et hjælpemiddel?" in page
    assert "Brug forslaget" not in page  # it asks nothing about help from the kommune
    page = as_maja.get(where["colleagues"]).content.decode()
    assert "Særlig stol: sadelstol" in page
    assert f'action="{where["colleagues"]}"' in page
    assert rows(majas_seat, joint=False) == []


def test_a_document_without_hensyn_has_no_list(as_maja: Client, majas_seat: Seat) -> None:
    writing.start(majas_seat, FORVENTNINGER.template)
    for name in ("own_hensyn", "own_hensyn_fill", "colleagues"):
        assert as_maja.get(reverse(name, args=[majas_seat.case.pk, FORVENTNINGER])).status_code == 404


# --- two at once


def test_a_hensyn_is_added_beside_what_the_other_saves_in_the_same_moment(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    place, item = place_of_hensyn(FLEKS_TILLAEGSAFTALE), library()["M01"]
    assert place
    chosen = (row_of(item, item.fill({}), new_id()),)
    sofies = (Row(new_id(), {"tekst": "Vinduet må stå åbent"}),)

    def while_sofie_saves(answer: Answer) -> Answer:
        if not now(majas_seat).joint.get(Q):
            save_together(sofies_seat, {Q: answered(raekker=sofies)})
        return with_chosen(place, answer, chosen)

    change_answer(majas_seat, FLEKS_TILLAEGSAFTALE, place, while_sofie_saves, joint=True)
    found = [row["tekst"] for row in rows(majas_seat, joint=True)]
    assert found == ["Vinduet må stå åbent", "Arbejdsplads uden støj og forstyrrelser"]


# --- where it is closed


def test_after_klar_nobody_chooses_alone(as_maja: Client, majas_seat: Seat, sofies_seat: Seat) -> None:
    for seat in (majas_seat, sofies_seat):
        writing.say_ready(seat, FLEKS_TILLAEGSAFTALE)
    assert as_maja.get(url(majas_seat, joint=False)).status_code == 302
    answer = as_maja.post(url(majas_seat, joint=False, step="_fill"), {"valgt": ["M01"]})
    assert answer.status_code == 302
    assert rows(majas_seat, joint=False) == []


def test_before_the_draft_is_open_nobody_chooses_in_it(as_maja: Client, majas_seat: Seat) -> None:
    assert as_maja.get(url(majas_seat, joint=True)).status_code == 403
    as_maja.post(url(majas_seat, joint=True, step="_fill"), {"valgt": ["M01"]})
    assert rows(majas_seat, joint=True) == []


def test_the_other_does_not_see_what_is_chosen_alone(
    client: Client, majas_seat: Seat, sofies_seat: Seat, sofie: User
) -> None:
    item = library()["M01"]
    choose(majas_seat, FLEKS_TILLAEGSAFTALE, (row_of(item, item.fill({}), new_id()),), joint=False)
    sign_in(client, sofie)
    assert "Tag tilbage" not in client.get(url(sofies_seat, joint=False)).content.decode()


def test_there_is_room_for_twenty(
    as_maja: Client, majas_seat: Seat, joint: bool, draft: Callable[..., None]
) -> None:
    full = tuple(Row(new_id(), {"tekst": f"Hensyn {number}"}) for number in range(20))
    (save_together if joint else save_alone)(majas_seat, {Q: answered(raekker=full)})
    answer = as_maja.post(url(majas_seat, joint, "_fill"), {"valgt": ["M01"]})
    assert answer.status_code == 422
    assert "Der er plads til 20 hensyn." in text_of(answer)
    assert len(rows(majas_seat, joint=joint)) == 20


def test_who_ticks_too_many_is_told_and_gets_the_first(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    ids = [item.id for item in library() if not item.parameters][:25]
    page = pick(as_maja, majas_seat, joint, valgt=ids, do="udfyld")
    assert "Her er kun de første, du satte kryds ved." in text_of(page)
    assert page.content.decode().count('name="valgt"') == 20


def test_an_answer_about_health_is_not_taken_to_the_kommune_without_a_yes(
    as_maja: Client, majas_seat: Seat, joint: bool
) -> None:
    item = library()["F11"]
    row = row_of(item, item.fill({"stol": "stol til slidgigt"}), "0a0a0a0a")
    entry = answered(raekker=(row,))
    writing_yes = [one.yes for one in concerns_of(majas_seat, joint, entry)]
    save = writing.save_together if joint else writing.save_alone
    save(majas_seat, FLEKS_TILLAEGSAFTALE, {Q: (entry, 0)}, yes=writing_yes)
    answer = as_maja.post(url(majas_seat, joint), {"do": "kommunen", "row": "0a0a0a0a"}, follow=True)
    assert answer.status_code == 200
    told = "Svaret om helbred er ikke gemt." in text_of(answer)
    assert told is joint  # in her own closed answers nothing is asked yet
    assert len(rows(majas_seat, joint=joint, question="hjaelp_fra_kommunen")) == (0 if joint else 1)


def test_ids_that_are_none_are_passed_over(as_maja: Client, majas_seat: Seat, joint: bool) -> None:
    page = pick(as_maja, majas_seat, joint, valgt=["X99", "<b>", "p01", ""], do="udfyld")
    assert "Der er ikke valgt noget endnu" in text_of(page)
    answer = as_maja.post(url(majas_seat, joint, "_fill"), {"valgt": ["M01"], "M01-row": "../x"})
    assert answer.status_code == 302
    assert len(rows(majas_seat, joint=joint)) == 1
