"""The journal: who reads what, corrections as rows, steps to the right, and what is sealed."""

from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from uuid import UUID, uuid4

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.db.models import Model

from fleksaftale.audit.log import history
from fleksaftale.cases import handing_over, seats
from fleksaftale.cases.companions import may_read
from fleksaftale.cases.models import Party
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import NotFound, Seat
from fleksaftale.core.crypto import Tampered
from fleksaftale.documents.guarding import Held
from fleksaftale.evidence import journal, looking, models, queries
from fleksaftale.evidence.content import About
from fleksaftale.evidence.models import Entry, EntryRow, JournalFile, Zone
from fleksaftale.people.models import User
from tests.documents.scans import scan
from tests.evidence.messages import eml
from tests.evidence.writing import adviser, again, lay_up, note, said, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_september() -> object:
    with time_machine.travel("2026-09-04T09:00:00+00:00", tick=True):
        yield


# --- who reads what -----------------------------------------------------------------------------------------


def test_what_the_employee_keeps_alone_is_read_by_nobody_else(
    majas_seat: Seat, sofies_seat: Seat, aysel: User
) -> None:
    mine = note(majas_seat, "Kun til mig", zone=Zone.MINE)
    beside = adviser(majas_seat, aysel)
    assert titles(majas_seat) == ["Kun til mig"]
    for seat in (sofies_seat, beside):
        assert titles(again(seat)) == []
        with pytest.raises(NotFound):
            queries.entry(again(seat), mine.pk)
    lines = [e for e in history(sofies_seat.vault) if e.kind.startswith("journal.")]
    assert len(lines) == 1
    assert not any(may_read(sofies_seat, line) for line in lines)


def test_a_leader_keeps_nothing_about_an_employee_alone(majas_seat: Seat, sofies_seat: Seat) -> None:
    with pytest.raises(NotAllowed, match="medarbejderen også læse"):
        note(sofies_seat, zone=Zone.MINE)
    note(sofies_seat, "Aftalt med Sofie")
    assert titles(majas_seat) == ["Aftalt med Sofie"]


@pytest.mark.parametrize(
    ("zone", "hidden", "reads"),
    [
        (Zone.BOTH, False, []),
        (Zone.ADVISERS, False, ["Maja", "Sofie"]),
        (Zone.KOMMUNE, False, ["Maja", "Sofie"]),
        (Zone.ADVISERS, True, ["Maja"]),
    ],
    ids=["the two", "advisers", "the kommune", "hidden"],
)
def test_an_adviser_reads_what_was_moved_so_far_and_a_hidden_one_only_from_who_let_them_in(
    majas_seat: Seat, sofies_seat: Seat, aysel: User, zone: Zone, hidden: bool, reads: list[str]
) -> None:
    beside = adviser(majas_seat, aysel, hidden=hidden)
    for seat, title in ((majas_seat, "Maja"), (sofies_seat, "Sofie")):
        entry = note(seat, title)
        if zone is not Zone.BOTH:
            journal.move(seat, entry.pk, zone)
    assert sorted(titles(beside)) == reads


@pytest.mark.parametrize("hidden", [True, False], ids=["hidden", "open"])
@pytest.mark.parametrize("begun", [Zone.MINE, Zone.BOTH])
def test_a_step_to_advisers_does_not_give_a_hidden_one_away(
    majas_seat: Seat, sofies_seat: Seat, aysel: User, begun: Zone, hidden: bool
) -> None:
    beside = adviser(majas_seat, aysel, hidden=hidden)
    entry = note(majas_seat, zone=begun)
    journal.move(again(majas_seat), entry.pk, Zone.ADVISERS)
    assert titles(beside) == ["Møde om ny plads"]
    assert queries.entry(again(majas_seat), entry.pk).zone is Zone.ADVISERS
    sofies = again(sofies_seat)
    seen = [queries.entry(sofies, entry.pk), *queries.earlier(sofies, entry.pk)]
    steps = [e for e in history(sofies.vault) if e.kind == "journal.moved"]
    hers = " ".join(e.sentence for e in steps if may_read(sofies, e))
    assert ("bisidder" in hers) is not hidden
    assert ("Os to" in hers) is (begun is Zone.MINE or not hidden)
    assert any("bisidder" in e.sentence for e in steps if may_read(again(majas_seat), e))
    if hidden:
        assert [one.zone for one in seen] == [Zone.BOTH]
    else:
        assert seen[0].zone is Zone.ADVISERS


