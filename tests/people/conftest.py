import pytest
from pytest_django import Settings

from fleksaftale.people.models import User
from tests.mail.conftest import post_office

__all__ = ["post_office"]


@pytest.fixture(autouse=True)
def _account_pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.people.urls"


@pytest.fixture
def maja(db: None) -> User:
    return User.objects.create_user("maja@nordlys.example", "Maja Kjærgaard")


@pytest.fixture
def sofie(db: None) -> User:
    return User.objects.create_user("sofie@nordlys.example", "Sofie Bang")
