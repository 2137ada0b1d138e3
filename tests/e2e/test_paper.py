"""What a page looks like on paper, and what fits on the first screen."""

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from fleksaftale import demo
from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from tests.e2e import steps as s
from tests.e2e.agreeing import MAJA
from tests.e2e.conftest import DESK, Visitor

pytestmark = pytest.mark.usefixtures("address")

ON_SCREEN_ONLY = (
    ".site-header, .site-footer, .button, button, .button-row, .link-list, .skip-page, details.no-answer"
)


def visible(page: Page, selector: str) -> list[str]:
    return [
        element.evaluate("e => e.outerHTML.slice(0, 80)")
        for element in page.locator(selector).all()
        if element.is_visible()
    ]


def test_paper_has_the_words_and_nothing_to_press(visitor: Visitor, maja: User, majas_seat: Seat) -> None:
    page = visitor()
    s.sign_in(page, MAJA, own_device=False)
    case = f"/sager/{majas_seat.case.pk}/"
    for where in (case, f"{case}aftale/alene/arbejdstid/", "/", "/hjaelp/", "/konto/"):
        page.emulate_media(media="screen")
        page.goto(where)
        assert visible(page, ON_SCREEN_ONLY), where
        page.emulate_media(media="print")
        assert visible(page, ON_SCREEN_ONLY) == [], where
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@override_settings(DEMO=True)
def test_in_the_demo_the_first_door_is_on_the_first_screen(page: Page) -> None:
    for person in demo.sign_ins():
        User.objects.create_user(person.email, person.name)
    page.goto("/")
    expect(page.get_by_role("heading", name="Prøv som en af dem")).to_be_visible()
    box = page.get_by_role("link", name="Start en aftale").bounding_box()
    assert box
    assert box["y"] + box["height"] <= DESK["height"]
