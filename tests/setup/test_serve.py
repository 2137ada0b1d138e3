"""``fleksaftale serve``, started as a person starts it: it answers, says what is wrong, stops cleanly."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from django.urls import reverse
from tools.steps import ROOT

from fleksaftale.cli.management.commands.serve import DEMO_MAIL, wait_for_answer
from fleksaftale.cli.serve_address import Address, AddressError, address, demo_address, demo_environment
from fleksaftale.cli.serve_children import Children
from tests import installation as installations
from tests.installation import Installation

PATIENCE = 180  # seconds; a test that passes waits no longer than the program takes
one_engine = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Serve:
    """One ``fleksaftale serve`` with a data folder of its own."""

    def __init__(self, data: Path, **env: str) -> None:
        self.port = int(env.setdefault("PORT", str(free_port())))
        self.out = data / "out.txt"
        clean = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        with self.out.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "fleksaftale", "serve"],
                cwd=ROOT,
                env=clean | {"DATA_DIR": str(data / "data")} | env,
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def answer(self) -> int:
        """The status of the first answer."""
        limit = time.monotonic() + PATIENCE
        while time.monotonic() < limit and self.process.poll() is None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                connection.request("GET", "/")
                return connection.getresponse().status
            except OSError:
                time.sleep(0.05)
            finally:
                connection.close()
        pytest.fail(f"no answer:\n{self.said()}")

    def until(self, text: str) -> None:
        limit = time.monotonic() + PATIENCE
        while text not in self.said() and time.monotonic() < limit:
            time.sleep(0.05)
        assert text in self.said()

    def said(self) -> str:
        return self.out.read_text()

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def ended(self) -> int:
        return self.process.wait(PATIENCE)


UNWANTED = {
    "DATABASE_URL",
    "KEYS_DATABASE_URL",
    "TEST_DATABASE_URL",
    "PUBLIC_URL",
    "ALLOWED_HOSTS",
    "HOST",
    "PORT",
    "MASTER_KEY",
    "SECRET_KEY",
    "DATA_DIR",
    "DEMO",
    "DJANGO_SETTINGS_MODULE",
}


def refused(port: int, content_type: str) -> int:
    """The status of the answer to a form of that type."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", "/ind/?next=%2F", b"email=x", {"Content-Type": content_type})
    return connection.getresponse().status


def alive(process: psutil.Process) -> bool:
    """Whether it still does something: one that has ended may wait for its parent to notice."""
    with contextlib.suppress(psutil.TimeoutExpired, psutil.NoSuchProcess):
        process.wait(2)
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[type[Serve]]:
    started: list[Serve] = []

    class Started(Serve):
        def __init__(self, **env: str) -> None:
            super().__init__(tmp_path, **env)
            started.append(self)

    yield Started
    for one in started:
        if one.process.poll() is None:
            one.process.terminate()
            one.process.wait(30)


@pytest.fixture
def begun(installation: Installation, tmp_path: Path) -> None:
    """It is not the first start: the tables and the secrets are made."""
    shutil.copytree(installation.folder / "var", tmp_path / "data")


def test_the_demo_answers_at_its_first_start_and_stops_without_a_traceback(serve) -> None:
    answers_and_stops(serve(DEMO="1"), signal.SIGINT)


@one_engine
def test_it_stops_as_a_service_is_stopped_too(begun, serve) -> None:
    answers_and_stops(serve(DEMO="1"), signal.SIGTERM)


def answers_and_stops(demo: Serve, number: int) -> None:
    assert demo.answer() < 500
    demo.until("Fleksaftale runs on")
    assert refused(demo.port, "application/x-www-form-urlencoded; charset=base64") == 400
    demo.process.send_signal(number)
    assert demo.ended() == 0
    assert "Stopped." in demo.said()
    assert f"http://127.0.0.1:{demo.port}" in demo.said()
    assert "Traceback" not in demo.said()


@one_engine
def test_a_child_that_dies_takes_the_rest_down_with_a_clear_line(begun, serve) -> None:
    demo = serve(DEMO="1")
    demo.answer()
    demo.until("Fleksaftale runs on")
    children = demo.children()
    children[0].kill()
    assert demo.ended() == 1
    assert "ended by itself" in demo.said()
    assert not any(alive(child) for child in children)


