"""The list *Husk*: which points a change brings, who ticks them, and what is said before signing."""

from datetime import date

import pytest

from fleksaftale.agreements import husk
from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.other_changes import SLAGS
from fleksaftale.agreements.queries import ask_kommunen_on, doubts
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases.models import PRINCIPALS, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import amending
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.models import JOINT, Remembered, Version
from fleksaftale.documents.rows import Row
from fleksaftale.documents.signing import Incomplete
from fleksaftale.mail.models import Outbox
from fleksjob.law.emner import emne
from tests.cast import ANSWERS, answered, now, save_together
from tests.documents.test_amending import at, sign, signed

__all__ = ["signed"]  # fixture
T = FLEKS_TILLAEGSAFTALE
HELP = "hjaelp_fra_arbejdspladsen"
DAY = date(2027, 2, 1)


def other(*kinds: str) -> dict[str, Answer]:
    """The start, with other things that change from that day."""
    rows = tuple(Row(f"{n:08x}", {"slags": kind, "fra": DAY}) for n, kind in enumerate(kinds))
    return {"start": answered(dato=DAY, andet=rows)}


def changed(seat: Seat, other: Seat, answers: dict[str, Answer]) -> Version:
    with at("2027-01-05"):
        amending.open_amendment(seat, T, date(2027, 2, 1))
        save_together(seat, answers)
        version = propose_version(seat)
        sign(seat, version)
        sign(other, version)
    return version


def keys(seat: Seat, version: Version) -> dict[Role, set[str]]:
    found: dict[Role, set[str]] = {role: set() for role in PRINCIPALS}
    for point in husk.points(now(seat), version):
        found[point.role].add(point.key)
    return found


def test_a_first_agreement_opens_the_whole_list(signed: Version, majas_seat: Seat) -> None:
    assert keys(majas_seat, signed) == {
        Role.EMPLOYEE: {"kommunen", "pension"},
        Role.LEADER: {"bevis", "vitas", "loen"},
    }


@pytest.mark.parametrize(
    ("answers", "employee", "leader"),
    [
        (
            {"effektive_timer": answered(kilde="kommunen", timer=11 * 60, dato=date(2026, 11, 10))},
            {"kommunen", "pension"},
            {"bevis", "vitas", "loen"},
        ),
        ({"timer": answered(timer=13 * 60)}, {"kommunen", "pension"}, {"bevis", "vitas"}),
        ({"opgaver": answered(tekst="layout")}, {"kommunen"}, {"bevis", "vitas"}),
        ({HELP: answered(tekst="Stille lokale")}, {"kommunen"}, {"bevis", "vitas"}),
        ({"kontaktperson": answered(navn="Peter Dahl")}, set(), set()),
        (other("loen"), {"kommunen", "pension"}, {"bevis", "vitas", "loen"}),
        (other("pension"), {"kommunen", "pension"}, {"bevis", "vitas"}),
        (other("arbejdssted"), {"kommunen"}, {"bevis", "vitas"}),
        (other("nyt_fleksjob"), {"kommunen"}, {"bevis", "vitas"}),
        (other("andet_job"), {"kommunen"}, set()),
        (other("kontrakt_ophoerer"), {"kommunen"}, set()),
    ],
)
def test_each_change_brings_its_points(
    signed: Version,
    majas_seat: Seat,
    sofies_seat: Seat,
    answers: dict[str, Answer],
    employee: set[str],
    leader: set[str],
) -> None:
    version = changed(sofies_seat, majas_seat, answers)
    assert keys(majas_seat, version) == {Role.EMPLOYEE: employee, Role.LEADER: leader}


def test_every_trigger_is_a_row_of_the_laws_table() -> None:
    rows = {row.id for row in emne("arbejdstid").tabel}
    assert {name for names in husk.TRIGGERS.values() for name in names} <= rows
    assert set(husk.TRIGGERS) <= {q.key for q in T.questions}


