"""Scenario S12 in commands: a signed agreement is changed by a version that both sign, from its day on."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.queries import status_line, version_status
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history, verify
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import amending, signing
from fleksaftale.documents.amending import draft_changes, drop_amendment, version_changes
from fleksaftale.documents.models import JOINT, Signature, Stage, Version
from fleksaftale.documents.printing import change_lines
from fleksaftale.documents.signing import Intent
from fleksaftale.mail.models import Outbox
from tests.cast import answered, now, save_together

T = FLEKS_TILLAEGSAFTALE
DENMARK = ZoneInfo("Europe/Copenhagen")
FEBRUARY = date(2027, 2, 1)


def at(day: str, time: str = "09:00") -> time_machine.travel:
    return time_machine.travel(datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=DENMARK), tick=False)


def sign(seat: Seat, version: Version) -> Signature:
    return signing.sign(seat, T, version.pk, Intent(seat.name, version.fingerprint))


@pytest.fixture
def signed(majas_seat: Seat, sofies_seat: Seat, proposed: Version) -> Version:
    """Version 1, 12 and 10 hours, from 1 December 2026, signed by both on 23 November."""
    with at("2026-11-23"):
        sign(majas_seat, proposed)
        sign(sofies_seat, proposed)
    return proposed


def amend(seat: Seat, *, begins: date = FEBRUARY, present: int = 14, effective: int = 12) -> None:
    amending.open_amendment(seat, T, begins)
    hours = answered(kilde="kommunen", timer=effective * 60, dato=date(2026, 11, 10))
    save_together(seat, {"timer": answered(timer=present * 60), "effektive_timer": hours})


@pytest.fixture
def offered(signed: Version, sofies_seat: Seat) -> Callable[..., Version]:
    """Version 2, which Sofie proposes on 5 January."""

    def offer(**asked: object) -> Version:
        amend(sofies_seat, **asked)  # type: ignore[arg-type]
        return propose_version(sofies_seat)

    return offer


@at("2027-01-05")
def test_the_draft_of_a_change_starts_with_the_answers_in_force_and_the_new_day(
    signed: Version, sofies_seat: Seat
) -> None:
    here = amending.open_amendment(sofies_seat, T, FEBRUARY)
    before = here.content(signed).answers(T)
    for key, answer in here.answers(JOINT).items():
        assert answer.get("dato") == FEBRUARY if key == "start" else answer.same_as(before[key])
    assert here.stage is Stage.DRAFTING
    assert here.signed == signed


@at("2027-01-05")
def test_a_change_shows_the_two_numbers_and_the_date_and_nothing_else(
    signed: Version, sofies_seat: Seat
) -> None:
    amend(sofies_seat)
    told = [(f.label, f.old, f.new) for c in draft_changes(now(sofies_seat)) for f in c.fields]
    assert told == [
        ("Timer på arbejdspladsen om ugen", "12 timer", "14 timer"),
        ("Effektive timer om ugen", "10 timer", "12 timer"),
        ("Gælder fra", "1. december 2026", "1. februar 2027"),
    ]


def test_the_version_in_force_stays_until_both_have_signed_and_the_day_is_there(
    offered: Callable[..., Version], signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    with at("2027-01-05"):
        second = offered()
        sign(majas_seat, second)
        assert now(majas_seat).signed == signed
    with at("2027-01-06"):
        sign(sofies_seat, second)
        here = now(majas_seat)
        assert here.signed == signed
        assert here.coming == [second]
        assert status_line(here) == "Gældende (fra 1. december 2026)"
        assert version_status(here, second) == "Underskrevet. Gælder fra 1. februar 2027"
    with at("2027-01-31", "23:59"):
        assert now(majas_seat).signed == signed
    with at("2027-02-01", "00:00"):
        here = now(majas_seat)
        assert here.signed == second
        assert here.coming == []
        assert version_status(here, signed) == "Gjaldt før. Nu gælder en nyere version"
    assert verify().ok


@pytest.mark.parametrize(
    ("begins", "last_minute", "first_minute"),
    [
        (date(2027, 3, 28), "2027-03-27T22:59:00+00:00", "2027-03-27T23:00:00+00:00"),  # summer time begins
        (date(2027, 3, 29), "2027-03-28T21:59:00+00:00", "2027-03-28T22:00:00+00:00"),
        (date(2027, 10, 31), "2027-10-30T21:59:00+00:00", "2027-10-30T22:00:00+00:00"),  # and ends
        (date(2027, 11, 1), "2027-10-31T22:59:00+00:00", "2027-10-31T23:00:00+00:00"),
        (date(2027, 1, 1), "2026-12-31T22:59:00+00:00", "2026-12-31T23:00:00+00:00"),  # New Year
        (date(2027, 2, 28), "2027-02-27T22:59:00+00:00", "2027-02-27T23:00:00+00:00"),
        (date(2028, 2, 29), "2028-02-28T22:59:00+00:00", "2028-02-28T23:00:00+00:00"),
    ],
)
def test_the_new_version_takes_over_at_midnight_in_denmark(
    offered: Callable[..., Version],
    signed: Version,
    majas_seat: Seat,
    sofies_seat: Seat,
    begins: date,
    last_minute: str,
    first_minute: str,
) -> None:
    with at("2026-12-10"):
        second = offered(begins=begins)
        sign(majas_seat, second)
        sign(sofies_seat, second)
    with time_machine.travel(datetime.fromisoformat(last_minute), tick=False):
        assert now(majas_seat).signed == signed
    with time_machine.travel(datetime.fromisoformat(first_minute), tick=False):
        assert now(majas_seat).signed == second


def test_a_second_signature_after_the_day_lets_it_take_over_then(
    offered: Callable[..., Version], signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    with at("2027-01-05"):
        second = offered()
        sign(majas_seat, second)
    with at("2027-02-04", "23:30"):
        assert now(majas_seat).signed == signed
        sign(sofies_seat, second)
        here = now(majas_seat)
        assert here.signed == second
        assert status_line(here) == "Gældende (fra 4. februar 2027)"
        told = [e.sentence for e in history(majas_seat.vault)]
    assert "Version 2 er underskrevet og gælder fra 04.02.2027" in told


def test_a_newer_version_overtakes_one_that_waits(
    offered: Callable[..., Version], signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    with at("2027-01-05"):
        second = offered()
        sign(majas_seat, second)
        sign(sofies_seat, second)
        amend(majas_seat, begins=date(2027, 1, 15), present=13, effective=11)
        third = propose_version(majas_seat)
        sign(majas_seat, third)
        sign(sofies_seat, third)
        assert now(majas_seat).signed == signed
        assert now(majas_seat).coming == [third]
    for day in ("2027-01-15", "2027-02-01", "2027-06-01"):
        with at(day):
            assert now(majas_seat).signed == third


@at("2027-01-05")
def test_the_signed_data_names_the_version_it_changes_and_what(
    offered: Callable[..., Version], signed: Version, majas_seat: Seat
) -> None:
    second = offered()
    here = now(majas_seat)
    data = here.content(second).data
    assert (second.number, data["version"], data["in_force_from"]) == (2, 2, "2027-02-01")
    assert data["amends"]["version"] == 1
    assert data["amends"]["fingerprint"] == signed.fingerprint
    told = {c["key"]: (c["old"]["fields"], c["new"]["fields"]) for c in data["amends"]["changed"]}
    assert told["timer"] == ({"timer": "12:00"}, {"timer": "14:00"})
    assert set(told) == {"timer", "effektive_timer", "start"}
    assert "amends" not in here.content(signed).data


@at("2027-01-05")
def test_the_pdf_says_what_is_changed(offered: Callable[..., Version], majas_seat: Seat) -> None:
    lines = change_lines(now(majas_seat), offered())
    assert "Ændret i version 2: Timer på arbejdspladsen om ugen: 14 timer (før 12 timer)" in lines


@at("2027-01-05")
def test_the_first_version_is_left_as_it_was(
    offered: Callable[..., Version], signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    before = now(majas_seat).content(signed).canonical
    second = offered()
    sign(majas_seat, second)
    sign(sofies_seat, second)
    here = now(majas_seat)
    assert here.content(signed).canonical == before
    assert len(here.signatures(signed)) == 2
    assert [v.number for v in here.agreed] == [1, 2]
    assert version_changes(here, signed) == []


@at("2027-01-05")
def test_an_edit_after_the_others_signature_is_refused_and_says_the_way(
    offered: Callable[..., Version], majas_seat: Seat, sofies_seat: Seat
) -> None:
    second = offered()
    sign(majas_seat, second)
    with pytest.raises(
        NotAllowed,
        match=r"^Maja Kjærgaard har skrevet under\. Lav en ny kladde, så I begge kan læse ændringen\.$",
    ):
        save_together(sofies_seat, {"timer": answered(timer=15 * 60)})
    signing.new_draft(sofies_seat, T, second.pk)
    save_together(sofies_seat, {"timer": answered(timer=15 * 60)})
    assert Signature.objects.filter(version=second).count() == 1  # what was signed is not removed


@at("2027-01-05")
def test_a_change_can_be_dropped_before_anybody_has_signed(
    offered: Callable[..., Version], signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    second = offered()
    drop_amendment(majas_seat, T)
    here = now(sofies_seat)
    assert (here.stage, here.signed, here.current) == (Stage.SIGNED, signed, signed)
    assert Version.objects.get(pk=second.pk).withdrawn_at
    # and the next draft starts afresh, with nothing left of the dropped one
    amending.open_amendment(sofies_seat, T, date(2027, 3, 1))
    assert now(sofies_seat).answers(JOINT)["timer"].get("timer") == 12 * 60
    drop_amendment(sofies_seat, T)
    drop_amendment(sofies_seat, T)  # pressed twice
    assert now(sofies_seat).stage is Stage.SIGNED


@at("2027-01-05")
def test_a_change_that_somebody_has_signed_is_not_dropped(
    offered: Callable[..., Version], majas_seat: Seat, sofies_seat: Seat
) -> None:
    second = offered()
    sign(sofies_seat, second)
    for seat in (majas_seat, sofies_seat):
        with pytest.raises(NotAllowed, match="Sofie Bang har skrevet under"):
            drop_amendment(seat, T)
    assert now(majas_seat).stage is Stage.PROPOSED


@at("2027-01-05")
def test_a_day_that_has_passed_is_refused(signed: Version, majas_seat: Seat) -> None:
    with pytest.raises(NotAllowed, match="Datoen er passeret"):
        amending.open_amendment(majas_seat, T, date(2027, 1, 4))
    amending.open_amendment(majas_seat, T, date(2027, 1, 5))


@at("2027-01-05")
def test_a_change_that_changes_nothing_is_not_made_ready(signed: Version, majas_seat: Seat) -> None:
    amending.open_amendment(majas_seat, T, FEBRUARY)
    with pytest.raises(NotAllowed, match="Der er ikke ændret noget endnu"):
        propose_version(majas_seat)


@at("2026-11-24")
def test_before_the_first_day_the_day_itself_can_be_changed(signed: Version, majas_seat: Seat) -> None:
    amending.open_amendment(majas_seat, T, date(2026, 12, 15))
    assert propose_version(majas_seat).number == 2


def test_nothing_is_changed_before_anything_is_signed(majas_seat: Seat, proposed: Version) -> None:
    for act in (
        lambda: amending.open_amendment(majas_seat, T, FEBRUARY),
        lambda: drop_amendment(majas_seat, T),
    ):
        with pytest.raises(NotAllowed):
            act()


@at("2027-01-05")
def test_the_other_is_told_without_a_word_of_what(signed: Version, sofies_seat: Seat) -> None:
    before = Outbox.objects.count()
    amending.open_amendment(sofies_seat, T, FEBRUARY)
    assert Outbox.objects.count() == before + 1
    assert Outbox.objects.order_by("-created_at").values_list("kind", flat=True)[0] == "case.news"
