"""A real SMTP server on this machine, that can be told how to behave."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from fleksaftale.core.crypto import Vault
from fleksaftale.people.models import User


@dataclass
class PostOffice:
    """Keeps every byte it took, and does what it is told."""

    taken: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refuse_recipient: str = ""
    answer: str = "250 OK"
    hang_up: bool = False
    mails_a_line: int = 0  # hangs up after so many, as servers do; 0: never
    slow: float = 0  # seconds before it answers to the text
    lines: int = 0
    on_line: int = 0
    before_yes: Callable[[], None] = lambda: None

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.lines += 1
        self.on_line = 0
        return responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.mails_a_line and self.on_line == self.mails_a_line:
            assert server.transport is not None
            server.transport.abort()
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if self.refuse_recipient:
            return self.refuse_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        if self.answer.startswith("250"):
            self.taken.append(content)
            self.recipients += envelope.rcpt_tos
        self.before_yes()
        await asyncio.sleep(self.slow)
        self.on_line += 1
        if self.hang_up:
            assert server.transport is not None
            server.transport.abort()
        return self.answer


@pytest.fixture
def post_office(settings: Settings) -> Iterator[PostOffice]:
    """A mail server that takes everything, until it is told otherwise."""
    office = PostOffice()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(office, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "fleksaftale.mail.smtp.Backend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_TIMEOUT = 5
    yield office
    server.stop()


@pytest.fixture
def maja(db: None) -> User:
    return User.objects.create_user("maja@nordlys.example", "Maja Kjærgaard")


@pytest.fixture
def vault(maja: User) -> Vault:
    return maja.vault
