"""A version signed with a pen: who typed it, what holds then, and what it is honestly called."""

import hashlib
import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.queries import next_talk
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents import amending, paper, paper_shown, signing, uploads
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.models import (
    Level,
    PaperSigning,
    Signature,
    Stage,
    Upload,
    Version,
)
from fleksaftale.documents.paper import Paper, WrongDay
from fleksaftale.documents.printing import signed_pdf
from fleksaftale.documents.sealing import keys
from fleksaftale.documents.sealing.checking import State, verify
from fleksaftale.documents.signing import Intent
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import User
from tests.cast import answered, now, save_together
from tests.documents.paper.waiting import waiting
from tests.documents.pdf.reading import attachments, body, failures
from tests.documents.scans import photo

T = FLEKS_TILLAEGSAFTALE
pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


def test_the_version_holds_from_its_day_with_level_papir(
    sofies_seat: Seat, majas_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    here = now(majas_seat)
    assert here.stage is Stage.SIGNED
    assert here.signed == proposed
    assert here.agreed[0].begins_on == date(2026, 12, 1)
    assert {s.level for s in here.signatures(here.agreed[0])} == {Level.PAPER}
    assert next_talk(here.content(proposed).answers(T)).due == date(2027, 2, 1)  # type: ignore[union-attr]


def test_the_scan_is_kept_sealed_with_its_hash(
    sofies_seat: Seat,
    majas_seat: Seat,
    proposed: Version,
    sheet_of_paper: Callable[..., Paper],
    two_pages: uploads.Looked,
) -> None:
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    noted = paper_shown.noted_of(now(majas_seat), proposed)
    assert noted
    kept = paper_shown.scan_of(noted, 1)
    assert kept
    assert kept.sha256 == hashlib.sha256(two_pages.content).hexdigest() == noted.said["scan"][0]["sha256"]
    assert uploads.content_of(majas_seat, kept) == two_pages.content
    assert paper_shown.scan_of(noted, 2) is None


def test_it_says_who_typed_it_for_whom_and_the_names_as_on_the_paper(
    sofies_seat: Seat, majas_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    here = now(majas_seat)
    noted = paper_shown.noted_of(here, proposed)
    assert noted
    assert noted.entered == "indtastet af Sofie Bang for Maja Kjærgaard"
    said = {s["role"]: s for s in (signing.evidence(here.seat, one) for one in Signature.objects.all())}
    assert said["leader"]["name"] == "S. Bang"
    assert said["employee"]["entered_by"] == "Sofie Bang"
    assert said["employee"]["entered_for"] == "Maja Kjærgaard"
    assert said["employee"]["signed_at"] == "2026-11-30"
    [told] = [e.sentence for e in history(majas_seat.vault) if e.kind == "paper.recorded"]
    assert told == "Sofie Bang skrev ind, at version 1 blev underskrevet på papir 30.11.2026"


def test_the_employee_is_told_by_a_mail_that_says_nothing(
    sofies_seat: Seat, maja: User, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    before = Outbox.objects.count()
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    assert [message.kind for message in Outbox.objects.all()[before:]] == ["case.news"]


def test_who_signed_here_signs_no_paper(
    sofies_seat: Seat, majas_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    signing.sign(sofies_seat, T, proposed.pk, Intent(sofies_seat.name, proposed.fingerprint))
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    levels = {s.party.role: s.level for s in Signature.objects.all()}
    assert levels == {"leader": Level.LOGIN, "employee": Level.PAPER}
    version = now(majas_seat).agreed[0]
    assert version.signed_at == Signature.objects.get(level=Level.LOGIN).signed_at


def test_a_day_that_has_not_come_is_refused(
    sofies_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(WrongDay):
        paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper(signed_on=tomorrow))
    assert not Upload.objects.exists()


def test_a_draft_may_be_printed_and_signed_before_it_is_a_version_here(
    sofies_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    noted = paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper(signed_on=date(2026, 9, 1)))
    assert noted.signed_on < clock.day_of(proposed.proposed_at)


def test_a_change_cannot_be_signed_before_what_it_changes(
    sofies_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    amending.open_amendment(sofies_seat, T, date(2027, 1, 1))
    save_together(sofies_seat, {"timer": answered(timer=14 * 60)})
    second = propose_version(sofies_seat)
    with pytest.raises(WrongDay, match="Version 2"):
        paper.record_paper(sofies_seat, T, second.pk, sheet_of_paper(signed_on=date(2026, 11, 29)))
    paper.record_paper(sofies_seat, T, second.pk, sheet_of_paper(signed_on=date(2026, 11, 30)))
    here = now(sofies_seat)
    assert [v.number for v in here.agreed] == [1, 2]
    assert here.signed
    assert here.signed.number == 1


def test_the_same_paper_sent_twice_is_noted_once(
    sofies_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    first = paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    assert paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper()) == first
    assert (PaperSigning.objects.count(), Upload.objects.count(), Signature.objects.count()) == (1, 1, 2)
    with pytest.raises(NotAllowed):
        paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper(scans=[uploads.look(photo())]))


def test_a_version_that_was_taken_back_takes_no_paper(
    sofies_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    signing.new_draft(sofies_seat, T, proposed.pk)
    with pytest.raises(NotAllowed):
        paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    assert not Upload.objects.exists()


# --- "det passer ikke" -------------------------------------------------------------------------------------


def test_maja_may_say_that_it_is_not_right_and_both_see_it(
    sofies_seat: Seat, majas_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    for _twice in range(2):
        paper.say_not_right(majas_seat, T, proposed.pk, "Jeg har ikke skrevet under.")
    here = now(sofies_seat)
    noted = paper_shown.noted_of(here, proposed)
    assert noted
    [remark] = paper_shown.remarks(here, noted)
    assert (remark.name, remark.text, remark.mine) == ("Maja Kjærgaard", "Jeg har ikke skrevet under.", False)
    assert here.signed == proposed  # it is no veto
    paper.settle_remark(majas_seat, T, proposed.pk)
    [remark] = paper_shown.remarks(now(majas_seat), noted)
    assert remark.settled_at
    assert remark.text
    kinds = [e.kind for e in history(majas_seat.vault)]
    assert (kinds.count("paper.remarked"), kinds.count("paper.remark_settled")) == (1, 1)


def test_what_one_typed_in_is_not_confirmed_until_the_other_says_that_it_is_right(
    sofies_seat: Seat, majas_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    paper.confirm(sofies_seat, T, proposed.pk)  # hers to type, not to confirm
    assert waiting(sofies_seat, proposed) == ["Maja Kjærgaard"]
    assert (paper_shown.to_confirm(majas_seat), paper_shown.to_confirm(sofies_seat)) == ([proposed], [])
    for _twice in range(2):
        paper.confirm(majas_seat, T, proposed.pk)
    assert waiting(sofies_seat, proposed) == []
    assert paper_shown.to_confirm(majas_seat) == []
    assert [e.kind for e in history(majas_seat.vault)].count("paper.confirmed") == 1


def test_a_remark_of_the_leader_is_guarded_and_there_is_none_without_a_paper(
    sofies_seat: Seat, majas_seat: Seat, proposed: Version, sheet_of_paper: Callable[..., Paper]
) -> None:
    with pytest.raises(NotAllowed):
        paper.say_not_right(majas_seat, T, proposed.pk, "")
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    with pytest.raises(Held):
        paper.say_not_right(sofies_seat, T, proposed.pk, "Maja har hjernerystelse")


# --- the file ----------------------------------------------------------------------------------------------


def test_the_sealed_file_says_that_it_was_signed_on_paper(
    sofies_seat: Seat,
    majas_seat: Seat,
    proposed: Version,
    sheet_of_paper: Callable[..., Paper],
    two_pages: uploads.Looked,
) -> None:
    paper.record_paper(sofies_seat, T, proposed.pk, sheet_of_paper())
    pdf = signed_pdf(now(majas_seat), proposed)
    assert verify(pdf, keys.known()).state is State.UNCHANGED
    text = body(pdf)
    assert "Underskrevetpåpapir" in text
    assert "papir,indtastetafSofieBangforMajaKjærgaard" in text
    assert two_pages.sha256 in text
    assert "30.november2026" in text
    found = attachments(pdf)
    assert hashlib.sha256(found["aftale.json"]).hexdigest() == proposed.fingerprint
    proof = json.loads(found["underskrifter.json"])
    assert proof["paper"]["scan"][0]["sha256"] == two_pages.sha256
    assert proof["paper"]["entered_by"] == "Sofie Bang"
    assert {s["signed_at"] for s in proof["signatures"]} == {"2026-11-30"}
    assert failures(pdf) == []
