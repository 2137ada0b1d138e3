"""A list of rows on its page: added to, taken from, put back, all without scripts; nobody's text is lost."""

import re
from typing import Any

import pytest
from django.urls import reverse

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.rows import Row
from fleksaftale.documents.rows_form import GONE
from fleksaftale.documents.template import State
from tests.cast import answered, now, save_alone, save_together

Q = "hjaelp_fra_arbejdspladsen"
LIST = f"{Q}-raekker"
A, B, C = "aaaaaaaa", "bbbbbbbb", "cccccccc"
ILL = "fordi Maja har hjernerystelse"


def url(seat: Seat, *, alone: bool = True, page: str = "arbejdspladsen") -> str:
    return reverse("own_page" if alone else "draft_page", args=[seat.case.pk, page])


def data(**sentences: str) -> dict[str, str]:
    """What the browser posts for rows with these sentences, by their ids, in order."""
    fields = {f"{LIST}-{row}-tekst": text for row, text in sentences.items()}
    return {f"{LIST}-rows": " ".join(sentences), f"{LIST}-gone": "", f"{Q}-tekst": "", **fields}


def post(client: Any, seat: Seat, posted: dict[str, str], **more: str) -> Any:
    seen = now(seat).own
    revision = str(seen[Q].revision) if Q in seen else "0"
    return client.post(url(seat), {**posted, f"{Q}-seen": revision, **more})


def sentences(seat: Seat) -> list[str]:
    return [row.get("tekst") for row in now(seat).own[Q].answer.get("raekker") or ()]


