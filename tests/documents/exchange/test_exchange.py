"""A signed agreement leaves as a file, fits its published schema, and comes back to another workplace."""

import copy
import json
from contextlib import suppress
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.document_types import ALL
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE as T
from fleksaftale.audit.log import history
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.documents.answers import EMPTY, to_data
from fleksaftale.documents.exchange.coming_back import Unreadable, read
from fleksaftale.documents.exchange.schema import schema
from fleksaftale.documents.models import Version
from fleksaftale.documents.rows import Row
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered, now, save_alone
from tests.people.signing_in import sign_in

ROWS = answered(
    raekker=(
        Row("0a1b2c3d", {"hensyn": "P01", "tekst": "Pause på 15 minutter hvert 60. minut", "hvem": "Sofie"}),
        Row("1a1b2c3d", {"tekst": "Stille lokale"}),
    ),
    god_dag="To opgaver ad gangen",
)


@pytest.fixture
def file(draft: Any, sofies_seat: Seat) -> bytes:
    """The file of an agreement as the two have made it."""
    draft(ANSWERS | {"hjaelp_fra_arbejdspladsen": ROWS})
    version: Version = propose_version(sofies_seat)
    return now(sofies_seat).content(version).canonical


def changed(file: bytes, path: str, value: Any) -> bytes:
    """The file with one value put in: ``answers.3.state``; ``...`` takes it away."""
    data = copy.deepcopy(json.loads(file))
    at: Any = data
    *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    for step in way:
        at = at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return json.dumps(data).encode()


def position(file: bytes, key: str) -> int:
    return next(n for n, entry in enumerate(json.loads(file)["answers"]) if entry["key"] == key)


def test_every_schema_is_itself_a_schema_and_every_signed_document_fits_it(file: bytes) -> None:
    for kind in ALL:
        if kind.template.is_signed:
            Draft202012Validator.check_schema(schema(kind.template))
    Draft202012Validator(schema(T)).validate(json.loads(file))


def test_what_comes_back_is_what_was_signed(file: bytes) -> None:
    brought = read(T, file)
    assert brought.workplace == "Nordlys Reklame A/S"
    for question in T.questions:
        signed = (ANSWERS | {"hjaelp_fra_arbejdspladsen": ROWS}).get(question.key, EMPTY)
        if not signed.is_empty():
            assert to_data(question, brought.answers[question.key]) == to_data(question, signed)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("answers.timer.fields.timer", "halvotte", ["timer", '"7:30"']),
        ("answers.timer.fields.timer", 7.5, ["timer", '"7:30"']),
        ("answers.timer.fields.timer", "200:00", ["timer", '"7:30"']),
        ("answers.start.fields.dato", "31-02-2027", ["dato", '"2026-12-01"']),
        ("answers.start.fields.dato", "2027-02-31", ["dato", '"2026-12-01"']),
        ("answers.effektive_timer.fields.kilde", "måske", ["kilde", '"kommunen"']),
        ("answers.opgaver.state", "thinking", ["state", '"answered"']),
        ("answers.opgaver.fields.tekst", "x" * 10_001, ["tekst"]),
        ("answers.opgaver.fields.ukendt", "x", ["fields"]),
        ("answers.opgaver.fields", ..., ["fields"]),
        ("answers.opgaver.key", "findes_ikke", ["key", "opgaver"]),
        ("answers.hjaelp_fra_arbejdspladsen.fields.raekker", [{"id": "x", "fields": {}}], ["id"]),
        ("answers.opfoelgning.fields.rytme", [], ["rytme", '"every": "2"']),
        ("template.version", 99, ["99", "1, 2"]),
        ("template.version", True, ["1, 2"]),
        ("template.id", "andet", ["fleks-tillaegsaftale"]),
        ("workplace", ..., ["workplace"]),
        ("format", "andet/1", ["format"]),
        ("parties", [], ["parties"]),
    ],
)
def test_a_faulty_file_is_refused_with_its_field_and_a_good_value(
    file: bytes, path: str, value: Any, said: list[str]
) -> None:
    steps = path.split(".")
    if steps[0] == "answers":
        steps[1] = str(position(file, steps[1]))
    with pytest.raises(Unreadable) as refusal:
        read(T, changed(file, ".".join(steps), value))
    for word in said:
        assert word in str(refusal.value)
    assert "halvotte" not in str(refusal.value)  # nothing of the file is repeated


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{",
        b'{"a": NaN}',
        b'{"template": 1, "template": 2}',
        b"[" * 100_000,
        b'{"a":' * 30 + b"1" + b"}" * 30,
        b"%PDF-1.7 aftale",
        b"PK\x03\x04",
        b'{"template": {"id": "fleks-tillaegsaftale", "version": "\\ud800"}}',
        b'{"answers": [{"a\\ud800": 1}]}',
    ],
)
def test_what_is_no_agreement_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(T, content)
    assert str(refusal.value).endswith(".")