def test_others_who_are_let_in_read_nothing(sofies_seat: Seat, henrik: User, majas_seat: Seat) -> None:
    entry = note(majas_seat)
    journal.move(majas_seat, entry.pk, Zone.KOMMUNE)
    beside = adviser(sofies_seat, henrik)
    for role in ("hr", "organisation", "deputy"):
        Party.objects.filter(pk=beside.party.pk).update(role=role)
        seat = seats.take(henrik, majas_seat.case.pk)
        assert titles(seat) == []
        assert not seat.may("journal.read")


def test_a_new_leader_reads_what_was_saved_since_and_what_the_employee_passes_on(
    majas_seat: Seat, sofies_seat: Seat, peter: User
) -> None:
    before, mine = note(sofies_seat, "Fra Sofie"), note(majas_seat, "Fra Maja", zone=Zone.MINE)
    handing_over.register(again(majas_seat), name="Peter Dahl", email=peter.email, on=date(2026, 9, 10))
    Party.objects.filter(case=majas_seat.case, begins_on__isnull=False).update(user=peter)
    with time_machine.travel("2026-09-10T09:00:00+00:00", tick=True):
        peters, majas = seats.take(peter, majas_seat.case.pk), again(majas_seat)
        Party.objects.filter(pk=peters.party.pk).update(must_read=False)
        peters = again(peters)
        assert titles(peters) == []
        journal.move(majas, mine.pk, Zone.BOTH)
        assert titles(peters) == ["Fra Maja"]
        assert queries.can_pass_on(majas, before.pk)
        with pytest.raises(NotAllowed):
            journal.pass_on(peters, before.pk)
        journal.pass_on(majas, before.pk)
        assert sorted(titles(peters)) == ["Fra Maja", "Fra Sofie"]
        assert queries.entry(peters, before.pk).owner == sofies_seat.party
        assert [e.heading for e in queries.earlier(peters, before.pk)] == []
        with pytest.raises(NotAllowed, match="kan allerede læse"):
            journal.pass_on(majas, before.pk)


@pytest.mark.parametrize(
    "do",
    [
        journal.strike,
        lambda seat, entry: journal.correct(seat, entry, said("Gammelt notat, rettet"), seen=1),
        lambda seat, entry: journal.move(seat, entry, Zone.KOMMUNE),
    ],
    ids=["cross out", "correct", "move"],
)
def test_what_is_done_to_an_old_entry_does_not_open_it_to_a_new_leader(
    majas_seat: Seat, sofies_seat: Seat, peter: User, do: Callable[[Seat, UUID], None]
) -> None:
    before = note(majas_seat, "Gammelt notat")
    handing_over.register(again(majas_seat), name="Peter Dahl", email=peter.email, on=date(2026, 9, 10))
    Party.objects.filter(case=majas_seat.case, begins_on__isnull=False).update(user=peter, must_read=False)
    with time_machine.travel("2026-09-12T09:00:00+00:00", tick=True):
        majas, peters = again(majas_seat), seats.take(peter, majas_seat.case.pk)
        do(majas, before.pk)
        assert titles(peters) == []
        journal.pass_on(majas, before.pk)
        assert len(titles(peters)) == 1
        journal.correct(majas, before.pk, said("Rettet siden"), seen=3)
        assert titles(peters) == ["Rettet siden"]
        assert len(queries.earlier(peters, before.pk)) == 1


def test_entries_from_before_are_dated_from_when_they_were_first_shared(majas_seat: Seat) -> None:
    mine, shared = note(majas_seat, zone=Zone.MINE), note(majas_seat, zone=Zone.MINE)
    journal.move(majas_seat, shared.pk, Zone.BOTH)
    journal.strike(majas_seat, shared.pk)
    EntryRow.objects.update(shared_at=None)
    migration = import_module("fleksaftale.evidence.migrations.0002_shared_at")
    migration.date_from_the_first_shared_row(apps, None)
    rows = shared.rows.all()
    assert [row.shared_at for row in rows] == [None, rows[1].saved_at, rows[1].saved_at]
    assert mine.rows.get().shared_at is None


# --- what can be done with an entry -------------------------------------------------------------------------