def fields_of(answer: Any) -> dict[str, str]:
    """Every input and text on the page, as a browser would post it back."""
    page = answer.content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]+>", page):
        named = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if named.get("name", "").startswith(Q) and named.get("type") != "radio":
            found[named["name"]] = named.get("value", "")
    texts = re.findall(r'<textarea name="([^"]+)"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    return found | {name: text.strip() for name, text in texts}


# --- adding, taking away, putting back ---------------------------------------------------------------------


def test_one_more_saves_what_is_there_and_gives_an_empty_row(as_sofie: Any, sofies_seat: Seat) -> None:
    answer = post(as_sofie, sofies_seat, data(**{A: "Pause"}), row=f"add {LIST}")
    assert answer.status_code == 200
    assert sentences(sofies_seat) == ["Pause"]
    back = fields_of(answer)
    assert back[f"{LIST}-{A}-tekst"] == "Pause"
    added = back[f"{LIST}-rows"].split()[1]
    assert back[f"{LIST}-{added}-tekst"] == ""
    assert f'id="id_{LIST}-{added}-tekst"' in answer.content.decode()
    assert re.search(rf'<textarea name="{LIST}-{added}-tekst"[^>]*autofocus', answer.content.decode())


def test_the_rows_keep_their_order_and_their_ids(as_sofie: Any, sofies_seat: Seat) -> None:
    post(as_sofie, sofies_seat, data(**{B: "Pause", A: "Stille lokale", C: "Korte møder"}))
    saved = now(sofies_seat).own[Q].answer.get("raekker")
    assert [(row.id, row.get("tekst")) for row in saved] == [
        (B, "Pause"),
        (A, "Stille lokale"),
        (C, "Korte møder"),
    ]


def test_a_row_that_is_taken_away_can_be_put_back_where_it_stood(as_sofie: Any, sofies_seat: Seat) -> None:
    posted = data(**{A: "Pause", B: "Stille lokale", C: "Korte møder"})
    post(as_sofie, sofies_seat, posted)
    answer = post(as_sofie, sofies_seat, posted, row=f"remove {LIST} {B}")
    assert sentences(sofies_seat) == ["Pause", "Korte møder"]
    assert "Fjernet: “Stille lokale”" in answer.content.decode()
    answer = post(as_sofie, sofies_seat, fields_of(answer), row=f"restore {LIST} {B}")
    assert sentences(sofies_seat) == ["Pause", "Stille lokale", "Korte møder"]
    assert "Fjernet" not in answer.content.decode()


def test_taking_away_an_empty_row_leaves_nothing_to_put_back(as_sofie: Any, sofies_seat: Seat) -> None:
    answer = post(as_sofie, sofies_seat, data(**{A: "Pause", B: ""}), row=f"remove {LIST} {B}")
    assert fields_of(answer)[f"{LIST}-rows"] == A
    assert "Fjernet" not in answer.content.decode()


def test_the_last_row_taken_away_leaves_an_empty_one(as_sofie: Any, sofies_seat: Seat) -> None:
    post(as_sofie, sofies_seat, data(**{A: "Pause"}))
    answer = post(as_sofie, sofies_seat, data(**{A: "Pause"}), row=f"remove {LIST} {A}")
    assert sentences(sofies_seat) == []
    empty = [name for name, text in fields_of(answer).items() if name.endswith("-tekst") and not text]
    assert len([name for name in empty if name.startswith(LIST)]) == 1


@pytest.mark.parametrize(
    "button", ["", "add", f"add {Q}-nope", f"remove {LIST} {C}", f"remove {LIST}", "x y z w"]
)
def test_a_button_that_names_nothing_on_the_page_changes_nothing(
    as_sofie: Any, sofies_seat: Seat, button: str
) -> None:
    answer = post(as_sofie, sofies_seat, data(**{A: "Pause", B: "Ro"}), row=button)
    assert answer.status_code == 200
    assert sentences(sofies_seat) == ["Pause", "Ro"]


def test_enter_in_a_field_presses_no_button_of_a_row(as_sofie: Any, sofies_seat: Seat) -> None:
    page = as_sofie.get(url(sofies_seat)).content.decode()
    form = page[page.index('<form method="post" novalidate') :]
    first = re.search(r"<button[^>]*>", form)
    assert first is not None
    assert "name=" not in first.group()


# --- faults ------------------------------------------------------------------------------------------------


def test_a_fault_keeps_every_row_as_it_was_written_and_names_row_and_field(
    as_sofie: Any, sofies_seat: Seat
) -> None:
    posted = data(**{A: "Pause", B: "Ro"}) | {
        f"{LIST}-{B}-fra_day": "31",
        f"{LIST}-{B}-fra_month": "2",
        f"{LIST}-{B}-fra_year": "2027",
    }
    answer = post(as_sofie, sofies_seat, posted)
    assert answer.status_code == 422
    said = (
        f'<a href="#id_{LIST}-{B}-fra_day">Hensyn 2 (Ro): Der er ingen 31. februar. Skriv fx 28 02 2027</a>'
    )
    assert said in answer.content.decode()
    back = fields_of(answer)
    assert (back[f"{LIST}-{A}-tekst"], back[f"{LIST}-{B}-fra_day"]) == ("Pause", "31")


def test_a_row_without_its_sentence_is_asked_for_it_and_a_page_left_asks_nothing(
    as_sofie: Any, sofies_seat: Seat
) -> None:
    posted = data(**{A: "Pause", B: ""}) | {f"{LIST}-{B}-hvem": "Sofie"}
    answer = post(as_sofie, sofies_seat, posted)
    assert answer.status_code == 422
    assert "Hensyn 2: Skriv, hvilket hensyn I aftaler." in answer.content.decode()
    assert post(as_sofie, sofies_seat, posted, stop="1").status_code == 302
    (_first, second) = now(sofies_seat).own[Q].answer.get("raekker")
    assert second.get("hvem") == "Sofie"


def test_nothing_at_all_is_asked_for_once_without_naming_a_row(as_sofie: Any, sofies_seat: Seat) -> None:
    answer = post(as_sofie, sofies_seat, data(**{A: "", B: ""}))
    assert answer.status_code == 422
    assert answer.content.decode().count("Skriv et svar, eller vælg et af de andre svar.") == 2
    assert "Hensyn 1: Skriv et svar" not in answer.content.decode()


def test_rows_and_not_relevant_do_not_go_together(as_sofie: Any, sofies_seat: Seat) -> None:
    answer = post(as_sofie, sofies_seat, data(**{A: "Pause"}), **{f"{Q}-state": State.NOT_RELEVANT.value})
    assert answer.status_code == 422
    assert "Slet teksten" in answer.content.decode()


@pytest.mark.parametrize("ids", ["", "../x", "AAAAAAAA", "a" * 9, f"{A} {A}", "x" * 5000])
def test_made_up_ids_are_no_rows(as_sofie: Any, sofies_seat: Seat, ids: str) -> None:
    posted = {f"{LIST}-rows": ids, f"{LIST}-{A}-tekst": "Pause", f"{Q}-tekst": "Ro"}
    assert post(as_sofie, sofies_seat, posted).status_code == 302
    assert sentences(sofies_seat) == (["Pause"] if A in ids.split() else [])


def test_there_is_a_limit_and_the_button_for_more_goes_at_it(as_sofie: Any, sofies_seat: Seat) -> None:
    many = {f"{n:08x}": f"Hensyn nr. {n}" for n in range(40)}
    answer = post(as_sofie, sofies_seat, data(**many), row=f"add {LIST}")
    assert len(sentences(sofies_seat)) == 20 < 20 + GONE
    assert "Tilføj et hensyn" not in answer.content.decode()


def test_a_page_that_leaves_the_list_out_keeps_it(as_sofie: Any, sofies_seat: Seat) -> None:
    post(as_sofie, sofies_seat, data(**{A: "Pause"}))
    post(as_sofie, sofies_seat, {f"{Q}-tekst": "Ro"})
    assert sentences(sofies_seat) == ["Pause"]


# --- words -------------------------------------------------------------------------------------------------


def test_the_leaders_words_of_illness_are_held_back_in_any_field_of_any_row(
    as_sofie: Any, sofies_seat: Seat
) -> None:
    posted = data(**{A: "Pause", B: "Ro"}) | {f"{LIST}-{B}-indhold": ILL}
    for more in ({}, {"row": f"add {LIST}"}, {"stop": "1"}):
        answer = post(as_sofie, sofies_seat, posted, **more)
        assert "Hensyn 2 (Ro): Skriv, hvad der er brug for" in answer.content.decode()
        assert Q not in now(sofies_seat).own


def test_a_held_text_that_is_taken_away_is_saved_nowhere(as_sofie: Any, sofies_seat: Seat) -> None:
    posted = data(**{A: "Pause", B: ILL})
    post(as_sofie, sofies_seat, posted, row=f"remove {LIST} {B}")
    assert sentences(sofies_seat) == ["Pause"]
    assert "hjernerystelse" not in repr(now(sofies_seat).own)


def test_a_name_for_the_program_holds_no_words(as_sofie: Any, sofies_seat: Seat) -> None:
    posted = data(**{A: "Pause", B: "Ro"}) | {f"{LIST}-{A}-hensyn": "P01", f"{LIST}-{B}-hensyn": "har ondt"}
    post(as_sofie, sofies_seat, posted)
    assert [row.get("hensyn") for row in now(sofies_seat).own[Q].answer.get("raekker")] == ["P01", None]


@pytest.mark.parametrize("alone", [True, False])
def test_no_words_go_where_only_the_program_reads(as_sofie: Any, sofies_seat: Seat, alone: bool) -> None:
    if not alone:
        writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    hidden = {f"{LIST}-{A}-hensyn": "depression", f"{LIST}-{A}-parametre": "Maja.har.sklerose.og.angst"}
    posted = data(**{A: "Pause"}) | hidden | {f"{Q}-seen": "0"}
    as_sofie.post(url(sofies_seat, alone=alone), posted)
    here = now(sofies_seat)
    (row,) = (here.own if alone else here.joint)[Q].answer.get("raekker")
    assert row.filled == {"tekst": "Pause"}


# --- two savers --------------------------------------------------------------------------------------------


def test_two_who_save_at_once_can_keep_the_rows_of_both(
    as_sofie: Any, sofies_seat: Seat, majas_seat: Seat
) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    mine = {**data(**{A: "Pause", B: "Ro"}), f"{Q}-seen": "0"}
    save_together(majas_seat, {Q: answered(raekker=(Row(C, {"tekst": "Korte møder", "hvem": "Maja"}),))})
    answer = as_sofie.post(url(sofies_seat, alone=False), mine)
    assert answer.status_code == 409
    assert "Korte møder" in answer.content.decode()
    answer = as_sofie.post(url(sofies_seat, alone=False), {**fields_of(answer), "conflict": "merge"})
    back = fields_of(answer)
    assert back[f"{LIST}-rows"].split() == [A, B, C]
    as_sofie.post(url(sofies_seat, alone=False), back)
    rows = now(sofies_seat).joint[Q].answer.get("raekker")
    assert [(row.get("tekst"), row.get("hvem")) for row in rows] == [
        ("Pause", None),
        ("Ro", None),
        ("Korte møder", "Maja"),
    ]


def test_the_same_row_changed_by_both_holds_both_texts(
    as_sofie: Any, sofies_seat: Seat, majas_seat: Seat
) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    save_together(majas_seat, {Q: answered(raekker=(Row(A, {"tekst": "Pause hver time"}),))})
    mine = {**data(**{A: "Pause hver anden time"}), f"{Q}-seen": "0"}
    answer = as_sofie.post(url(sofies_seat, alone=False), {**mine, "conflict": "merge"})
    assert fields_of(answer)[f"{LIST}-{A}-tekst"] == "Pause hver time\n\nPause hver anden time"


def test_what_the_other_saved_meanwhile_is_not_lost_by_a_button(
    as_sofie: Any, sofies_seat: Seat, majas_seat: Seat
) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    save_together(majas_seat, {Q: answered(raekker=(Row(C, {"tekst": "Korte møder"}),))})
    posted = {**data(**{A: "Pause"}), f"{Q}-seen": "0", "row": f"add {LIST}"}
    answer = as_sofie.post(url(sofies_seat, alone=False), posted)
    assert answer.status_code == 409
    assert "Korte møder" in answer.content.decode()
    assert [r.get("tekst") for r in now(sofies_seat).joint[Q].answer.get("raekker")] == ["Korte møder"]


# --- reading -----------------------------------------------------------------------------------------------


def test_the_summary_shows_each_row_with_its_lines(as_sofie: Any, sofies_seat: Seat) -> None:
    rows = (Row(A, {"tekst": "Pause", "hvem": "Sofie minder om det"}), Row(B, {"tekst": "Ro"}))
    save_alone(sofies_seat, {Q: answered(raekker=rows)})
    page = as_sofie.get(reverse("own_summary", args=[sofies_seat.case.pk])).content.decode()
    assert "Hensyn 1: Pause<br>Hvem gør hvad: Sofie minder om det" in page
