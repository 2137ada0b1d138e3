"""Twelve months documented: what counts, where follow-up is missing, what was tried, and who reads it."""

import io
import json
import zipfile
from datetime import date, timedelta
from typing import Any

import pikepdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fleksaftale.audit.log import history
from fleksaftale.cases import companions, life, seats
from fleksaftale.cases.companions import Person
from fleksaftale.cases.models import Grant, Party, Role, What
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents.rows import Row
from fleksaftale.evidence import journal, packing, told
from fleksaftale.evidence.content import About
from fleksaftale.evidence.documentation import Documentation
from fleksaftale.evidence.models import Zone
from fleksaftale.people.models import User
from fleksaftale.talks import commands as talks
from tests.cast import ANSWERS, answered
from tests.documents.pdf.reading import body, squeezed
from tests.documents.scans import scan
from tests.evidence.messages import eml
from tests.evidence.record import SIGNED, TALKS, TODAY, hold, on, sign_terms, torben
from tests.evidence.writing import again, lay_up, note, said
from tests.people.signing_in import sign_in
from tests.talks import holding

pytestmark = pytest.mark.django_db


def record(seat: Seat) -> Documentation:
    return Documentation(again(seat))


def in_hr(seat: Seat, user: User, *, what: What = What.DOKUMENTATION) -> Seat:
    """Somebody in HR, with the grant of a principal."""
    party = companions.add_party(seat, Person(Role.HR, user.name, user.email))
    Party.objects.filter(pk=party.pk).update(user=user)
    until = clock.today() + timedelta(days=30)
    Grant.objects.create(party=party, what=what, given_by=seat.party, until=until)
    return seats.take(user, seat.case.pk)


