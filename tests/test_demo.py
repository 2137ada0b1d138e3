"""The demo is loaded once, whole or not at all, and never among real people."""

import signal
from datetime import UTC, datetime

import pytest
import time_machine

from fleksaftale import demo
from fleksaftale.agreements.queries import agreement, next_talk
from fleksaftale.cases.seats import Seat, seats_of
from fleksaftale.core import clock
from fleksaftale.core.models import DataKey
from fleksaftale.demo import people
from fleksaftale.documents.stages import Sheet
from fleksaftale.people.models import User
from tests.installation import Installation


@pytest.fixture
def in_demo(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


def seats(person: people.Person) -> list[Seat]:
    return seats_of(User.objects.get(email=person.email))


def sheets(person: people.Person) -> dict[str, Sheet]:
    """A person's agreements, by the name of the other party."""
    return {seat.other_name: agreement(seat) for seat in seats(person)}


@pytest.mark.parametrize("day", ["2026-12-31", "2027-03-29", "2028-02-29"])
def test_on_any_day_the_next_talk_lies_ahead_and_the_start_of_the_unsigned_ones_too(
    day: str, in_demo: None, db: None
) -> None:
    with time_machine.travel(datetime.fromisoformat(day).replace(hour=11, tzinfo=UTC)):
        demo.load_once()
        signed = sheets(people.MIKKEL)["Jonas Friis"]
        assert signed.signed is not None
        talk = next_talk(signed.content(signed.signed).answers(signed.template))
        assert talk is not None
        assert talk.suggested > clock.today()
        proposed = sheets(people.KARIM)["Hanne Vestergaard"].current
        assert proposed is not None
        assert proposed.in_force_from > clock.today()


def test_made_up_people_never_come_among_real_ones(in_demo: None, ulla: User) -> None:
    demo.load_once()
    assert list(User.objects.all()) == [ulla]


def test_nothing_is_loaded_outside_the_demo(db: None) -> None:
    with pytest.raises(demo.NotADemo):
        demo.load_once()
    assert not User.objects.exists()
    with pytest.raises(RuntimeError), clock.told_as_at(clock.now()):
        pass


KILLED_IN_THE_MIDDLE = """
import os, signal, django
django.setup()
from fleksaftale.demo import loading

def killed(when):
    yield when.ago(10, "12:00")
    os.kill(os.getpid(), signal.SIGKILL)

loading.STORY = (*loading.STORY, killed)
loading.load_once()
"""

COUNTED_AND_LOADED = """
from fleksaftale import demo
from fleksaftale.cases.models import Case
from fleksaftale.people.models import User
before = User.objects.count(), Case.objects.count()
demo.load_once()
print(*before, Case.objects.count() > 0)
"""


def test_killed_in_the_middle_it_leaves_nothing_and_the_next_start_loads_everything(
    installation: Installation,
) -> None:
    installation.environment["DEMO"] = "1"
    assert installation.run("-c", KILLED_IN_THE_MIDDLE).returncode == -signal.SIGKILL
    assert installation.shell(COUNTED_AND_LOADED) == "0 0 True"


def test_a_failure_in_the_middle_leaves_no_keys_either(
    in_demo: None, transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fleksaftale.demo import loading

    def fails(when: object) -> object:
        yield when.ago(10, "12:00")  # type: ignore[attr-defined]
        raise RuntimeError

    monkeypatch.setattr(loading, "STORY", (*loading.STORY, fails))
    with pytest.raises(RuntimeError):
        demo.load_once()
    assert not User.objects.exists()
    assert not DataKey.objects.exists()
