"""The MitID on the account page: linked, of somebody else, taken away; and confirming with it."""

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.test import Client

from fleksaftale.audit import log
from fleksaftale.mail.models import Outbox
from fleksaftale.people.models import LinkedMitID, User
from tests.people.oidc.idp import Idp, at_provider, go, linked, said, visit
from tests.people.signing_in import sign_in

pytestmark = pytest.mark.django_db

LINK = "/ind/mitid/mitid/?til=link&next=/konto/"


def sentences(person: User) -> list[str]:
    return [entry.sentence for entry in log.history(person.vault)]


def test_the_account_page_shows_the_mitid_and_since_when(client: Client, idp: Idp, maja: User) -> None:
    sign_in(client, maja)
    page = client.get("/konto/").content.decode()
    assert "/ind/mitid/mitid/?til=link&amp;next=/konto/" in page
    answer = visit(client, "maja", LINK)
    assert (answer["Location"], said(answer)) == ("/konto/", "Dit MitID er knyttet til din konto.")
    (mitid,) = LinkedMitID.objects.all()
    page = client.get("/konto/").content.decode()
    assert f"MitID gennem 127.0.0.1 – knyttet {mitid.linked_at:%d.%m.%Y}" in page
    assert "til=link" not in page, "one is enough"
    assert "Maja Kjærgaard knyttede sit MitID til kontoen" in sentences(maja)
    assert [message.kind for message in Outbox.objects.all()] == ["account.changed"]


def test_to_link_one_a_fresh_proof_is_asked_for_first(client: Client, idp: Idp, maja: User) -> None:
    sign_in(client, maja, seconds_ago=700)
    answer = client.get(LINK)
    assert answer["Location"] == "/ind/bekraeft/?next=/ind/mitid/mitid/%3Ftil%3Dlink%26next%3D/konto/"


def test_a_mitid_of_another_account_is_refused_with_a_sentence(
    client: Client, idp: Idp, maja: User, sofie: User
) -> None:
    linked(sofie, idp, "sofie")
    sign_in(client, maja)
    answer = visit(client, "sofie", LINK)
    assert said(answer) == "Dette MitID hører ikke til din konto. Brug dit eget MitID."
    assert [mitid.user for mitid in LinkedMitID.objects.all()] == [sofie]
    assert sentences(maja) == ["Et MitID, der ikke hører til kontoen, blev afvist"]
    assert "mitid.proof" not in client.session


def test_a_second_mitid_does_not_slip_in_beside_the_first(client: Client, idp: Idp, maja: User) -> None:
    linked(maja, idp, "maja")
    sign_in(client, maja)
    answer = visit(client, "ulla", LINK)
    assert said(answer).startswith("Din konto har et andet MitID. Brug det, eller fjern det først")
    assert LinkedMitID.objects.count() == 1


def test_the_database_itself_keeps_one_person_to_a_mitid(idp: Idp, maja: User, sofie: User) -> None:
    linked(maja, idp, "maja")
    with pytest.raises(IntegrityError), transaction.atomic():
        linked(sofie, idp, "maja")


def test_a_linked_mitid_confirms_and_leads_back(client: Client, idp: Idp, maja: User) -> None:
    linked(maja, idp, "maja")
    sign_in(client, maja, seconds_ago=700)
    page = client.get(client.get("/underskriv/")["Location"]).content.decode()
    assert "Bekræft med MitID" in page
    answer = visit(client, "maja", "/ind/mitid/mitid/?next=/underskriv/")
    assert answer["Location"] == "/underskriv/"
    assert client.get("/underskriv/").content == b"formular"
    assert "Maja Kjærgaard bekræftede sig selv igen" in sentences(maja)


@pytest.mark.parametrize("who", ["sofie", "ulla"])
def test_a_mitid_of_somebody_else_confirms_nothing(
    client: Client, idp: Idp, maja: User, sofie: User, who: str
) -> None:
    linked(maja, idp, "maja")
    linked(sofie, idp, "sofie")
    sign_in(client, maja, seconds_ago=700)
    answer = visit(client, who, "/ind/mitid/mitid/?next=/underskriv/")
    assert answer["Location"] == "/ind/bekraeft/?next=%2Funderskriv%2F"
    assert said(answer) == "Dette MitID hører ikke til din konto. Brug dit eget MitID."
    assert client.get("/underskriv/").status_code == 302


def test_who_signs_out_on_the_way_comes_back_as_nobody(client: Client, idp: Idp, maja: User) -> None:
    """The answer belongs to who asked: not to whoever sits there by then."""
    sign_in(client, maja)
    back = at_provider(go(client, LINK), "maja")
    client.post("/ud/")
    client.get(back[back.index("/", 8) :])
    assert not LinkedMitID.objects.exists()
    assert "_auth_user_id" not in client.session


def test_a_mitid_is_taken_away_after_a_question_and_other_devices_are_signed_out(
    client: Client, idp: Idp, maja: User
) -> None:
    mitid = linked(maja, idp, "maja")
    elsewhere = Client()
    sign_in(elsewhere, maja)
    sign_in(client, maja)
    address = f"/konto/mitid/{mitid.pk}/"
    assert "Vil du fjerne dit MitID fra kontoen?" in client.get(address).content.decode()
    answer = client.post(address)
    assert said(answer) == "Dit MitID er fjernet. Du er logget ud på andre enheder."
    assert not LinkedMitID.objects.exists()
    assert client.get("/konto/").status_code == 200
    assert elsewhere.get("/konto/").status_code == 302
    assert "Maja Kjærgaard fjernede sit MitID fra kontoen" in sentences(maja)


def test_nobody_takes_away_the_mitid_of_another(client: Client, idp: Idp, maja: User, sofie: User) -> None:
    mitid = linked(sofie, idp, "sofie")
    sign_in(client, maja)
    assert client.post(f"/konto/mitid/{mitid.pk}/").status_code == 404
    assert LinkedMitID.objects.exists()


def test_the_only_way_in_is_not_taken_away(client: Client, idp: Idp, maja: User) -> None:
    mitid = linked(maja, idp, "maja")
    EmailAddress.objects.all().delete()  # as after an import without addresses
    sign_in(client, maja)
    answer = client.post(f"/konto/mitid/{mitid.pk}/")
    assert said(answer) == "Dit MitID er din eneste vej ind. Tilføj en mailadresse først."
    assert LinkedMitID.objects.exists()
