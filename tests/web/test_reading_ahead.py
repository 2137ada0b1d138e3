"""A web server reads the texts before its first visitor, and the search knows what day it is."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from fleksaftale.core import clock
from fleksaftale.guidance.search import Entry
from fleksaftale.guidance.texts import BadPage, Both
from fleksaftale.web import search_sources
from fleksaftale.web.reading_ahead import read_ahead


@pytest.fixture(autouse=True)
def _not_read() -> Iterator[None]:
    search_sources.forget()
    yield
    search_sources.forget()


def _found(client: Client, query: str) -> str:
    client.post("/soeg/", {"q": query})
    return client.get("/soeg/").content.decode()


def test_the_first_search_waits_for_nothing_when_the_server_has_read_ahead(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_ahead()
    monkeypatch.setattr(search_sources, "SOURCES", [])
    assert "<mark>" in _found(client, "opsigelse")


def test_a_text_that_cannot_be_read_is_told_and_does_not_stop_the_server(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Iterable[Entry]:
        raise BadPage("samtale.md: id is missing")

    monkeypatch.setattr(search_sources, "SOURCES", [broken])
    read_ahead()
    assert "samtale.md: id is missing" in caplog.text


def test_a_server_that_runs_for_weeks_searches_in_the_texts_of_the_day(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_the_day() -> Iterable[Entry]:
        title = Both(f"Dagens tekst {clock.today()}", f"Text of {clock.today()}")
        yield Entry(title, title, "words", (), "word")

    monkeypatch.setattr(search_sources, "SOURCES", [of_the_day])
    for day in (30, 31):
        with time_machine.travel(datetime(2026, 12, day, 12, tzinfo=clock.DENMARK), tick=False):
            assert f"2026-12-{day}" in _found(client, "2026").replace("<mark>", "").replace("</mark>", "")
