"""A connection that breaks off in the middle of a file, over a real socket."""

import socket
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from fleksaftale.documents.models import PaperSigning, Upload, Version
from fleksaftale.people.models import User
from tests.documents.scans import scan
from tests.people.signing_in import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
SCAN = scan(4)
BORDER = "grænse".encode().hex()


@pytest.fixture
def request_of_sofie(sofie: User, proposed: Version, live_server: Any) -> tuple[str, bytes, bytes]:
    """Where to send it, and the whole request as a browser makes it: head and body."""
    client = Client()
    sign_in(client, sofie)
    path = reverse("paper", args=[proposed.document.case_id, proposed.pk])
    page = client.get(path)
    today = {"signed_on_day": "1", "signed_on_month": "11", "signed_on_year": "2026"}
    names = {"name_employee": "Maja Kjærgaard", "name_leader": "Sofie Bang", "which": "print"}
    token = {"csrfmiddlewaretoken": page.context["csrf_token"]}
    fields = "".join(part(name, value) for name, value in (token | today | names).items())
    file = f'--{BORDER}\r\nContent-Disposition: form-data; name="scan"; filename="a.pdf"\r\n\r\n'
    body = fields.encode() + file.encode() + SCAN + b"\r\n" + part("whole", "1").encode()
    body += f"--{BORDER}--\r\n".encode()
    cookies = "; ".join(f"{k}={client.cookies[k].value}" for k in (settings.SESSION_COOKIE_NAME, "csrf"))
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nConnection: close\r\n"
        f"Content-Type: multipart/form-data; boundary={BORDER}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return live_server.url, head.encode(), body


def part(name: str, value: str) -> str:
    return f'--{BORDER}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'


def send(url: str, content: bytes, *, hang_up: bool) -> bytes:
    where = urlsplit(url)
    with socket.create_connection((where.hostname, where.port), timeout=30) as line:
        line.sendall(content)
        if hang_up:
            line.shutdown(socket.SHUT_WR)
        answer = b""
        while more := line.recv(65536):
            answer += more
    return answer


def settled(count: Callable[[], int]) -> int:
    """What stands when the server has come to its end with it."""
    time.sleep(0.5)
    return count()


@pytest.mark.parametrize("share", [0.2, 0.6, 0.97])
def test_a_file_that_does_not_come_to_its_end_leaves_nothing(
    request_of_sofie: tuple[str, bytes, bytes], share: float
) -> None:
    url, head, body = request_of_sofie
    send(url, head + body[: int(len(body) * share)], hang_up=True)
    assert settled(Upload.objects.count) == 0
    assert PaperSigning.objects.count() == 0


def test_a_file_that_came_whole_in_a_form_that_did_not_leaves_nothing_either(
    request_of_sofie: tuple[str, bytes, bytes],
) -> None:
    """There may have been a second file: without its last field a form is not taken."""
    url, head, body = request_of_sofie
    cut = body[: body.index(SCAN) + len(SCAN + f"\r\n--{BORDER}\r\n".encode())]
    answer = send(url, head + cut, hang_up=True)
    assert "Filen kom ikke helt frem" in answer.decode(errors="replace")
    assert settled(Upload.objects.count) == 0


def test_the_same_request_whole_is_taken(request_of_sofie: tuple[str, bytes, bytes]) -> None:
    url, head, body = request_of_sofie
    answer = send(url, head + body, hang_up=False)
    assert b" 302 " in answer.splitlines()[0]
    assert Upload.objects.get().sha256
