"""The page that is shown when nothing can be counted on, and a refused form: drawn without a browser."""

import pytest
from django.test import Client, override_settings


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.web.sample")
@pytest.mark.parametrize(
    ("language", "heading"), [("da", "Noget gik galt hos os"), ("en", "")], ids=["Danish", "English"]
)
def test_a_fault_of_ours_gets_a_plain_page_that_says_what_to_do(language: str, heading: str) -> None:
    answer = Client(raise_request_exception=False).get("/500/", headers={"accept-language": language})
    page = answer.content.decode()
    assert answer.status_code == 500
    assert f'<html lang="{language}"' in page
    assert heading in page
    assert "<script" not in page


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_a_page_of_ours() -> None:
    answer = Client(enforce_csrf_checks=True).post("/ind/", {"email": "maja@nordlys.example"})
    assert answer.status_code == 403
    assert "Vi kunne ikke tage imod formularen" in answer.content.decode()


@pytest.mark.django_db
def test_an_unknown_page_is_a_404_with_the_frame_around_it() -> None:
    answer = Client().get("/findes-ikke/")
    assert answer.status_code == 404
    assert "Siden findes ikke, eller du har ikke adgang" in answer.content.decode()
    assert "Gå til indholdet" in answer.content.decode()