def test_a_taken_port_gives_one_line_before_anything_is_made(serve, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        demo = serve(DEMO="1", PORT=port)
        assert demo.ended() == 1
    assert demo.said().splitlines() == [
        f"Port {port} is taken. Stop the program that has it, or choose another one: PORT={int(port) + 1}"
    ]
    assert not (tmp_path / "data" / "data.sqlite3").exists()


def test_the_demo_refuses_to_be_reached_from_elsewhere(serve) -> None:
    demo = serve(DEMO="1", HOST="0.0.0.0")  # noqa: S104
    assert demo.ended() == 2
    assert "this machine only" in demo.said()
    assert len(demo.said().splitlines()) == 1


def test_in_production_it_does_not_start_without_a_host_name(serve) -> None:
    real = serve(ALLOWED_HOSTS=" ")
    assert real.ended() == 2
    assert "ALLOWED_HOSTS is empty" in real.said()


def test_in_production_it_does_not_start_with_a_broken_master_key(serve) -> None:
    real = serve(MASTER_KEY="too short")
    assert real.ended() == 2
    assert "MASTER_KEY must be 32 bytes" in real.said()
    assert "Traceback" not in real.said()


@pytest.mark.parametrize("port", ["0", "65536", "80 80", "x", "-1", "٨٠٠٠", "9" * 5000])
def test_an_impossible_port_is_named(port: str) -> None:
    with pytest.raises(AddressError, match="PORT must be a number") as caught:
        address({"PORT": port})
    assert caught.value.status == 2
    assert len(str(caught.value)) < 100


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "aftaler.example"])  # noqa: S104
def test_only_this_machine_may_reach_the_demo(host: str) -> None:
    with pytest.raises(AddressError, match="this machine only"):
        demo_address({"HOST": host})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_every_name_of_this_machine_will_do_for_the_demo(host: str) -> None:
    assert demo_address({"HOST": host}).port == 8000


def test_the_demo_does_not_run_without_serve_and_any_server_has_read_the_guide(
    tmp_path: Path,
) -> None:
    made = installations.new("sqlite", tmp_path)
    started = made.run("-c", "import fleksaftale.config.wsgi", DEMO="1")
    assert "only `fleksaftale serve` sees to it" in started.stderr
    server = "import fleksaftale.config.wsgi; from fleksaftale.guidance import articles as texts"
    has_read = made.run("-c", f"{server}; print(texts.all_versions.cache_info().currsize)")
    assert int(has_read.stdout) > 0, "the first visitor of the guide waits until it is read"


def test_a_last_slash_of_the_public_address_is_no_matter(tmp_path: Path) -> None:
    made = installations.new("sqlite", tmp_path)
    code = "from django.conf import settings\nprint(settings.PUBLIC_URL, settings.CSRF_TRUSTED_ORIGINS)"
    said = made.run("-c", code, PUBLIC_URL="https://aftaler.example/").stdout
    assert said == "https://aftaler.example ['https://aftaler.example']\n"


def test_links_in_the_demo_lead_to_the_port_in_use() -> None:
    assert demo_environment({"PORT": "8123"})["PUBLIC_URL"] == "http://127.0.0.1:8123"
    assert Address("::1", 8000).url == "http://[::1]:8000"


def test_a_child_that_will_not_end_is_ended_with_its_own_children() -> None:
    stubborn = "trap '' TERM; sleep 60 & wait; sleep 60"
    children = Children(grace=0.2)
    with children.listening():
        children.start("stubborn", ["sh", "-c", stubborn])
        time.sleep(0.2)
        leader = psutil.Process(children.running["stubborn"].pid)
        family = [leader, *leader.children(recursive=True)]
    assert len(family) > 1
    assert not any(alive(member) for member in family)


SLOW = """
import http.server, os, sys, time
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if not os.path.exists(sys.argv[2]):
            return  # hangs up without an answer, as a server that is not ready
        self.send_response(204)
        self.end_headers()
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
"""


def test_a_server_that_lives_is_waited_for_and_it_is_said_what_is_waited_for(tmp_path: Path) -> None:
    where, ready = Address("127.0.0.1", free_port()), tmp_path / "ready"
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        if len(said) == 3:
            ready.touch()

    children = Children(grace=0.2)
    with children.listening():
        children.start("slow", [sys.executable, "-c", SLOW, str(where.port), str(ready)])
        assert wait_for_answer(children, where, say, told_every=0.1) is None
    assert len(said) >= 3
    assert all(where.url in line for line in said)


def test_a_server_that_dies_is_not_waited_for() -> None:
    children = Children(grace=0.2)
    with children.listening():
        children.start("short", [sys.executable, "-c", ""])
        assert wait_for_answer(children, Address("127.0.0.1", free_port()), print) == "short"


def test_the_address_of_the_demo_mails_is_the_one_that_is_printed() -> None:
    assert reverse("demo_mail") == DEMO_MAIL
