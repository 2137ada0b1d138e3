"""The texts of all mails, and the message they are put in. They name the service and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parseaddr
from functools import lru_cache
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template import Context
from django.template.backends.django import Template
from django.template.loader import get_template
from django.utils import translation
from django.utils.formats import date_format

from fleksaftale.core import clock
from fleksaftale.core.formats import moment, weekday_date

# What each mail is told. ``link`` is a page of this installation: nothing outside it is ever linked.
KINDS: dict[str, frozenset[str]] = {
    "invitation": frozenset({"link"}),
    "invitation.blocked": frozenset({"link"}),
    "invitation.read": frozenset({"link"}),
    "case.news": frozenset({"link"}),
    "guest.link": frozenset({"link"}),
    "guest.copy": frozenset({"link"}),
    "guest.news": frozenset(),
    "talk.reminder": frozenset({"due", "booked", "after", "link"}),
    "meeting.invited": frozenset({"when", "calendar", "link"}),
    "meeting.moved": frozenset({"when", "calendar", "link"}),
    "meeting.cancelled": frozenset({"when", "calendar", "link"}),
    "meeting.passed_on": frozenset({"when", "calendar"}),
    "account.changed": frozenset({"link"}),
    "code.sign-in": frozenset({"code"}),
    "code.step-up": frozenset({"code"}),
    "code.address": frozenset({"code"}),
    "code.guest": frozenset({"code"}),
    "code.guest-step-up": frozenset({"code"}),
    "code.together": frozenset({"code"}),
}
MAY_SAY: dict[str, frozenset[str]] = {"talk.reminder": frozenset({"dates"})}
"""What a mail is told only where there is something of it to tell."""
DAYS = frozenset({"due", "booked", "after", "dates", "when"})
"""Told as days or moments in ISO form with spaces between, so that nothing else can stand there."""
LANGUAGES = ("da", "en")
METHODS = ("REQUEST", "CANCEL")  # what a calendar in a mail may be


class UnknownLetter(ValueError):
    """A kind of mail that has no text, or that was told too little or too much."""


@dataclass(frozen=True)
class Letter:
    """``calendar``: the meeting as calendars read it, or empty."""

    subject: str
    text: str
    calendar: str = ""


def check(kind: str, context: dict[str, str]) -> None:
    """Refuse a mail that could say more than its text says. Raises UnknownLetter."""
    if kind not in KINDS:
        raise UnknownLetter(f"No mail is called {kind!r}; there are {', '.join(sorted(KINDS))}")
    if not KINDS[kind] <= set(context) <= KINDS[kind] | MAY_SAY.get(kind, frozenset()):
        raise UnknownLetter(f"{kind!r} is told {sorted(KINDS[kind])}, not {sorted(context)}")
    if "link" in context and not f"{context['link']}/".startswith(f"{settings.PUBLIC_URL.rstrip('/')}/"):
        raise UnknownLetter(f"{kind!r} links to a page under {settings.PUBLIC_URL}")
    for word in DAYS & set(context):
        _days(context[word], "da")
    if "calendar" in context and _method(context["calendar"]) not in METHODS:
        raise UnknownLetter(f"{kind!r} brings a meeting to say yes to, or one that is cancelled")


def write(kind: str, language: str, context: dict[str, str]) -> Letter:
    """The mail's words: the first line of its template is the subject, the rest is the text."""
    check(kind, context)
    language = language if language in LANGUAGES else "da"
    words: dict[str, object] = dict(context, name=settings.PUBLIC_NAME)
    words |= {word: _days(context[word], language) for word in DAYS & set(context)}
    words["guest"] = context.get("link", "").startswith(f"{settings.PUBLIC_URL}/g/")
    template = get_template(f"mail/{kind}.{language}.txt")
    assert isinstance(template, Template)  # noqa: S101  the only engine there is
    filled = template.template.render(Context(words, autoescape=False))
    subject, _, text = filled.strip().partition("\n")
    return Letter(subject.strip(), text.strip() + "\n", context.get("calendar", ""))


@lru_cache(maxsize=1000)  # many mails of one morning tell the same day
def _days(text: str, language: str) -> tuple[str, ...]:
    """Days and moments as people read them in a language. Raises UnknownLetter."""
    try:
        with translation.override(language):
            return tuple(_day(word) for word in text.split())
    except ValueError as error:
        raise UnknownLetter("A mail about a meeting tells days, and nothing else") from error


def _day(text: str) -> str:
    if "T" not in text:
        return weekday_date(date.fromisoformat(text))
    at = datetime.fromisoformat(text).astimezone(clock.DENMARK)
    return f"{date_format(at, 'l')} {moment(at)}"


def _method(calendar: str) -> str:
    lines = calendar.splitlines()
    return next((line.removeprefix("METHOD:") for line in lines if line.startswith("METHOD:")), "")


def message(letter: Letter, to: str, *, number: UUID | None = None) -> EmailMessage:
    """A plain mail, with the meeting beside it where it brings one. Its Message-ID names the sender's domain,
    never the machine it was written on.
    """
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    written = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        settings.DEFAULT_FROM_EMAIL,
        [to],
        headers={"Message-ID": f"<{number or uuid4()}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    if letter.calendar:
        method = _method(letter.calendar)
        written.attach_alternative(letter.calendar, f"text/calendar; method={method}")
    return written
