"""Signing in with MitID, against a real OpenID provider on this machine."""

import pytest
from django.test import Client

from fleksaftale.people.models import LinkedMitID, User
from fleksaftale.people.oidc.tokens import hashed_subject
from tests.people.oidc.idp import Idp, visit

pytestmark = pytest.mark.django_db


def link(person: User, idp: Idp, subject: str) -> LinkedMitID:
    return LinkedMitID.objects.create(
        user=person, issuer=idp.issuer, subject=hashed_subject(idp.issuer, subject)
    )


def test_a_linked_mitid_signs_its_person_in_and_leads_to_the_page_they_wanted(
    client: Client, idp: Idp, maja: User
) -> None:
    link(maja, idp, "0f9960a0-maja")
    answer = visit(client, "maja", "/ind/mitid/mitid/?next=/sager/en/")
    assert answer["Location"] == "/sager/en/"
    assert client.session["_auth_user_id"] == str(maja.pk)
