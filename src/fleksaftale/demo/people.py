"""The made-up people. Every address ends in ``.example``, which no mail server in the world answers to."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from fleksaftale.people import commands
from fleksaftale.people.models import User


class Person(NamedTuple):
    name: str
    email: str


MAJA = Person("Maja Kjærgaard", "maja@nordlys.example")
SOFIE = Person("Sofie Bang", "sofie@nordlys.example")
FREJA = Person("Freja Lind", "freja@nordlys.example")  # is invited, and has no account yet
TORBEN = Person("Torben Lund", "torben@skovby.example")
PETER = Person("Peter Dahl", "peter@skovby.example")
KARIM = Person("Karim Haddad", "karim@vand.example")
HANNE = Person("Hanne Vestergaard", "hanne@vand.example")
MIKKEL = Person("Mikkel Friis", "mikkel@friis.example")
JONAS = Person("Jonas Friis", "jonas@friis.example")
AYSEL = Person("Aysel Demir", "aysel@fagligklub.example")  # tillidsrepræsentant
HENRIK = Person("Henrik Møller", "henrik@vand.example")  # HR
BENTE = Person("Bente Holm", "bente@vand.example")
LARS = Person("Lars Østergaard", "lars@vand.example")
ULLA = Person("Ulla Friis", "ulla@andetsted.example")

MIKKELS_PRIVATE_ADDRESS = "mikkel@hjemme.example"


class SignIn(NamedTuple):
    """One person to sign in as: the role in words, the name, the address."""

    role: str
    name: str
    email: str


def sign_ins() -> list[SignIn]:
    """One person per role, in the language of the reader."""
    return [
        SignIn(_("Medarbejder: midt i sine egne svar"), *MAJA),
        SignIn(_("Nærmeste leder: klar, og har inviteret en til"), *SOFIE),
        SignIn(_("Medarbejder: ser svarene side om side"), *TORBEN),
        SignIn(_("Medarbejder: mangler at skrive under"), *KARIM),
        SignIn(_("Medarbejder: har to fleksjob"), *MIKKEL),
        SignIn(_("Bisidder (TR): kun den ansatte ved det"), *AYSEL),
        SignIn(_("HR: ser datoer for flere aftaler, og læser én"), *HENRIK),
        SignIn(_("Uden for det hele: kan ikke se noget"), *ULLA),
    ]


def join(person: Person) -> User:
    """The person's account, made when it is first asked for."""
    found = User.objects.filter(email=person.email).first()
    return found or commands.sign_up(person.email, person.name, "da")
