"""The fixed cast: Maja is employed in a fleksjob, Sofie leads her, Ulla has nothing to do with it.

Aysel stands by Maja, Henrik is in HR, Peter comes after Sofie or in her place.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.core import mail
from django.test import Client

from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import commands, companions, seats
from fleksaftale.cases.companions import Person
from fleksaftale.cases.models import Party, Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.documents import writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.rhythm import Step, Unit
from fleksaftale.documents.stages import Sheet, sheet
from fleksaftale.documents.template import State
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.people.signing_in import sign_in

NORDLYS = Facts("Nordlys Reklame A/S", "10000009")


def answered(**values: object) -> Answer:
    return Answer(State.ANSWERED, values)


ANSWERS = {
    "opgaver": answered(tekst="layout af nyhedsbrev, billedbehandling, korrektur"),
    "timer": answered(timer=12 * 60),
    "effektive_timer": answered(kilde="kommunen", timer=10 * 60, dato=date(2026, 11, 10)),
    "start": answered(dato=date(2026, 12, 1)),
    "bevilling": answered(status="bevilget", dato=date(2026, 11, 10)),
    "kontaktperson": answered(navn="Sofie Bang", stedfortraeder="Peter Dahl"),
    "kontakt_i_kommunen": answered(navn="Birgitte Holm"),
    "hjaelp_fra_arbejdspladsen": answered(tekst="Pause på 15 minutter hver time. Stille lokale."),
    "maal": answered(tekst="holde timerne stabilt til 31.03.2027"),
    "opfoelgning": answered(rytme=(Step(2, Unit.MONTHS),)),
}
"""A whole agreement, as Maja and Sofie make it in scenario S01."""


@pytest.fixture
def maja(db: None) -> User:
    return User.objects.create_user("maja@nordlys.example", "Maja Kjærgaard")


@pytest.fixture
def sofie(db: None) -> User:
    return User.objects.create_user("sofie@nordlys.example", "Sofie Bang")


@pytest.fixture
def as_maja(maja: User) -> Client:
    client = Client()
    sign_in(client, maja)
    return client


@pytest.fixture
def as_sofie(sofie: User) -> Client:
    client = Client()
    sign_in(client, sofie)
    return client


@pytest.fixture
def ulla(db: None) -> User:
    return User.objects.create_user("ulla@andetsted.example", "Ulla Friis")


@pytest.fixture
def aysel(db: None) -> User:
    return User.objects.create_user("aysel@hk.example", "Aysel Demir")


@pytest.fixture
def henrik(db: None) -> User:
    return User.objects.create_user("henrik@nordlys.example", "Henrik Møller")


@pytest.fixture
def peter(db: None) -> User:
    return User.objects.create_user("peter@nordlys.example", "Peter Dahl")


def link_in_mail(address: str) -> str:
    """The one-time link of the newest mail to an address, after the worker has sent what waits."""
    outbox.deliver_due()
    newest = next(m for m in reversed(mail.outbox) if m.to == [address])
    return next(word for word in newest.body.split() if "/i/" in word)


def let_in(seat: Seat, role: Role, user: User, *, shared: Version | None = None, **dates: date) -> Party:
    """Somebody is invited and says yes."""
    person = Person(role, user.name, user.email, **dates)
    party = companions.let_in(seat, person, shared=shared.pk if shared else None, what="version 1")
    commands.accept(user, link_in_mail(user.email).rstrip("/").rpartition("/")[2])
    return party


def joined(sofie: User, maja: User) -> Seat:
    """Sofie has opened a case, and Maja has joined it."""
    seat = open_agreement(sofie, role=Role.LEADER, facts=NORDLYS, other_name="Maja Kjærgaard")
    token = commands.invite(seat, name="Maja Kjærgaard", email=maja.email)
    commands.accept(maja, token)
    return seats.take(sofie, seat.case.pk)


@pytest.fixture
def sofies_seat(sofie: User, maja: User) -> Seat:
    """Sofie's, in the case that Maja has joined."""
    return joined(sofie, maja)


@pytest.fixture
def majas_seat(sofies_seat: Seat, maja: User) -> Seat:
    return seats.take(maja, sofies_seat.case.pk)


def now(seat: Seat) -> Sheet:
    """The agreement as it stands, from this seat."""
    return sheet(seat, FLEKS_TILLAEGSAFTALE)


def save_alone(seat: Seat, answers: dict[str, Answer]) -> None:
    own = now(seat).own
    drafts = {k: (a, own[k].revision if k in own else 0) for k, a in answers.items()}
    writing.save_alone(seat, FLEKS_TILLAEGSAFTALE, drafts)


def save_together(seat: Seat, answers: dict[str, Answer]) -> None:
    joint = now(seat).joint
    drafts = {k: (a, joint[k].revision if k in joint else 0) for k, a in answers.items()}
    writing.save_together(seat, FLEKS_TILLAEGSAFTALE, drafts)


def write_draft(seat: Seat, answers: dict[str, Answer] | None = None) -> None:
    """Open the joint draft with these answers (a whole agreement if none are named)."""
    writing.write_together(seat, FLEKS_TILLAEGSAFTALE)
    save_together(seat, ANSWERS if answers is None else answers)


@pytest.fixture
def draft(sofies_seat: Seat) -> Callable[..., None]:
    """Open the joint draft of Maja and Sofie."""
    return partial(write_draft, sofies_seat)


@pytest.fixture
def proposed(draft: Callable[..., None], sofies_seat: Seat) -> Version:
    """A whole draft, ready for signature."""
    draft()
    return propose_version(sofies_seat)
