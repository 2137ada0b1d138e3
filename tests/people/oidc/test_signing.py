"""Signing an agreement with MitID: what is kept, what stands on the document, and what is refused."""

import io
import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import Settings

from fleksaftale.agreements.document_types import AFTALE
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.documents import signing
from fleksaftale.documents.models import Signature, Version
from fleksaftale.documents.signing import Intent, evidence
from fleksaftale.people.models import LinkedMitID, User
from fleksaftale.people.oidc.proofs import unpacked
from tests.people.oidc.idp import ADDRESS, CPR, MAJA, PEOPLE, Idp, at_provider, go, linked, said, visit
from tests.people.signing_in import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_whole_site(settings: Settings) -> None:
    settings.ROOT_URLCONF = "fleksaftale.config.urls"


@pytest.fixture
def page(proposed: Version) -> str:
    """The page on which the version is signed."""
    return reverse("sign", args=[proposed.document.case_id, AFTALE, proposed.pk])


def leave(client: Client, page: str, **written: str) -> str:
    """Press "Bekræft med MitID først" on the page to sign; the page of ours that leads on."""
    answer = client.post(page, {"mitid": "mitid", **written})
    assert answer.status_code == 302
    return str(answer["Location"])


def press(client: Client, page: str, version: Version, name: str, **more: str) -> object:
    form = {"name": name, "intent": "on", "fingerprint": version.fingerprint, **more}
    return client.post(page, form)


def signed_by(client: Client, who: str, page: str, version: Version, name: str) -> Signature:
    visit(client, who, leave(client, page))
    press(client, page, version, name, **{"with": "mitid"})
    return Signature.objects.get(version=version, level="mitid")


def test_a_signature_with_mitid_keeps_who_vouched_for_what_and_when(
    client: Client, idp: Idp, maja: User, majas_seat: Seat, proposed: Version, page: str
) -> None:
    sign_in(client, maja)
    assert "Bekræft med MitID først" in client.get(page).content.decode()
    answer = visit(client, "maja", leave(client, page))
    assert answer["Location"] == f"{page}#din-underskrift"
    assert said(answer) == "Dit MitID er knyttet til din konto."
    text = client.get(page).content.decode()
    assert "Du har bekræftet dig med MitID" in text
    assert "Niveau: Betydelig." in text
    assert "Navnet er et andet i MitID" not in text
    assert "Underskriv uden MitID" in text
    press(client, page, proposed, "Maja Kjærgaard", **{"with": "mitid"})
    signature = Signature.objects.get()
    kept = evidence(majas_seat, signature)
    assert (signature.level, kept["level"]) == ("mitid", "mitid")
    assert (kept["mitid_issuer"], kept["mitid_assurance"]) == (idp.issuer, "substantial")
    assert kept["mitid_name"] == "Maja Kjærgaard"
    assert re.fullmatch("[0-9a-f]{64}", kept["mitid_subject"])
    assert kept["mitid_subject"] != LinkedMitID.objects.get().subject, "each case has a hash of its own"
    assert clock.now() - timedelta(minutes=2) < signing.datetime.fromisoformat(kept["authenticated_at"])
    assert [e.details["level"] for e in history(majas_seat.vault) if e.kind == "version.signed"] == ["mitid"]


