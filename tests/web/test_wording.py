"""The wording guard on the pages: what is held stays in front of its writer, and nowhere else."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases.models import Case
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.models import Stage, Version
from fleksaftale.people.models import User
from tests.cast import answered, now, save_alone

Q = "hjaelp_fra_arbejdspladsen"
FIELD = f"{Q}-tekst"
ILL = "fordi Maja har hjernerystelse (PCS) og tager medicin"
MAYBE = "Hun har smerter om morgenen"
HELD = "Skriv, hvad der er brug for – ikke hvad Maja fejler. Forslag: “Adgang til stille lokale efter behov”."


def post(client: Any, seat: Seat, text: str, *, alone: bool = False, **more: Any) -> Any:
    url = reverse("own_page" if alone else "draft_page", args=[seat.case.pk, "arbejdspladsen"])
    return client.post(url, {FIELD: text, f"{Q}-state": "answered", f"{Q}-seen": "0", **more})


def asked_in(answer: Any) -> str:
    """The value of the box that the page asks with."""
    (ask,) = answer.context["form"].asks.values()
    return str(ask.concern.yes)


def everything_stored(seat: Seat) -> str:
    """All rows of both databases and the log of the case, opened with its key."""
    found = []
    for connection in connections.all():
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
                found += [repr(row) for row in cursor.fetchall()]
    found += [repr(entry) for entry in history(seat.vault)]
    here = now(seat)
    found += [repr(entry) for entries in (here.joint, here.own, here.others) for entry in entries.values()]
    return "\n".join(found).lower()


@pytest.mark.parametrize("button", [{}, {"stop": "1"}, {"leave": "skip"}, {"leave": "back"}])
@pytest.mark.parametrize("alone", [True, False])
def test_the_leaders_text_is_held_back_without_a_trace(
    as_sofie: Any,
    sofies_seat: Seat,
    caplog: pytest.LogCaptureFixture,
    button: dict[str, Any],
    *,
    alone: bool,
) -> None:
    caplog.set_level(logging.DEBUG)
    if not alone:
        writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    answer = post(as_sofie, sofies_seat, ILL, alone=alone, **button)
    assert answer.status_code == 422
    assert answer.context["form"].errors[FIELD] == [HELD]
    page = answer.content.decode()
    assert ILL in page
    assert reverse("may_ask") in page
    for place in (everything_stored(sofies_seat), caplog.text.lower()):
        assert "hjernerystelse" not in place
        assert "tager medicin" not in place


def test_a_held_remark_is_not_saved_by_stopping_either(as_sofie: Any, sofies_seat: Seat) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    url = reverse("draft_page", args=[sofies_seat.case.pk, "opfoelgning"])
    data = {"opfoelgning-bemaerkning": "Hun har migræne", "opfoelgning-seen": "0", "stop": "1"}
    assert as_sofie.post(url, data).status_code == 422
    assert "opfoelgning" not in now(sofies_seat).joint


def test_the_replaced_text_is_saved(as_sofie: Any, sofies_seat: Seat) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    post(as_sofie, sofies_seat, ILL)
    assert post(as_sofie, sofies_seat, "Adgang til stille lokale efter behov").status_code == 302
    assert now(sofies_seat).joint[Q].answer.get("tekst") == "Adgang til stille lokale efter behov"
    assert "hjernerystelse" not in everything_stored(sofies_seat)


def test_a_doubtful_word_is_asked_about_once(as_sofie: Any, sofies_seat: Seat) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    answer = post(as_sofie, sofies_seat, MAYBE)
    assert answer.status_code == 422
    assert not answer.context["form"].errors
    assert "Det handler ikke om helbred" in answer.content.decode()
    assert Q not in now(sofies_seat).joint
    assert post(as_sofie, sofies_seat, MAYBE, yes=asked_in(answer)).status_code == 302
    again = post(as_sofie, sofies_seat, f"{MAYBE}. Møder kl. 10.", **{f"{Q}-seen": "1"})
    assert again.status_code == 302


def test_a_ticked_box_does_not_hold_for_other_words(as_sofie: Any, sofies_seat: Seat) -> None:
    writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    yes = asked_in(post(as_sofie, sofies_seat, MAYBE))
    answer = post(as_sofie, sofies_seat, "Hun er svimmel", yes=yes)
    assert answer.status_code == 422
    assert "checked" not in answer.content.decode().split("wording", 1)[1].split("</label>", 1)[0]


@pytest.mark.parametrize("text", ["Jeg har hjernerystelse", "Jeg har smerter"])
def test_the_employee_is_warned_and_decides(as_maja: Any, majas_seat: Seat, text: str) -> None:
    answer = post(as_maja, majas_seat, text, alone=True)
    assert answer.status_code == 422
    assert not answer.context["form"].errors
    assert "Skriv det alligevel" in answer.content.decode()
    assert Q not in now(majas_seat).own
    assert post(as_maja, majas_seat, text, alone=True, yes=asked_in(answer)).status_code == 302
    assert now(majas_seat).own[Q].answer.get("tekst") == text


def test_the_employee_who_stops_loses_nothing_and_is_told(as_maja: Any, majas_seat: Seat) -> None:
    answer = post(as_maja, majas_seat, "Jeg har hjernerystelse", alone=True, stop="1")
    assert answer.status_code == 302
    assert now(majas_seat).own[Q].answer.get("tekst") == "Jeg har hjernerystelse"
    page = as_maja.get(answer.headers["Location"]).content.decode()
    assert "Noget i dit svar ligner helbred. Sofie kan ikke se det nu." in page


@pytest.mark.parametrize("do", ["ready", "open", "propose"])
def test_to_show_it_takes_a_yes_of_its_own(as_maja: Any, majas_seat: Seat, do: str) -> None:
    save_alone(majas_seat, {Q: answered(tekst="Jeg har hjernerystelse")})
    url = reverse("own_summary", args=[majas_seat.case.pk])
    assert "Ja, del også det" in as_maja.get(url).content.decode()
    refused = as_maja.post(url, {"do": do, "sure": do}, follow=True)
    assert "Sæt kryds i “Ja, del også det”" in refused.content.decode()
    here = now(majas_seat)
    assert (here.stage, here.mine.ready_at, here.mine.opened_at) == (Stage.PREPARING, None, None)
    as_maja.post(url, {"do": do, "sure": do, "health": "yes"})
    here = now(majas_seat)
    assert here.mine.ready_at or here.mine.opened_at


def test_without_anything_of_the_kind_no_yes_is_asked_for(as_maja: Any, majas_seat: Seat) -> None:
    save_alone(majas_seat, {Q: answered(tekst="Stille lokale")})
    assert (
        "Ja, del også det"
        not in as_maja.get(reverse("own_summary", args=[majas_seat.case.pk])).content.decode()
    )


def test_to_move_it_into_the_draft_takes_a_yes_of_its_own(as_maja: Any, majas_seat: Seat) -> None:
    save_alone(majas_seat, {Q: answered(tekst="Jeg har hjernerystelse")})
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    url = reverse("draft", args=[majas_seat.case.pk])
    (row,) = [each for each in as_maja.get(url).context["compared"] if each["key"] == Q]
    take = {"question": Q, "take": "employee", "seen": "0"}
    as_maja.post(url, take)
    assert Q not in now(majas_seat).joint
    as_maja.post(url, take | {"yes": row["yes"]})
    assert now(majas_seat).joint[Q].answer.get("tekst") == "Jeg har hjernerystelse"


def test_both_texts_of_a_conflict_are_looked_at(
    as_sofie: Any, sofies_seat: Seat, majas_seat: Seat, draft: Callable[..., None]
) -> None:
    draft({Q: answered(tekst="Stille lokale")})
    answer = post(as_sofie, sofies_seat, ILL, conflict="merge")
    assert answer.context["form"].errors[FIELD] == [HELD]
    assert "hjernerystelse" not in everything_stored(majas_seat)


def test_why_one_cannot_sign_is_looked_at_too(
    as_sofie: Any, as_maja: Any, sofies_seat: Seat, proposed: Version
) -> None:
    url = reverse("disagree", args=[sofies_seat.case.pk, proposed.pk])
    answer = as_sofie.post(url, {"text": "Maja har hjernerystelse"})
    assert (answer.status_code, answer.context["form"].errors["text"]) == (422, [HELD])
    assert "hjernerystelse" not in everything_stored(sofies_seat)
    asked = as_maja.post(url, {"text": "Jeg har hjernerystelse"})
    assert asked.status_code == 422
    yes = asked.context["wording"]["value"]
    assert as_maja.post(url, {"text": "Jeg har hjernerystelse", "yes": yes}).status_code == 302


def test_the_leader_writes_no_illness_into_the_workplaces_name(as_sofie: Any, sofies_seat: Seat) -> None:
    url = reverse("case_facts", args=[sofies_seat.case.pk])
    answer = as_sofie.post(url, {"workplace": "Nordlys, hvor Maja har sclerose", "cvr": ""})
    assert answer.status_code == 422
    assert "Skriv kun navnet her." in answer.content.decode()
    assert now(sofies_seat).seat.facts.workplace == "Nordlys Reklame A/S"
    new = {"role": "leader", "workplace": "Nordlys, hvor Maja har sclerose", "other_name": "Maja"}
    assert "Skriv kun navnet her." in as_sofie.post(reverse("case_new"), new).content.decode()
    assert Case.objects.count() == 1


def test_a_workplace_that_is_named_after_an_illness_keeps_its_name(
    as_maja: Any, as_sofie: Any, majas_seat: Seat
) -> None:
    url = reverse("case_facts", args=[majas_seat.case.pk])
    for person, cvr in ((as_maja, ""), (as_sofie, "13585628")):
        posted = {"workplace": "Landsforeningen Autisme", "cvr": cvr}
        assert person.post(url, posted).status_code == 302


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_free_text_says_what_to_write(
    as_maja: Any, as_sofie: Any, sofies_seat: Seat, language: str
) -> None:
    said = {
        "da": ("ikke hvad du fejler.", "ikke hvad Maja fejler."),
        "en": ("not what is wrong with you.", "not what is wrong with Maja."),
    }[language]
    for client, words in zip((as_maja, as_sofie), said, strict=True):
        User.objects.update(language=language)
        page = client.get(
            reverse("own_page", args=[sofies_seat.case.pk, "opgaver"]), headers={"accept-language": language}
        )
        assert words in page.content.decode()


def test_the_page_on_what_may_be_asked_is_for_everybody(client: Client) -> None:
    page = client.get(reverse("may_ask")).content.decode()
    assert "Lov om brug af helbredsoplysninger" in page
    assert "Adgang til stille lokale efter behov" in page
