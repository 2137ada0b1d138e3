"""A faglig organisation signs third: asked for by both, on every page and paper, and taken away by both."""

import json
from io import BytesIO

import pikepdf
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.queries import agreement
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.agreements.third_signature import take_away
from fleksaftale.cases import commands, seats, third_signature
from fleksaftale.cases.models import Party, Role
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import signing
from fleksaftale.documents.models import Stage, Version
from fleksaftale.documents.signing import Intent
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from tests.agreements.test_sign import sign
from tests.cast import link_in_mail
from tests.people.signing_in import sign_in
from tests.web.test_companions import page, post

T = FLEKS_TILLAEGSAFTALE
UNION = "Grafisk Forbund"


@pytest.fixture
def union(db: None) -> User:
    return User.objects.create_user("aftaler@grafisk.example", UNION)


@pytest.fixture
def asked(sofies_seat: Seat, majas_seat: Seat, proposed: Version, union: User) -> Party:
    """Sofie proposes it, Maja says yes, and the organisation has said yes to the invitation."""
    party = third_signature.propose(sofies_seat, name=UNION, email=union.email)
    third_signature.agree(majas_seat)
    commands.accept(union, link_in_mail(union.email).rstrip("/").rpartition("/")[2])
    return party


def sign_third(union: User, case: object, version: Version) -> None:
    seat = seats.take(union, case)  # type: ignore[arg-type]
    signing.sign(seat, T, version.pk, Intent(UNION, version.fingerprint))


def test_nobody_is_invited_before_both_have_said_yes(
    sofies_seat: Seat, majas_seat: Seat, proposed: Version, union: User, maja: User
) -> None:
    party = third_signature.propose(sofies_seat, name=UNION, email=union.email)
    outbox.deliver_due()
    assert [m for m in mail.outbox if m.to == [union.email]] == []
    said = post(maja, "companion", majas_seat.case.pk, party.pk, do="agree")
    assert "I har begge bedt om underskriften." in said
    outbox.deliver_due()
    assert "læse et dokument" in next(m for m in mail.outbox if m.to == [union.email]).subject


def test_a_proposal_alone_holds_nothing_up(
    sofies_seat: Seat, majas_seat: Seat, proposed: Version, union: User
) -> None:
    third_signature.propose(sofies_seat, name=UNION, email=union.email)
    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    assert agreement(majas_seat).signed == proposed


def test_the_organisation_reads_the_version_when_both_have_signed_and_then_it_holds(
    asked: Party, union: User, maja: User, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    case = majas_seat.case.pk
    sign(majas_seat, proposed)
    client = Client()
    sign_in(client, union)
    assert client.get(reverse("shared_version", args=[case, proposed.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        seats.take(union, case).allow("agreement.read_version")
    sign(sofies_seat, proposed)
    assert agreement(majas_seat).stage is Stage.PROPOSED
    assert f"Nu er det {UNION}s tur" in page(maja, "case_detail", case)
    assert "layout" in client.get(reverse("shared_sign", args=[case, proposed.pk])).content.decode()
    answer = client.post(
        reverse("shared_sign", args=[case, proposed.pk]),
        {"name": UNION, "intent": "on", "fingerprint": proposed.fingerprint},
        follow=True,
    )
    assert "Du har skrevet under." in answer.content.decode()
    assert agreement(majas_seat).signed == proposed
    said = page(maja, "version", case, proposed.pk)
    assert said.count("bekræftet med login") == 3
    assert UNION in said


def test_the_pdf_and_its_data_name_all_three(
    asked: Party, union: User, maja: User, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    sign_third(union, majas_seat.case.pk, proposed)
    client = Client()
    sign_in(client, maja)
    pdf = client.get(reverse("version_pdf", args=[majas_seat.case.pk, proposed.pk])).content
    with pikepdf.open(BytesIO(pdf)) as found:
        kept = json.loads(found.attachments["underskrifter.json"].get_file().read_bytes())
    assert [one["role"] for one in kept["signatures"]] == ["employee", "leader", "organisation"]
    assert kept["signatures"][2]["name"] == UNION


def test_a_pdf_that_waits_for_the_organisation_says_so(
    asked: Party, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    from fleksaftale.documents.pdf.agreement import _waiting
    from fleksaftale.documents.printing import printed

    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    here = agreement(seats.take(majas_seat.user, majas_seat.case.pk))
    assert _waiting(printed(here, proposed)) == [(UNION, "Faglig organisation")]


def test_an_organisation_that_does_not_answer_is_taken_away_by_both_and_the_version_holds(
    asked: Party, union: User, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    assert take_away(majas_seat) is False
    assert take_away(majas_seat) is False  # one alone cannot, also not by saying it twice
    assert agreement(majas_seat).signed is None
    assert take_away(sofies_seat) is True
    assert agreement(majas_seat).signed == proposed
    with pytest.raises(seats.AccessEnded):
        seats.take(union, majas_seat.case.pk)


def test_an_organisation_sees_nothing_but_the_version(
    asked: Party, union: User, majas_seat: Seat, sofies_seat: Seat, proposed: Version
) -> None:
    sign(majas_seat, proposed)
    sign(sofies_seat, proposed)
    client = Client()
    sign_in(client, union)
    case = majas_seat.case.pk
    for name in ("case_log", "draft", "own_summary", "companions"):
        assert client.get(reverse(name, args=[case])).status_code == 403
    assert client.get(reverse("case_detail", args=[case])).headers["Location"].endswith("/delt/")
    assert {p.role for p in seats.take(union, case).parties} == {Role.EMPLOYEE, Role.LEADER}


def test_an_organisation_that_is_taken_away_before_it_has_answered_cannot_say_yes(
    sofies_seat: Seat, majas_seat: Seat, union: User
) -> None:
    third_signature.propose(sofies_seat, name=UNION, email=union.email)
    third_signature.agree(majas_seat)
    token = link_in_mail(union.email).rstrip("/").rpartition("/")[2]
    take_away(sofies_seat)
    take_away(majas_seat)
    with pytest.raises(commands.LinkClosed):
        commands.accept(union, token)
