"""SMTP that tells whether the server may already have the mail when the line breaks."""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend


class HandoverUnknown(Exception):
    """The line broke after the text was sent: the server may have taken the mail, or not."""


class _Telling:
    def data(self, msg: Any) -> tuple[int, bytes]:
        try:
            return super().data(msg)  # type: ignore[misc,no-any-return]
        except smtplib.SMTPResponseException:
            raise  # an answer, if only a no
        except (OSError, smtplib.SMTPServerDisconnected) as problem:
            raise HandoverUnknown(str(problem)) from problem


class _Plain(_Telling, smtplib.SMTP):
    pass


class _Tls(_Telling, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _Tls if self.use_ssl else _Plain