def test_the_document_names_the_level_and_its_attachment_holds_no_number(
    client: Client, idp: Idp, maja: User, majas_seat: Seat, sofies_seat: Seat, proposed: Version, page: str
) -> None:
    sign_in(client, maja)
    signed_by(client, "maja", page, proposed, "Maja Kjærgaard")
    signing.sign(
        sofies_seat,
        FLEKS_TILLAEGSAFTALE,
        proposed.pk,
        Intent("Sofie Bang", proposed.fingerprint, clock.now()),
    )
    pdf = client.get(page.replace("underskriv/", "aftale.pdf")).content
    reader = PdfReader(io.BytesIO(pdf))
    text = " ".join(" ".join(p.extract_text() for p in reader.pages).split())
    assert "MitID (Betydelig)" in text
    assert "bekræftet med login" in text
    proof = json.loads(reader.attachments["underskrifter.json"][0])
    (mitid,) = (s for s in proof["signatures"] if s["level"] == "mitid")
    assert mitid["mitid_assurance"] == "substantial"
    everything = text + json.dumps(proof)
    for secret in (CPR, ADDRESS, MAJA["sub"], MAJA["birthdate"], MAJA["email"]):
        assert secret not in everything
    assert "MitID (Betydelig)" in client.get(page.replace("underskriv/", "")).content.decode()


def test_another_name_in_mitid_is_shown_before_and_after_and_does_not_stop_anybody(
    client: Client, idp: Idp, maja: User, majas_seat: Seat, proposed: Version, page: str
) -> None:
    idp.control(people=PEOPLE | {"maja": MAJA | {"name": "Maja Holm Kjærgaard"}})
    sign_in(client, maja)
    visit(client, "maja", leave(client, page))
    assert "I MitID hedder du Maja Holm Kjærgaard." in client.get(page).content.decode()
    press(client, page, proposed, "Maja Kjærgaard", **{"with": "mitid"})
    assert signing.said_level(evidence(majas_seat, Signature.objects.get())) == (
        "MitID (Betydelig). Navn i MitID: Maja Holm Kjærgaard"
    )


def test_capitals_and_spaces_make_no_other_name(
    client: Client, idp: Idp, maja: User, majas_seat: Seat, proposed: Version, page: str
) -> None:
    idp.control(people=PEOPLE | {"maja": MAJA | {"name": "MAJA  KJÆRGAARD"}})
    sign_in(client, maja)
    signature = signed_by(client, "maja", page, proposed, "Maja Kjærgaard")
    assert signing.said_level(evidence(majas_seat, signature)) == "MitID (Betydelig)"


@pytest.mark.parametrize("name", ["", "Skjult Navn"])
def test_with_name_and_address_protection_one_signs_and_neither_appears(
    client: Client, idp: Idp, maja: User, majas_seat: Seat, proposed: Version, page: str, name: str
) -> None:
    idp.control(people=PEOPLE | {"maja": MAJA | {"name": name, "protected": True}})
    sign_in(client, maja)
    signature = signed_by(client, "maja", page, proposed, "Maja Kjærgaard")
    kept = evidence(majas_seat, signature)
    assert kept["mitid_name"] == ""
    assert ADDRESS not in json.dumps(kept)
    assert signing.said_level(kept) == "MitID (Betydelig)"


def test_level_lav_is_refused_for_signing_with_the_reason_and_the_other_ways(
    client: Client, idp: Idp, maja: User, proposed: Version, page: str
) -> None:
    linked(maja, idp, "maja")
    sign_in(client, maja)
    answer = visit(client, "maja-lav", leave(client, page))
    assert answer["Location"] == page
    assert said(answer) == (
        "Dit MitID svarede med niveau Lav. En underskrift kræver mindst Betydelig. "
        "Prøv igen med MitID-appen, eller skriv under uden MitID."
    )
    press(client, page, proposed, "Maja Kjærgaard", **{"with": "mitid"})
    assert not Signature.objects.exists()
    assert "Et MitID på et for lavt niveau blev afvist" in [e.sentence for e in history(maja.vault)]


def test_a_sign_in_at_level_lav_gives_no_signature_with_mitid(
    client: Client, idp: Idp, maja: User, proposed: Version, page: str
) -> None:
    linked(maja, idp, "maja")
    visit(client, "maja-lav", f"/ind/mitid/mitid/?next={page}")
    assert "Bekræft med MitID først" in client.get(page).content.decode()
    answer = press(client, page, proposed, "Maja Kjærgaard", **{"with": "mitid"})
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert not Signature.objects.exists()


