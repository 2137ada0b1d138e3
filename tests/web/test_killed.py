"""kill -9 in the middle of keeping a file, and of bringing in cases: whole or not at all; then it goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fleksaftale.audit.log import verify
from fleksaftale.cases import workplace_commands
from fleksaftale.cases.models import Case, CaseStatus, Party
from fleksaftale.cases.seats import Seat
from fleksaftale.cases.workplaces import Employer
from fleksaftale.documents.models import Document
from fleksaftale.evidence.models import Entry, JournalFile
from fleksaftale.overview import bringing
from fleksaftale.overview.bringing import NewCase
from fleksaftale.overview.models import Standing
from fleksaftale.people.models import User
from tests.evidence.messages import eml
from tests.evidence.writing import lay_up
from tests.mail.test_worker import url

pytestmark = pytest.mark.django_db(transaction=True)

BEGIN = """
import os, signal, django
from uuid import UUID
django.setup()
from fleksaftale.people.models import User

def at_the(number, real):
    done = []
    def once(*args, **more):
        done.append(None)
        if len(done) == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **more)
    return once
"""
IMPORT = """
from fleksaftale.cases.workplaces import desk
from fleksaftale.overview import bringing
bringing.PORTION = 4
bringing.record = at_the(13, bringing.record)  # two for each case: the third of the second four
bringing.make(desk(User.objects.get(email={email!r}), UUID({place!r})), UUID({file!r}))
"""
FILE = """
from fleksaftale.cases.seats import take
from fleksaftale.evidence import journal
from tests.evidence.messages import eml
from tests.evidence.writing import lay_up
journal._log = at_the(1, journal._log)  # every row is written, nothing is committed
lay_up(take(User.objects.get(email={email!r}), UUID({case!r})), eml(attachments=[("plan.txt", b"uge 36")]))
"""


def killed(code: str) -> None:
    """Run it on the tests' own database; it ends itself as ``kill -9`` does."""
    environment = os.environ | {
        "DATABASE_URL": url("default"),
        "KEYS_DATABASE_URL": url("keys"),
        "DJANGO_SETTINGS_MODULE": "fleksaftale.config.settings",
    }
    command = [sys.executable, "-c", BEGIN + code]
    done = subprocess.run(
        command, env=environment, cwd=Path.cwd(), capture_output=True, text=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


def test_a_file_of_cases_goes_on_where_a_kill_stopped_it(henrik: User) -> None:
    at = workplace_commands.found(henrik, Employer("Skovby Kommune"))
    new = [NewCase(f"Person {n}", f"p{n}@eks.example", "Sofie", "s@eks.example") for n in range(10)]
    file = bringing.keep(at, new)
    killed(IMPORT.format(email=henrik.email, place=str(at.workplace.pk), file=str(file.pk)))
    assert bringing.kept(at, file.pk).made == Case.objects.count() == 4
    assert Document.objects.count() == CaseStatus.objects.count() == Standing.objects.count() == 4
    assert Party.objects.count() == 12
    assert bringing.make(at, file.pk).done_at
    assert Case.objects.count() == 10
    assert verify().ok


def test_a_mail_whose_keeping_was_killed_is_not_there_and_can_be_laid_up_again(
    majas_seat: Seat, maja: User
) -> None:
    killed(FILE.format(email=maja.email, case=str(majas_seat.case.pk)))
    assert not Entry.objects.exists()
    assert not JournalFile.objects.exists()
    entry = lay_up(majas_seat, eml(attachments=[("plan.txt", b"uge 36")]))
    assert JournalFile.objects.filter(entry=entry).count() == 2
    assert verify().ok
