"""Many talks with a reminder due now, row for row as the commands write them, in bulk."""

from datetime import timedelta

from fleksaftale.cases.models import PRINCIPALS, Case, CaseStatus, Life, Party
from fleksaftale.cases.seats import Facts
from fleksaftale.core import clock
from fleksaftale.core.crypto import Vault
from fleksaftale.people.models import User
from fleksaftale.reminders.models import Kind, Notice
from fleksaftale.talks.models import Talk


def make_talks(first: int, last: int) -> None:
    """Cases with both seats taken, a talk in two weeks and the reminder of it due now.

    Nobody sits in two of them: each reminder is a mail of its own.
    """
    cases, users, parties, statuses, talks, notices = [], [], [], [], [], []
    for number in range(first, last):
        case = Case()
        vault = Vault.create(case.pk)
        case.sealed_facts = Facts(f"Virksomhed {number}").sealed(vault)
        cases.append(case)
        statuses.append(CaseStatus(case=case, life=Life.OPEN))
        talk = Talk(case=case, number=1, due_on=clock.today() + timedelta(days=14))
        talks.append(talk)
        for role in PRINCIPALS:
            user = User(email=f"{role}{number}@eks.example", name=f"Person {number}")
            Vault.create(user.pk)
            users.append(user)
            party = Party(case=case, role=role, user=user, joined_at=clock.now())
            party.sealed_name = vault.seal(party.place, user.name)
            parties.append(party)
            due = {"day": talk.due_on, "due_at": clock.now()}
            notices.append(Notice(case=case, talk=talk, role=role, kind=Kind.BEFORE, number=14, **due))
    User.objects.bulk_create(users)
    Case.objects.bulk_create(cases)
    Party.objects.bulk_create(parties)
    CaseStatus.objects.bulk_create(statuses)
    Talk.objects.bulk_create(talks)
    Notice.objects.bulk_create(notices)
