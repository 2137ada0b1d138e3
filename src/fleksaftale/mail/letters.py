"""The texts of all mails, and the message they are put in. They name the service and nothing else."""

from dataclasses import dataclass
from email.utils import parseaddr
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context
from django.template.backends.django import Template
from django.template.loader import get_template

# What each mail is told. ``link`` is a page of this installation: nothing outside it is ever linked.
KINDS: dict[str, frozenset[str]] = {
    "invitation": frozenset({"link"}),
    "invitation.blocked": frozenset({"link"}),
    "invitation.read": frozenset({"link"}),
    "case.news": frozenset({"link"}),
    "guest.link": frozenset({"link"}),
    "guest.copy": frozenset({"link"}),
    "guest.news": frozenset(),
    "account.changed": frozenset({"link"}),
    "code.sign-in": frozenset({"code"}),
    "code.step-up": frozenset({"code"}),
    "code.address": frozenset({"code"}),
    "code.guest": frozenset({"code"}),
    "code.guest-step-up": frozenset({"code"}),
    "code.together": frozenset({"code"}),
}
LANGUAGES = ("da", "en")


class UnknownLetter(ValueError):
    """A kind of mail that has no text, or that was told too little or too much."""


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


def check(kind: str, context: dict[str, str]) -> None:
    """Refuse a mail that could say more than its text says. Raises UnknownLetter."""
    if kind not in KINDS:
        raise UnknownLetter(f"No mail is called {kind!r}; there are {', '.join(sorted(KINDS))}")
    if set(context) != KINDS[kind]:
        raise UnknownLetter(f"{kind!r} is told {sorted(KINDS[kind])}, not {sorted(context)}")
    if "link" in context and not f"{context['link']}/".startswith(f"{settings.PUBLIC_URL.rstrip('/')}/"):
        raise UnknownLetter(f"{kind!r} links to a page under {settings.PUBLIC_URL}")


def write(kind: str, language: str, context: dict[str, str]) -> Letter:
    """The mail's words: the first line of its template is the subject, the rest is the text."""
    check(kind, context)
    words = dict(context, name=settings.PUBLIC_NAME)
    template = get_template(f"mail/{kind}.{language if language in LANGUAGES else 'da'}.txt")
    assert isinstance(template, Template)  # noqa: S101  the only engine there is
    filled = template.template.render(Context(words, autoescape=False))
    subject, _, text = filled.strip().partition("\n")
    return Letter(subject.strip(), text.strip() + "\n")


def message(letter: Letter, to: str, *, number: UUID | None = None) -> EmailMessage:
    """A plain mail. Its Message-ID names the sender's domain, never the machine it was written on."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return EmailMessage(
        letter.subject,
        letter.text,
        settings.DEFAULT_FROM_EMAIL,
        [to],
        headers={"Message-ID": f"<{number or uuid4()}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
