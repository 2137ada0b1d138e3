"""What Django cannot read is refused before it, and an error behind the gate tells nothing."""

from typing import Any

import pytest

from fleksaftale.core.gate import guarded

URLENCODED = "application/x-www-form-urlencoded"


def ask(application: Any, content_type: str = "") -> tuple[str, bytes]:
    statuses: list[str] = []
    environ = {"CONTENT_TYPE": content_type} if content_type else {}
    body = guarded(application)(environ, lambda status, _headers: statuses.append(status))
    return statuses[-1], b"".join(body)


def well(_environ: Any, start_response: Any) -> list[bytes]:
    start_response("200 OK", [])
    return [b"well"]


@pytest.mark.parametrize(
    "content_type",
    [
        f"{URLENCODED}; charset=utf-7",
        f"{URLENCODED}; charset=base64",
        "multipart/form-data; boundary=x; charset=utf-16",
        "text/plain; charset=idna",
        "text/plain; charset*=nothing''utf-8",
        "text/plain; charset=",
    ],
)
def test_another_charset_than_utf8_is_a_bad_request(content_type: str) -> None:
    assert ask(well, content_type) == ("400 Bad Request", b"Bad Request (400)\n")


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        URLENCODED,
        f"{URLENCODED}; charset=UTF-8",
        'text/plain; charset="utf-8"',
        "multipart/form-data; boundary=x",
    ],
)
def test_utf8_and_no_charset_go_through(content_type: str) -> None:
    assert ask(well, content_type) == ("200 OK", b"well")


def test_an_error_behind_the_gate_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    def broken(_environ: Any, _start_response: Any) -> list[bytes]:
        raise RuntimeError("Maja")

    assert ask(broken) == ("500 Internal Server Error", b"Server Error (500)\n")
    assert [record.name for record in caplog.records] == ["fleksaftale.core.gate"]
