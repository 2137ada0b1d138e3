"""The pages of the rules: what a rule says and when, with links between the rules, in both languages."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from fleksaftale.guidance import rules
from fleksjob.katalog import fag
from fleksjob.trin import SIKKERHED
from tests import wrong_language

pytestmark = pytest.mark.django_db


def test_a_rule_says_each_answer_with_what_has_to_fit_for_it(client: Client) -> None:
    page = client.get("/regler/arbejdstid/").content.decode()
    one = page[page.index('id="oplys_kommunen"') :].split("</section>")[0]
    told = re.sub(r"\s+", " ", strip_tags(one))
    last = "Ellers, når svarene er kendt:"
    nothing, duty, otherwise = (told.index(each) for each in ("Hvis det her", "Ellers, hvis", last))
    assert nothing < told.index("Intet ændres.") < told.index("Der er ingen ændring at fortælle om.") < duty
    assert duty < told.index("Pensionsbidraget ændres.") < told.index("Du har pligt til") < otherwise
    assert told[otherwise:].startswith(f"{last} Kontakt kommunen.")


@pytest.mark.parametrize("name", [each.navn for each in fag.alle()])
def test_whoever_does_not_know_an_answer_is_not_led_to_a_no(client: Client, name: str) -> None:
    page = client.get(f"/regler/{name}/").content.decode()
    assert "Ved du ikke, om noget passer, er reglen ikke afgjort endnu." in page
    assert "<p>Ellers:</p>" not in page
    for one in page.split('<section class="rule"')[1:]:
        assert "Mangler der et svar:" not in one.partition("Ellers")[2]


def test_what_another_rule_says_leads_to_that_rule_on_the_same_page(client: Client) -> None:
    for name, _title in rules.subjects():
        page = client.get(f"/regler/{name}/").content.decode()
        main = page[page.index("<main") :]
        asked = {each for each in re.findall(r'href="#([a-z]\w+)"', main) if not each.startswith("main")}
        assert asked <= set(re.findall(r'<section class="rule" id="(\w+)"', main)), name


def test_a_rule_that_gives_a_number_says_what_it_is_worked_out_of(client: Client) -> None:
    page = client.get("/regler/fleksloentilskud/").content.decode()
    one = page[page.index('id="i_alt"') :].split("</section>")[0]
    assert "Regnes ud af:" in one
    assert '<a href="#fleksloentilskud">' in one


def test_the_rules_of_a_subject_lead_to_the_checks_that_use_them(client: Client) -> None:
    page = client.get("/regler/selvopsigelse/").content.decode()
    assert f'href="{reverse("check", args=["naar-jobbet-slutter"])}"' in page
    assert reverse("check", args=["paragraf-56"]) not in page


@pytest.mark.parametrize("name", ["ledighedsydelse", "gammel_ordning"])
def test_the_rules_of_a_subject_are_whole_in_english(client: Client, name: str) -> None:
    page = client.get(f"/regler/{name}/", headers={"accept-language": "en"}).content.decode()
    assert wrong_language.in_page(page, "en") == []
    assert "stk." not in page


@pytest.mark.parametrize("name", [each.navn for each in fag.alle()])
def test_a_page_of_rules_begins_with_the_answer_and_then_what_it_rests_on(client: Client, name: str) -> None:
    page = client.get(f"/regler/{name}/").content.decode()
    shown = re.findall(r'<section class="rule" id="(\w+)"', page)
    assert shown[0] == fag.find(name).svar[0]
    under = page[page.index('id="under"') : page.find('id="beside"')] if 'id="under"' in page else ""
    for one in under.split('<section class="rule"')[1:]:
        rule, used = re.search(r'id="(\w+)"', one), re.findall(r'href="#(\w+)"', one.split("Bruges i:")[-1])
        assert rule
        assert {*shown[: shown.index(rule[1])]} & {*used}, f"{rule[1]} is used in nothing above"


@pytest.mark.parametrize("language", ["da", "en"])
def test_how_sure_a_rule_is_stands_in_plain_words(client: Client, language: str) -> None:
    short = {f"({each[language == 'en']})" for each in SIKKERHED.values()}
    for address in (
        "/regler/fastholdelse/",
        "/guide/i-jobbet/",
        "/guide/spoergsmaal/efter-fem-aar/",
        reverse("hard_page", args=["klage"]),
    ):
        page = client.get(address, headers={"accept-language": language}).content.decode()
        assert [each for each in short if each in page] == [], address


def test_a_number_beside_an_answer_reads_as_a_sentence(client: Client) -> None:
    page = client.get("/regler/arbejdstid/").content.decode()
    one = page[page.index('id="flere_effektive_end_til_stede"') :].split("</section>")[0]
    assert "mere end dit svar på “Hvor mange timer" in one


def test_what_holds_where_hours_are_missing_is_no_word_about_the_reader_s_own_case(client: Client) -> None:
    page = client.get("/guide/ved/").content.decode()
    missing = page.index("Kommunen mangler at vurdere timer")
    assert "Står der ingen timer i afgørelsen:" in page[missing - 80 : missing]
