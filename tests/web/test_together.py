"""Two sign on one device: what each meets, and that nothing of the owner's is open meanwhile."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import get_resolver, reverse

from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases.seats import Seat
from fleksaftale.documents.models import Level, Signature, Stage, Version
from fleksaftale.documents.printing import signed_pdf
from fleksaftale.mail import outbox
from fleksaftale.people.models import User
from fleksaftale.web import handover
from tests import wrong_language
from tests.cast import now
from tests.guest_cast import JONAS, SECRET, ask_for_code, come_in, heading
from tests.people.signing_in import mailed_code, sign_in, wrong

T = FLEKS_TILLAEGSAFTALE
WRITTEN = ("Pause på 15 minutter hver time. Stille lokale.", "holde timerne stabilt til 31.03.2027")


def begin(device: Client, version: Version, name: str = "Mikkel Dam") -> Any:
    url = reverse("together", args=[version.document.case_id, version.pk])
    return device.post(url, {"name": name, "intent": "on", "fingerprint": version.fingerprint})


def prove(device: Client) -> Any:
    assert device.post(reverse("together_hand")).headers["Location"] == reverse("together_code")
    return device.post(reverse("together_code"), {"code": mailed_code()})


def sign_second(device: Client, version: Version, name: str) -> Any:
    typed = {"name": name, "intent": "on", "fingerprint": version.fingerprint}
    return device.post(reverse("together_sign"), typed)


def give_back(device: Client, step_up: str, code_page: str) -> Any:
    back = reverse("together_back")
    device.post(f"{reverse(step_up)}?next={back}")
    answer = device.post(f"{reverse(code_page)}?next={back}", {"code": mailed_code()})
    assert answer.headers["Location"] == back
    return device.get(back)


def levels() -> dict[str, str]:
    return {s.party.role: s.level for s in Signature.objects.select_related("party")}


def test_both_sign_on_the_owners_device_and_the_document_says_so(
    device: Client,
    mikkels_seat: Seat,
    ready: Version,
) -> None:
    assert begin(device, ready).headers["Location"] == reverse("together_hand")
    assert not Signature.objects.exists()  # nothing is signed before both have
    assert heading(device.get(reverse("together_hand"))) == "Ræk enheden til Jonas Friis"
    assert prove(device).headers["Location"] == reverse("together_sign")
    assert sign_second(device, ready, "Jonas Friis").headers["Location"] == reverse("together_back")
    assert levels() == {"employee": "together", "leader": "together"}
    here = now(mikkels_seat)
    assert here.stage is Stage.SIGNED
    with pikepdf.open(BytesIO(signed_pdf(here, ready))) as pdf:
        proof = json.loads(pdf.attachments["underskrifter.json"].get_file().read_bytes())
    said = {s["name"]: (s["level"], s.get("guest", "")) for s in proof["signatures"]}
    assert said == {"Mikkel Dam": ("together", ""), "Jonas Friis": ("together", "true")}
    page = device.get(reverse("together_back")).content.decode()
    assert "Det skal du huske" in page  # for Jonas, who leads
    copy = device.get(reverse("together_copy"))
    assert copy.content.startswith(b"%PDF")
    answer = give_back(device, "step_up", "step_up_code")
    assert answer.headers["Location"] == reverse("signed", args=[ready.document.case_id, ready.pk])
    text = device.get(answer.headers["Location"]).content.decode()
    assert (
        "underskrevet sammen på samme enhed"
        in device.get(reverse("version", args=[ready.document.case_id, ready.pk])).content.decode()
    )
    assert "Aftalen er underskrevet" in text


def test_the_guest_gets_the_way_to_his_copy_by_mail(device: Client, ready: Version) -> None:
    begin(device, ready)
    prove(device)
    sign_second(device, ready, "Jonas Friis")
    outbox.deliver_due()
    [letter] = [m for m in mail.outbox if m.subject.startswith("Din kopi")]
    assert letter.to == [JONAS]
    fresh = letter.body.split("/g/")[1].split("/")[0]
    jonas = come_in(Client(), fresh)
    url = reverse("version_pdf", args=[ready.document.case_id, ready.pk])
    assert jonas.get(url).status_code == 200


def test_while_the_device_is_handed_over_every_other_address_leads_back(
    device: Client, ready: Version
) -> None:
    before = [device.get(url).status_code for url in everywhere(ready)]
    assert before.count(200) > 12
    begin(device, ready)
    for stage in ("handed", "proved"):
        for url in everywhere(ready):
            for method in ("get", "post"):
                answer = getattr(device, method)(url)
                where = (answer.status_code, answer.headers.get("Location"))
                assert where == (302, reverse("together_hand")), (stage, method, url)
        if stage == "handed":
            prove(device)


def everywhere(version: Version) -> list[str]:
    """Every page that takes no more than a case or a version to name, except those of the shared moment."""
    found = []
    open_names = handover.SHARED | {"verify", "health", "demo_mail"}
    case = version.document.case_id
    for name in {p for p in get_resolver().reverse_dict if isinstance(p, str)} - open_names:
        for args in ([], [case], [case, version.pk], [case, "maal"]):
            try:
                found.append(reverse(name, args=args))
            except Exception:  # noqa: S112  another number of arguments
                continue
    beside = ("/ind/", "/ud/", "/konto/noegle", "/api/")  # the API reads no session: it is the same for all
    return [url for url in sorted(set(found)) if not url.startswith(beside)]


def test_nothing_that_the_owner_wrote_alone_is_in_a_page_of_the_shared_moment(
    device: Client, ready: Version
) -> None:
    seen = [device.get(reverse("together", args=[ready.document.case_id, ready.pk]))]
    begin(device, ready)
    seen.append(device.get(reverse("together_hand")))
    prove(device)
    seen.append(device.get(reverse("together_sign")))
    sign_second(device, ready, "Jonas Friis")
    seen.append(device.get(reverse("together_back")))
    for page in seen:
        assert page.status_code == 200
        assert SECRET not in page.content.decode()
        assert "no-store" in page.headers["Cache-Control"]
        assert "mikkel@post.example" not in page.content.decode()


def test_who_has_the_device_does_not_become_its_owner(device: Client, ready: Version) -> None:
    begin(device, ready)
    prove(device)
    sign_second(device, ready, "Jonas Friis")
    back = reverse("together_back")
    assert device.get(back).status_code == 200  # Jonas's own proof opens nothing
    page = device.get(f"{reverse('step_up')}?next={back}").content.decode()
    assert "mikkel@post.example" not in page
    device.post(f"{reverse('step_up')}?next={back}")
    assert mail.outbox[-1].to == ["mikkel@post.example"]
    guess = device.post(f"{reverse('step_up_code')}?next={back}", {"code": wrong(mailed_code())})
    assert guess.status_code == 422
    case = reverse("case_detail", args=[ready.document.case_id])
    assert device.get(case).headers["Location"] == back


def test_the_session_has_a_new_name_at_both_hand_overs(device: Client, ready: Version) -> None:
    names = [device.session.session_key]
    begin(device, ready)
    names.append(device.session.session_key)
    device.post(reverse("together_back"))
    give_back(device, "step_up", "step_up_code")
    names.append(device.session.session_key)
    assert len(set(names)) == 3


def test_stopping_signs_nothing_and_gives_the_device_back(device: Client, ready: Version) -> None:
    begin(device, ready)
    prove(device)
    assert device.post(reverse("together_back")).headers["Location"] == reverse("together_back")
    assert heading(device.get(reverse("together_back"))) == "Der er ikke skrevet under"
    assert device.get(reverse("together_sign")).headers["Location"] == reverse("together_hand")
    assert sign_second(device, ready, "Jonas Friis").headers["Location"] == reverse("together_hand")
    assert not Signature.objects.exists()
    assert device.get(reverse("together_copy")).status_code == 404
    answer = give_back(device, "step_up", "step_up_code")
    assert answer.headers["Location"] == reverse("version", args=[ready.document.case_id, ready.pk])


def test_two_with_accounts_sign_on_one_device(
    client: Client, proposed: Version, maja: User, sofie: User
) -> None:
    sign_in(client, maja)
    begin(client, proposed, name="Maja Kjærgaard")
    prove(client)
    assert mail.outbox[-1].to == [sofie.email]
    sign_second(client, proposed, "Sofie Bang")
    assert set(levels().values()) == {Level.TOGETHER}
    answer = give_back(client, "step_up", "step_up_code")
    assert answer.headers["Location"].endswith("/kvittering/")
    assert client.session["_auth_user_id"] == str(maja.pk)


def test_a_guest_hands_his_device_to_who_has_an_account(
    client: Client,
    mikkel: User,
    ready: Version,
    token: str,
) -> None:
    come_in(client, token)
    begin(client, ready, name="Jonas Friis")
    assert heading(client.get(reverse("together_hand"))) == "Ræk enheden til Mikkel Dam"
    prove(client)
    assert mail.outbox[-1].to == [mikkel.email]
    sign_second(client, ready, "Mikkel Dam")
    assert set(levels().values()) == {Level.TOGETHER}
    assert "_auth_user_id" not in client.session  # Mikkel is not signed in on Jonas's telephone
    answer = give_back(client, "guest_step_up", "guest_step_up_code")
    receipt = client.get(answer.headers["Location"]).content.decode()
    assert "Det er din kopi" in receipt
    assert "Det skal du huske" in receipt


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_is_in_the_readers_language_and_in_no_other(
    client: Client, mikkel: User, ready: Version, token: str, language: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    mikkel.language = language
    mikkel.save()
    case, version = ready.document.case_id, [ready.document.case_id, ready.pk]

    def read(url: str) -> None:
        answer = client.get(url)
        assert answer.status_code in (200, 410), url
        page = answer.content.decode()
        for written in WRITTEN:  # what people have written stays as they wrote it
            page = page.replace(written, "")
        assert wrong_language.in_page(page, language) == [], url

    read(reverse("guest_link", args=["x" * 43]))
    read(reverse("guest_link", args=[token]))
    ask_for_code(client, token)
    read(reverse("guest_code", args=[token]))
    come_in(client, token)
    for name in ("guest_start", "guest_step_up", "guest_leave"):
        read(reverse(name))
    for name in ("sign", "together"):
        read(reverse(name, args=version))
    begin(client, ready, name="Jonas Friis")
    read(reverse("together_hand"))
    client.post(reverse("together_hand"))
    read(reverse("together_code"))
    prove(client)
    read(reverse("together_sign"))
    sign_second(client, ready, "Mikkel Dam")
    read(reverse("together_back"))
    give_back(client, "guest_step_up", "guest_step_up_code")
    for name in ("signed", "must_remember"):
        read(reverse(name, args=version))
    client.post(reverse("guest_leave"))
    sign_in(client, mikkel)
    for url in (reverse("case_guest", args=[case]), reverse("guest_link", args=[token])):
        read(url)


def test_the_log_names_the_guest_and_the_level(
    device: Client,
    mikkels_seat: Seat,
    ready: Version,
) -> None:
    begin(device, ready)
    prove(device)
    sign_second(device, ready, "Jonas Friis")
    told = history(mikkels_seat.vault)
    signed = {e.actor.name: (e.actor.guest, e.details["level"]) for e in told if e.kind == "version.signed"}
    assert signed == {"Jonas Friis": (True, "together"), "Mikkel Dam": (False, "together")}


def test_the_shared_pages_lead_nowhere_where_nothing_is_shared(
    device: Client, as_nobody: Callable[[], Client]
) -> None:
    for name in ("together_hand", "together_code", "together_sign", "together_back", "together_copy"):
        for browser in (device, as_nobody()):
            for method in ("get", "post"):
                answer = getattr(browser, method)(reverse(name))
                assert answer.headers["Location"] == reverse("front"), name


@pytest.fixture
def as_nobody() -> Callable[[], Client]:
    return Client
