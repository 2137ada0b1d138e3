"""The tests of the log use kinds of event of their own."""

import pytest


@pytest.fixture(autouse=True)
def _kinds(kinds_of_the_tests: None) -> None:
    pass
