"""An agreement begun with the answer of a check: what is offered, to whom, and what a yes and a no do."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.document_types import AFTALE, ALL, VILKAAR, begun, by_slug
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat, seats_of
from fleksaftale.deadlines.commands import note_fact, state_of
from fleksaftale.guidance.checks import checks
from fleksaftale.people.models import User
from fleksaftale.web import carried_check, sealed_answers
from fleksaftale.web.carried import CHECK as KEPT
from tests.people.signing_in import sign_in
from tests.web.test_calculator import KARIM
from tests.web.test_checks import text_of
from tests.web.test_checks_kept import BEGUN, DATES, DURATION, answered, dated, question
from tests.wrong_language import in_page

RETAIN = "fleksjob-hvor-jeg-er-ansat"
BORN = {"answer_day": "10", "answer_month": "05", "answer_year": "1984"}
READY = "ligger klar i din browser"


@pytest.fixture(autouse=True)
def _on_a_day() -> Any:
    with time_machine.travel("2026-11-22T09:00:00Z"):
        yield


def carry(client: Client, check: str = DURATION) -> Any:
    return client.post(reverse("check_carry", args=[check]))


def opened(client: Client, role: str = "employee", **more: str) -> Any:
    """A case opened from the form, as it stands after the check."""
    form = client.get(reverse("case_new")).context["form"]
    said = {"role": role, "workplace": "Nordlys", "other_name": "Sofie Bang", "begin": form["begin"].value()}
    return client.post(reverse("case_new"), said | more)


def offer(client: Client, seat: Seat) -> Any:
    return client.get(reverse("case_carried", args=[seat.case.pk]))


def choices(page: Any) -> dict[str, list[str]]:
    return {name: [key for key, _shown in f.choices] for name, f in page.context["form"].fields.items()}


def noted(seat: Seat) -> dict[str, Any]:
    return {key: entry.value for key, entry in state_of(seat).facts.items()}


def new_case(user: User) -> Seat:
    return seats_of(user, own=True)[0]


# --- what there is -----------------------------------------------------------------------------------------


def test_every_document_and_field_that_a_check_leads_to_is_there() -> None:
    slugs = {kind.slug for kind in ALL}
    named = {step.document for each in checks() for step in each.next_steps if step.document}
    assert named <= slugs
    assert {each.field for check in checks() for each in check.along} <= carried_check.ANSWERS.keys()
    for field, question_of in carried_check.ANSWERS.items():
        key, _dot, name = field.partition(".")
        assert key == question_of.key
        options = next(f for f in question_of.fields if f.key == name).options
        given = {value for c in checks() for each in c.along for value in each.answers.values()}
        assert given <= {option.key for option in options}


def test_each_answer_offers_the_next_step_that_fits_it(client: Client) -> None:
    answered(client)
    assert "Begynd en aftale med dit svar" in text_of(client.get(reverse("check_result", args=[DURATION])))
    client.post(question("hidtidig_arbejdsplads", RETAIN), {"answer": "ja"})
    page = text_of(client.get(reverse("check_result", args=[RETAIN])))
    assert "Begynd en aftale om særlige vilkår" in page
    client.post(question("ansat_i_fleksjob", "paragraf-56"), {"answer": "ja"})
    page = client.get(reverse("check_result", args=["paragraf-56"]))
    assert page.context["begin"]["url"] == reverse("question", args=["paragraf-56-i-fleksjob"])
    client.post(question("faar_foertidspension", "kan-jeg-faa-fleksjob"), {"answer": "ja"})
    page = client.get(reverse("check_result", args=["kan-jeg-faa-fleksjob"]))
    assert page.context["begin"] is None
    assert carry(client, "kan-jeg-faa-fleksjob")["Location"] == page.request["PATH_INFO"]


# --- a yes -------------------------------------------------------------------------------------------------


def test_a_yes_notes_what_was_chosen_and_leaves_nothing_behind(client: Client, maja: User) -> None:
    answered(client)
    assert carry(client)["Location"] == reverse("case_new")
    sign_in(client, maja)
    there = opened(client)["Location"]
    seat = new_case(maja)
    assert there == reverse("case_carried", args=[seat.case.pk]) + "?ny=1"
    page = client.get(there)
    assert choices(page) == {"own": ["foedselsdag"], "shared": ["ansaettelse_start", "varighed"]}
    assert page.context["form"]["own"].value() == ["foedselsdag"]
    assert page.context["form"]["shared"].value() == [], "what the leader would see is ticked by herself"
    assert noted(seat) == {}, "nothing is noted by looking"
    sent = client.post(there, {"own": ["foedselsdag"], "shared": ["ansaettelse_start"]})
    assert sent["Location"] == reverse("case_invite", args=[seat.case.pk])
    assert noted(seat) == {"foedselsdag": "1984-05-10", "ansaettelse_start": "2024-03-01"}
    assert "Der ligger ingen svar klar" in text_of(offer(client, seat))
    assert READY not in text_of(client.get(reverse("case_detail", args=[seat.case.pk])))


def test_the_answer_that_the_agreement_asks_for_is_put_in_after_a_yes_on_its_page(
    client: Client, maja: User
) -> None:
    answered(client)
    carry(client)
    sign_in(client, maja)
    opened(client)
    seat = new_case(maja)
    client.post(reverse("case_carried", args=[seat.case.pk]), {"own": ["foedselsdag"]})
    page_key = next(p.key for p in FLEKS_TILLAEGSAFTALE.pages if carried_check.BEVILLING in p.questions)
    url = reverse("own_page", args=[seat.case.pk, page_key])
    field = "bevilling-foer_2013"
    first = client.get(url)
    assert "Dit tjek peger på, at fleksjobbet ikke er fra før 1. januar 2013." in text_of(first)
    assert not first.context["form"][field].value()
    then = client.get(url + "?fra=tjek")
    assert then.context["form"][field].value() == "nej"
    said = {"bevilling-status": "afventer", field: "nej", "bevilling-seen": "0"}
    assert client.post(url + "?fra=tjek", said).status_code == 302
    assert client.cookies[sealed_answers.cookie_name(KEPT)].value == "", "gone after use"


def test_the_check_on_a_job_that_is_kept_begins_an_agreement_on_special_terms(
    client: Client, maja: User
) -> None:
    client.post(question("foedselsdag", RETAIN), BORN)
    carry(client, RETAIN)
    sign_in(client, maja)
    assert opened(client)["Location"].endswith("?ny=1")
    seat = new_case(maja)
    assert begun(seat, VILKAAR) is not None
    assert begun(seat, AFTALE) is not None
    page = client.get(reverse("case_detail", args=[seat.case.pk]))
    first = VILKAAR.template.pages[0].key
    assert page.context["step"].url == reverse("own_page", args=[seat.case.pk, VILKAAR, first])


def test_who_is_not_in_a_fleksjob_yet_finds_their_role_and_an_error_keeps_what_lies_ready(
    client: Client, maja: User
) -> None:
    client.post(question("foedselsdag", RETAIN), BORN)
    carry(client, RETAIN)
    sign_in(client, maja)
    page = opened(client, role="")
    assert page.status_code == 422
    assert page.context["check_title"]
    assert "Jeg er den ansatte" in page.content.decode()
    assert "Vælg, om du er den ansatte eller nærmeste leder" in page.content.decode()


def test_the_dates_of_the_dates_check_can_be_taken_over_too(client: Client, maja: User) -> None:
    dated(client)
    carry(client, DATES)
    sign_in(client, maja)
    there = opened(client)["Location"]
    assert choices(client.get(there))["shared"] == ["ansaettelse_start", "varighed"]


# --- a no, and who it is not for ---------------------------------------------------------------------------


def test_a_no_writes_nothing_and_drops_it_all(client: Client, maja: User, majas_seat: Seat) -> None:
    answered(client)
    carry(client)
    sign_in(client, maja)
    detail = reverse("case_detail", args=[majas_seat.case.pk])
    assert READY in text_of(client.get(detail))
    client.post(reverse("case_carried", args=[majas_seat.case.pk]), {"no": "1"})
    assert noted(majas_seat) == {}
    assert client.cookies[sealed_answers.cookie_name(KEPT)].value == ""
    assert READY not in text_of(client.get(detail))


def test_a_yes_without_a_tick_is_asked_again(client: Client, maja: User, majas_seat: Seat) -> None:
    answered(client)
    carry(client)
    sign_in(client, maja)
    page = client.post(reverse("case_carried", args=[majas_seat.case.pk]), {})
    assert page.status_code == 422
    assert "Sæt mindst et kryds" in text_of(page)
    assert noted(majas_seat) == {}


def test_who_leads_takes_nothing_along_and_is_offered_nothing(
    client: Client, sofie: User, sofies_seat: Seat
) -> None:
    answered(client)
    carry(client)
    sign_in(client, sofie)
    assert READY not in text_of(client.get(reverse("case_detail", args=[sofies_seat.case.pk])))
    assert offer(client, sofies_seat).status_code == 403
    assert client.post(reverse("case_carried", args=[sofies_seat.case.pk]), {"no": "1"}).status_code == 302
    there = opened(client, "leader", other_name="Maja Kjærgaard")["Location"]
    assert "/invitation/" in there
    assert client.cookies[sealed_answers.cookie_name(KEPT)].value == ""


def test_what_she_has_noted_herself_is_not_offered(client: Client, maja: User, majas_seat: Seat) -> None:
    note_fact(majas_seat, "foedselsdag", "1984-05-11", seen=0)
    answered(client)
    carry(client)
    sign_in(client, maja)
    assert choices(offer(client, majas_seat)) == {"shared": ["ansaettelse_start", "varighed"]}
    client.post(reverse("case_carried", args=[majas_seat.case.pk]), {"own": ["foedselsdag"]})
    assert noted(majas_seat) == {"foedselsdag": "1984-05-11"}


def test_once_a_case_is_begun_with_it_nobody_else_in_this_browser_is_offered_it(
    client: Client, maja: User, ulla: User
) -> None:
    answered(client)
    carry(client)
    sign_in(client, maja)
    client.get(reverse("case_new"))
    bound = sealed_answers.cookie_name(KEPT, of_somebody=True)
    assert client.cookies[bound]["max-age"] == "", "a browser keeps it"
    assert client.cookies[sealed_answers.cookie_name(KEPT)].value == "", "nobody can open what was there"
    ours = {name: each.value for name, each in client.cookies.items() if name != "session"}
    another = Client()
    sign_in(another, ulla)
    for name, value in ours.items():
        another.cookies[name] = value
    assert "ligger klar" not in text_of(another.get(reverse("case_new")))
    assert "ligger klar" in text_of(client.get(reverse("case_new")))


def test_hours_that_were_calculated_stay_beside_what_a_check_was_told(client: Client, maja: User) -> None:
    client.post(reverse("calculator"), KARIM)
    client.post(reverse("calculator_carry"))
    answered(client)
    carry(client)
    sign_in(client, maja)
    there = opened(client)["Location"]
    client.post(there, {"no": "1"})
    url = reverse("own_page", args=[new_case(maja).case.pk, by_slug("aftale").hours_page])
    assert "Du regnede med 18 effektive timer om ugen." in text_of(client.get(url))


def test_who_is_asked_to_sign_in_first_reads_what_for_and_that_the_answers_wait(client: Client) -> None:
    waits = "Log ind for at begynde aftalen. Dine svar ligger klar bagefter."
    assert waits not in text_of(client.get(reverse("case_new"), follow=True))
    answered(client)
    page = client.get(carry(client)["Location"], follow=True)
    assert page.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert waits in text_of(page)


def test_what_was_deleted_or_answered_anew_is_offered_no_more(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    sign_in(client, maja)
    other = BEGUN | {"answer_year": "2023"}
    for changed in (
        lambda: client.post(reverse("check_restart", args=[DURATION])),
        lambda: client.post(question("fleksjob_begyndt"), other),
    ):
        answered(client)
        carry(client)
        assert offer(client, majas_seat).context["form"]
        changed()
        assert offer(client, majas_seat).context["form"] is None


def test_two_checks_taken_along_are_not_mixed(client: Client, maja: User, majas_seat: Seat) -> None:
    sign_in(client, maja)
    answered(client)
    carry(client)
    client.post(question("hidtidig_arbejdsplads", RETAIN), {"answer": "ja"})
    carry(client, RETAIN)
    assert offer(client, majas_seat).context["form"] is None, "it is the last one that lies ready"


def test_the_offer_is_whole_in_english(client: Client, maja: User) -> None:
    answered(client)
    carry(client)
    sign_in(client, maja)
    client.post(reverse("language_set"), {"language": "en"})
    there = opened(client)["Location"]
    for url in (reverse("case_new"), there):
        assert in_page(client.get(url).content.decode(), "en") == []
