"""A dozen cases, at least one in every stage. A case is a generator that yields the moment of its next step.

So each case reads from top to bottom, while :mod:`loading` tells all of them in the order of time, as the log
wants it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta

from fleksaftale.agreements.expectations import FORVENTNINGSAFSTEMNING
from fleksaftale.cases import life
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Facts
from fleksaftale.cases.workplaces import Employer
from fleksaftale.core.clock import DENMARK
from fleksaftale.demo import acting as a
from fleksaftale.demo import answers, talking
from fleksaftale.demo.moments import Days
from fleksaftale.demo.people import (
    AYSEL,
    BENTE,
    FREJA,
    HANNE,
    HENRIK,
    JONAS,
    KARIM,
    LARS,
    MAJA,
    MIKKEL,
    MIKKELS_PRIVATE_ADDRESS,
    PETER,
    SOFIE,
    TORBEN,
    ULLA,
    join,
)
from fleksaftale.people.commands import add_private_email

Telling = Iterator[datetime]

NORDLYS = Facts("Nordlys Reklame A/S", "10000009")
SKOVBY = Facts("Skovby Kommune, materielgården")
VAND = Facts("Vandstyrelsen")
FRIIS = Facts("Friis Cykler")


def waiting(when: Days) -> Telling:
    """Sofie has invited Freja, who has not answered: the mail lies on the demo's mail page."""
    yield when.ago(1, "14:20")
    a.opens(SOFIE, Role.LEADER, NORDLYS, FREJA)


def apart(when: Days) -> Telling:
    """Maja has answered two of eleven; Sofie is ready. Neither sees what the other wrote."""
    start, assessed_on = when.monday(14), when.monday(-14)
    yield when.ago(9, "8:50")
    case, token = a.opens(SOFIE, Role.LEADER, NORDLYS, MAJA)
    yield when.ago(8, "10:05")
    a.says_yes(MAJA, token)
    yield when.ago(6, "13:15")
    a.writes_alone(SOFIE, case, answers.sofies(start, assessed_on))
    a.is_ready(SOFIE, case)
    yield when.ago(2, "9:40")
    a.writes_alone(MAJA, case, answers.majas_first(12))


def differing(when: Days) -> Telling:
    """Torben and Peter are both ready, and see some things differently: the joint draft is open."""
    start = when.monday(21)
    yield when.ago(16, "9:10")
    case, token = a.opens(PETER, Role.LEADER, SKOVBY, TORBEN)
    yield when.ago(14, "11:30")
    a.says_yes(TORBEN, token)
    yield when.ago(13, "11:45")
    a.writes_alone(TORBEN, case, answers.torbens(start))
    a.is_ready(TORBEN, case)
    yield when.ago(5, "15:00")
    a.writes_alone(PETER, case, answers.peters(start))
    a.is_ready(PETER, case)


def ready_to_sign(when: Days) -> Telling:
    """Hanne has signed; Karim has not. She does not see his adviser; HR may read what is signed."""
    start, assessed_on, until = when.monday(10), when.monday(-40), when.monday(200)
    yield when.ago(20, "9:00")
    case, token = a.opens(KARIM, Role.EMPLOYEE, VAND, HANNE)
    yield when.ago(19, "12:10")
    a.says_yes(HANNE, token)
    yield when.ago(15, "10:20")
    whole = answers.karims(start, assessed_on, until)
    a.writes_alone(KARIM, case, whole)
    a.is_ready(KARIM, case)
    yield when.ago(12, "10:40")
    a.writes_alone(HANNE, case, {**whole, "maal": answers.text("Fra 15 til 17 timer i løbet af et år.")})
    a.is_ready(HANNE, case)
    yield when.ago(4, "13:00")
    a.writes_together(KARIM, case, {"maal": whole["maal"]})
    version = a.proposes(KARIM, case)
    yield when.ago(3, "16:05")
    a.signs(HANNE, case, version)
    henrik = a.lets_in(HANNE, case, Role.HR, HENRIK)
    a.lets_read(HANNE, case, henrik, when.monday(90))
    yield when.ago(3, "19:30")
    a.lets_in(KARIM, case, Role.ADVISER, AYSEL, shared=version)
    yield when.ago(3, "19:45")
    a.puts_under(HANNE, case, HENRIK)
    yield when.ago(2, "17:10")
    a.says_aside(AYSEL, case, version, "Det ser godt ud. Spørg, hvem der er stedfortræder i ferien.")