@settings(max_examples=80, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(["answers", "template", "workplace", "parties", "amends", "version", "in_force_from"]),
)
def test_whatever_stands_in_a_file_it_is_read_or_refused(value: Any, name: str) -> None:
    data = {
        "format": "fleksaftale/document/1",
        "template": {"id": T.id, "version": T.version},
        "title": "",
        "version": 1,
        "in_force_from": "2026-12-01",
        "rule_set": "",
        "workplace": {"name": "Nordlys", "cvr": ""},
        "parties": [{"role": "employee", "name": "Maja"}, {"role": "leader", "name": "Sofie"}],
        "answers": [],
    }
    content = json.dumps(data | {name: value}).encode()
    with suppress(Unreadable):
        assert read(T, content).answers == {}


def test_two_rows_with_one_id_are_refused(file: bytes) -> None:
    at = position(file, "hjaelp_fra_arbejdspladsen")
    rows = [{"id": "0a1b2c3d", "fields": {"tekst": "En"}}, {"id": "0a1b2c3d", "fields": {"tekst": "To"}}]
    with pytest.raises(Unreadable, match="samme id"):
        read(T, changed(file, f"answers.{at}.fields.raekker", rows))


# --- on the pages


@pytest.fixture
def new_job(maja: User) -> Seat:
    """Maja begins anew at another workplace."""
    return open_agreement(maja, role=Role.EMPLOYEE, facts=Facts("Sydlys ApS"), other_name="Bo Lund")


def post(client: Client, seat: Seat, content: bytes) -> Any:
    upload = SimpleUploadedFile("aftale.json", content)
    return client.post(reverse("own_bring", args=[seat.case.pk]), {"file": upload})


def test_maja_takes_hensyn_along_and_leaves_the_hours(
    client: Client, maja: User, new_job: Seat, file: bytes
) -> None:
    sign_in(client, maja)
    preview = post(client, new_job, file)
    assert preview.status_code == 200
    shown = preview.content.decode()
    assert "Nordlys Reklame A/S" in shown
    assert "Stille lokale" in shown
    ticked = {row["key"] for row in preview.context["rows"] if row["ticked"]}
    assert "hjaelp_fra_arbejdspladsen" in ticked
    assert not {"timer", "start", "bevilling", "kontaktperson"} & ticked
    taken = client.post(
        reverse("own_bring", args=[new_job.case.pk]),
        {"stamped": preview.context["stamped"], "take": sorted(ticked)},
    )
    assert taken.status_code == 302
    own = now(new_job).own
    assert own["hjaelp_fra_arbejdspladsen"].answer.same_as(ROWS)
    assert "timer" not in own


def test_an_answer_of_ones_own_is_not_ticked_and_stays(
    client: Client, maja: User, new_job: Seat, file: bytes
) -> None:
    save_alone(new_job, {"maal": answered(tekst="noget andet")})
    sign_in(client, maja)
    preview = post(client, new_job, file)
    row = next(row for row in preview.context["rows"] if row["key"] == "maal")
    assert row["stands"]
    assert not row["ticked"]


