"""The pages of the guide: for four kinds of reader, in two languages, on paper, with no dead end."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from fleksaftale.documents.pdf.guide import render_guide
from fleksaftale.guidance import questions, stages
from fleksaftale.guidance.articles import READERS
from fleksaftale.guidance.ways import WAYS, Way
from fleksaftale.web import guide_sheet
from tests.e2e.steps import text_of_pdf

TODAY = date(2026, 11, 23)
LINE = 75
"""Letters on a line of text at a desk."""
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel("2026-11-23T09:00:00+01:00", tick=False):
        yield


def read(client: Client, name: str, *args: str, query: str = "", language: str = "da") -> str:
    page = client.get(reverse(name, args=args) + query, headers={"accept-language": language})
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize("stage", [each.id for each in stages.stages()])
def test_a_stage_says_everything_to_all_and_its_part_to_each_reader(client: Client, stage: str) -> None:
    found = stages.stage(stage)
    assert found
    everything = read(client, "guide_stage", stage)
    assert all(f'id="{each.id}"' in everything for each in found.on(TODAY))
    for reader in READERS:
        text = read(client, "guide_stage", stage, query=f"?for={reader}")
        shown = {each.id for each in found.on(TODAY) if f'id="{each.id}"' in text}
        assert shown == {each.id for each in found.on(TODAY, reader)}
        assert text.split("<main")[1].count("aria-current") == 1


def test_each_question_has_its_page_with_source_and_date_in_both_languages(client: Client) -> None:
    index = read(client, "questions")
    for each in questions.on(TODAY):
        assert reverse("question", args=[each.id]) in index
        danish = read(client, "question", each.id)
        assert "Sidst tjekket 22. november 2026" in danish
        assert danish.count("<h1") == 1
        assert "{" not in danish.split("<main")[1].split("</main")[0]
    assert "What is the cap" in read(client, "question", "loenloft", language="en")


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_question_is_answered_in_five_lines_and_the_reasons_wait_folded(
    client: Client, language: str
) -> None:
    for each in questions.on(TODAY):
        page = read(client, "question", each.id, language=language)
        answer = (
            page.split('<div class="guide-answer">')[1].split("<details")[0].split('class="guide-ways')[0]
        )
        prose = "\n".join(
            strip_tags(found) for found in re.findall(r"<p>.*?</p>|<li>.*?</li>", answer, re.DOTALL)
        )
        lines = [line for line in re.split(r"(?<=[.?!])\s+|\n", prose) if line.strip()]
        assert 1 <= len(lines) <= 5, (each.id, lines)
        assert len(prose) <= 5 * LINE, (each.id, len(prose))
        assert "<details open" not in page.split("<main")[1]
        assert 'guide-fold" open' not in page
        assert re.search(r'<p class="quiet">(Udgangspunkt|Starting point|Based on|Source)', page), each.id


def test_the_law_behind_an_answer_stands_with_its_source_without_unfolding(client: Client) -> None:
    page = read(client, "question", "paragraf-56-i-fleksjob")
    after = page.split("</details>")[-1]
    assert re.search(r'Kilde: <a href="https://[^"]+"[^>]*>SDPL §\s56', after)


def test_a_kind_of_wage_is_told_with_its_commas(client: Client) -> None:
    page = read(client, "question", "taeller-det-med")
    assert "Ferietillæg, når det udbetales, tæller som løn." in page
    assert "fri bil, telefon, kost og logi tæller ikke som løn." in page


def test_a_page_there_is_not_is_not_found(client: Client) -> None:
    assert client.get(reverse("guide_stage", args=["intet"])).status_code == 404
    assert client.get(reverse("question", args=["intet"])).status_code == 404
    assert "Medarbejder" in read(client, "guide", query="?for=<script>")


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_way_on_leads_somewhere(client: Client, way: Way) -> None:
    assert client.get(reverse(way.url_name, args=way.args)).status_code in (200, 302)


def test_what_an_older_text_says_stands_beside_what_holds_today(client: Client) -> None:
    text = read(client, "guide_stage", "slutter")
    assert "Sanktionerne er de samme som for dagpenge." in text
    assert "Ledighedsydelse har egne regler" in text


def test_on_paper_nobody_takes_an_older_text_along_and_every_site_is_named() -> None:
    sheet = guide_sheet.sheet([found for found in [stages.stage("slutter")] if found], "", TODAY)
    pdf = render_guide(sheet, language="da", timestamp=1_795_219_200)
    text = " ".join(" ".join(text_of_pdf(pdf)).split())
    assert "Sanktionerne er de samme som for dagpenge" not in text
    told = [row["from"] for each in sheet["stages"][0]["texts"] for row in each["laws"]]
    from_a_site = [each for each in told if each.startswith("En oplysning fra kilden")]
    assert from_a_site
    assert all(": " in each for each in from_a_site)


@pytest.mark.parametrize(
    ("name", "arg"), [("question", "hvornaar-skal-kommunen-vide-det"), ("guide_stage", "i-jobbet")]
)
def test_a_change_of_pension_or_wage_is_told_to_the_municipality_too(
    client: Client, name: str, arg: str
) -> None:
    text = read(client, name, arg)
    assert "Pensionsbidraget ændres." in text
    assert "Din indkomst ændres." in text
    assert "Ikke nødvendigt" not in text


def test_the_editors_list_with_its_names_of_files_is_no_way_of_a_citizen(client: Client) -> None:
    assert reverse("editors_list") not in read(client, "guide")


def test_a_text_that_nobody_has_looked_at_says_so_and_stands_on_the_editors_list(client: Client) -> None:
    assert "Kan være forældet" not in read(client, "question", "kollegerne")
    with time_machine.travel("2027-06-01T09:00:00+02:00", tick=False):
        assert "Kan være forældet" in read(client, "question", "kollegerne")
        assert "questions/kollegerne.md" in read(client, "editors_list")


def test_reading_without_signing_in_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    read(client, "guide")
    with django_assert_num_queries(0):
        read(client, "guide")
        read(client, "guide_stage", "ved")
        read(client, "question", "loenloft")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_printed_guide_holds_the_texts_of_its_reader_and_room_for_notes(
    client: Client, language: str
) -> None:
    address = reverse("guide_pdf") + "?for=tr&trin=ved"
    pdf = client.get(address, headers={"accept-language": language})
    assert pdf["Content-Type"] == "application/pdf"
    text = " ".join(" ".join(text_of_pdf(pdf.content)).split())
    found = stages.stage("ved")
    assert found
    for each in found.on(TODAY):
        assert (getattr(each.title, language) in text) == ("tr" in each.readers)
    assert {"da": "Noter til samtalen", "en": "Notes for the talk"}[language] in text


def test_the_guide_in_large_print_is_the_same_text_on_more_pages() -> None:
    sheet = guide_sheet.sheet(stages.stages()[:1], "", TODAY)
    small, large = (
        text_of_pdf(render_guide(sheet, language="da", timestamp=1_795_219_200, large=each))
        for each in (False, True)
    )
    assert len(large) > len(small)
