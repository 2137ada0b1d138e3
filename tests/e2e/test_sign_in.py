"""Signing in, confirming and the account page in a real browser: code, passkey, keyboard, without scripts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import override_settings
from django.urls import clear_url_caches
from playwright.sync_api import Browser, CDPSession, Page, expect

from fleksaftale.people.models import User
from tests.e2e import steps
from tests.e2e.conftest import DESK, PATIENCE, PHONE, Visitor
from tests.e2e.watch import Watch
from tests.people.signing_in import wrong

MAJA = "maja@nordlys.example"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _account_pages() -> Iterator[None]:
    with override_settings(ROOT_URLCONF="tests.people.urls"):
        clear_url_caches()
        yield
    clear_url_caches()


@pytest.fixture
def maja(transactional_db: None) -> User:
    return User.objects.create_user(MAJA, "Maja Kjærgaard")


@pytest.fixture
def at_localhost(browser: Browser, address: str) -> Iterator[Page]:
    """A person whose address bar says localhost: a browser makes no passkeys for 127.0.0.1."""
    here = address.replace("127.0.0.1", "localhost")
    with override_settings(ALLOWED_HOSTS=["localhost"]):
        context = browser.new_context(base_url=here, viewport=DESK, locale="da-DK")  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, here)
        yield context.new_page()
        context.close()
    assert not watch.problems


@pytest.fixture
def telephone(at_localhost: Page) -> tuple[CDPSession, str]:
    """A device that can keep passkeys, and its number."""
    line = at_localhost.context.new_cdp_session(at_localhost)
    line.send("WebAuthn.enable")
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return line, made["authenticatorId"]


def test_somebody_new_signs_in_by_code_on_a_phone(visitor: Visitor) -> None:
    page = visitor(PHONE)
    page.goto("/ind/?next=/sager/en/")
    steps.expect_page(page, "Log ind")
    steps.expect_accessible(page)
    steps.expect_targets_large_enough(page)
    steps.screenshot(page, "people-sign-in-phone")
    page.get_by_label("Din mailadresse").fill("ulla@fjordby.example")
    page.get_by_label("Det er min egen enhed").check()
    steps.follow(page, "Send mig en kode")
    steps.expect_page(page, "Skriv koden")
    steps.expect_accessible(page)
    steps.screenshot(page, "people-code-phone")
    page.get_by_label("Kode").fill(steps.code_sent_to("ulla@fjordby.example"))
    steps.press(page, "Fortsæt")
    steps.expect_page(page, "Hvad hedder du?")
    steps.expect_accessible(page)
    steps.screenshot(page, "people-name-phone")
    page.get_by_label("Hvad hedder du?").fill("Ulla Ærø-Løkke")
    steps.press(page, "Gem og fortsæt")
    expect(page.locator("#who")).to_have_text("Ulla Ærø-Løkke en")


def test_a_wrong_code_is_told_in_the_summary_and_at_the_field(page: Page, maja: User) -> None:
    page.goto("/ind/")
    steps.press(page, "Send mig en kode")
    steps.expect_error_summary(page, ["Skriv din mailadresse"])
    page.get_by_label("Din mailadresse").fill(MAJA)
    steps.follow(page, "Send mig en kode")
    page.get_by_label("Kode").fill("12")
    steps.press(page, "Fortsæt")
    steps.expect_error_summary(page, ["Koden er seks tal. Skriv den, som den står i mailen."])
    steps.expect_accessible(page)
    steps.screenshot(page, "people-wrong-code")
    page.get_by_label("Kode").fill(wrong(steps.code_sent_to(MAJA)))
    steps.press(page, "Fortsæt")
    steps.expect_error_summary(page, ["Koden passer ikke. Se efter i den nyeste mail, og prøv igen."])
    for _try in range(2):
        page.get_by_label("Kode").fill(wrong(steps.code_sent_to(MAJA)))
        steps.follow(page, "Fortsæt")
    steps.expect_page(page, "Få en ny kode")
    steps.expect_accessible(page)
    steps.press(page, "Send en ny kode")
    steps.expect_message(page, "Vi har sendt en ny kode")
    page.get_by_label("Kode").fill(steps.code_sent_to(MAJA))
    steps.press(page, "Fortsæt")
    expect(page.locator("#who")).to_contain_text("Maja Kjærgaard")


def test_everything_but_passkeys_works_without_scripts(visitor: Visitor, maja: User) -> None:
    page = visitor(javascript=False)
    steps.sign_in(page, MAJA)
    page.goto("/konto/adresse/")
    page.get_by_label("Din private mailadresse").fill("maja@hjemme.example")
    steps.follow(page, "Send en kode til den")
    page.get_by_label("Kode").fill(steps.code_sent_to("maja@hjemme.example"))
    steps.press(page, "Gem adressen")
    steps.expect_message(page, "Adressen er gemt")
    page.get_by_role("group", name="Sprog på sider og i mails").get_by_label("English").check()
    steps.press(page, "Gem indstillinger")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_with_the_keyboard_alone(page: Page, maja: User) -> None:
    page.goto("/ind/")
    steps.type_into(page, "Din mailadresse", MAJA)
    page.keyboard.press("Enter")
    steps.expect_page(page, "Skriv koden")
    steps.type_into(page, "Kode", steps.code_sent_to(MAJA))
    page.keyboard.press("Enter")
    expect(page.locator("#who")).to_contain_text("Maja")


def test_a_passkey_is_made_then_signs_in_alone_confirms_and_is_taken_away(
    at_localhost: Page, telephone: tuple[CDPSession, str], maja: User
) -> None:
    page, (line, number) = at_localhost, telephone
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=True) as clockwork:
        steps.sign_in(page, MAJA)
        page.goto("/konto/")
        steps.press(page, "Opret en adgangsnøgle")
        steps.expect_page(page, "Opret en adgangsnøgle")
        steps.expect_accessible(page)
        steps.screenshot(page, "people-passkey-add")
        page.get_by_label("Navn på nøglen").fill("Min telefon")
        page.get_by_role("button", name="Opret adgangsnøgle").click()
        steps.expect_message(page, "Adgangsnøglen er klar")
        (key,) = line.send("WebAuthn.getCredentials", {"authenticatorId": number})["credentials"]
        assert (key["rpId"], key["isResidentCredential"]) == ("localhost", True)

        page.goto("/ud/")
        steps.follow(page, "Log ud")
        page.goto("/ind/?next=/sager/en/")
        steps.screenshot(page, "people-sign-in-passkey")
        steps.expect_accessible(page)
        page.get_by_label("Det er min egen enhed").check()
        page.get_by_role("button", name="Log ind med adgangsnøgle").click()
        expect(page.locator("#who")).to_have_text("Maja Kjærgaard en")
        (session,) = (cookie for cookie in page.context.cookies() if cookie["name"] == "session")
        assert session["expires"] > 0, "it ends with the browser, although the device is one's own"

        clockwork.shift(timedelta(minutes=11))
        page.goto("/underskriv/")
        steps.expect_page(page, "Bekræft, at det er dig")
        steps.expect_accessible(page)
        steps.screenshot(page, "people-step-up-passkey")
        page.get_by_role("button", name="Bekræft med adgangsnøgle").click()
        expect(page.locator("body")).to_have_text("formular")

        page.goto("/konto/")
        steps.expect_accessible(page)
        steps.screenshot(page, "people-account")
        page.get_by_role("link", name="Fjern Min telefon").click()
        steps.press(page, "Fjern adgangsnøglen")
        steps.expect_message(page, "Adgangsnøglen er fjernet")

        page.goto("/ud/")
        steps.follow(page, "Log ud")
        page.goto("/ind/")
        page.get_by_role("button", name="Log ind med adgangsnøgle").click()
        steps.expect_message(page, "Adgangsnøglen blev ikke genkendt")


def test_after_a_code_on_ones_own_device_a_passkey_is_offered_once_in_words(
    at_localhost: Page, maja: User
) -> None:
    page = at_localhost
    steps.sign_in(page, MAJA, own_device=True)
    page.goto("/konto/")
    steps.expect_message(page, "Du kan slippe for koder næste gang.")
    page.get_by_role("link", name="Opret en adgangsnøgle på denne enhed").click()
    steps.expect_page(page, "Opret en adgangsnøgle")


def test_a_passkey_dialog_that_is_cancelled_says_what_to_do(
    at_localhost: Page, telephone: tuple[CDPSession, str], maja: User
) -> None:
    page = at_localhost
    page.goto("/ind/")
    page.get_by_role("button", name="Log ind med adgangsnøgle").click()  # the device keeps none
    expect(page.get_by_role("alert")).to_contain_text("brug en kode på mail")


def test_at_127_0_0_1_the_page_says_where_passkeys_work(page: Page, address: str) -> None:
    page.goto("/ind/")
    there = address.replace("127.0.0.1", "localhost")
    expect(page.get_by_role("link", name=f"{there}/ind/")).to_be_visible()
    expect(page.get_by_role("button", name="Log ind med adgangsnøgle")).to_have_count(0)


def test_confirming_with_a_code_leads_back(page: Page, maja: User) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=True) as clockwork:
        steps.sign_in(page, MAJA)
        clockwork.shift(timedelta(minutes=11))
        page.goto("/underskriv/")
        steps.expect_page(page, "Bekræft, at det er dig")
        steps.expect_accessible(page)
        steps.screenshot(page, "people-step-up")
        steps.follow(page, "Send mig en kode")
        steps.confirm_with_code(page, MAJA)
        expect(page.locator("body")).to_have_text("formular")
