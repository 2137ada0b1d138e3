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
    assert panel(page).removeprefix("Begynd her").strip().startswith(step)
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


# --- not yet, whom to call, until ---------------------------------------------------------------------------

AT_WORK = "fleksjob-hvor-jeg-er-ansat"
ENDS = "naar-jobbet-slutter"
REFUND = "paragraf-56"
ALL_BUT_THE_MONTHS = {
    "hidtidig_arbejdsplads": "ja", "foedselsdag": "1984-05-10", "akut_opstaaet": "nej",
    "aftale_skriftlig": "ja", "aftale_naevner_funktioner": "ja", "aftale_naevner_skaanehensyn": "ja",
    "aftale_underskrevet": "2025-12-01", "aftale_gaelder_fra": "2025-11-01", "ansat_med_loentilskud": "nej",
    "forsoeg_dokumenteret": "ja", "betingelser_for_fleksjob_opfyldt": "ja",
}  # fmt: skip


def answer_to(client: Client, name: str, facts: dict[str, str]) -> Any:
    found = check(name)
    assert found
    return taken(client, found, facts)


def test_who_waits_for_a_day_only_reads_not_yet_and_the_day(client: Client) -> None:
    page = answer_to(client, AT_WORK, ALL_BUT_THE_MONTHS)
    says = page.context["stages"][0]["lead"]
    assert says.startswith("Ikke endnu. De tolv måneder er gået 1. december 2026.")
    assert panel(page).startswith(says)
    assert "Grunden: De tolv måneder er ikke gået, når fleksjobbet begynder." in panel(page)
    assert squeezed(says) in body(client.get(reverse("check_result_pdf", args=[AT_WORK])).content)


def test_a_no_that_no_day_changes_names_what_stands_against_it(client: Client) -> None:
    signed = {"aftale_underskrevet": "2025-03-01", "aftale_gaelder_fra": "2025-03-01"}
    with_support = ALL_BUT_THE_MONTHS | signed | {"ansat_med_loentilskud": "ja"}
    told = panel(answer_to(client, AT_WORK, with_support))
    assert "Ikke endnu" not in told
    first = told.partition("Grunden:")[2].partition("Grunden:")[0]
    assert "med løntilskud" in first
    assert "Kravene til tiden før er ikke opfyldt." not in told, "it says nothing of which"


def test_an_agreement_cannot_have_been_signed_on_a_day_to_come(client: Client) -> None:
    later = {"answer_day": "1", "answer_month": "1", "answer_year": str(TODAY.year + 1)}
    page = client.post(question("aftale_underskrevet", AT_WORK), later)
    assert page.status_code == 422
    assert "Dagen er ikke kommet endnu. Skriv en dag til og med 22. november 2026." in text_of(page)


@pytest.mark.parametrize(
    ("told", "offered"),
    [
        ({}, False),
        ({"aftale_skriftlig": "nej"}, True),
        ({"aftale_skriftlig": "nej", "foedselsdag": "1962-05-10"}, False),
    ],
    ids=["one is signed already", "none is written", "near folkepension"],
)
def test_an_agreement_on_special_terms_is_offered_where_one_is_missing(
    client: Client, told: dict[str, str], offered: bool
) -> None:
    page = answer_to(client, AT_WORK, ALL_BUT_THE_MONTHS | told)
    assert ("Begynd en aftale om særlige vilkår" in text_of(page)) is offered


def test_no_agreement_is_begun_with_an_answer_where_nothing_was_answered(client: Client) -> None:
    assert "Begynd en aftale med dit svar" not in text_of(answer_to(client, DURATION, {}))
    client.cookies.clear()
    page = answer_to(client, DURATION, {"fleksjob_begyndt": "2024-03-01"})
    assert "Begynd en aftale med dit svar" in text_of(page)


def test_who_is_being_dismissed_reads_first_whom_to_call_today(client: Client) -> None:
    page = answer_to(client, ENDS, {"ophoer": "arbejdsgiveren_siger_op"})
    assert panel(page).startswith("Kontakt din fagforening og kommunen nu.")


def test_an_approved_agreement_on_refund_says_until_when(client: Client) -> None:
    approved = {"ansat_i_fleksjob": "nej", "godkendelse": "godkendt", "godkendt_den": "2024-12-01"}
    page = answer_to(client, REFUND, approved)
    says = panel(page).partition("Grunden")[0]
    assert says.startswith("Aftalen er godkendt og gælder.")
    assert "Aftalen udløber senest: 1. december 2026." in says
    assert "Se, hvordan I laver en § 56-aftale" not in text_of(page)
    client.post(question("fravaersdage_seneste_aar", REFUND), {"answer": "8"})
    client.post(question("vaesentligt_aendret", REFUND), {"answer": "nej"})
    page = client.get(reverse("check_result", args=[REFUND]))
    assert "Fraværet var under ti dage i det seneste år" in text_of(page)


@pytest.mark.parametrize("found", OF_THE_LAW, ids=lambda each: each.id)
def test_no_two_headings_of_an_answer_are_the_same(client: Client, found: Check) -> None:
    page = taken(client, found, {"ophoer": "arbejdsgiveren_siger_op"}).content.decode()
    headings = re.findall(r"<h[23][^>]*>(.*?)</h", page.partition("<main")[2])
    assert len(headings) == len(set(headings))