def test_every_change_of_the_laws_table_is_asked_about_or_told_beside_the_list() -> None:
    """A row with another capacity is the municipality's to see, and stands beside the row without it."""
    changes = {row.id for row in emne("arbejdstid").tabel if row.id.partition("_")[0] != "uenighed"}
    asked = {name for names in husk.TRIGGERS.values() for name in names} | {o.key for o in SLAGS}
    rest = changes - asked - set(husk.UNSAID)
    assert rest == {f"{n}_og_arbejdsevne" for n in ("timer", "intensitet", "opgaver")} | {"helbred"}


def test_a_change_that_stays_opens_no_list_in_the_version_after(
    signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    changed(sofies_seat, majas_seat, other("loen"))
    with at("2027-03-01"):
        amending.open_amendment(sofies_seat, T, date(2027, 4, 1))
        kept = now(sofies_seat).joint["start"].answer
        assert [row.get("slags") for row in kept.get("andet")] == ["loen"]
        save_together(sofies_seat, {"kontaktperson": answered(navn="Peter Dahl")})
        version = propose_version(sofies_seat)
        sign(majas_seat, version)
        sign(sofies_seat, version)
    assert husk.points(now(majas_seat), version) == []


def test_a_change_of_the_wage_alone_is_something_to_sign(
    signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    with at("2027-01-05"):
        amending.open_amendment(sofies_seat, T, DAY)
        with pytest.raises(NotAllowed):
            propose_version(sofies_seat)
        save_together(sofies_seat, other("loen"))
        assert propose_version(sofies_seat).number == 2


def test_what_happens_without_an_agreement_is_told_with_what_is_a_duty() -> None:
    told = {row.text: row.duty for row in husk.unsaid()}
    assert told == {
        "Helbredet ændres, og arbejdsevnen bliver en anden": True,
        "Sygdom i mere end fire uger": False,
        "Opsigelse fra en af parterne": False,
        "Flytning til en anden kommune": False,
    }


def test_telling_kommunen_is_called_a_duty_only_where_the_table_says_so(
    signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    hours = changed(sofies_seat, majas_seat, {"timer": answered(timer=13 * 60)})
    assert next(p.duty for p in husk.points(now(majas_seat), hours) if p.key == "kommunen")


def test_tasks_alone_are_a_reason_to_call_and_no_duty(
    signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    tasks = changed(sofies_seat, majas_seat, {"opgaver": answered(tekst="layout")})
    assert not next(p.duty for p in husk.points(now(majas_seat), tasks) if p.key == "kommunen")


def test_every_point_has_a_source_and_the_day_it_was_seen(signed: Version, majas_seat: Seat) -> None:
    for point in husk.points(now(majas_seat), signed):
        assert point.source.startswith("http")
        assert point.checked <= date(2026, 11, 22)
        assert "ret til" not in f"{point.title} {point.text}"


def test_each_ticks_their_own_points_and_takes_the_tick_back(
    signed: Version, majas_seat: Seat, sofies_seat: Seat
) -> None:
    mails = Outbox.objects.count()
    for _twice in range(2):
        husk.tick(majas_seat, T, signed.pk, "kommunen", done=True)
    assert [row.point.key for row in husk.listed(now(sofies_seat), signed) if row.done_at] == ["kommunen"]
    with pytest.raises(NotAllowed, match="Punktet er den andens"):
        husk.tick(sofies_seat, T, signed.pk, "kommunen", done=False)
    husk.tick(majas_seat, T, signed.pk, "kommunen", done=False)
    assert not Remembered.objects.exists()
    assert Outbox.objects.count() == mails  # no nagging
    told = [e.kind for e in history(majas_seat.vault)]
    assert (told.count("list.ticked"), told.count("list.unticked")) == (1, 1)


@pytest.mark.parametrize("key", ["findes-ikke", "", "bevis"])
def test_what_is_not_ones_own_point_is_refused(signed: Version, majas_seat: Seat, key: str) -> None:
    with pytest.raises(NotAllowed):
        husk.tick(majas_seat, T, signed.pk, key, done=True)


def test_a_version_that_is_not_signed_has_no_list_to_tick(proposed: Version, majas_seat: Seat) -> None:
    with pytest.raises(NotAllowed):
        husk.tick(majas_seat, T, proposed.pk, "kommunen", done=True)


@pytest.mark.parametrize(
    ("answers", "since", "warned"),
    [
        ({"opgaver": answered(tekst="layout")}, "ja", True),
        ({"opgaver": answered(tekst="layout")}, "nej", False),
        ({"timer": answered(timer=13 * 60)}, "ja", False),
        (other("kontrakt_ophoerer"), "ja", True),
        (other("nyt_fleksjob"), "ja", True),
        (other("loen", "arbejdssted"), "ja", False),
    ],
)
def test_on_the_old_scheme_new_tasks_warn_before_signing(
    draft: object,
    majas_seat: Seat,
    sofies_seat: Seat,
    answers: dict[str, Answer],
    since: str,
    warned: bool,
) -> None:
    granted = answered(status="bevilget", dato=date(2012, 5, 1), foer_2013=since)
    draft(ANSWERS | {"bevilling": granted})  # type: ignore[operator]
    first = propose_version(sofies_seat)
    sign(majas_seat, first)
    sign(sofies_seat, first)
    with at("2027-01-05"):
        amending.open_amendment(sofies_seat, T, date(2027, 2, 1))
        save_together(sofies_seat, answers)
        here = now(sofies_seat)
        said = husk.warnings(here, amending.draft_changes(here), here.answers(JOINT))
    assert bool(said) is warned
    if warned:
        assert "nyt fleksjob" in said[0]
        assert "før du skriver under" in said[0]


# --- no start without a grant, or a word that it is awaited ------------------------------------------------


def test_no_start_is_agreed_without_a_grant_or_a_word_that_it_is_awaited(
    draft: object, sofies_seat: Seat
) -> None:
    draft({k: a for k, a in ANSWERS.items() if k != "bevilling"})  # type: ignore[operator]
    with pytest.raises(Incomplete) as found:
        propose_version(sofies_seat)
    assert [q.key for q in found.value.missing] == ["bevilling"]
    save_together(sofies_seat, {"bevilling": answered(status="afventer")})
    assert any("Bevillingen afventer" in text for text in doubts(now(sofies_seat).answers(JOINT)))
    assert propose_version(sofies_seat).number == 1


def test_a_grant_is_recorded_with_its_date(draft: object, sofies_seat: Seat) -> None:
    draft(ANSWERS | {"bevilling": answered(status="bevilget")})  # type: ignore[operator]
    with pytest.raises(Incomplete):
        propose_version(sofies_seat)


def test_asking_kommunen_stands_two_weeks_after_the_start_until_the_hours_are_agreed(
    draft: object, majas_seat: Seat, sofies_seat: Seat
) -> None:
    draft(ANSWERS | {"effektive_timer": answered(kilde="afventer")})  # type: ignore[operator]
    first = propose_version(sofies_seat)
    sign(majas_seat, first)
    sign(sofies_seat, first)
    assert ask_kommunen_on(now(majas_seat)) == date(2026, 12, 15)
    hours = answered(kilde="kommunen", timer=10 * 60, dato=date(2026, 12, 14))
    with at("2026-12-15"):
        amending.open_amendment(sofies_seat, T, date(2026, 12, 15))
        save_together(sofies_seat, {"effektive_timer": hours})
        assert ask_kommunen_on(now(majas_seat)) == date(2026, 12, 15)  # agreed is when both have signed
        second = propose_version(sofies_seat)
        sign(majas_seat, second)
        sign(sofies_seat, second)
        assert ask_kommunen_on(now(majas_seat)) is None
