"""The back page: what it opens with, what carries over, what it changes in the agreement."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from jsonschema import Draft202012Validator

from fleksaftale.agreements.sharing import readings
from fleksaftale.cases import seats
from fleksaftale.cases.models import Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import paper, sharing, signing, uploads, writing
from fleksaftale.documents.amending import draft_changes, open_amendment
from fleksaftale.documents.exchange.schema import schema
from fleksaftale.documents.models import JOINT, Stage
from fleksaftale.documents.paper_shown import Which
from fleksaftale.documents.rows import Row
from fleksaftale.documents.signing import Incomplete
from fleksaftale.documents.stages import sheet
from fleksaftale.documents.template import Template
from fleksaftale.people.models import User
from fleksaftale.talks import amending, commands, history, queries
from fleksaftale.talks.opening import agreed_hensyn
from tests.cast import ANSWERS, answered, let_in, now
from tests.talks.holding import HENSYN, agree, hold, judged, open_minutes, sign_both, template, write

NEXT = date(2027, 3, 31)
S08 = {
    "h1": "virker",
    "h2": "virker",
    "h3": "virker_ikke",
    "h4": "virker_delvist",
    "h5": "ikke_proevet",
}


@pytest.fixture(autouse=True)
def today() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 11, 30, 9, tzinfo=UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def both(sofies_seat: Seat, majas_seat: Seat, today: time_machine.Traveller) -> tuple[Seat, Seat]:
    """Sofie and Maja with an agreement of five hensyn, on the day of the first talk."""
    agree(sofies_seat, majas_seat)
    today.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    return sofies_seat, majas_seat


def test_the_agreed_hensyn_stand_there_to_be_judged(both: tuple[Seat, Seat]) -> None:
    sofie, _maja = both
    open_minutes(sofie)
    rows = sheet(sofie, template()).joint["hensyn"].answer.get("raekker")
    assert {row.id: row.get("tekst") for row in rows} == HENSYN


def test_points_of_both_are_gathered_and_what_both_judge_alike_is_settled(both: tuple[Seat, Seat]) -> None:
    sofie, maja = both
    commands.begin(maja, 1)
    for seat, points in ((maja, ("pauser", "støj", "nye opgaver")), (sofie, ("vagtplan", "støj"))):
        rows = tuple(
            Row(f"{n}{seat.role[0].encode().hex()}00000"[:8], {"tekst": p}) for n, p in enumerate(points)
        )
        alike = tuple(
            Row(r.id, {"tekst": r.get("tekst"), "status": "virker"}) for r in agreed_hensyn(seat)[:1]
        )
        drafts = {"punkter": (answered(raekker=rows), 0), "hensyn": (answered(raekker=alike), 0)}
        writing.save_alone(seat, template().alone, drafts)
        writing.say_ready(seat, template())
    joint = sheet(sofie, template()).answers(JOINT)
    texts = [row.get("tekst") for row in joint["punkter"].get("raekker")]
    assert texts == ["pauser", "støj", "nye opgaver", "vagtplan"]
    assert joint["hensyn"].get("raekker")[0].get("status") == "virker"


def test_the_next_date_is_a_must_and_is_suggested_by_the_rhythm(both: tuple[Seat, Seat]) -> None:
    sofie, _maja = both
    open_minutes(sofie)
    assert sheet(sofie, template()).joint["naeste"].answer.get("dato") == date(2027, 3, 29)
    write(sofie, 1, naeste={"dato": None})
    with pytest.raises(Incomplete):
        signing.propose(sofie, template(), rule_set="2026-07")
    write(sofie, 1, naeste={"dato": date(2027, 1, 28)})
    with pytest.raises(Incomplete):
        signing.propose(sofie, template(), rule_set="2026-07")


def test_status_stands_beside_last_time_and_open_actions_come_along(
    both: tuple[Seat, Seat], today: time_machine.Traveller
) -> None:
    sofie, maja = both
    actions = {
        "raekker": (
            Row("b0000001", {"hvad": "Ny plads", "hvem": "Sofie", "dato": date(2027, 2, 8)}),
            Row("b0000002", {"hvad": "Ringe", "hvem": "Maja", "dato": date(2027, 2, 1), "stand": "gjort"}),
        )
    }
    open_minutes(sofie)
    write(sofie, 1, hensyn=judged(sofie, 1, **S08), handlinger=actions, naeste={"dato": NEXT})
    version = signing.propose(sofie, template(), rule_set="2026-07")
    for seat in both:
        signing.sign(seat, template(), version.pk, signing.Intent(seat.name, version.fingerprint))
    today.move_to(datetime(2027, 3, 30, 11, tzinfo=UTC))
    open_minutes(maja, 2)
    joint = sheet(maja, template(2)).answers(JOINT)
    assert [row.get("sidst") for row in joint["hensyn"].get("raekker")] == list(S08.values())
    assert [(row.id, row.get("fra")) for row in joint["handlinger"].get("raekker")] == [("b0000001", "1")]
    tried = queries.hensyn_history(maja)
    assert [(one.number, one.status) for one in tried["a0000003"]] == [(1, "virker_ikke")]
    assert [row.id for row in queries.open_actions(maja)] == ["b0000001"]


def test_what_is_said_of_hours_tasks_and_hensyn_opens_a_change_filled_in(both: tuple[Seat, Seat]) -> None:
    sofie, maja = both
    open_minutes(sofie)
    statuses = judged(sofie, 1, **S08 | {"h1": "ikke_noedvendig"})
    write(
        sofie,
        1,
        arbejdstiden={"behov": "ja", "timer": 14 * 60},
        mere_hjaelp={"behov": "ja", "hvilken": "En skærm mere"},
        hensyn=statuses,
    )
    amending.open_change(sheet(maja, template()))
    assert now(sofie).stage is Stage.DRAFTING
    texts = [
        row.get("tekst") for row in now(sofie).answers(JOINT)["hjaelp_fra_arbejdspladsen"].get("raekker")
    ]
    assert texts == [*list(HENSYN.values())[1:], "En skærm mere"]
    assert {change.question.key for change in draft_changes(now(sofie))} >= {
        "timer",
        "hjaelp_fra_arbejdspladsen",
    }


def test_hensyn_in_own_words_are_judged_line_by_line_and_changed_so(
    sofies_seat: Seat, majas_seat: Seat, today: time_machine.Traveller
) -> None:
    sofie, maja = sofies_seat, majas_seat
    words = answered(tekst="- Pause hver time\n- Stille lokale\n\n- Hjemmearbejde om fredagen")
    agree(sofie, maja, ANSWERS | {"hjaelp_fra_arbejdspladsen": words})
    today.move_to(datetime(2027, 1, 29, 11, tzinfo=UTC))
    open_minutes(sofie)
    rows = sheet(sofie, template()).joint["hensyn"].answer.get("raekker")
    assert [row.get("tekst") for row in rows] == [
        "Pause hver time",
        "Stille lokale",
        "Hjemmearbejde om fredagen",
    ]
    statuses = ("virker", "virker_delvist", "ikke_noedvendig")
    said = [Row(row.id, {**row.values, "status": s}) for row, s in zip(rows, statuses, strict=True)]
    said[1] = Row(said[1].id, {**said[1].values, "goeres": "Ny dør"})
    write(sofie, 1, hensyn={"raekker": tuple(said)}, naeste={"dato": NEXT})
    sign_both(sofie, maja, template(), signing.propose(sofie, template(), rule_set="2026-07"))
    (change,) = amending.proposed(sheet(maja, template()))
    assert [(one.old, one.new) for one in change.fields] == [
        (words.get("tekst"), "- Pause hver time\nStille lokale\nNy dør")
    ]
    today.move_to(datetime(2027, 3, 30, 11, tzinfo=UTC))
    open_minutes(maja, 2)
    again = sheet(maja, template(2)).joint["hensyn"].answer.get("raekker")
    assert [row.get("sidst") for row in again] == list(statuses)


def test_minutes_signed_with_a_pen_count_as_held_too(both: tuple[Seat, Seat]) -> None:
    sofie, maja = both
    open_minutes(sofie)
    version = signing.propose(sofie, template(), rule_set="2026-07")
    names = {party.role: sofie.name_of(party) for party in sofie.parties}
    scan = uploads.Looked(b"%PDF", uploads.Kind.PDF, 1)
    found = paper.Paper(date(2027, 1, 29), names, Which.PRINT, [scan])
    paper.record_paper(sofie, template(), version.pk, found)
    held, coming = queries.talks_of(maja.case)
    assert held.held_on == date(2027, 1, 29)
    assert coming.due_on == date(2027, 3, 29)


def test_the_other_comments_on_the_minutes_instead_of_signing_and_a_new_draft_follows(
    both: tuple[Seat, Seat],
) -> None:
    sofie, maja = both
    open_minutes(sofie)
    version = signing.propose(sofie, template(), rule_set="2026-07")
    sharing.write(maja, template(), version.pk, "Der mangler det om pauserne.", aside=False)
    (said,) = sharing.comments(sheet(sofie, template()), version)
    assert (said.name, said.text) == (maja.name, "Der mangler det om pauserne.")
    signing.new_draft(sofie, template(), version.pk)
    assert sheet(maja, template()).stage is Stage.DRAFTING


def test_nothing_new_opens_nothing(both: tuple[Seat, Seat]) -> None:
    sofie, _maja = both
    open_minutes(sofie)
    with pytest.raises(NotAllowed):
        amending.open_change(sheet(sofie, template()))


def test_signed_minutes_are_not_changed_afterwards(both: tuple[Seat, Seat]) -> None:
    sofie, maja = both
    hold(sofie, maja, next_by=NEXT)
    with pytest.raises(NotAllowed, match="bliver stående"):
        open_amendment(sofie, template(), date(2027, 2, 1))


def test_the_signed_content_says_which_talk_it_is(both: tuple[Seat, Seat]) -> None:
    sofie, maja = both
    version = hold(sofie, maja, next_by=NEXT)
    content = sheet(maja, template()).content(version)
    assert json.loads(content.canonical)["template"] == {"id": "opfoelgning", "version": 2, "occasion": 1}
    assert content.data["title"] == "Opfølgning 1"
    Draft202012Validator(schema(template())).validate(json.loads(content.canonical))
    last = history.last_signed(maja)
    assert last is not None
    assert last.held_on == date(2027, 1, 29)


def test_minutes_take_two_signatures_and_are_read_by_others_only_where_they_are_shared(
    both: tuple[Seat, Seat], henrik: User, aysel: User
) -> None:
    sofie, maja = both
    let_in(sofie, Role.DEPUTY, henrik)
    let_in(maja, Role.ADVISER, aysel)
    hold(sofie, maja, next_by=NEXT)
    for user in (henrik, aysel):
        read = readings(seats.take(user, maja.case.pk))
        assert [each.kind.slug for each in read if each.kind.template.is_minutes] == []
    assert {each.kind.slug for each in readings(maja)} == {"aftale", "samtale-1"}


def test_not_knowing_yet_is_an_answer_that_changes_nothing(both: tuple[Seat, Seat]) -> None:
    sofie, maja = both
    open_minutes(sofie)
    write(sofie, 1, hensyn=judged(sofie, 1, **S08 | {"h3": "ved_ikke"}), naeste={"dato": NEXT})
    version = signing.propose(sofie, template(), rule_set="2026-07")
    sign_both(sofie, maja, template(), version)
    content = sheet(maja, template()).content(version)
    Draft202012Validator(schema(template())).validate(json.loads(content.canonical))
    tried = history.hensyn_history(maja)["a0000003"]
    assert [one.status for one in tried] == ["ved_ikke"]
    assert amending.proposed(sheet(maja, template())) == []


def test_minutes_of_the_first_edition_keep_its_words_and_its_number(both: tuple[Seat, Seat]) -> None:
    """They could not say that nobody knows, and their schema still does not take it."""
    old = template(3).edition(1)
    assert str(old.title) == str(template(3).title)
    assert statuses(template(3)) - statuses(old) == {"ved_ikke"}
    assert [q.key for q in old.questions] == [q.key for q in template(3).questions]
    assert str(old.question("hensyn").unsettled) == str(template(3).question("hensyn").unsettled)


def statuses(of: Template) -> set[str]:
    return {option.key for option in of.question("hensyn").field("raekker").row.field("status").options}
