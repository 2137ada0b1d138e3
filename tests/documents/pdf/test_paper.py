"""The print that is signed with a pen: every field, room to write, and on each page what it belongs to."""

import io
from collections import Counter
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from fleksaftale.agreements.commands import propose_version, rule_set_today
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.models import Version
from fleksaftale.documents.paper_printing import draft_pdf, version_pdf
from fleksaftale.documents.rows import Row, new_id
from fleksaftale.documents.show import sections
from fleksaftale.documents.template import Kind, State
from tests.cast import ANSWERS, answered, now

from .reading import body, failures, pages, rooms_to_write, squeezed

T = FLEKS_TILLAEGSAFTALE
TALK = "mandag 1. februar 2027 (uge 5)"
pytestmark = pytest.mark.django_db


def printed(seat: Seat, version: Version, *, large: bool = False) -> bytes:
    return version_pdf(now(seat), version, next_talk=TALK, large=large)


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_it_has_every_field_of_the_digital_one(sofies_seat: Seat, proposed: Version, large: bool) -> None:
    text = body(printed(sofies_seat, proposed, large=large))
    here = now(sofies_seat)
    answers = here.content(proposed).answers(T)
    for section in sections(T, answers):
        for shown in section.answers:
            assert squeezed(str(shown.question.text)) in text
            for label, value in shown.rows:
                assert squeezed(label) in text
                assert squeezed(value) in text
    for question in T.questions:
        if answers[question.key].state is not State.ANSWERED:
            continue
        for part in question.fields:
            if part.when is None and part.kind not in (Kind.KEY, Kind.CHOICE):
                assert squeezed(str(part.label)) in text
    assert "Næsteopfølgningsenest" in text
    assert squeezed(TALK) in text


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_every_page_says_which_version_which_page_and_which_content(
    sofies_seat: Seat, proposed: Version, large: bool
) -> None:
    found = pages(printed(sofies_seat, proposed, large=large))
    for number, text in enumerate(found, start=1):
        assert f"Side{number}af{len(found)}" in text
        assert "Version1" in text
        assert proposed.fingerprint in text


def test_both_sign_together_on_the_last_page(sofies_seat: Seat, proposed: Version) -> None:
    last = pages(printed(sofies_seat, proposed, large=True))[-1]
    assert last.count("Navnmedblokbogstaver") == last.count("Dato") == 2
    assert "MajaKjærgaard" in last
    assert "SofieBang" in last


def test_a_draft_has_lines_of_at_least_eight_millimetres_where_nothing_is_answered(
    sofies_seat: Seat, draft: Callable[..., None]
) -> None:
    draft({key: answer for key, answer in ANSWERS.items() if key != "kontakt_i_kommunen"})
    pdf = draft_pdf(now(sofies_seat), rule_set=rule_set_today(), next_talk="")
    rooms = rooms_to_write(pdf)
    assert len(rooms) > 10
    assert min(rooms) >= 8  # mm
    assert "Kladde" in body(pdf)
    assert "måned" in body(pdf)  # a place for the date of the next talk


def test_a_draft_bears_the_fingerprint_of_the_version_it_becomes(
    sofies_seat: Seat, draft: Callable[..., None]
) -> None:
    draft()
    pdf = draft_pdf(now(sofies_seat), rule_set=rule_set_today(), next_talk=TALK)
    version = propose_version(sofies_seat)
    assert all(version.fingerprint in text for text in pages(pdf))


def test_a_draft_without_a_start_date_says_that_it_has_no_fingerprint(
    sofies_seat: Seat, draft: Callable[..., None]
) -> None:
    draft({"opgaver": ANSWERS["opgaver"]})
    pdf = draft_pdf(now(sofies_seat), rule_set=rule_set_today(), next_talk="")
    assert all("Intetfingeraftrykendnu" in text for text in pages(pdf))


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_it_conforms_to_both_standards(sofies_seat: Seat, proposed: Version, large: bool) -> None:
    assert failures(printed(sofies_seat, proposed, large=large)) == []


def test_the_large_print_is_16_points(sofies_seat: Seat, proposed: Version) -> None:
    sizes: Counter[int] = Counter()
    for page in PdfReader(io.BytesIO(printed(sofies_seat, proposed, large=True))).pages:
        page.extract_text(
            visitor_text=lambda text, _cm, tm, _font, size: sizes.update({round(size * tm[0]): len(text)})
        )
    assert sizes.most_common(1)[0][0] == 16


def test_rows_of_an_answer_stand_one_by_one(sofies_seat: Seat, draft: Callable[..., None]) -> None:
    pause = Row(new_id(), {"tekst": "Pause på 15 minutter hver time", "hvem": "Sofie minder om det"})
    room = Row(new_id(), {"tekst": "Stille lokale"})
    draft({**ANSWERS, "hjaelp_fra_arbejdspladsen": answered(raekker=(pause, room))})
    pdf = draft_pdf(now(sofies_seat), rule_set=rule_set_today(), next_talk=TALK)
    text = body(pdf)
    for said in ("Hensyn 1", "Pause på 15 minutter hver time", "Sofie minder om det", "Stille lokale"):
        assert squeezed(said) in text
    assert failures(pdf) == []
