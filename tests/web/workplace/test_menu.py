"""HR's own item in the main menu: there for HR alone, and without a question on every page."""

import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fleksaftale.cases import workplace_commands
from fleksaftale.cases.workplaces import Desk
from fleksaftale.people.models import User


def menu(client: Client, page: str = "about") -> list[str]:
    """Where the main menu of a page leads."""
    text = client.get(reverse(page)).content.decode()
    return re.findall('href="(.+?)"', text.partition('<nav class="site-nav"')[2].partition("</nav>")[0])


def test_hr_finds_its_overview_first_in_the_menu_and_nobody_else_does(
    as_person: Any, at: Desk, henrik: User, peter: User
) -> None:
    assert menu(as_person(henrik))[0] == reverse("overview")
    assert reverse("overview") not in menu(as_person(peter))


def test_the_menu_asks_nothing_about_hr(as_person: Any, at: Desk, henrik: User) -> None:
    client = as_person(henrik)
    with CaptureQueriesContext(connection) as asked:
        assert reverse("overview") in menu(client)
    assert [one["sql"] for one in asked if "workplacemember" in one["sql"]] == []


def test_who_makes_a_workplace_has_the_item_at_once(as_person: Any, henrik: User) -> None:
    client = as_person(henrik)
    assert reverse("overview") not in menu(client)
    client.post(reverse("workplace_new"), {"name": "Skovby Kommune", "cvr": ""}, follow=True)
    assert menu(client)[0] == reverse("overview")


def test_the_item_goes_when_somebody_else_has_ended_the_place_in_hr(
    as_person: Any, at: Desk, peter_too: Desk, henrik: User, peter: User
) -> None:
    client = as_person(peter)
    assert reverse("overview") in menu(client)
    workplace_commands.see_out(at, peter_too.member.pk)
    client.get(reverse("overview"))
    assert reverse("overview") not in menu(client)
