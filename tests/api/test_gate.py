"""What the open API guards: size, number, language, other pages' scripts; and that nothing is kept."""

import logging
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client, override_settings

from fleksaftale.api.gate import LARGEST
from fleksaftale.api.limits import limiter
from fleksaftale.people.models import User
from fleksjob.beregning import beregn
from tests.people.signing_in import sign_in

MONTH = {"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"}
JSON = "application/json"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    limiter.forget()


def post(client: Client, path: str, body: Any, **more: Any) -> Any:
    return client.post(f"/api/v1/{path}", body, content_type=more.pop("content_type", JSON), **more)


def test_the_answer_is_the_laws_own_and_names_its_rule_set(client: Client) -> None:
    answer = beregn(MONTH)
    found = post(client, "beregn", MONTH).json()
    assert {key: found[key] for key in answer.som_json()} == answer.som_json()
    assert found["regelsaet"] == answer.regelsaet


def test_a_number_in_the_body_is_read_digit_by_digit(client: Client) -> None:
    body = '{"dato": "2024-06-01", "timeloen": 200.10, "effektive_timer": 18}'
    assert post(client, "beregn", body).json()["loen_md"] == "15607.80"


@pytest.mark.parametrize("body", [" ", "[1]", "{", '"x"', "\xff", '{"dato": 1, "dato": 2}'])
def test_what_is_no_json_object_is_refused_as_such(client: Client, body: str) -> None:
    response = post(client, "beregn", body.encode("latin-1"))
    assert response.status_code == 400
    assert response.json()["fejl"] == "ikke_json"


def test_a_form_is_no_json(client: Client) -> None:
    assert client.post("/api/v1/beregn", MONTH).status_code == 415


def test_a_long_body_is_refused_before_it_is_read(client: Client) -> None:
    response = post(client, "beregn", '{"dato": "' + "x" * LARGEST + '"}')
    assert response.status_code == 413
    assert post(client, "beregn", '{"dato": "' + "x" * 1000 + '"}').status_code == 422


def test_a_fact_that_cannot_be_used_is_named_with_a_good_value_in_both_languages(client: Client) -> None:
    da = post(client, "beregn", MONTH | {"timeloen": "mange"}).json()
    en = post(client, "beregn?sprog=en", MONTH | {"timeloen": "mange"}).json()
    header = post(client, "beregn", MONTH | {"timeloen": "mange"}, headers={"accept-language": "en-GB"})
    assert da["felt"] == en["felt"] == "timeloen"
    assert "Skriv fx" in da["besked"]
    assert "Write" in en["besked"]
    assert header.json() == en
    assert post(client, "beregn?sprog=tysk", MONTH).json()["felt"] == "sprog"


@pytest.mark.parametrize(
    ("day", "words"), [("2027-01-04", "Vi har ikke satser for 2027 endnu"), ("2010-01-04", "første år er")]
)
def test_a_day_without_rates_is_refused_with_the_days_there_are(client: Client, day: str, words: str) -> None:
    response = post(client, "beregn", MONTH | {"dato": day})
    found = response.json()
    assert response.status_code == 409
    assert words in found["besked"]
    assert found["foerste_dag"] < "2014"
    assert found["sidste_dag"] == "2026-12-31"


