"""Talking expectations through: apart and closed, side by side, and proposed for the agreement's draft."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from fleksaftale.agreements.carrying import FROM_EXPECTATIONS, Proposal, Standing, proposals, take_over
from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.document_types import FORVENTNINGER
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.audit.log import history
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import guarding, signing, writing
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.comparing import Standing as Compared
from fleksaftale.documents.comparing import compare
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.models import JOINT, Document, Stage
from fleksaftale.documents.stages import Sheet, sheet
from fleksaftale.documents.template import State
from fleksaftale.people.models import User
from tests.cast import ANSWERS, answered, now, save_together
from tests.people.signing_in import sign_in

F = FORVENTNINGER.template
SECRET = "Jeg vil helst ikke tage telefonen"


def talk(seat: Seat) -> Sheet:
    return sheet(seat, F)


def alone(seat: Seat, **answers: Answer) -> None:
    own = talk(seat).own
    drafts = {k: (a, own[k].revision if k in own else 0) for k, a in answers.items()}
    writing.save_alone(seat, F, drafts)


def together(seat: Seat, **answers: Answer) -> None:
    joint = talk(seat).joint
    drafts = {k: (a, joint[k].revision if k in joint else 0) for k, a in answers.items()}
    writing.save_together(seat, F, drafts)


@pytest.fixture
def begun(sofies_seat: Seat, majas_seat: Seat) -> None:
    writing.start(majas_seat, F)


@pytest.fixture
def talked(begun: None, sofies_seat: Seat) -> None:
    """The two have talked it through, after a praktik of ten hours a week."""
    writing.write_together(sofies_seat, F)
    together(
        sofies_seat,
        opgaver=answered(tekst="korrektur og billedbehandling"),
        hensyn=answered(tekst="Stille lokale"),
        pauser=answered(tekst="15 minutter hver time"),
        oplaering=answered(tekst="nyhedsbrev"),
        praktik=answered(status="ja", opgaver="korrektur", timer=600, intensitet="ca. halvdelen"),
        naeste=answered(dato=date(2027, 1, 15)),
    )


def proposed(seat: Seat) -> dict[str, Proposal]:
    found = proposals(talk(seat), now(seat), FROM_EXPECTATIONS)
    return {one.carry.key: one for one in found}


def take(seat: Seat, key: str, *, seen: int = 0, yes: tuple[str, ...] = ()) -> None:
    carry = next(c for c in FROM_EXPECTATIONS if c.key == key)
    take_over(seat, F, FLEKS_TILLAEGSAFTALE, carry, seen=seen, yes=yes)


def page(client: Client, person: User, name: str, seat: Seat, *args: str) -> str:
    sign_in(client, person)
    answer = client.get(reverse(name, args=[seat.case.pk, FORVENTNINGER, *args]))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


# --- begun by whoever opens it, once


def test_a_case_has_it_only_when_somebody_begins_it(
    client: Client, maja: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    assert "Begynd" in page(client, maja, "document", majas_seat)
    assert Document.objects.filter(case=majas_seat.case).count() == 1
    url = reverse("document", args=[majas_seat.case.pk, FORVENTNINGER])
    for _press in range(2):
        assert client.post(url).status_code == 302
    assert Document.objects.filter(case=majas_seat.case).count() == 2
    assert talk(sofies_seat).stage is Stage.PREPARING


def test_pages_of_one_that_is_not_begun_are_not_found(client: Client, maja: User, majas_seat: Seat) -> None:
    sign_in(client, maja)
    for name in ("own_summary", "draft", "draft_summary", "carry", "talk_sheet"):
        url = reverse(name, args=[majas_seat.case.pk, FORVENTNINGER])
        assert client.get(url).status_code == 404, name


def test_a_case_can_begin_with_it(client: Client, sofie: User) -> None:
    sign_in(client, sofie)
    form = {"role": "leader", "workplace": "Nordlys", "other_name": "Maja", "begin": "forventninger"}
    made = client.post(reverse("case_new"), form)
    assert made.status_code == 302
    documents = Document.objects.values_list("template_id", flat=True)
    assert set(documents) == {"fleks-tillaegsaftale", "forventningsafstemning"}


def test_the_case_page_offers_it_and_then_begins_with_it(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    sign_in(client, maja)
    url = reverse("case_detail", args=[majas_seat.case.pk])
    first = client.get(url).content.decode()
    assert "Forventningsafstemning" in first
    assert f'href="{reverse("own_page", args=[majas_seat.case.pk, "opgaver"])}"' in first
    writing.start(majas_seat, F)
    begun = client.get(url).content.decode()
    own = reverse("own_page", args=[majas_seat.case.pk, FORVENTNINGER, "opgaver"])
    assert f'href="{own}"' in begun
    assert "Gå til aftalen i stedet" in begun


# --- apart


@pytest.mark.usefixtures("begun")
def test_a_closed_preparation_is_in_no_page_of_the_other(
    client: Client, sofie: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    alone(majas_seat, krav=answered(tekst=SECRET))
    writing.say_ready(majas_seat, F)
    sign_in(client, sofie)
    case = sofies_seat.case.pk
    pages = ["document", "own_summary", "own_preview", "draft", "draft_summary", "others_answers", "carry"]
    urls = [reverse(name, args=[case, FORVENTNINGER]) for name in pages]
    urls += [reverse("own_page", args=[case, FORVENTNINGER, p.key]) for p in F.pages]
    urls += [reverse("draft_page", args=[case, FORVENTNINGER, p.key]) for p in F.pages]
    urls += [reverse("case_detail", args=[case]), reverse("case_log", args=[case])]
    for url in urls:
        answer = client.get(url, follow=True)
        assert SECRET not in answer.content.decode(), url
    pdf = client.get(reverse("talk_sheet", args=[case, FORVENTNINGER]))
    assert pdf.status_code == 200
    assert SECRET.encode() not in pdf.content


@pytest.mark.usefixtures("begun")
def test_both_ready_opens_both_differences_first(majas_seat: Seat, sofies_seat: Seat) -> None:
    alone(
        majas_seat,
        opgaver=answered(tekst="korrektur"),
        krav=Answer(State.IN_DOUBT, {}),
        feedback=answered(tekst="hver fredag"),
        pauser=Answer(State.THINKING, {}),
    )
    alone(
        sofies_seat,
        opgaver=answered(tekst="korrektur og telefon"),
        krav=answered(tekst="mange telefoner"),
        feedback=answered(tekst="hver fredag"),
    )
    writing.say_ready(majas_seat, F)
    assert talk(sofies_seat).others == {}
    writing.say_ready(sofies_seat, F)
    rows = compare(talk(sofies_seat))
    assert [(r.question.key, r.standing) for r in rows[:2]] == [
        ("opgaver", Compared.DIFFERENT),
        ("krav", Compared.ONE_SIDED),
    ]
    by_key = {r.question.key: r for r in rows}
    assert by_key["feedback"].standing is Compared.SETTLED
    doubts = {s.answer.rows[0][1] for key in ("krav", "pauser") for s in by_key[key].sides if not s.mine}
    assert doubts == {"Jeg er i tvivl", "Det vil jeg gerne tænke over"}


@pytest.mark.usefixtures("begun")
def test_nobody_signs_it(majas_seat: Seat, sofies_seat: Seat) -> None:
    writing.write_together(sofies_seat, F)
    together(sofies_seat, opgaver=answered(tekst="korrektur"))
    with pytest.raises(NotAllowed, match="skrives der ikke under"):
        signing.propose(sofies_seat, F, rule_set="x")


# --- into the agreement


@pytest.mark.usefixtures("talked")
def test_what_was_said_is_proposed_where_it_belongs(majas_seat: Seat, sofies_seat: Seat) -> None:
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    found = proposed(majas_seat)
    assert {key: one.carry.question.number for key, one in found.items()} == {
        "opgaver": 1,
        "timer": 2,
        "hensyn": 6,
        "oplaering": 9,
        "naeste": 11,
    }
    assert {one.standing for one in found.values()} == {Standing.FREE}
    assert found["opgaver"].text.splitlines() == [
        "korrektur og billedbehandling",
        "Prøvet i praktik: korrektur",
        "Nået på en time i praktikken: ca. halvdelen",
    ]
    assert found["timer"].text == "10 timer"
    rows = [row.get("tekst") for row in found["hensyn"].value]
    assert rows == ["Stille lokale", "Pauser og hvile: 15 minutter hver time"]
    assert all(text in found["hensyn"].text for text in rows)
    assert found["naeste"].text == "Den første samtale er 15. januar 2027."
    assert now(majas_seat).joint == {}


@pytest.mark.usefixtures("talked")
def test_a_click_takes_one_and_only_that(majas_seat: Seat, sofies_seat: Seat) -> None:
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    for _press in range(2):
        take(sofies_seat, "timer")
    assert {k: e.answer.get("timer") for k, e in now(majas_seat).joint.items()} == {"timer": 600}
    assert proposed(majas_seat)["timer"].standing is Standing.TAKEN
    lines = [e.sentence for e in history(majas_seat.vault)]
    assert "Sofie Bang tog svar 2 med fra: Forventningsafstemning" in lines


@pytest.mark.usefixtures("talked")
def test_a_text_that_stands_there_is_never_written_over(majas_seat: Seat, sofies_seat: Seat) -> None:
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    save_together(majas_seat, {"opgaver": answered(tekst="layout")})
    assert proposed(sofies_seat)["opgaver"].standing is Standing.OCCUPIED
    with pytest.raises(NotAllowed, match="ikke ændret"):
        take(sofies_seat, "opgaver", seen=1)
    assert now(sofies_seat).joint["opgaver"].answer.get("tekst") == "layout"


@pytest.mark.usefixtures("talked")
def test_it_keeps_the_other_fields_of_the_answer(majas_seat: Seat, sofies_seat: Seat) -> None:
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    save_together(majas_seat, {"opfoelgning": ANSWERS["opfoelgning"]})
    take(sofies_seat, "naeste", seen=1)
    answer = now(majas_seat).joint["opfoelgning"].answer
    assert answer.get("rytme") == ANSWERS["opfoelgning"].get("rytme")
    assert answer.get("bemaerkning") == "Den første samtale er 15. januar 2027."


@pytest.mark.usefixtures("talked")
def test_there_has_to_be_a_draft_to_take_it_into(majas_seat: Seat, sofies_seat: Seat) -> None:
    assert {one.standing for one in proposed(majas_seat).values()} == {Standing.CLOSED}
    with pytest.raises(NotAllowed, match="hver for sig"):
        take(sofies_seat, "opgaver")
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    save_together(majas_seat, {k: a for k, a in ANSWERS.items() if k != "hjaelp_fra_arbejdspladsen"})
    propose_version(majas_seat)
    with pytest.raises(NotAllowed, match="klar til underskrift"):
        take(sofies_seat, "hensyn")


@pytest.mark.usefixtures("begun")
def test_what_only_the_employee_may_say_about_health_is_hers_to_take(
    majas_seat: Seat, sofies_seat: Seat
) -> None:
    writing.write_together(majas_seat, F)
    text = "Stille lokale på grund af min hjernerystelse"
    question = F.question("hensyn")
    asked = guarding.concerns(talk(majas_seat), JOINT, question, answered(tekst=text))
    writing.save_together(
        majas_seat, F, {"hensyn": (answered(tekst=text), 0)}, yes=[one.yes for one in asked]
    )
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    with pytest.raises(Held):
        take(sofies_seat, "hensyn", yes=proposed(sofies_seat)["hensyn"].yes)
    with pytest.raises(Held):
        take(majas_seat, "hensyn")
    take(majas_seat, "hensyn", yes=proposed(majas_seat)["hensyn"].yes)
    rows = now(sofies_seat).joint["hjaelp_fra_arbejdspladsen"].answer.get("raekker")
    assert [row.get("tekst") for row in rows] == [text]


@pytest.mark.usefixtures("talked")
def test_the_page_opens_the_draft_with_a_yes_and_takes_with_a_click(
    client: Client, maja: User, majas_seat: Seat
) -> None:
    sign_in(client, maja)
    url = reverse("carry", args=[majas_seat.case.pk, FORVENTNINGER])
    client.post(url, {"open": "1"})
    assert now(majas_seat).stage is Stage.PREPARING
    client.post(url, {"open": "1", "sure": "open"})
    assert now(majas_seat).stage is Stage.DRAFTING
    client.post(url, {"carry": "oplaering", "seen": "0"})
    assert now(majas_seat).joint["nye_opgaver"].answer.get("tekst") == "nyhedsbrev"
    assert "Står i kladden" in client.get(url).content.decode()
    for bad in ({"carry": "findes-ikke"}, {"carry": "timer", "seen": "x"}, {"seen": "1"}):
        assert client.post(url, bad).status_code == 404


@pytest.mark.usefixtures("talked")
def test_the_page_says_what_opening_ends_where_a_text_is_from_and_what_it_leaves_open(
    client: Client, maja: User, majas_seat: Seat, sofies_seat: Seat
) -> None:
    assert "Så slutter tiden, hvor Sofie Bang kan forberede aftalen alene." in page(
        client, maja, "carry", majas_seat
    )
    assert [q.key for q in proposed(majas_seat)["opgaver"].credited] == ["opgaver", "praktik"]
    together(sofies_seat, praktik=answered(status="ja", timer=600))
    assert [q.key for q in proposed(majas_seat)["opgaver"].credited] == ["opgaver"]
    assert [q.key for q in proposed(majas_seat)["hensyn"].credited] == ["hensyn", "pauser"]
    writing.write_together(majas_seat, FLEKS_TILLAEGSAFTALE)
    take(majas_seat, "naeste")
    take(majas_seat, "opgaver")
    said = page(client, maja, "carry", majas_seat)
    assert said.count("Spørgsmålet mangler stadig et svar") == 1
    assert "Spørgsmålet mangler stadig et svar: Hvor ofte." in said


def test_the_log_says_which_document_it_was(begun: None, majas_seat: Seat) -> None:
    alone(majas_seat, krav=answered(tekst="ro"))
    writing.say_ready(majas_seat, F)
    lines = [e.sentence for e in history(majas_seat.vault)]
    assert "Maja Kjærgaard gemte svar alene: 2 (Forventningsafstemning)" in lines
    assert "Maja Kjærgaard sagde klar (Forventningsafstemning)" in lines