def test_what_was_written_since_the_preview_stands(
    client: Client, maja: User, new_job: Seat, file: bytes
) -> None:
    sign_in(client, maja)
    stamped = post(client, new_job, file).context["stamped"]
    save_alone(new_job, {"maal": answered(tekst="skrevet i en anden fane")})
    body = {"stamped": stamped, "take": ["maal"]}
    told = client.post(reverse("own_bring", args=[new_job.case.pk]), body, follow=True)
    assert now(new_job).own["maal"].answer.get("tekst") == "skrevet i en anden fane"
    assert "Noget er lige ændret på en anden enhed" in told.content.decode()


def test_a_page_posted_once_more_takes_back_nothing(
    client: Client, maja: User, new_job: Seat, file: bytes
) -> None:
    sign_in(client, maja)
    body = {"stamped": post(client, new_job, file).context["stamped"], "take": ["maal"]}
    client.post(reverse("own_bring", args=[new_job.case.pk]), body)
    save_alone(new_job, {"maal": answered(tekst="rettet bagefter")})
    client.post(reverse("own_bring", args=[new_job.case.pk]), body)
    assert now(new_job).own["maal"].answer.get("tekst") == "rettet bagefter"


def test_the_answers_of_one_party_cannot_be_put_into_anothers(
    client: Client, maja: User, sofie: User, new_job: Seat, file: bytes
) -> None:
    sign_in(client, maja)
    stamped = post(client, new_job, file).context["stamped"]
    theirs = open_agreement(sofie, role=Role.LEADER, facts=Facts("Sydlys ApS"), other_name="Maja")
    sign_in(client, sofie)
    client.post(reverse("own_bring", args=[theirs.case.pk]), {"stamped": stamped, "take": ["maal"]})
    assert now(theirs).own == {}


def test_a_refused_file_and_one_that_is_too_large_say_so_at_the_field(
    client: Client, maja: User, new_job: Seat
) -> None:
    sign_in(client, maja)
    for content, said in ((b"ikke json", "Filen kan ikke læses"), (b"x" * 600_000, "for stor")):
        answer = post(client, new_job, content)
        assert answer.status_code == 422
        assert said in answer.content.decode()
    assert now(new_job).own == {}


def test_a_leader_cannot_bring_words_of_illness_along(
    client: Client, sofie: User, sofies_seat: Seat, file: bytes
) -> None:
    theirs = open_agreement(sofie, role=Role.LEADER, facts=Facts("Sydlys ApS"), other_name="Maja")
    sign_in(client, sofie)
    at = position(file, "maal")
    ill = changed(file, f"answers.{at}.fields", {"tekst": "Hun har sclerose og tager medicin"})
    stamped = post(client, theirs, ill).context["stamped"]
    answer = client.post(
        reverse("own_bring", args=[theirs.case.pk]), {"stamped": stamped, "take": ["maal"]}, follow=True
    )
    assert "nævner måske helbred" in answer.content.decode()
    assert "maal" not in now(theirs).own


def test_the_file_of_a_version_is_what_was_signed_and_the_log_says_who_took_it(
    client: Client, maja: User, majas_seat: Seat, file: bytes
) -> None:
    sign_in(client, maja)
    version = now(majas_seat).versions[-1]
    taken = client.get(reverse("version_json", args=[majas_seat.case.pk, version.pk]))
    assert taken.status_code == 200
    assert taken.content == file
    assert "version.exported" in [entry.kind for entry in history(majas_seat.vault)]


def test_schemas_are_there_for_everybody(client: Client) -> None:
    found = client.get("/skema/aftale-2.json")
    assert found.status_code == 200
    Draft202012Validator.check_schema(found.json())
    assert client.get("/skema/aftale-1.json").status_code == 200
    for missing in ("/skema/aftale-99.json", "/skema/forventninger-1.json"):
        assert client.get(missing).status_code == 404
