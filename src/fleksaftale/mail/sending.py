"""Hand one mail over, and say plainly what became of it."""

import contextlib
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from fleksaftale.mail import letters
from fleksaftale.mail.smtp import HandoverUnknown


class Fate(Enum):
    SENT = "sent"
    LATER = "later"  # not taken; worth another try
    NEVER = "never"  # refused for good
    UNSURE = "unsure"  # it may have been taken: a second try could be a second mail


@dataclass(frozen=True)
class Outcome:
    fate: Fate
    problem: str = ""


class MailDown(Exception):
    """The mail server did not take the mail."""


class MailRefused(MailDown):
    """The mail server says that it never will: the address does not exist, for instance."""


def hand_over(connection: BaseEmailBackend, message: EmailMessage) -> Outcome:
    """Send over an open connection. The problem names codes and kinds of error, never an address."""
    try:
        connection.send_messages([message])
    except HandoverUnknown as error:
        return Outcome(Fate.UNSURE, type(error.__cause__).__name__)
    except smtplib.SMTPRecipientsRefused as error:
        codes = sorted({code for code, _text in error.recipients.values()})
        for_good = all(500 <= code < 600 for code in codes)
        return Outcome(Fate.NEVER if for_good else Fate.LATER, f"SMTP {codes}")
    except smtplib.SMTPAuthenticationError as error:
        return Outcome(Fate.LATER, f"SMTP {error.smtp_code}: sign-in refused")  # ours to mend
    except smtplib.SMTPResponseException as error:
        return Outcome(Fate.NEVER if 500 <= error.smtp_code < 600 else Fate.LATER, f"SMTP {error.smtp_code}")
    except (smtplib.SMTPNotSupportedError, ValueError) as error:  # an address the server cannot write to
        return Outcome(Fate.NEVER, type(error).__name__)
    except OSError as error:  # every other SMTPException is one too
        return Outcome(Fate.LATER, type(error).__name__)
    return Outcome(Fate.SENT)


@contextlib.contextmanager
def mail_server() -> Iterator[BaseEmailBackend]:
    """An open connection; closing it may fail without harm. Raises MailDown."""
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:
        raise MailDown(type(error).__name__) from error
    try:
        yield connection
    finally:
        with contextlib.suppress(OSError):
            connection.close()


class Line:
    """One connection for many mails. Where the server has hung up between two, it is opened anew.

    Nothing is handed over twice so: a line that breaks after the text was sent says *unsure*.
    """

    def __init__(self, connection: BaseEmailBackend) -> None:
        self.connection = connection
        self.used = False

    def send(self, message: EmailMessage) -> Outcome:
        outcome = hand_over(self.connection, message)
        if outcome.fate is Fate.LATER and self.used and self._is_cut():
            self._open_anew()
            outcome = hand_over(self.connection, message)
        self.used = True
        return outcome

    def _is_cut(self) -> bool:
        return getattr(getattr(self.connection, "connection", None), "sock", self) is None

    def _open_anew(self) -> None:
        with contextlib.suppress(OSError):
            self.connection.close()
        with contextlib.suppress(OSError):  # handing over tries once more, and says what is wrong
            self.connection.open()


def send_now(kind: str, *, to: str, language: str, context: dict[str, str]) -> None:
    """Send a mail that is of no use later, such as a code, while the person waits.

    Raises MailDown, MailRefused.
    """
    message = letters.message(letters.write(kind, language, context), to)
    with mail_server() as connection:
        outcome = hand_over(connection, message)
    if outcome.fate is Fate.NEVER:
        raise MailRefused(outcome.problem)
    if outcome.fate is Fate.LATER:
        raise MailDown(outcome.problem)
