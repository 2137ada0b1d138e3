"""The outbox: mails written with the change they tell about, sent by a worker, each at most once.

A row goes waiting → sending → sent. The worker takes a row with one conditional UPDATE, so several workers
never hold the same one. What may already have left is never sent again: it stands as *uncertain*.
"""

import json
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.core.mail import EmailMessage
from django.core.validators import validate_email

from fleksaftale.core import clock
from fleksaftale.core.crypto import KeyErased, Vault
from fleksaftale.mail import letters
from fleksaftale.mail.models import Outbox
from fleksaftale.mail.sending import Fate, Line, MailDown, Outcome, mail_server

Status = Outbox.Status

LEASE = timedelta(minutes=5)  # far longer than EMAIL_TIMEOUT
GIVE_UP = timedelta(hours=24)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
DELAYED = timedelta(minutes=10)
KEEP_SENT = timedelta(days=30)

log = logging.getLogger(__name__)


def post(
    kind: str,
    *,
    to: str,
    language: str,
    vault: Vault,
    context: dict[str, str],
    number: UUID | None = None,
) -> UUID:
    """Put a mail in the outbox, as part of the caller's transaction. Returns its number.

    Recipient and context are sealed under the vault: erasing its key also stops a waiting mail.
    Raises UnknownLetter, ValidationError (no mail address).
    """
    letters.check(kind, context)
    validate_email(to)
    number = number or uuid4()
    Outbox.objects.create(
        id=number,
        kind=kind,
        owner=vault.owner,
        recipient=vault.seal(_place(number, "to"), to),
        context=vault.seal(_place(number, "context"), json.dumps(context)),
        language=language,
    )
    return number


def deliver_due(limit: int = 50) -> int:
    """Send what is due, at most ``limit`` mails; how many were sent. Not to be called in a transaction."""
    _give_up_lost_claims()
    due = Outbox.objects.filter(status=Status.WAITING, due_at__lte=clock.now()).order_by("due_at")
    rows = list(due[:limit])
    if not rows:
        return 0
    rows, vaults = _readable(rows)
    try:
        with mail_server() as connection:
            line = Line(connection)
            return sum(_deliver(row, vaults.get(row.owner), line.send) for row in rows)
    except MailDown as down:
        problem = Outcome(Fate.LATER, f"{down}")
        return sum(_deliver(row, vaults.get(row.owner), lambda _message: problem) for row in rows)


def _readable(rows: list[Outbox]) -> tuple[list[Outbox], dict[UUID, Vault]]:
    """The mails whose key can be opened, or is erased. The others wait, and keep back none of these."""
    vaults, altered = Vault.of_many_readable(row.owner for row in rows)
    held = [row.pk for row in rows if row.owner in altered]
    if held:
        log.error("Mails whose key row is altered wait an hour: %s", len(held))
        later = clock.now() + LONGEST_WAIT
        Outbox.objects.filter(pk__in=held, status=Status.WAITING).update(due_at=later, problem="Tampered key")
    return [row for row in rows if row.owner not in altered], vaults


def is_delayed(owner: UUID) -> bool:
    """Whether a mail of this case or person has waited too long ("Mailen er forsinket")."""
    waiting = Outbox.objects.filter(owner=owner, status__in=[Status.WAITING, Status.SENDING])
    return waiting.filter(created_at__lt=clock.now() - DELAYED).exists()


def troubles() -> dict[str, int]:
    """For who runs the installation: how many mails stand uncertain or failed, and how many wait too long."""
    late = Outbox.objects.filter(status=Status.WAITING, created_at__lt=clock.now() - DELAYED).count()
    stuck = {status: Outbox.objects.filter(status=status).count() for status in ("uncertain", "failed")}
    return stuck | {"late": late}


def forget_sent() -> int:
    """Delete mails that were sent a month ago; how many."""
    old = Outbox.objects.filter(status=Status.SENT, done_at__lt=clock.now() - KEEP_SENT)
    return old.delete()[0]


def _deliver(row: Outbox, vault: Vault | None, send: Callable[[EmailMessage], Outcome]) -> bool:
    """Take one mail and send it. Only that one is uncertain if the program stops now."""
    until = clock.now() + LEASE
    free = Outbox.objects.filter(id=row.id, status=Status.WAITING, attempts=row.attempts)
    row.attempts += 1
    if not free.update(status=Status.SENDING, claimed_until=until, attempts=row.attempts):
        return False  # another worker has it
    try:
        message = _written(row, vault)
    except Exception as error:  # the others go out all the same
        _finish(row, until, Outcome(Fate.NEVER, type(error).__name__))
        return False
    outcome = send(message)
    _finish(row, until, outcome)
    return outcome.fate is Fate.SENT


def _written(row: Outbox, vault: Vault | None) -> EmailMessage:
    if vault is None:
        raise KeyErased
    to = vault.open(_place(row.id, "to"), row.recipient)
    context = json.loads(vault.open(_place(row.id, "context"), row.context))
    return letters.message(letters.write(row.kind, row.language, context), to, number=row.id)


def _finish(row: Outbox, until: datetime, outcome: Outcome) -> None:
    now = clock.now()
    held = Outbox.objects.filter(id=row.id, status=Status.SENDING, claimed_until=until)
    if outcome.fate is Fate.LATER and now - row.created_at < GIVE_UP:
        wait = min(FIRST_WAIT * 2 ** (row.attempts - 1), LONGEST_WAIT)
        held.update(
            status=Status.WAITING, claimed_until=None, due_at=now + wait, problem=outcome.problem[:120]
        )
        return
    status = {Fate.SENT: Status.SENT, Fate.UNSURE: Status.UNCERTAIN}.get(outcome.fate, Status.FAILED)
    held.update(status=status, claimed_until=None, done_at=now, problem=outcome.problem[:120])


def _give_up_lost_claims() -> None:
    """A worker died with these in its hands, before or after the server took them: nobody knows."""
    lost = Outbox.objects.filter(status=Status.SENDING, claimed_until__lt=clock.now())
    lost.update(
        status=Status.UNCERTAIN,
        claimed_until=None,
        done_at=clock.now(),
        problem="the worker stopped while sending",
    )


def _place(number: UUID, part: str) -> str:
    return f"mail:{number}:{part}"
