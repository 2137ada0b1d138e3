"""The kinds of event that these tests use; the program's own list is left as it is."""

import pytest
from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds


@pytest.fixture(autouse=True)
def kinds_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(kinds._SENTENCES, "test.signed", _("{actor} skrev under på version {version}"))
    monkeypatch.setitem(kinds._SENTENCES, "test.viewed", _("{actor} så {subject}"))
