"""The log tells what failed and where, and nothing of what anybody wrote."""

import logging
import sys
from pathlib import Path

from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import resolve

from fleksaftale.core.logs import Formatter
from tests import installation as installations

SECRET = "Maja er syg"
TOKEN = "Zk3-abcDEF_0123456789abcdefghij"

A_REAL_500 = f"""
import django; django.setup()
from django.db import connections
FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
from django.test import Client, override_settings
from fleksaftale.web.views import public
def broken(request):
    try:
        int({SECRET!r})
    except ValueError as error:
        raise RuntimeError({SECRET!r} + request.POST["answer"]) from error
from django.urls import path
from fleksaftale.config import urls
urls.urlpatterns.insert(0, path("i/<str:token>/", lambda request, token: broken(request)))
override_settings(STORAGES={{"staticfiles": {{"BACKEND": FILES}}}}).enable()
client = Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
print(client.post("/i/{TOKEN}/?next={TOKEN}", {{"answer": {SECRET!r}}}).status_code)
print(client.get("/i/{TOKEN}/{TOKEN}/nothing/?a={TOKEN}").status_code)
print(client.get("/", HTTP_HOST="elsewhere.example").status_code)
"""


def test_a_real_500_is_logged_without_what_was_sent(tmp_path: Path) -> None:
    made = installations.new("sqlite", tmp_path)
    assert made.command("init").returncode == 0
    result = made.run("-c", A_REAL_500)
    assert result.stdout.split() == ["500", "404", "400"], result.stderr
    for hidden in (TOKEN, "Zk3", "syg", "Traceback", "elsewhere.example", "next="):
        assert hidden not in result.stderr
    lines = result.stderr.splitlines()
    assert "ERROR django.request: 500 POST /i/<str:token>/" in lines[0]
    assert lines[1] == "  RuntimeError"
    assert any(line.startswith("    django/core/handlers/base.py:") for line in lines)
    assert "  caused by ValueError" in lines
    assert lines[-2].endswith("WARNING django.request: 404 GET /i/*/*/nothing/")
    assert lines[-1].endswith("ERROR django.security.DisallowedHost: 400 GET /")


def line(name: str, message: str, *arguments: object, request: HttpRequest | None = None) -> str:
    record = logging.LogRecord(name, logging.ERROR, "", 0, message, arguments, None)
    record.request = request
    return Formatter().format(record).partition(": ")[2]


def test_our_own_sentences_are_whole_and_those_of_libraries_without_their_words() -> None:
    assert line("fleksaftale.core.health", "Health: the %s\ncannot be used", "disk") == (
        "Health: the disk cannot be used"
    )
    assert line("somelibrary", "could not read %s", SECRET) == "could not read %s"


def test_a_route_stands_for_the_address() -> None:
    request = RequestFactory().get(f"/i/{TOKEN}/?a=b")
    assert line("django.request", "%s: %s", "Not Found", request.path, request=request) == "- GET /i/*/"
    request.resolver_match = resolve(request.path)
    assert line("django.request", "x", request=request) == "- GET /i/<str:token>/"


def test_a_full_disk_gives_its_code_and_not_its_sentence() -> None:
    try:
        raise OSError(28, SECRET, f"/somewhere/{SECRET}")
    except OSError:
        record = logging.LogRecord("fleksaftale", logging.ERROR, "", 0, "x", (), sys.exc_info())
    told = Formatter().format(record)
    assert "  OSError [28]\n" in told
    assert SECRET not in told
