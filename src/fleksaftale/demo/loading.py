"""Loading the demo: once, whole or not at all, and never among real people."""

import heapq

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import translation

from fleksaftale.core import clock
from fleksaftale.core.routers import KEYS
from fleksaftale.demo.moments import Days
from fleksaftale.demo.story import STORY
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import User
from fleksaftale.reminders.models import Notice, State


class NotADemo(Exception):
    """Made-up people are only put where DEMO is on."""


def load_once() -> None:
    """Load the demo's people and cases, unless anybody is there already. Raises NotADemo.

    All of it is one transaction. The keys are committed first: killed between the two, there are keys that
    open nothing, and the next start loads everything.
    """
    if not settings.DEMO:
        raise NotADemo("Made-up people are loaded with DEMO=1 only.")
    if User.objects.exists():
        return
    with transaction.atomic(), transaction.atomic(using=KEYS), translation.override("da"):
        if User.objects.exists():  # somebody else has loaded it while we waited for the database
            return
        _tell(Days(clock.today()))
        _forget_mails_that_were_read()


def _tell(when: Days) -> None:
    """Let everything happen in the order of time, each thing with the clock at its own moment."""
    tellings = [one(when) for one in STORY]
    coming = [(next(telling), number) for number, telling in enumerate(tellings)]
    heapq.heapify(coming)
    while coming:
        moment, number = heapq.heappop(coming)
        with clock.told_as_at(moment):
            later = next(tellings[number], None)
        if later is not None:
            heapq.heappush(coming, (later, number))


def _forget_mails_that_were_read() -> None:
    """Of the mails of the story only the last one is left to arrive: the invitation nobody has answered."""
    last = Outbox.objects.filter(kind="invitation").latest("created_at")
    Outbox.objects.exclude(pk=last.pk).delete()
    Notice.objects.filter(state=State.POSTED).update(state=State.SENT)
    before = Notice.objects.filter(state=State.WAITING, due_at__lte=clock.now())
    before.update(state=State.SENT, done_at=F("due_at"))
