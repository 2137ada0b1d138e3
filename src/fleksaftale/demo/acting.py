"""What the made-up people do, in one line each. Every one is a command of the program."""

from collections.abc import Sequence
from datetime import date

from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import commands, companions, seats, workplace_commands, workplace_seats
from fleksaftale.cases.models import Case, Party, Role, What
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.cases.workplaces import Employer, desks_of
from fleksaftale.core import clock
from fleksaftale.demo.answers import Answers
from fleksaftale.demo.people import Person, join
from fleksaftale.documents import sharing, signing, writing
from fleksaftale.documents.models import Version
from fleksaftale.documents.signing import Intent
from fleksaftale.documents.stages import sheet
from fleksaftale.documents.template import Template
from fleksaftale.hours_log import commands as hours_commands
from fleksaftale.hours_log.weeks import Week
from fleksaftale.overview import bringing
from fleksaftale.overview.bringing import NewCase
from fleksjob import hours

TEMPLATE = FLEKS_TILLAEGSAFTALE


def opens(person: Person, role: Role, facts: Facts, other: Person) -> tuple[Case, str]:
    """Open a case and invite the other. Gives the case and the invitation's token."""
    seat = open_agreement(join(person), role=role, facts=facts, other_name=other.name)
    return seat.case, commands.invite(seat, name=other.name, email=other.email)


def says_yes(person: Person, token: str) -> None:
    commands.accept(join(person), token)


def sits(person: Person, case: Case) -> Seat:
    return seats.take(join(person), case.pk)


def lets_in(person: Person, case: Case, role: Role, other: Person, *, shared: Version | None = None) -> Party:
    """Let somebody else than the two in, who says yes."""
    seat, what = sits(person, case), f"version {shared.number}" if shared else ""
    invited = companions.Person(role, other.name, other.email)
    party, token = companions.invite(seat, invited, shared=shared.pk if shared else None, what=what)
    says_yes(other, token)
    return party


def lets_read(person: Person, case: Case, party: Party, until: date) -> None:
    """HR may read what is signed, until a day."""
    companions.give(sits(person, case), party.pk, What.DOKUMENTATION, until=until)


def founds(person: Person, employer: Employer) -> None:
    """Make a workplace, and be its HR."""
    workplace_commands.found(join(person), employer)


def brings_in(person: Person, *people: tuple[str, str, str, date | None]) -> None:
    """Cases from a file: employee, leader, department, and the day of a talk."""
    [at] = desks_of(join(person))
    new = [NewCase(who, "", leader, "", where, next_talk=day) for who, leader, where, day in people]
    bringing.make(at, bringing.keep(at, new).pk)


def puts_under(person: Person, case: Case, hr: Person) -> None:
    """The leader puts the case under the workplace of somebody in HR."""
    [at] = desks_of(join(hr))
    workplace_seats.attach(sits(person, case), at.workplace.pk)


def notes_hours(person: Person, case: Case, written: Sequence[str]) -> None:
    """Hours at work in the last weeks, for oneself alone."""
    last = Week.of(clock.today())
    weeks = {last.shifted(number - len(written)): hours.parse(text) for number, text in enumerate(written)}
    hours_commands.write(sits(person, case), weeks)


def says_aside(person: Person, case: Case, version: Version, text: str) -> None:
    """A comment beside a version, for one's own side only."""
    sharing.write(sits(person, case), TEMPLATE, version.pk, text, aside=True)


def begins(person: Person, case: Case, what: Template) -> None:
    """Begin another document than the agreement."""
    writing.start(sits(person, case), what)


def writes_alone(person: Person, case: Case, answers: Answers, what: Template = TEMPLATE) -> None:
    seat = sits(person, case)
    own = sheet(seat, what).own
    writing.save_alone(seat, what, {k: (a, own[k].revision if k in own else 0) for k, a in answers.items()})


def is_ready(person: Person, case: Case, what: Template = TEMPLATE) -> None:
    writing.say_ready(sits(person, case), what)


def writes_together(person: Person, case: Case, answers: Answers) -> None:
    seat = sits(person, case)
    joint = sheet(seat, TEMPLATE).joint
    writing.save_together(
        seat, TEMPLATE, {k: (a, joint[k].revision if k in joint else 0) for k, a in answers.items()}
    )


def proposes(person: Person, case: Case) -> Version:
    return propose_version(sits(person, case))


def signs(person: Person, case: Case, version: Version) -> None:
    intent = Intent(person.name, version.fingerprint, authenticated_at=clock.now())
    signing.sign(sits(person, case), TEMPLATE, version.pk, intent)
