"""Hours of the calculator are offered where the agreement asks for them, and put in after a yes only."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from fleksaftale.cases.seats import Seat
from fleksaftale.people.models import User
from fleksaftale.web import sealed_answers
from tests.cast import ANSWERS, save_alone, save_together
from tests.people.signing_in import sign_in
from tests.web.test_calculator import KARIM, text_of

OFFER = "Du regnede med 18 effektive timer om ugen."


def carried(client: Client, facts: dict[str, str]) -> Client:
    client.post(reverse("calculator"), facts)
    assert client.post(reverse("calculator_carry")).url == reverse("case_new")
    return client


def page_of(seat: Seat) -> str:
    return reverse("own_page", args=[seat.case.pk, "arbejdstid"])


def effective_hours(answer) -> str:
    found = answer.context["form"]
    return str(
        found[next(name for name in found.fields if name.endswith("effektive_timer-timer"))].value() or ""
    )


def test_the_hours_are_offered_and_put_in_after_a_yes(as_maja: Client, majas_seat: Seat) -> None:
    url = page_of(carried(as_maja, KARIM) and majas_seat)
    first = as_maja.get(url)
    assert OFFER in text_of(first)
    assert effective_hours(first) == ""
    then = as_maja.get(url + "?fra=beregner")
    assert effective_hours(then) == "18"
    assert "De er først gemt, når du går videre." in text_of(then)
    assert OFFER in text_of(as_maja.get(url)), "nothing is saved by looking"


def test_what_she_has_written_is_not_touched(as_maja: Client, majas_seat: Seat) -> None:
    save_alone(majas_seat, {"effektive_timer": ANSWERS["effektive_timer"]})
    carried(as_maja, KARIM)
    for address in (page_of(majas_seat), page_of(majas_seat) + "?fra=beregner"):
        answer = as_maja.get(address)
        assert effective_hours(answer) == "10"
        assert OFFER not in text_of(answer)


def test_without_hours_there_is_nothing_to_offer(as_maja: Client, majas_seat: Seat) -> None:
    monthly = {"kender": "maaned", "loen_md": "9000", "fuldtid_md": "30000", "pension": "med", "timer": ""}
    carried(as_maja, KARIM | monthly)
    answer = as_maja.get(page_of(majas_seat) + "?fra=beregner")
    assert "Du regnede med" not in text_of(answer)
    assert effective_hours(answer) == ""


def test_the_hours_stay_in_this_browser(as_maja: Client, sofie: User, sofies_seat: Seat) -> None:
    carried(as_maja, KARIM)
    assert sealed_answers.cookie_name("carried", of_somebody=True) in as_maja.cookies
    another = Client()
    sign_in(another, sofie)
    assert OFFER not in text_of(another.get(page_of(sofies_seat)))


def test_the_joint_draft_offers_them_too_and_not_over_what_stands_there(
    as_maja: Client, majas_seat: Seat, draft: Callable[..., None]
) -> None:
    draft({"maal": ANSWERS["maal"]})
    carried(as_maja, KARIM)
    url = reverse("draft_page", args=[majas_seat.case.pk, "arbejdstid"])
    assert OFFER in text_of(as_maja.get(url))
    assert effective_hours(as_maja.get(url)) == ""
    assert effective_hours(as_maja.get(url + "?fra=beregner")) == "18"
    save_together(majas_seat, {"effektive_timer": ANSWERS["effektive_timer"]})
    for address in (url, url + "?fra=beregner"):
        answer = as_maja.get(address)
        assert effective_hours(answer) == "10"
        assert OFFER not in text_of(answer)
