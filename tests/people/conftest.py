import pytest
from pytest_django import Settings

from tests.mail.conftest import post_office

__all__ = ["post_office"]


@pytest.fixture(autouse=True)
def _account_pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.people.urls"