def test_asking_too_often_is_told_with_how_long_to_wait_and_the_next_minute_is_free(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with override_settings(API_A_MINUTE=2), time_machine.travel("2026-11-22 10:00:20", tick=False) as clock:
        statuses = [client.get("/api/v1/emner/nul").status_code for _ in range(3)]
        refused = client.get("/api/v1/emner/nul")
        other = client.get("/api/v1/emner/nul", REMOTE_ADDR="192.0.2.7")
        clock.shift(int(refused["Retry-After"]))
        after = client.get("/api/v1/emner/nul")
    assert statuses == [404, 404, 429]
    assert refused["Retry-After"] == "40"
    assert refused.json()["fejl"] == "for_ofte"
    assert other.status_code == after.status_code == 404
    assert "Too Many Requests" not in caplog.text


@pytest.mark.parametrize(("trusted", "second"), [(0, 429), (1, 404)])
def test_a_forwarded_address_is_believed_from_the_proxy_only(
    client: Client, trusted: int, second: int
) -> None:
    """What the one who asks writes before the proxy's own word never counts."""
    with override_settings(API_A_MINUTE=1, ALLAUTH_TRUSTED_PROXY_COUNT=trusted):
        asked = [
            client.get("/api/v1/emner/nul", headers={"x-forwarded-for": f"203.0.113.{each}, {by_proxy}"})
            for each, by_proxy in enumerate(("192.0.2.1", "192.0.2.2", "192.0.2.2"))
        ]
    assert [each.status_code for each in asked] == [404, second, 429]


def test_more_bonuses_than_months_are_refused(client: Client) -> None:
    """Each bonus is shared out over every month: a long list of both would keep the machine busy."""
    month = {"maaned": "2024-06", "loen_md": "14000", "fuldtidsloen_md": "32000"}
    bonus = {"beloeb": "100", "fra": "2024-06", "til": "2024-06"}
    most = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/maaneder"]["post"]["requestBody"]
    most = most["content"][JSON]["schema"]["properties"]["bonus"]["anyOf"][0]["maxItems"]
    fine = post(client, "maaneder", {"maaneder": [month], "bonus": [bonus] * most})
    more = post(client, "maaneder", {"maaneder": [month], "bonus": [bonus] * (most + 1)})
    assert fine.status_code == 200
    assert (more.status_code, more.json()["felt"]) == (422, "bonus")


@pytest.mark.parametrize("path", ["satser?dato=2024-06-01", "emner", "openapi.json", "emner/findes-ikke"])
def test_head_says_what_get_says_without_the_body(client: Client, path: str) -> None:
    got, head = client.get(f"/api/v1/{path}"), client.head(f"/api/v1/{path}")
    assert head.content == b""
    assert head.status_code == got.status_code
    assert dict(head.headers) == dict(got.headers) | {"Content-Length": str(len(got.content))}


def test_rates_may_be_kept_for_a_while_and_asked_for_anew_by_their_fingerprint(client: Client) -> None:
    first = client.get("/api/v1/satser?dato=2024-06-01")
    again = client.get("/api/v1/satser?dato=2024-06-01", headers={"if-none-match": first["ETag"]})
    other = client.get("/api/v1/satser?dato=2023-06-01", headers={"if-none-match": first["ETag"]})
    assert first["Cache-Control"] == "public, max-age=3600"
    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200
    assert post(client, "beregn", MONTH)["Cache-Control"] == "no-store"


def test_any_page_may_ask_and_no_cookie_is_read_or_set(client: Client, maja: User) -> None:
    sign_in(client, maja)
    maja.language = "en"
    maja.save()
    response = post(client, "beregn", MONTH | {"timeloen": "x"}, headers={"origin": "https://example.org"})
    assert "Skriv" in response.json()["besked"]  # not the language of who is signed in
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies
    assert response["Vary"] == "Accept-Language"
    ahead = client.options("/api/v1/beregn", headers={"origin": "https://example.org"})
    assert ahead.status_code == 204
    assert "POST" in ahead["Access-Control-Allow-Methods"]


def test_nothing_is_asked_of_the_database_and_no_body_is_logged(
    client: Client, caplog: pytest.LogCaptureFixture, django_assert_num_queries: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    with django_assert_num_queries(0):
        post(client, "beregn", MONTH | {"timeloen": "98765,43"})
        post(client, "beregn", MONTH | {"timeloen": "98765,43x"})
    assert "98765" not in caplog.text


def test_what_is_not_an_address_is_told_in_json(client: Client) -> None:
    assert client.get("/api/v1/findes/ikke").json()["fejl"] == "findes_ikke"
    wrong = client.get("/api/v1/beregn")
    assert (wrong.status_code, wrong["Allow"], wrong.json()["fejl"]) == (405, "POST", "metode")
    assert post(client, "satser", {})["Allow"] == "GET, HEAD"
    root = client.get("/api/v1/", headers={"accept-language": "en"})
    assert (root.status_code, root.json()["fejl"]) == (404, "findes_ikke")
    assert "no such address" in root.json()["besked"]
    assert not root.cookies


def test_a_wrong_host_and_a_fault_of_ours_are_told_in_json(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = client.get("/api/v1/satser", headers={"host": "evil.example"})
    assert (host.status_code, host.json()["fejl"]) == (400, "forespoergsel")
    monkeypatch.setattr("fleksaftale.api.endpoints.katalog.satser", lambda *_: 1 / 0)
    client.raise_request_exception = False
    fault = client.get("/api/v1/satser?dato=2024-02-29")
    assert (fault.status_code, fault.json()["fejl"]) == (500, "vores_fejl")
    assert fault["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_shows_every_address_of_the_description(client: Client, language: str) -> None:
    page = client.get("/api/v1/docs", headers={"accept-language": language}).content.decode()
    schema = client.get("/api/v1/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    for path in schema["paths"]:
        assert path in page
    assert str(settings.API_A_MINUTE) in page
    assert '<script src="http' not in page


def test_every_refusal_is_described_for_every_address(client: Client) -> None:
    for path, operations in client.get("/api/v1/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            wanted = {"200", "405", "422", "429", "500"} | (
                {"400", "409", "413", "415"} if method == "post" else {"304"}
            )
            assert set(operation["responses"]) == wanted | ({"404"} if "{" in path else set())
