"""What was signed under version 1 of the template reads as it did, and can be gone on from."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import propose_version, rule_set_today
from fleksaftale.agreements.template import FIRST_EDITION, FLEKS_TILLAEGSAFTALE, SECOND_EDITION
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import amending, signing, writing
from fleksaftale.documents.content import Content
from fleksaftale.documents.models import Version
from fleksaftale.documents.printing import printed
from fleksaftale.documents.rows import Row
from fleksaftale.documents.show import sections
from fleksaftale.documents.signing import Intent
from fleksaftale.documents.template import Field, Kind, Template, Text
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered, now, save_together
from tests.people.signing_in import sign_in

STORED = (
    '{"answers":[{"fields":{"tekst":"Pause hver time"},"key":"hjaelp_fra_arbejdspladsen","number":"6",'
    '"question":"Har den ansatte brug for hjælp og støtte fra arbejdspladsen til at udføre opgaver?",'
    '"state":"answered"},{"fields":{"tekst":"holde timerne stabilt"},"key":"maal","number":"8",'
    '"question":"Hvilke mål er der for evt. at øge arbejdstiden og/eller ændre arbejdsopgaverne?",'
    '"state":"answered"},{"fields":{},"key":"hjaelp_fra_kommunen","number":"7","question":"Har den ansatte '
    'brug for hjælp fra kommunen for at kunne udføre sine arbejdsopgaver?","state":"not_relevant"}],'
    '"format":"fleksaftale/document/1","in_force_from":"2026-12-01","parties":[],"rule_set":"2026-07",'
    '"template":{"id":"fleks-tillaegsaftale","version":1},"title":"Fleks-tillægsaftale","version":1,'
    '"workplace":{"cvr":"","name":"Nordlys"}}'
)
"""Three answers of a version 1 as they lie in a database."""

FINGERPRINT = "8b9c689991693c7eabc0acd821ea9d9df4a81738efefe68c679d639890b73ba1"


@pytest.fixture
def first(majas_seat: Seat, sofies_seat: Seat) -> Version:
    """A version that both signed before hensyn were rows."""
    writing.write_together(sofies_seat, FIRST_EDITION)
    save_together(sofies_seat, ANSWERS)
    version = signing.propose(sofies_seat, FIRST_EDITION, rule_set=rule_set_today())
    for seat in (majas_seat, sofies_seat):
        signing.sign(seat, FIRST_EDITION, version.pk, Intent(seat.name, version.fingerprint))
    return version


def test_stored_bytes_of_version_1_are_read_and_keep_their_fingerprint() -> None:
    content = Content.parse(STORED)
    assert content.fingerprint == FINGERPRINT
    edition = content.edition(FLEKS_TILLAEGSAFTALE)
    assert edition is FIRST_EDITION
    read = {a.question.key: a.rows for s in sections(edition, content.answers(edition)) for a in s.answers}
    assert read["hjaelp_fra_arbejdspladsen"] == (("Hensyn og støtte", "Pause hver time"),)
    assert read["maal"] == (("Mål", "holde timerne stabilt"),)
    assert read["hjaelp_fra_kommunen"] == (("", "Ikke aktuelt"),)


def test_the_answers_of_version_1_stand_in_the_fields_of_today() -> None:
    answers = Content.parse(STORED).answers(FLEKS_TILLAEGSAFTALE)
    assert answers["hjaelp_fra_arbejdspladsen"].get("tekst") == "Pause hver time"
    assert answers["maal"].settles(FLEKS_TILLAEGSAFTALE.question("maal"))


def test_a_version_signed_under_version_1_is_printed_with_its_own_words(
    majas_seat: Seat, first: Version
) -> None:
    here = now(majas_seat)
    assert here.content(first).data["template"]["version"] == 1
    paper = printed(here, first)
    rows = [row for section in paper.sections for answer in section.answers for row in answer.rows]
    assert ("Hensyn og støtte", "Pause på 15 minutter hver time. Stille lokale.") in rows
    assert "Andet om hjælp og støtte" not in dict(rows)
    assert "Arbejdsintensitet" not in dict(rows)


def test_it_is_shown_with_its_own_words_on_the_screen(
    client: Client, maja: User, majas_seat: Seat, first: Version
) -> None:
    sign_in(client, maja)
    page = client.get(reverse("version", args=[majas_seat.case.pk, first.pk])).content.decode()
    assert "Pause på 15 minutter hver time. Stille lokale." in page
    assert "Andet om hjælp" not in page


def test_a_change_goes_on_from_version_1_and_adds_rows(
    majas_seat: Seat, sofies_seat: Seat, first: Version
) -> None:
    amending.open_amendment(sofies_seat, FLEKS_TILLAEGSAFTALE, date(2099, 2, 1))
    here = now(sofies_seat)
    assert [c.question.key for c in amending.draft_changes(here)] == ["start"]
    kept = here.joint["hjaelp_fra_arbejdspladsen"].answer.values
    pause = Row("0a1b2c3d", {"tekst": "Møder højst 30 minutter"})
    save_together(sofies_seat, {"hjaelp_fra_arbejdspladsen": answered(**{**kept, "raekker": (pause,)})})
    version = propose_version(sofies_seat)
    here = now(majas_seat)
    assert here.content(version).data["template"]["version"] == FLEKS_TILLAEGSAFTALE.version
    told = {f.label: (f.old, f.new) for c in amending.version_changes(here, version) for f in c.fields}
    assert told == {
        "Gælder fra": ("1. december 2026", "1. februar 2099"),
        "Hensyn 1 (tilføjet)": ("", "Møder højst 30 minutter"),
    }


def test_the_schema_of_version_2_is_as_it_was_published() -> None:
    """What changes beside the start came with version 3: a file of version 2 that says so is none of ours."""
    start = {t.version: t.question("start") for t in (SECOND_EDITION, FLEKS_TILLAEGSAFTALE)}
    assert [f.key for f in start[2].fields] == ["dato"]
    assert [f.key for f in start[3].fields] == ["dato", "andet"]
    assert [f.key for f in SECOND_EDITION.question("maal").fields] == [
        f.key for f in FLEKS_TILLAEGSAFTALE.question("maal").fields
    ]


def test_a_template_cannot_lose_a_field_of_an_earlier_edition() -> None:
    opgaver = FIRST_EDITION.question("opgaver")
    other = Field("tekst", Kind.LINE, Text("Opgaver", "Tasks"))
    sections_ = tuple(
        replace(
            section,
            pages=tuple(
                replace(
                    page,
                    questions=tuple(
                        replace(opgaver, fields=(other,)) if q.key == "opgaver" else q for q in page.questions
                    ),
                )
                for page in section.pages
            ),
        )
        for section in FIRST_EDITION.sections
    )
    with pytest.raises(ValueError, match="lost a field"):
        Template(
            id=FIRST_EDITION.id,
            version=2,
            title=FIRST_EDITION.title,
            intro=FIRST_EDITION.intro,
            sections=sections_,
            earlier=(FIRST_EDITION,),
        )
