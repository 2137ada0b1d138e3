"""The pages for everybody: what they say, and in which order."""

import re

import pytest
from django.test import Client, override_settings

from fleksaftale.people.models import User

pytestmark = pytest.mark.django_db
CONTACT = "Fleks-hjælpen, fleks@nordlys.example eller 12 34 56 78"


def text_of(client: Client, where: str) -> str:
    return " ".join(client.get(where).content.decode().split())


@pytest.mark.parametrize("where", ["/hjaelp/", "/tilgaengelighed/"])
def test_whom_to_ask_stands_on_the_pages_that_send_one_to_ask(client: Client, where: str) -> None:
    with override_settings(SUPPORT_CONTACT=CONTACT):
        page = text_of(client, where)
    assert "Her kan du spørge:" in page
    assert 'Fleks-hjælpen, <a href="mailto:fleks@nordlys.example">fleks@nordlys.example</a> eller' in page
    assert "den, der driver siden hos jer" not in page
    assert "hvem man skriver til" not in page


@pytest.mark.parametrize("where", ["/hjaelp/", "/tilgaengelighed/"])
def test_an_installation_that_names_nobody_says_who_it_must_be(client: Client, where: str) -> None:
    with override_settings(SUPPORT_CONTACT=""):
        page = text_of(client, where)
    assert "den, der driver siden hos jer" in page
    assert "Her kan du spørge:" not in page


def test_a_contact_is_text_and_never_a_part_of_the_page(client: Client) -> None:
    with override_settings(SUPPORT_CONTACT="<b>Fleks & co.</b>"):
        assert "&lt;b&gt;Fleks &amp; co.&lt;/b&gt;" in text_of(client, "/hjaelp/")


def test_a_closed_account_is_told_whom_to_ask(client: Client) -> None:
    with override_settings(SUPPORT_CONTACT=CONTACT):
        assert "fleks@nordlys.example" in client.get("/ind/lukket/").content.decode()


def test_the_front_page_says_that_the_agreement_is_voluntary(client: Client) -> None:
    assert "Aftalen er frivillig." in text_of(client, "/")


@override_settings(DEMO=True)
def test_in_the_demo_the_doors_come_before_the_made_up_people(client: Client) -> None:
    User.objects.create_user("maja@nordlys.example", "Maja Kjærgaard")
    page = text_of(client, "/")
    order = [re.search(part, page) for part in ("Start en aftale", "Hent blanketten", "Prøv som en af dem")]
    places = [found.start() for found in order if found]
    assert len(places) == 3
    assert places == sorted(places)
