"""A paper that was signed by hand, on the first of December."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.documents import uploads
from fleksaftale.documents.paper import Paper
from fleksaftale.documents.paper_shown import Which
from tests.documents.scans import scan

T = FLEKS_TILLAEGSAFTALE
TODAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def on_the_first_of_december() -> Any:
    with time_machine.travel("2026-12-01T09:00:00+00:00", tick=True):
        yield


@pytest.fixture(scope="module")
def two_pages() -> uploads.Looked:
    return uploads.look(scan(2))


@pytest.fixture
def sheet_of_paper(two_pages: uploads.Looked) -> Callable[..., Paper]:
    def of(**changed: Any) -> Paper:
        said: dict[str, Any] = {
            "signed_on": date(2026, 11, 30),
            "names": {"employee": "Maja Kjærgaard", "leader": "S. Bang"},
            "which": Which.PRINT,
            "scans": [two_pages],
        }
        return Paper(**(said | changed))

    return of
