"""Demo mode: mails go to files, to the terminal and to a local page, and never leave the machine."""

import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from fleksaftale.core import clock

KEPT = 200
NAME = re.compile(r"\d{8}T\d{12}-[0-9a-f]{8}")
CODE = re.compile(r"^\s*(\d{3} \d{3})\s*$", re.MULTILINE)


@dataclass(frozen=True)
class DemoMail:
    """A mail as the page shows it. ``code`` is the sign-in code in it, or empty."""

    name: str
    at: datetime
    to: str
    subject: str
    text: str
    code: str


class DemoMailbox(BaseEmailBackend):
    """Django mail backend of demo mode."""

    def send_messages(self, email_messages: "list[EmailMessage] | tuple[EmailMessage, ...]") -> int:  # type: ignore[override]
        for message in email_messages:
            name = f"{clock.now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}"
            _write(folder() / f"{name}.eml", message.message().as_bytes())
            sys.stdout.write(_for_terminal(message))
            sys.stdout.flush()
        _prune()
        return len(email_messages)


def folder() -> Path:
    return Path(settings.DATA_DIR) / "demo-mail"


def newest_first() -> list[DemoMail]:
    return [_read(path) for path in sorted(_files(), reverse=True)]


def find(name: str) -> DemoMail | None:
    """One mail by its name; None if there is none of that name."""
    path = folder() / f"{name}.eml"
    return _read(path) if NAME.fullmatch(name) and path.is_file() else None


def _files() -> list[Path]:
    return [path for path in folder().glob("*.eml") if NAME.fullmatch(path.stem)]


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing: a reader never sees half a mail."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _read(path: Path) -> DemoMail:
    parsed = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    body = parsed.get_body(("plain",))
    text = body.get_content().strip() if body else ""
    code = CODE.search(text)
    return DemoMail(
        name=path.stem,
        at=parsedate_to_datetime(parsed["Date"]).replace(tzinfo=UTC),  # "-0000" reads as no zone at all
        to=str(parsed["To"]),
        subject=str(parsed["Subject"]),
        text=text,
        code=code[1] if code else "",
    )


def _prune() -> None:
    for path in sorted(_files(), reverse=True)[KEPT:]:
        path.unlink(missing_ok=True)


def _for_terminal(message: EmailMessage) -> str:
    lines = [
        f"Til:  {', '.join(message.to)}",
        f"Emne: {message.subject}",
        "",
        *str(message.body).splitlines(),
    ]
    return "\n".join(
        ["", "── mail " + "─" * 64, *(f"   {line}".rstrip() for line in lines), "─" * 72, "", ""]
    )