def test_a_mitid_of_somebody_else_signs_nothing(
    client: Client, idp: Idp, maja: User, ulla: User, proposed: Version, page: str
) -> None:
    linked(ulla, idp, "ulla")
    sign_in(client, maja)
    answer = visit(client, "ulla", leave(client, page))
    assert (answer["Location"], said(answer)) == (
        page,
        "Dette MitID hører ikke til din konto. Brug dit eget MitID.",
    )
    press(client, page, proposed, "Maja Kjærgaard", **{"with": "mitid"})
    assert not Signature.objects.exists()


def test_the_command_itself_takes_no_mitid_of_another(
    client: Client, idp: Idp, maja: User, ulla: User, majas_seat: Seat, proposed: Version
) -> None:
    linked(ulla, idp, "ulla")
    visit(client, "ulla")
    intent = Intent(
        "Maja Kjærgaard", proposed.fingerprint, clock.now(), mitid=unpacked(client.session["mitid.proof"])
    )
    with pytest.raises(NotAllowed, match="hører ikke til din konto"):
        signing.sign(majas_seat, FLEKS_TILLAEGSAFTALE, proposed.pk, intent)


def test_what_mitid_showed_is_worth_ten_minutes_and_half_an_hour_to_read(
    client: Client, idp: Idp, maja: User, proposed: Version, page: str
) -> None:
    linked(maja, idp, "maja")
    sign_in(client, maja)
    visit(client, "maja", leave(client, page))
    with time_machine.travel(clock.now() + timedelta(minutes=41)):
        sign_in(client, maja)
        answer = press(client, page, proposed, "Maja Kjærgaard", **{"with": "mitid"})
        text = answer.content.decode()  # type: ignore[attr-defined]
    assert "Bekræft dig med MitID igen, eller skriv under uden." in text
    assert 'value="Maja Kjærgaard"' in text
    assert not Signature.objects.exists()


def test_who_has_shown_a_mitid_may_still_sign_without_it(
    client: Client, idp: Idp, maja: User, majas_seat: Seat, proposed: Version, page: str
) -> None:
    sign_in(client, maja)
    visit(client, "maja", leave(client, page))
    press(client, page, proposed, "Maja Kjærgaard", **{"with": "login"})
    kept = evidence(majas_seat, Signature.objects.get())
    assert kept["level"] == "login"
    assert not [key for key in kept if key.startswith("mitid")]


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_when_mitid_is_down_the_other_ways_are_named_and_what_was_written_stands_there(
    client: Client, idp: Idp, maja: User, proposed: Version, page: str, when: str
) -> None:
    sign_in(client, maja)
    there = leave(client, page, name="Maja Kjærgaard", intent="on")
    if when == "before":
        idp.control(down=True)
        answer = client.get(there)
    else:
        back = at_provider(go(client, there), "maja")
        idp.control(down=True)
        answer = client.get(back[back.index("/", 8) :])
    assert answer["Location"] == page
    assert said(answer) == (
        "MitID svarer ikke lige nu. Du kan skrive under uden MitID, eller I kan bruge papir. "
        "Måden kommer til at stå på aftalen."
    )
    text = client.get(page).content.decode()
    assert 'value="Maja Kjærgaard"' in text
    assert re.search(r'name="intent"[^>]* checked', text)
    assert 'Underskriften hedder "bekræftet med login".' in text.replace("&quot;", '"')
    press(client, page, proposed, "Maja Kjærgaard")
    assert Signature.objects.get().level == "login"


def test_without_a_provider_the_page_to_sign_says_nothing_of_mitid(
    client: Client, maja: User, proposed: Version, page: str
) -> None:
    sign_in(client, maja)
    assert "MitID" not in client.get(page).content.decode()
    assert client.get(client.post(page, {"mitid": "mitid"})["Location"]).status_code == 404
