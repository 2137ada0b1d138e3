"""Who holds a device that was handed to them has a MitID too: it opens nothing of the owner's."""

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.documents.models import Version
from fleksaftale.people.models import LinkedMitID, User
from tests.guest_cast import come_in
from tests.people.oidc.conftest import _provider, idp  # noqa: F401
from tests.people.oidc.idp import Idp, at_provider, go, linked, said, visit
from tests.web.test_together import begin

BACK = reverse("together_back")
MITID = f"{reverse('mitid_go', args=['mitid'])}?next={BACK}"


def stop(device: Client, version: Version) -> None:
    begin(device, version)
    device.post(BACK)


def is_closed(device: Client) -> bool:
    device.get(BACK)
    return device.get(reverse("case_list")).headers.get("Location") == BACK


@pytest.mark.parametrize("wanted", ["", "&til=link", "&til=sign"])
def test_the_mitid_of_who_holds_the_device_is_not_linked_to_the_owner(
    device: Client,
    idp: Idp,  # noqa: F811
    ready: Version,
    wanted: str,
) -> None:
    stop(device, ready)
    assert said(visit(device, "sofie", MITID + wanted)).startswith("Dette MitID hører ikke til din konto")
    assert not LinkedMitID.objects.exists()
    assert is_closed(device)


def test_an_errand_that_the_owner_began_is_not_ended_by_who_holds_the_device(
    device: Client,
    idp: Idp,  # noqa: F811
    ready: Version,
) -> None:
    to_mitid = go(device, MITID + "&til=link")
    stop(device, ready)
    answer = at_provider(to_mitid, "sofie")
    device.get(answer[answer.index("/", 8) :])
    assert not LinkedMitID.objects.exists()
    assert is_closed(device)


def test_the_owners_own_mitid_opens_the_device_again(
    device: Client,
    mikkel: User,
    idp: Idp,  # noqa: F811
    ready: Version,
) -> None:
    linked(mikkel, idp, "maja")
    stop(device, ready)
    visit(device, "maja", MITID)
    assert not is_closed(device)


def test_nobody_signs_in_with_mitid_on_a_device_that_a_guest_has_handed_over(
    client: Client,
    mikkel: User,
    idp: Idp,  # noqa: F811
    ready: Version,
    token: str,
) -> None:
    linked(mikkel, idp, "maja")
    come_in(client, token)
    begin(client, ready, name="Jonas Friis")
    client.post(BACK)
    assert client.get(MITID).headers["Location"] == BACK
    assert is_closed(client)