def in_force(when: Days) -> Telling:
    """Mikkel and Jonas have held a first talk; the next is booked. Mikkel has a private address too."""
    start, assessed_on = when.monday(-35), when.monday(-70)
    yield when.ago(60, "9:30")
    case, token = a.opens(JONAS, Role.LEADER, FRIIS, MIKKEL)
    yield when.ago(58, "17:45")
    a.says_yes(MIKKEL, token)
    add_private_email(join(MIKKEL), MIKKELS_PRIVATE_ADDRESS)
    yield when.ago(50, "8:15")
    a.writes_alone(JONAS, case, answers.mikkels(start, assessed_on))
    a.is_ready(JONAS, case)
    yield when.ago(49, "18:00")
    a.writes_alone(MIKKEL, case, answers.mikkels(start, assessed_on))
    a.is_ready(MIKKEL, case)
    yield when.ago(47, "8:05")
    version = a.proposes(JONAS, case)
    a.signs(JONAS, case, version)
    yield when.ago(46, "19:20")
    a.signs(MIKKEL, case, version)
    yield when.ago(6, "8:40")
    day = when.monday(52)
    talking.hold(JONAS, MIKKEL, case, 1, talking.minutes_of_mikkel(when.monday(14)), day + timedelta(days=3))
    yield when.ago(5, "9:10")
    talking.finds_a_time(JONAS, case, datetime.combine(day + timedelta(days=2), time(8), DENMARK))
    yield when.ago(4, "16:00")
    a.notes_hours(MIKKEL, case, ("10", "10,5", "11", "10,5"))


def many(when: Days) -> Telling:
    """Henrik is in HR at Vandstyrelsen. He has brought in four cases from a file; nobody has answered yet."""
    yield when.ago(56, "10:00")
    a.founds(HENRIK, Employer(VAND.workplace))
    yield when.ago(12, "9:15")
    a.brings_in(
        HENRIK,
        ("Kirsten Ågård", "Inge Sand", "Laboratoriet", when.monday(-28)),
        ("Ole Bæk", "Inge Sand", "Laboratoriet", when.monday(14)),
        ("Yrsa Dam", "Lone Vig", "Kantinen", when.monday(35)),
        ("Anker Toft", "Lone Vig", "Kantinen", None),
    )


def signed_with_hr(when: Days) -> Telling:
    """Bente and Lars have agreed. Their talk was to be held three weeks ago: HR's list says so."""
    start, assessed_on = when.monday(-110), when.monday(-130)
    yield when.ago(49, "9:00")
    case, token = a.opens(LARS, Role.LEADER, Facts("Vandstyrelsen, driften"), BENTE)
    a.says_yes(BENTE, token)
    a.puts_under(LARS, case, HENRIK)
    yield when.ago(48, "9:30")
    for one in (LARS, BENTE):
        a.writes_alone(one, case, answers.torbens_old(start, assessed_on))
        a.is_ready(one, case)
    yield when.ago(47, "9:00")
    version = a.proposes(LARS, case)
    a.signs(LARS, case, version)
    a.signs(BENTE, case, version)
    talking.puts_off(LARS, case, when.monday(-24))


def second_job(when: Days) -> Telling:
    """Mikkel's other fleksjob: the two talk expectations through first; the agreement is not begun."""
    yield when.ago(3, "10:00")
    case, token = a.opens(MIKKEL, Role.EMPLOYEE, SKOVBY, PETER)
    a.begins(MIKKEL, case, FORVENTNINGSAFSTEMNING)
    a.writes_alone(MIKKEL, case, answers.mikkel_expects(when.monday(28)), FORVENTNINGSAFSTEMNING)
    a.is_ready(MIKKEL, case, FORVENTNINGSAFSTEMNING)
    yield when.ago(2, "8:30")
    a.says_yes(PETER, token)
    a.writes_alone(PETER, case, answers.peter_expects(), FORVENTNINGSAFSTEMNING)
    a.is_ready(PETER, case, FORVENTNINGSAFSTEMNING)


def ended(when: Days) -> Telling:
    """Torben worked at Friis Cykler before; that employment has ended."""
    start, assessed_on = when.monday(-330), when.monday(-345)
    yield when.ago(345, "9:00")
    case, token = a.opens(JONAS, Role.LEADER, FRIIS, TORBEN)
    yield when.ago(344, "12:00")
    a.says_yes(TORBEN, token)
    yield when.ago(340, "9:00")
    a.writes_alone(JONAS, case, answers.torbens_old(start, assessed_on))
    a.is_ready(JONAS, case)
    yield when.ago(339, "9:00")
    a.writes_alone(TORBEN, case, answers.torbens_old(start, assessed_on))
    a.is_ready(TORBEN, case)
    yield when.ago(338, "9:00")
    version = a.proposes(JONAS, case)
    a.signs(JONAS, case, version)
    yield when.ago(337, "15:30")
    a.signs(TORBEN, case, version)
    yield when.ago(62, "11:00")
    life.end(a.sits(JONAS, case), when.end_of_last_month)


def stranger(when: Days) -> Telling:
    """Ulla has an account and no case."""
    yield when.ago(5, "20:00")
    join(ULLA)


STORY: tuple[Callable[[Days], Telling], ...] = (
    waiting,
    apart,
    differing,
    ready_to_sign,
    in_force,
    many,
    signed_with_hr,
    second_job,
    ended,
    stranger,
)
