from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.people.oidc import idp as idps
from tests.people.oidc.idp import PEOPLE, Idp


@pytest.fixture(scope="session")
def _provider() -> Iterator[Idp]:
    with idps.running() as provider:
        yield provider


@pytest.fixture
def idp(_provider: Idp, settings: Settings) -> Idp:
    """The provider as it should be, set up as the installation's MitID."""
    _provider.control(people=PEOPLE, broken="", slow=0, down=False)
    settings.OIDC_PROVIDERS = (_provider.provider(),)
    return _provider
