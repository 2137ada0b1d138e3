"""What an answer of a check begins with: what to do, why not, and nothing that changes nothing."""

import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.guidance import law
from fleksaftale.guidance.checks import Check, check, checks
from fleksaftale.guidance.checks_walk import DAY, UNKNOWN, Walk
from fleksaftale.web import checks_page
from tests.documents.pdf.reading import body, squeezed
from tests.web.test_checks import OF_THE_LAW, TODAY, taken, text_of
from tests.web.test_checks_kept import DURATION, question
from tests.wrong_language import in_page

VISITATION = "kan-jeg-faa-fleksjob"
WITH_A_STEP = [each for each in OF_THE_LAW if each.unsettled]


@pytest.fixture(autouse=True)
def _on_a_day() -> Any:
    with time_machine.travel(f"{TODAY}T09:00:00Z"):
        yield


def panel(page: Any) -> str:
    """The first box of the answer, as a person reads it."""
    box = page.content.decode().partition('class="panel panel-next check-answer"')[2].partition("</div>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", box)).strip(" >")


@pytest.mark.parametrize("found", WITH_A_STEP, ids=lambda each: each.id)
def test_who_knows_nothing_reads_first_what_to_do_now(client: Client, found: Check) -> None:
    page = taken(client, found, {})
    step = law.of_the_day(found.unsettled, TODAY)  # type: ignore[arg-type]
    assert panel(page).removeprefix("Det kan du gøre nu").strip().startswith(step)
    assert squeezed(step) in body(client.get(reverse("check_result_pdf", args=[found.id])).content)


@pytest.mark.parametrize("found", OF_THE_LAW, ids=lambda each: each.id)
def test_every_check_says_what_to_do_where_nothing_is_known(found: Check) -> None:
    walk = Walk.of(found, {}, TODAY)
    while walk.next:
        walk = walk.with_answer(walk.next, UNKNOWN)
    shown = checks_page.result(walk)
    assert shown["first_step"] or shown["do_now"]


def test_what_the_municipality_has_not_found_yet_is_passed_over_at_once(client: Client) -> None:
    found = check(VISITATION)
    assert found
    here = question("arbejdsevne_varigt_nedsat", VISITATION)
    page = client.get(here)
    asked = page.context["unassessed"]
    assert f"Kommunen har ikke vurderet noget endnu. Spring de {asked} spørgsmål om det over" in text_of(page)
    client.post(here, {"unassessed": "1"})
    assert len(client.get(reverse("check_result", args=[VISITATION])).context["answers"]) == asked + 1
    assert "har ikke vurderet noget endnu" not in text_of(client.get(question("foedselsdag", VISITATION)))


def test_a_no_says_why_in_the_same_box_and_nothing_beside_it(client: Client) -> None:
    client.post(question("faar_foertidspension", VISITATION), {"answer": "ja"})
    born = {"answer_day": "10", "answer_month": "05", "answer_year": "1980"}
    client.post(question("foedselsdag", VISITATION), born)
    page = client.get(reverse("check_result", args=[VISITATION]))
    assert "Du har en ydelse, der udelukker fleksjob. Får du førtidspension? Ja." in panel(page)
    assert "Folkepensionsalderen på 70 år" not in panel(page)
    assert "udledt" not in panel(page)
    assert "Folkepensionsalderen på 70 år" in text_of(page), "it is still told, further down"
    assert page.context["offered"] == []


def test_a_day_of_follow_up_that_has_passed_says_what_to_do(client: Client) -> None:
    begun = {"answer_day": "1", "answer_month": "3", "answer_year": "2021"}
    client.post(question("fleksjob_begyndt"), begun)
    page = text_of(client.get(reverse("check_result", args=[DURATION])))
    assert "1. september 2023. Dagen er gået. Spørg kommunen, hvornår opfølgningen kommer." in page
    later = {"answer_day": "1", "answer_month": "3", "answer_year": str(TODAY.year)}
    client.post(question("fleksjob_begyndt"), later)
    client.post(question(DAY), {"unknown": "1"})
    assert "Dagen er gået" not in text_of(client.get(reverse("check_result", args=[DURATION])))


@pytest.mark.parametrize("found", checks(), ids=lambda each: each.id)
def test_an_answer_is_whole_in_english(client: Client, found: Check) -> None:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    here = client.get(reverse("check", args=[found.id])).context["next_url"]
    for _question in range(3):
        if "spoergsmaal" not in here:
            break
        sent = {"answer": "fleksjobbet"} if here.endswith("/emner/") else {"answer": UNKNOWN}
        by_button = 'name="unknown"' in client.get(here).content.decode()
        here = client.post(here, {"unknown": "1"} if by_button else sent)["Location"]
    page = client.get(reverse("check_result", args=[found.id])).content.decode()
    assert in_page(page, "en") == []
