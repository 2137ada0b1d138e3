"""The agreement on special terms: what it must say, from when the twelve months count, and what it is not."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.document_types import VILKAAR
from fleksaftale.agreements.twelve_months import twelve_months
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import amending, signing, writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.models import Version
from fleksaftale.documents.printing import signed_pdf
from fleksaftale.documents.rows import Row
from fleksaftale.documents.signing import Incomplete
from fleksaftale.documents.stages import Sheet, sheet
from fleksaftale.people.models import User
from tests.cast import answered
from tests.documents.pdf.reading import body, squeezed
from tests.people.signing_in import sign_in

T = VILKAAR.template
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
WHOLE = {
    "form": answered(form="tillaeg"),
    "start": answered(dato=date(2026, 1, 10)),
    "funktioner": answered(
        raekker=(
            Row("f1", {"tekst": "Løft over 10 kg", "grad": "kan_ikke"}),
            Row("f2", {"tekst": "Lager højt oppe", "grad": "svaert"}),
        )
    ),
    "skaanehensyn": answered(
        raekker=(
            Row("h1", {"tekst": "Ingen løft over 10 kg"}),
            Row("h2", {"tekst": "Kollega tager øverste hylde", "hvem": "Sofie giver besked"}),
        )
    ),
    "tr_inddraget": answered(svar="ja", dato=date(2026, 1, 2)),
}


def terms(seat: Seat) -> Sheet:
    return sheet(seat, T)


def save(seat: Seat, answers: dict[str, Answer]) -> None:
    joint = terms(seat).joint
    drafts = {k: (a, joint[k].revision if k in joint else 0) for k, a in answers.items()}
    writing.save_together(seat, T, drafts)


def sign_both(version: Version, *seats: Seat) -> None:
    for seat in seats:
        signing.sign(seat, T, version.pk, signing.Intent(seat.name, version.fingerprint))


@pytest.fixture
def drafted(sofies_seat: Seat, majas_seat: Seat) -> None:
    writing.start(majas_seat, T)
    writing.write_together(sofies_seat, T)


def at(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=COPENHAGEN), tick=False)


def test_nobody_has_been_involved_on_a_day_to_come(drafted: None, sofies_seat: Seat) -> None:
    save(sofies_seat, WHOLE | {"tr_inddraget": answered(svar="ja", dato=date(2099, 1, 8))})
    with pytest.raises(Incomplete) as caught:
        propose_version(sofies_seat, T)
    assert [(one.question, one.field) for one in caught.value.problems] == [("tr_inddraget", "dato")]


@pytest.mark.parametrize("missing", ["funktioner", "skaanehensyn", "start", "form"])
def test_it_cannot_be_signed_without_what_it_must_say(drafted: None, sofies_seat: Seat, missing: str) -> None:
    save(sofies_seat, {k: a for k, a in WHOLE.items() if k != missing})
    with pytest.raises(Incomplete):
        propose_version(sofies_seat, T)
    save(sofies_seat, {missing: WHOLE[missing]})
    assert propose_version(sofies_seat, T).number == 1


@pytest.mark.parametrize(
    ("signed", "begins", "over"),
    [
        (date(2026, 1, 15), date(2026, 1, 15), date(2027, 1, 15)),  # signed after its own first day
        (date(2026, 1, 5), date(2026, 1, 10), date(2027, 1, 10)),  # signed before it
    ],
)
def test_the_twelve_months_count_from_the_later_of_signature_and_first_day(
    drafted: None, sofies_seat: Seat, majas_seat: Seat, signed: date, begins: date, over: date
) -> None:
    save(sofies_seat, WHOLE)
    with at(signed):
        assert twelve_months(terms(majas_seat)) is None
        sign_both(propose_version(sofies_seat, T), sofies_seat, majas_seat)
    with at(date(2026, 11, 23)):
        counted = twelve_months(terms(majas_seat))
        assert counted
        assert (counted.begun, counted.over, counted.reached) == (begins, over, False)
    with at(over):
        found = twelve_months(terms(majas_seat))
        assert found
        assert found.reached


def test_one_signature_starts_nothing(drafted: None, sofies_seat: Seat, majas_seat: Seat) -> None:
    save(sofies_seat, WHOLE)
    sign_both(propose_version(sofies_seat, T), majas_seat)
    assert twelve_months(terms(majas_seat)) is None


def test_a_changed_agreement_goes_on_with_the_same_months(
    drafted: None, sofies_seat: Seat, majas_seat: Seat
) -> None:
    save(sofies_seat, WHOLE)
    with at(date(2026, 1, 15)):
        sign_both(propose_version(sofies_seat, T), sofies_seat, majas_seat)
    with at(date(2026, 5, 1)):
        amending.open_amendment(majas_seat, T, date(2026, 5, 4))
        save(majas_seat, {"hjemmefra": answered(tekst="Onsdag")})
        sign_both(propose_version(majas_seat, T), sofies_seat, majas_seat)
        assert [v.number for v in terms(majas_seat).agreed] == [1, 2]
        counted = twelve_months(terms(majas_seat))
        assert counted
        assert counted.begun == date(2026, 1, 15)


def test_the_page_tells_the_rule_before_it_is_begun_and_the_date_when_it_is_signed(
    client: Client, maja: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    sign_in(client, maja)
    url = reverse("document", args=[majas_seat.case.pk, VILKAAR])
    first = client.get(url).content.decode()
    assert "Hvilke funktioner medarbejderen har svært ved at udføre" in first
    assert "Begynd" in first
    client.post(url)
    writing.write_together(sofies_seat, T)
    save(sofies_seat, WHOLE)
    with at(date(2026, 1, 15)):
        sign_both(propose_version(sofies_seat, T), sofies_seat, majas_seat)
    after = client.get(url).content.decode()
    assert "De tolv måneder tæller fra 15. januar 2026." in after
    assert "15. januar 2027" in after
    assert "Kommunen afgør" in after
    assert "ret til" not in after


def test_its_pdf_names_functions_and_hensyn_and_never_the_other_agreement(
    drafted: None, sofies_seat: Seat, majas_seat: Seat
) -> None:
    save(sofies_seat, WHOLE)
    version = propose_version(sofies_seat, T)
    sign_both(version, sofies_seat, majas_seat)
    text = body(signed_pdf(terms(majas_seat), version))
    for said in ("Aftale om særlige vilkår", "Løft over 10 kg", "Kollega tager øverste hylde"):
        assert squeezed(said) in text
    assert "Fleks-tillægsaftale" not in text


def test_every_page_of_it_is_drawn_in_both_languages(
    client: Client, drafted: None, maja: User, majas_seat: Seat
) -> None:
    sign_in(client, maja)
    for language in ("da", "en"):
        maja.language = language
        maja.save()
        for page in T.pages:
            answer = client.get(reverse("draft_page", args=[majas_seat.case.pk, VILKAAR, page.key]))
            assert answer.status_code == 200, page.key
            shown = answer.content.decode().replace("\u00a0", " ")
            assert page.questions[0].text.in_language(language) in shown
