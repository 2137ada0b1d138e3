"""``fleksaftale serve``: the web server and the mail worker, from one command."""

import http.client
import os
import sys
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from fleksaftale import demo
from fleksaftale.cli.serve_address import (
    STARTED_BY_SERVE,
    Address,
    AddressError,
    address,
    demo_address,
    demo_environment,
)
from fleksaftale.cli.serve_children import Children
from fleksaftale.cli.serve_prepare import NotReadyError, prepare
from fleksaftale.core import secrets

WEB = "web server"
MAIL = "mail worker"
TOLD_EVERY = 20.0  # seconds; on a busy machine the first page has taken minutes
DEMO_MAIL = "/demo/post/"  # written out: asking for it would read every view, half a second


class Command(BaseCommand):
    help = "Bring the databases up to date and serve the pages, on HOST and PORT."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="With made-up people, on this machine only.")
        parser.add_argument(
            "--web-only", action="store_true", help="Without the mail worker: it runs elsewhere."
        )

    def handle(self, *_args: Any, demo: bool, web_only: bool, **_options: Any) -> None:
        secrets.owner_only()
        try:
            if demo and not settings.DEMO:
                again_as_demo()
            where = (demo_address if settings.DEMO else address)(os.environ)
            where.require_free()
            os.environ[STARTED_BY_SERVE] = "1"
            prepare(self.say)
            self.serve(where, web_only=web_only)
        except AddressError as error:
            self.end(str(error), error.status)
        except NotReadyError as error:
            self.end(f"Not started: {error}", 2)
        except KeyboardInterrupt:
            self.say("\nStopped.")

    def serve(self, where: Address, *, web_only: bool) -> None:
        children = Children(grace=1.5 if settings.DEMO else 20)
        with children.listening():
            children.start(WEB, server_command(where, grace=int(children.grace)))
            news = wait_for_answer(children, where, self.say)
            if news is None:
                if not web_only:
                    children.start(MAIL, [sys.executable, "-m", "fleksaftale", "worker"])
                self.welcome(where)
                news = children.wait()
            if news:
                status = children.running[news].returncode
                self.end(f"The {news} ended by itself (status {status}); the rest is stopped too.", 1)
        self.say("\nStopped.")

    def welcome(self, where: Address) -> None:
        if not settings.DEMO:
            self.say(f"Serving {settings.PUBLIC_URL} from {where.url}")
            return
        self.say(f"\nFleksaftale runs on {where.url}   (Ctrl-C stops it; the data stays)")
        people = demo.sign_ins()
        if people:
            self.say("\nSign in with one of these addresses:")
        width = max((len(person.role) for person in people), default=0)
        for person in people:
            self.say(f"  {person.role:<{width}}  {person.email}  ({person.name})")
        self.say(f"The code to sign in is shown here and on {where.url}{DEMO_MAIL}\n")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def end(self, line: str, status: int) -> None:
        self.stderr.write(line)
        sys.exit(status)


def again_as_demo() -> None:
    """Start this command anew: the settings, which are read already, depend on DEMO."""
    command = [sys.executable, "-m", "fleksaftale", *sys.argv[1:]]
    os.execve(sys.executable, command, demo_environment(os.environ))  # noqa: S606


def server_command(where: Address, *, grace: int) -> list[str]:
    workers = "1" if settings.DEMO else worker_count()
    options = {
        "--interface": "wsgi",
        "--host": where.host,
        "--port": str(where.port),
        "--workers": workers,
        "--blocking-threads": "8",
        "--workers-kill-timeout": str(max(1, grace)),
        "--log-level": "error",
    }
    words = [word for option in options.items() for word in option]
    if not settings.DEMO:
        words.append("--respawn-failed-workers")
    return [sys.executable, "-m", "granian", *words, "--no-ws", "fleksaftale.config.wsgi:application"]


def worker_count() -> str:
    text = settings.WORKERS
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and int(text) > 0):
        raise NotReadyError(f"WORKERS must be a number such as 2, not {text[:20]!r}.")
    return str(settings.WORKERS)


def wait_for_answer(
    children: Children, where: Address, say: Callable[[str], None], told_every: float = TOLD_EVERY
) -> str | None:
    """None once a page is answered, whatever the answer is; else as ``Children.wait``.

    A server that lives is waited for, however long it takes: a busy machine is no reason to give up.
    """
    near = urlsplit(where.url)
    begun = told = time.monotonic()
    patience = 1.0
    while True:
        connection = http.client.HTTPConnection(near.hostname or "", where.port, timeout=patience)
        try:
            connection.request("GET", "/", headers={"Host": urlsplit(settings.PUBLIC_URL).netloc})
            connection.getresponse()
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, TimeoutError):
                patience = min(2 * patience, told_every)  # it is there, and slow
            news = children.wait(timeout=0.05)
            if news is not None:
                return news
        else:
            return None
        finally:
            connection.close()
        now = time.monotonic()
        if now - told >= told_every:
            told = now
            say(f"Still waiting for the first page of {where.url} ({now - begun:.0f} s). Ctrl-C stops it.")