def test_the_record_is_read_in_as_many_queries_however_many_talks_were_held(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    torben(majas_seat, sofies_seat, TALKS[0])
    asked = []
    for number, day in enumerate(TALKS[1:], start=2):
        hold(majas_seat, sofies_seat, number, day, next_by=date(2026, 12, 20))
        with on(TODAY), CaptureQueriesContext(connection) as queries:
            packing.sections(record(majas_seat))
        asked.append(len(queries))
    assert asked[0] == asked[1]


# --- counting -----------------------------------------------------------------------------------------------


def test_ten_months_are_documented_and_the_longest_time_between_is_told(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    torben(majas_seat, sofies_seat, *TALKS)
    with on(TODAY):
        doc = record(majas_seat)
        first = "10 måneder dokumenteret; 12 måneder bliver nået 15. januar 2027, hvis I fortsætter."
        assert told.months(doc)[0] == first
        assert [gap.days for gap in doc.gaps] == [91, 77, 98, 46]
        assert told.gaps(doc) == [
            "Længste tid uden skriftlig opfølgning: 98 dage, fra 2. juli 2026 til 8. oktober 2026."
        ]
        assert doc.since_last_talk == 46


def test_a_time_over_the_limit_is_marked(majas_seat: Seat, sofies_seat: Seat) -> None:
    torben(majas_seat, sofies_seat, TALKS[0], TALKS[2])
    with on(TODAY):
        doc = record(majas_seat)
        assert [gap.days for gap in doc.missing] == [175]
        text = "Her mangler skriftlig opfølgning: 175 dage, fra 16. april 2026 til 8. oktober 2026."
        assert text in told.gaps(doc)
        assert text in [moment.text for moment in told.timeline(doc) if moment.is_gap]
        doc.gap_days = 175
        assert not doc.missing


def test_the_time_since_the_last_talk_is_a_gap_too_and_a_pause_is_told_with_it(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    torben(majas_seat, sofies_seat, TALKS[0])
    with on(date(2026, 5, 4)):
        talks.pause(again(majas_seat), date(2026, 6, 1))
    with on(TODAY):
        (gap,) = record(majas_seat).missing
        assert gap.open
        assert told.gap_text(gap).endswith("221 dage, fra 16. april 2026 til i dag.")
        assert told.gap_note(gap) == "Opfølgningen var sat på pause fra 4. maj 2026 til 1. juni 2026."


def test_the_months_end_with_the_employment_and_are_never_more_than_twelve(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    sign_terms(majas_seat, sofies_seat)
    with on(date(2028, 1, 20)):
        assert record(majas_seat).months_done == 12
        assert "var nået 15. januar 2027" in told.months(record(majas_seat))[0]
        life.end(again(majas_seat), date(2026, 3, 14))
        doc = record(majas_seat)
        assert doc.months_done == 1
        assert [(gap.until, gap.open) for gap in doc.gaps] == [(date(2026, 3, 14), False)]


def test_without_signed_terms_no_month_counts(majas_seat: Seat) -> None:
    doc = record(majas_seat)
    assert (doc.months, doc.months_done, doc.gaps, told.timeline(doc)) == (None, 0, [], [])
    assert "tæller tidligst fra den dag, I begge har skrevet under" in " ".join(told.months(doc))


def test_who_has_a_fleksjob_is_told_of_the_agreement_and_not_of_twelve_months(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    holding.agree(majas_seat, sofies_seat)
    said = told.months(record(majas_seat))
    assert said == ["Jeres aftale gælder fra 1. december 2026. Her står det, I har fulgt op på siden."]


def test_what_was_agreed_by_word_of_mouth_is_shown_and_does_not_count(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    torben(majas_seat, sofies_seat, TALKS[0], TALKS[2])
    with on(TODAY):
        note(majas_seat, "Aftalt mundtligt", on=date(2025, 12, 1), about=About.ORAL)
        note(majas_seat, "Aftalt igen", on=date(2026, 7, 2), about=About.ORAL)
        doc = record(sofies_seat)
        assert doc.months
        assert doc.months.begun == SIGNED
        assert [gap.days for gap in doc.missing] == [175]
        shown = {moment.text: moment for moment in told.timeline(doc)}
        line = shown["En mundtlig aftale: Aftalt mundtligt"]
        assert not line.counts
        assert "skal være skriftlig og underskrevet" in line.note


# --- checklist and what was tried ---------------------------------------------------------------------------


def points(seat: Seat) -> dict[str, tuple[bool, tuple[str, ...]]]:
    return {point.label: (point.written, point.lines) for point in told.checklist(record(seat))}


def test_the_checklist_says_what_is_written_down_and_what_is_not(majas_seat: Seat, sofies_seat: Seat) -> None:
    torben(majas_seat, sofies_seat, *TALKS)
    with on(TODAY):
        found = points(majas_seat)
        assert found["Funktioner, der er svære"] == (True, ("Løft over 10 kg", "Lager højt oppe"))
        assert found["Aftalte hensyn"][1][0] == "Ingen løft over 10 kg"
        assert found["Samtaler"][1] == (
            "3 underskrevne samtaler",
            "Sidste samtale 8. oktober 2026 (46 dage siden)",
        )
        not_written = {label for label, (written, _lines) in found.items() if not written}
        assert not_written == {"Et andet job på arbejdspladsen", "TR inddraget", "Kommunen inddraget"}
        note(majas_seat, "Talt om lageret", about=About.MOVE)
        note(sofies_seat, "TR med til møde", about=About.UNION)
        note(majas_seat, "Ringet til kommunen", about=About.KOMMUNE)
        assert all(written for written, _lines in points(sofies_seat).values())


def test_a_hensyn_that_is_agreed_in_own_words_is_written_down_too(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    rows = (Row("a1", {"tekst": "Fast plads"}),)
    words = answered(raekker=rows, tekst="- Pause hver time\n- Fast plads\n\nStille lokale")
    holding.agree(majas_seat, sofies_seat, ANSWERS | {"hjaelp_fra_arbejdspladsen": words})
    found = points(majas_seat)["Aftalte hensyn"]
    assert found == (True, ("Fast plads", "Pause hver time", "Stille lokale"))


@pytest.mark.parametrize(
    ("answer", "written", "line"),
    [
        (answered(svar="ja", dato=date(2026, 1, 8)), True, "Ja, 8. januar 2026"),
        (answered(svar="ja"), True, "Ja"),
        (answered(svar="nej"), False, "Nej, står der i aftalen"),
        (answered(svar="ingen"), True, "Der er ingen TR på arbejdspladsen"),
    ],
    ids=["yes", "yes, no day", "no", "none there"],
)
def test_the_terms_say_whether_the_union_representative_took_part(
    majas_seat: Seat, sofies_seat: Seat, answer: Any, written: bool, line: str
) -> None:
    sign_terms(majas_seat, sofies_seat, tr_inddraget=answer, omplacering=answered(tekst="Kontor prøvet"))
    found = points(majas_seat)
    assert found["TR inddraget"] == (written, (line,))
    assert found["Et andet job på arbejdspladsen"] == (True, ("Kontor prøvet",))


def test_what_was_tried_stands_with_day_and_result_from_talks_and_from_both(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    torben(majas_seat, sofies_seat, TALKS[0])
    hold(
        majas_seat,
        sofies_seat,
        2,
        TALKS[1],
        next_by=TALKS[2],
        inddrag_kommunen={"behov": "ja", "om": "Støtte"},
    )
    with on(TODAY):
        note(majas_seat, "Kortere vagt", text="Det gik godt", on=date(2026, 5, 1), about=About.TRIED)
        note(majas_seat, "Kun mit", on=date(2026, 5, 2), about=About.TRIED, zone=Zone.MINE)
        struck = note(majas_seat, "Forkert", on=date(2026, 5, 3), about=About.TRIED)
        journal.strike(majas_seat, struck.pk)
        found = [each.row for each in told.results(record(sofies_seat))]
        assert found[:3] == [
            ("Ingen løft over 10 kg", "16. april 2026", "Virker", "–"),
            ("Rullebord", "16. april 2026", "Virker delvist", "–"),
            ("Kortere vagt", "1. maj 2026", "–", "Det gik godt"),
        ]
        assert {"Kun mit", "Forkert", "Pause hver time"}.isdisjoint(row[0] for row in found)
        assert points(sofies_seat)["Kommunen inddraget"] == (True, ("Besluttet ved samtalen 2. juli 2026",))


# --- who reads it -------------------------------------------------------------------------------------------


def test_hr_reads_it_with_the_grant_and_takes_no_files(
    majas_seat: Seat, sofies_seat: Seat, henrik: User, client: Client
) -> None:
    torben(majas_seat, sofies_seat, TALKS[0])
    with on(TODAY):
        hr = in_hr(majas_seat, henrik)
        note(majas_seat, "HEMMELIGT", about=About.TRIED, zone=Zone.MINE)
        sign_in(client, henrik)
        page = client.get(reverse("documentation", args=[hr.case.pk])).content.decode()
        assert "10 måneder dokumenteret" in page
        assert "HEMMELIGT" not in page
        assert "/journal/" not in page
        assert "(ZIP)" not in page
        assert "Aftalerne og filerne i journalen er ikke med. Bed en af de to om dem." in page
        assert (
            reverse("documentation", args=[hr.case.pk])
            in client.get(reverse("shared", args=[hr.case.pk])).content.decode()
        )
        with pytest.raises(NotAllowed):
            packing.pack(hr)
        Grant.objects.update(ended_at=clock.now())
        assert client.get(reverse("documentation", args=[hr.case.pk])).status_code == 403
        lines = [e.sentence for e in history(majas_seat.vault)]
        assert "Henrik Møller åbnede dokumentationen" in lines


def test_a_new_leader_sees_the_days_and_not_what_was_not_passed_on(
    majas_seat: Seat, sofies_seat: Seat, peter: User
) -> None:
    torben(majas_seat, sofies_seat, TALKS[0])
    with on(date(2026, 7, 1)):
        note(sofies_seat, "Før Peter", about=About.TRIED)
        Party.objects.filter(pk=sofies_seat.party.pk).update(left_on=date(2026, 7, 2))
        party = Party(case=majas_seat.case, role=Role.LEADER, user=peter, begins_on=date(2026, 7, 2))
        party.sealed_name = majas_seat.vault.seal(party.place, "Peter Dahl")
        party.save(force_insert=True)
    with on(TODAY):
        doc = Documentation(seats.take(peter, majas_seat.case.pk))
        assert [talk.held_on for talk in doc.talks] == [TALKS[0]]
        assert doc.functions
        assert doc.entries == []


# --- to take along ------------------------------------------------------------------------------------------


def test_the_pdf_has_contents_and_says_what_the_page_says(majas_seat: Seat, sofies_seat: Seat) -> None:
    torben(majas_seat, sofies_seat, *TALKS)
    with on(TODAY):
        note(majas_seat, "Aftalt mundtligt", on=date(2025, 12, 1), about=About.ORAL)
        drawn = packing.pdf(again(majas_seat))
        text = body(drawn)
        for part in ("Indhold", "Tjekliste", "Tidslinje", "10 måneder dokumenteret", "Virker delvist"):
            assert squeezed(part) in squeezed(text)
        with pikepdf.open(io.BytesIO(drawn)) as pdf:
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang).startswith("da")
            links = [a for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a]
            assert not any("/URI" in link.A for link in links)


def test_the_zip_is_as_long_as_it_says_and_holds_what_both_may_read(
    majas_seat: Seat, sofies_seat: Seat, client: Client, sofie: User
) -> None:
    torben(majas_seat, sofies_seat, TALKS[0])
    with on(TODAY):
        for zone in (Zone.BOTH, Zone.MINE):
            entry = lay_up(majas_seat, scan(1), f"Til {zone}", zone=zone)
            journal.correct(majas_seat, entry.pk, said("Prøvet", "Det gik", about=About.TRIED), seen=1)
        mail = lay_up(majas_seat, eml(attachments=[("plan.txt", b"uge 36")]))
        journal.correct(majas_seat, mail.pk, said("Prøvet", "Det gik", about=About.TRIED), seen=1)
        sign_in(client, sofie)
        answer = client.get(reverse("documentation_zip", args=[majas_seat.case.pk]))
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        assert int(answer["Content-Length"]) == len(content)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert packed.testzip() is None
            names = packed.namelist()
            assert names[:3] == ["indeks.txt", "dokumentation.pdf", "dokumentation.json"]
            assert [n for n in names if n.startswith("filer/")] == [
                "filer/001-2026-09-03.pdf",
                "filer/002-2026-09-03.txt",
            ]
            assert packed.read("filer/002-2026-09-03.txt") == b"uge 36"
            told_too = json.loads(packed.read("dokumentation.json"))
            assert (told_too["months"], told_too["twelve_months"]) == (10, "2027-01-15")
            assert "filer/001-2026-09-03.pdf" in packed.read("indeks.txt").decode()
        assert len(b"".join(packing.pack(again(majas_seat)).pieces)) > len(
            content
        )  # her own mail, as it came


def _tried(_pk: object, zone: Zone) -> Any:
    from tests.evidence.writing import said

    return said("Prøvet", "Det gik", zone=zone, about=About.TRIED)
