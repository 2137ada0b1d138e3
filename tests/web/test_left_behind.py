"""A shared computer: whoever signs out takes the answers of the open pages along."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.people.models import User
from fleksaftale.web import sealed_answers
from tests.guest_cast import come_in
from tests.people.signing_in import mailed_code, sign_in
from tests.web.test_calculator import KARIM

pytestmark = pytest.mark.django_db


def dropped(response: HttpResponse) -> set[tuple[str, str]]:
    """Name and path of the cookies that the browser is told to drop."""
    return {
        (morsel.key, morsel["path"])
        for morsel in response.cookies.values()
        if morsel["max-age"] == 0 and morsel.key.startswith(("a-", "b-"))
    }


def everything_kept() -> set[tuple[str, str]]:
    return {
        (sealed_answers.cookie_name(each, of_somebody=theirs), sealed_answers.folder(each))
        for each in sealed_answers.purposes()
        for theirs in (True, False)
    }


def test_signing_out_drops_every_answer_of_the_open_pages(client: Client, maja: User) -> None:
    sign_in(client, maja)
    client.post(reverse("calculator"), KARIM)
    client.post(reverse("search"), {"q": "rumskib"})
    out = client.post(reverse("account_logout"))
    assert dropped(out) == everything_kept()
    assert "rumskib" not in client.get(reverse("search")).content.decode()


def test_a_guest_who_leaves_takes_them_along_too(client: Client, token: str) -> None:
    come_in(client, token)
    client.post(reverse("calculator"), KARIM)
    assert not dropped(client.get(reverse("guest_start")))
    assert dropped(client.post(reverse("guest_leave"))) == everything_kept()


def signed_in_by_code(client: Client, person: User) -> HttpResponse:
    client.post(reverse("account_login"), {"email": person.email})
    return client.post(reverse("account_confirm_login_code"), {"code": mailed_code()})


def is_kept(client: Client) -> bool:
    return f'value="{KARIM["timeloen"]}"' in client.get(reverse("calculator")).content.decode()


def test_where_a_session_ends_without_a_word_nobody_else_reads_what_it_answered(
    client: Client, maja: User, sofie: User
) -> None:
    sign_in(client, maja)
    client.post(reverse("calculator"), KARIM)
    assert is_kept(client)
    client.session.flush()
    assert not is_kept(client)
    signed_in_by_code(client, sofie)
    assert not is_kept(client)


def test_who_calculates_first_and_signs_in_after_keeps_the_answers(client: Client, maja: User) -> None:
    client.post(reverse("calculator"), KARIM)
    assert not dropped(signed_in_by_code(client, maja))
    assert is_kept(client)


def test_what_is_answered_after_the_session_has_ended_takes_nothing_from_what_was_answered_in_it(
    client: Client, maja: User
) -> None:
    sign_in(client, maja)
    client.post(reverse("calculator"), KARIM)
    client.session.flush()
    client.post(reverse("calculator"), KARIM | {"timeloen": "99,00"})
    assert not is_kept(client)
    signed_in_by_code(client, maja)
    assert is_kept(client)