def test_a_correction_is_a_row_and_what_stood_before_can_be_read_by_who_could(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    entry = note(majas_seat, "Plads", text="Ved døren", zone=Zone.MINE)
    journal.correct(majas_seat, entry.pk, said("Plads", "Ved vinduet"), seen=1)
    journal.move(majas_seat, entry.pk, Zone.BOTH)
    journal.correct(majas_seat, entry.pk, said("Plads", "Ved det store vindue"), seen=3)
    assert queries.entry(sofies_seat, entry.pk).text == "Ved det store vindue"
    assert [e.text for e in queries.earlier(sofies_seat, entry.pk)] == ["Ved vinduet"]
    assert [e.text for e in queries.earlier(majas_seat, entry.pk)] == [
        "Ved vinduet", "Ved vinduet", "Ved døren",
    ]  # fmt: skip


def test_the_same_correction_twice_is_one_row_and_one_that_came_too_late_is_refused(majas_seat: Seat) -> None:
    entry = note(majas_seat)
    for text in ("ny", "ny"):
        journal.correct(majas_seat, entry.pk, said(text=text), seen=entry.rows.count())
    assert entry.rows.count() == 2
    with pytest.raises(journal.ChangedMeanwhile):
        journal.correct(majas_seat, entry.pk, said(text="gammel"), seen=1)


@pytest.mark.parametrize(
    "do",
    [
        lambda s, e: journal.correct(s, e.pk, said("Andet"), seen=1),
        lambda s, e: journal.move(s, e.pk, Zone.KOMMUNE),
        lambda s, e: journal.strike(s, e.pk),
        lambda s, e: journal.remove(s, e.pk),
    ],
    ids=["correct", "move", "strike", "remove"],
)
def test_only_who_wrote_an_entry_changes_it(
    majas_seat: Seat, sofies_seat: Seat, do: Callable[[Seat, Entry], None]
) -> None:
    entry = note(sofies_seat)
    with pytest.raises(NotAllowed, match="kun den gøre"):
        do(majas_seat, entry)
    assert entry.rows.count() == 1


def test_an_entry_moves_to_the_right_and_never_back(majas_seat: Seat) -> None:
    entry = note(majas_seat, zone=Zone.MINE)
    journal.move(majas_seat, entry.pk, Zone.ADVISERS)
    for zone in (Zone.MINE, Zone.BOTH, Zone.ADVISERS):
        with pytest.raises(NotAllowed, match="ikke tages tilbage"):
            journal.move(majas_seat, entry.pk, zone)


def test_what_was_shared_is_crossed_out_and_what_nobody_else_saw_is_deleted(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    shared, mine = note(majas_seat, "Delt"), lay_up(majas_seat, scan(1), "Min", zone=Zone.MINE)
    with pytest.raises(NotAllowed, match="strege det ud"):
        journal.remove(majas_seat, shared.pk)
    with pytest.raises(NotAllowed, match="Slet det i stedet"):
        journal.strike(majas_seat, mine.pk)
    journal.strike(majas_seat, shared.pk)
    journal.remove(majas_seat, mine.pk)
    assert [(e.heading, e.struck) for e in queries.entries(sofies_seat)] == [("Delt", True)]
    assert not JournalFile.objects.exists()
    journal.correct(majas_seat, shared.pk, said("Delt igen"), seen=2)
    assert queries.entry(majas_seat, shared.pk).struck


def test_the_same_form_sent_twice_is_one_entry(majas_seat: Seat) -> None:
    once = uuid4()
    for _twice in range(2):
        journal.add_note(majas_seat, said(), once=once)
    assert titles(majas_seat) == ["Møde om ny plads"]


def test_what_is_written_after_going_back_in_the_browser_is_not_lost(majas_seat: Seat) -> None:
    once = uuid4()
    first = journal.add_note(majas_seat, said("Notat", "Først"), once=once)
    entry = journal.add_note(majas_seat, said("Notat", "Først, og så mere"), once=once)
    assert queries.entry(majas_seat, entry.pk).text == "Først, og så mere"
    assert titles(majas_seat) == ["Notat", "Notat"]
    assert queries.entry(majas_seat, first.pk).text == "Først"


def test_the_same_file_twice_is_one_entry_and_another_file_is_another(majas_seat: Seat) -> None:
    once = uuid4()
    for content in (b"et", b"et", b"to"):
        journal.add_file(majas_seat, said("Brev", ""), looking.look(content), once=once)
    assert titles(majas_seat) == ["Brev", "Brev"]
    assert JournalFile.objects.count() == 2


def test_a_case_has_room_for_so_much(majas_seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_BYTES", 100)
    lay_up(majas_seat, b"x" * 60, "Et")
    with pytest.raises(NotAllowed, match="flere filer"):
        lay_up(majas_seat, b"x" * 60, "To")
    note(majas_seat)
    monkeypatch.setattr(journal, "MOST_ENTRIES", 2)
    with pytest.raises(NotAllowed, match="plads til mere"):
        note(majas_seat)


# --- wording ------------------------------------------------------------------------------------------------


def test_a_leaders_words_about_illness_are_not_stored(sofies_seat: Seat) -> None:
    for what in ({"title": "Om migræne"}, {"text": "Maja har sclerose"}):
        with pytest.raises(Held):
            note(sofies_seat, **what)
    entry = note(sofies_seat)
    with pytest.raises(Held):
        journal.correct(sofies_seat, entry.pk, said(text="Maja har sclerose"), seen=1)
    assert EntryRow.objects.count() == 1


def test_the_employee_is_asked_before_others_read_about_her_health(majas_seat: Seat) -> None:
    entry = note(majas_seat, text="Jeg fik migræne af lyset", zone=Zone.MINE)
    with pytest.raises(Held):
        journal.move(majas_seat, entry.pk, Zone.BOTH)
    words = queries.entry(majas_seat, entry.pk)
    asked = journal.concern(majas_seat, f"{words.title}\n{words.text}", zone=Zone.BOTH)
    assert asked
    journal.move(majas_seat, entry.pk, Zone.BOTH, yes=[asked.yes])
    mail = lay_up(majas_seat, eml("Min migræne er værre"), zone=Zone.MINE)
    with pytest.raises(Held):
        journal.move(majas_seat, mail.pk, Zone.BOTH)


def test_a_mail_that_a_leader_got_is_kept_as_it_came(sofies_seat: Seat) -> None:
    lay_up(sofies_seat, eml("Jeg har migræne i dag. Hilsen Maja"))
    assert len(titles(sofies_seat)) == 1


# --- files, seals, log --------------------------------------------------------------------------------------


def test_of_a_mail_the_text_and_the_attachments_are_read_and_the_mail_itself_by_its_owner(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    content = eml(attachments=[("plan.txt", b"uge 36"), ("ferie.exe", b"MZ\0")])
    entry = lay_up(majas_seat, content)
    shown = queries.entry(sofies_seat, entry.pk)
    assert shown.heading == "Ny plads fra mandag – ærlig talt"
    assert shown.mail
    assert shown.mail.left_out[0].name == "ferie.exe"
    message, attachment = shown.files
    assert queries.content_of(sofies_seat, attachment.id)[1].content == b"uge 36"
    with pytest.raises(NotFound):
        queries.content_of(sofies_seat, message.id)
    assert queries.content_of(majas_seat, message.id)[1].content == content


def test_nothing_that_somebody_wrote_lies_in_the_clear(majas_seat: Seat) -> None:
    lay_up(majas_seat, eml("HEMMELIG tekst", attachments=[("HEMMELIG.txt", b"HEMMELIG")]), "HEMMELIG")
    with connection.cursor() as cursor:
        for model in (Entry, EntryRow, JournalFile):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608
            for row in cursor.fetchall():
                assert b"HEMMELIG" not in b"|".join(
                    bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row
                )


@pytest.mark.parametrize("model", [EntryRow, JournalFile])
def test_what_was_altered_or_moved_is_not_shown(majas_seat: Seat, model: type[Model]) -> None:
    entry, other = lay_up(majas_seat, b"et"), lay_up(majas_seat, b"to")
    row = model._default_manager.filter(entry=entry).get()
    taken = model._default_manager.filter(entry=other).get()
    model._default_manager.filter(pk=row.pk).update(sealed=taken.sealed)  # type: ignore[attr-defined]
    file = JournalFile.objects.get(entry=entry)
    with pytest.raises(Tampered):
        queries.content_of(majas_seat, file.pk)


def test_the_log_tells_what_was_done_and_says_nothing_of_it(majas_seat: Seat, sofies_seat: Seat) -> None:
    entry = note(majas_seat, "HEMMELIG")
    journal.move(majas_seat, entry.pk, Zone.KOMMUNE)
    journal.strike(majas_seat, entry.pk)
    lines = [e.sentence for e in history(sofies_seat.vault) if may_read(sofies_seat, e)]
    assert lines[:3] == [
        "Maja Kjærgaard stregede noget ud i journalen",
        "Maja Kjærgaard lod flere læse noget i journalen: Til kommunen",
        "Maja Kjærgaard skrev et notat i journalen",
    ]
    assert "HEMMELIG" not in "".join(lines)


def test_the_journal_is_read_in_so_many_queries_however_long_it_is(
    majas_seat: Seat, django_assert_num_queries: Callable[..., object]
) -> None:
    def fill(number: int) -> None:
        for n in range(number):
            note(majas_seat, f"Møde {n}", on=date(2026, 9, 3) - timedelta(days=n), about=About.TRIED)

    fill(2)
    again(majas_seat).ever  # noqa: B018
    for more in (0, 30):
        fill(more)
        seat = again(majas_seat)
        with django_assert_num_queries(2):
            queries.entries(seat)


def test_a_zone_lies_left_of_those_that_more_people_read() -> None:
    assert [zone.further for zone in models.Zone][-2:] == [[Zone.KOMMUNE], []]
