"""A signing on paper in the middle of which something stops, or that two people type in at once."""

import signal
from typing import Any

import pytest

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents import paper, signing, uploads
from fleksaftale.documents.models import Level, PaperSigning, Signature, Stage, StageChange, Upload, Version
from fleksaftale.documents.paper import Paper
from fleksaftale.documents.paper_shown import Which
from fleksaftale.documents.signing import Intent
from tests.agreements.test_at_once import at_once, expect_one_chain, met
from tests.cast import now
from tests.installation import Installation

from .scans import photo, scan

T = FLEKS_TILLAEGSAFTALE

PROPOSED = """
from datetime import date
from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE as T
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Facts
from fleksaftale.documents import writing
from fleksaftale.people.models import User
from tests.cast import ANSWERS, save_together
birgit = User.objects.create_user("birgit@skovby.example", "Birgit Lind")
seat = open_agreement(birgit, role=Role.LEADER, facts=Facts("Skovby"), other_name="Torben Lund")
writing.write_together(seat, T)
save_together(seat, ANSWERS)
propose_version(seat, on_paper=True)
"""

RECORD = """
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE as T
from fleksaftale.cases.models import Case
from fleksaftale.cases.seats import take
from fleksaftale.core import clock
from fleksaftale.documents import paper, uploads
from fleksaftale.documents.models import *
from fleksaftale.documents.paper_shown import Which
from fleksaftale.people.models import User
from tests.documents.scans import scan
seat = take(User.objects.get(), Case.objects.get().pk)
names = {"employee": "Torben Lund", "leader": "Birgit Lind"}
found = paper.Paper(clock.today(), names, Which.PRINT, [uploads.look(scan())])
paper.record_paper(seat, T, Version.objects.get().pk, found)
"""

COUNT = """
from fleksaftale.documents.models import *
counted = Upload, PaperSigning, Signature, PaperCopy, AwaitedSeal, StageChange.objects.filter(stage="signed")
print(*(getattr(one, "objects", one).count() for one in counted))
"""

KILLED = """
import os, signal, django
django.setup()
from fleksaftale.documents import paper
kept = paper.close
def killed(*given):
    kept(*given)
    os.kill(os.getpid(), signal.SIGKILL)
paper.close = killed
"""


def test_killed_between_the_upload_and_the_commit_it_leaves_nothing_and_can_be_done_again(
    installation: Installation,
) -> None:
    installation.shell(PROPOSED)
    assert installation.run("-c", KILLED + RECORD).returncode == -signal.SIGKILL
    assert installation.shell(COUNT) == "0 0 0 0 0 0"
    installation.shell(RECORD)
    assert installation.shell(COUNT) == "1 1 2 1 1 1"


@pytest.fixture(scope="module")
def looked() -> list[uploads.Looked]:
    return [uploads.look(scan()), uploads.look(photo())]


def record(seat: Seat, version: Version, file: uploads.Looked) -> Any:
    names = {"employee": "Maja Kjærgaard", "leader": "Sofie Bang"}
    found = Paper(clock.today(), names, Which.PRINT, [file])
    return lambda: paper.record_paper(seat, T, version.pk, found)


def test_one_paper_sent_four_times_at_once_is_noted_once(
    transactional_db: None, sofies_seat: Seat, proposed: Version, looked: list[uploads.Looked]
) -> None:
    results = at_once(*[record(sofies_seat, proposed, looked[0])] * 4)
    assert len({row.pk for row in results}) == 1
    assert (Upload.objects.count(), PaperSigning.objects.count(), Signature.objects.count()) == (1, 1, 2)
    expect_one_chain()


def test_both_type_in_a_paper_at_once_and_one_holds(
    transactional_db: None,
    sofies_seat: Seat,
    majas_seat: Seat,
    proposed: Version,
    looked: list[uploads.Looked],
) -> None:
    results = at_once(record(sofies_seat, proposed, looked[0]), record(majas_seat, proposed, looked[1]))
    assert len(met(results, NotAllowed)) == 1
    assert (Upload.objects.count(), PaperSigning.objects.count()) == (1, 1)
    assert StageChange.objects.filter(stage=Stage.SIGNED).count() == 1
    expect_one_chain()


def test_a_signature_here_and_a_paper_at_once_are_one_signature_each(
    transactional_db: None,
    sofies_seat: Seat,
    majas_seat: Seat,
    proposed: Version,
    looked: list[uploads.Looked],
) -> None:
    def sign() -> Signature:
        return signing.sign(majas_seat, T, proposed.pk, Intent(majas_seat.name, proposed.fingerprint))

    at_once(sign, record(sofies_seat, proposed, looked[0]))
    assert Signature.objects.count() == 2
    assert Signature.objects.get(party=sofies_seat.party).level == Level.PAPER
    assert now(majas_seat).signed == proposed
    expect_one_chain()
