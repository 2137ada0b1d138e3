"""Every address of the program, asked for by everybody: a stranger does not learn that a case is there."""

from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from fleksaftale.agreements.commands import open_agreement, propose_version
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE
from fleksaftale.cases import commands, seats
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Facts, Seat
from fleksaftale.documents import writing
from fleksaftale.documents.models import SavedAnswer, Signature, StageChange, Version
from fleksaftale.people.models import User
from tests.cast import joined, now, write_draft
from tests.people.signing_in import sign_in
from tests.standing import standing

FOR_EVERYBODY = {
    "front", "blank_form", "health", "privacy", "about", "accessibility", "help_access", "verify",
    "invitation", "blank_talk_sheet", "schema", "fillable_form",
    "account_login", "account_confirm_login_code", "account_name", "mfa_login_webauthn", "account_inactive",
    "account_logout", "language_set", "display_set", "demo_mail", "demo_mail_message", "may_ask", "hensyn",
    "mitid_go", "mitid_back", "calendar_feed",
    "guest_link", "guest_code", "guest_start", "guest_step_up", "guest_step_up_code", "guest_leave",
    "hard", "hard_page", "guide", "guide_stage", "guide_pdf", "questions", "question", "editors_list",
    "search", "rules", "rules_subject", "words", "contact", "robots", "sitemap",
    "blank_back_page", "fillable_back_page",
    "checks", "check", "check_question", "check_result", "check_result_pdf", "check_restart", "check_file",
    "check_load", "check_save", "check_carry",
    "check_payment", "check_payment_result", "check_payment_pdf", "check_payment_restart",
    "months", "months_pdf", "months_restart",
    "api_openapi", "api_not_there", "api_docs",
    "calculator", "calculator_pdf", "calculator_carry", "calculator_compare", "calculator_employer",
    "hr_invitation",
    "together_hand", "together_code", "together_sign", "together_back", "together_copy",
}  # fmt: skip
FOR_THE_SIGNED_IN = {
    "case_list", "case_new", "step_up", "step_up_code", "step_up_passkey", "account_settings",
    "account_address_add", "account_address_code", "account_address", "mfa_add_webauthn", "stay",
    "mfa_remove_webauthn", "mitid_unlink", "mitid_new", "sign_out_everywhere", "my_calendar",
    "mine", "overview", "overview_search", "overview_export", "attach",
    "workplace_new", "workplace", "workplace_name", "workplace_rules", "workplace_invite", "workplace_log",
    "workplace_import", "workplace_template", "workplace_import_file", "workplace_invitations",
    "workplace_invitation", "workplace_statistics",
}  # fmt: skip
OF_A_CASE = {
    "case_detail", "case_invite", "case_facts", "case_log", "case_slut", "case_genaabn", "case_afslut",
    "case_annuller", "own_summary", "others_answers", "own_preview", "own_page", "draft", "draft_summary",
    "draft_page", "version", "sign", "signed", "version_pdf", "amend", "amend_drop", "disagree",
    "own_hensyn", "own_hensyn_fill", "draft_hensyn", "draft_hensyn_fill",
    "colleagues", "colleagues_pdf",
    "remember", "document", "carry", "talk_sheet", "notes", "notes_data", "notes_move",
    "notes_key", "notes_sheet", "notes_file", "refund", "own_bring", "version_json", "version_crib",
    "version_kommune",
    "case_guest", "together", "must_remember",
    "talks", "talk_book", "talk_ask", "talk_pause", "talk", "talk_change", "back_page", "back_page_fillable",
    "companions", "companion_new", "companion", "shared", "shared_version", "comments",
    "handover", "take_over", "shared_sign",
    "draft_print", "paper", "paper_print", "paper_scan", "paper_remark", "paper_copy",
    "reminders", "meeting_file",
    "journal", "journal_note", "journal_upload", "journal_entry", "journal_correct", "journal_move",
    "journal_file", "documentation", "documentation_pdf", "documentation_zip",
    "package", "package_made", "package_pdf",
    "deadlines", "deadline_fact", "deadline_letter", "case_carried",
    "hours", "hours_week", "hours_file", "hours_template", "hours_take_out", "hours_delete",
    "case_hard", "case_hard_page", "case_under",
}  # fmt: skip
OF_A_VERSION = (
    "version", "sign", "signed", "version_pdf", "disagree", "remember", "shared_version", "comments",
    "shared_sign", "version_json", "version_crib", "version_kommune",
    "together", "must_remember", "paper", "paper_print", "paper_remark", "paper_copy", "paper_scan",
)  # fmt: skip
AND_A_WORD = {
    "own_page": "opgaver",
    "draft_page": "opgaver",
    "companion_new": "bisidder",
    "companion": uuid4(),
    "hours_week": "2026-40",
    **dict.fromkeys(("talk", "talk_change", "back_page", "back_page_fillable"), 1),
    "case_hard_page": "problemer",
    "deadline_fact": "ansaettelse_start",
    "deadline_letter": "D04",
    **dict.fromkeys(("journal_entry", "journal_correct", "journal_move", "journal_file"), uuid4()),
    **dict.fromkeys(("package_made", "package_pdf"), uuid4()),
}
"""The last part of an address that is neither of a case nor of a version: a page, a kind, somebody's seat."""
NOT_THERE = {
    "others_answers", "companion", "carry", "talk_sheet", "paper_scan", "meeting_file",
    "journal_entry", "journal_correct", "journal_move", "journal_file", "package_made", "package_pdf",
    "talk", "talk_change", "talk_book", "back_page", "back_page_fillable",
}  # fmt: skip
"""Not opened; nobody let in; what the agreement itself does not have; no paper signed; no talk, no entry."""
METHODS = ("get", "head", "post")


def names(resolver: URLResolver | None = None) -> set[str]:
    found: set[str] = set()
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            assert entry.name, f"{entry.pattern} has no name"
            found.add(entry.name)
        elif entry.namespace != "api-1":  # reads no cookie: see tests/api
            found |= names(entry)
    return found


def address(name: str, case_id: UUID, version_id: UUID) -> str:
    if name in OF_A_VERSION:
        return reverse(name, args=[case_id, version_id, *([1] if name == "paper_scan" else [])])
    return reverse(name, args=[case_id, AND_A_WORD[name]] if name in AND_A_WORD else [case_id])


def ask(client: Client, method: str, url: str, **data: str) -> HttpResponse:
    return getattr(client, method)(url, data) if method == "post" else getattr(client, method)(url)


@pytest.fixture(scope="module")
def version_of_all(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[UUID]:
    """Maja and Sofie with a version to sign; the same for all tests here."""

    def make() -> UUID:
        sofie = User.objects.create_user("sofie@nordlys.example", "Sofie Bang")
        seat = joined(sofie, User.objects.create_user("maja@nordlys.example", "Maja Kjærgaard"))
        write_draft(seat)
        return propose_version(seat).pk

    with standing(django_db_blocker, make) as version:
        yield version


@pytest.fixture
def proposed(db: None, version_of_all: UUID) -> Version:
    return Version.objects.get(pk=version_of_all)


@pytest.fixture
def maja(proposed: Version) -> User:
    return User.objects.get(email="maja@nordlys.example")


@pytest.fixture
def sofie(proposed: Version) -> User:
    return User.objects.get(email="sofie@nordlys.example")


@pytest.fixture
def as_person(client: Client) -> Callable[..., Client]:
    def of(person: User, *, seconds_ago: float = 0) -> Client:
        sign_in(client, person, seconds_ago=seconds_ago)
        return client

    return of


def rows() -> tuple[int, ...]:
    return (
        SavedAnswer.objects.count(),
        StageChange.objects.count(),
        Signature.objects.count(),
        Version.objects.count(),
    )


def test_every_address_is_tried_here() -> None:
    assert names() == FOR_EVERYBODY | FOR_THE_SIGNED_IN | OF_A_CASE


@pytest.mark.parametrize("name", sorted(OF_A_CASE))
def test_a_stranger_finds_nothing_at_an_address_of_a_case(
    as_person: Callable[..., Client], proposed: Version, ulla: User, name: str
) -> None:
    url = address(name, proposed.document.case_id, proposed.pk)
    before = rows()
    client = as_person(ulla)
    for method in METHODS:
        answer = ask(client, method, url, do="together", take="employee", question="maal", intent="on")
        assert answer.status_code == 404, (method, answer.status_code)
        assert b"Nordlys" not in answer.content
    assert rows() == before


@pytest.mark.parametrize("name", sorted(OF_A_CASE))
def test_a_stranger_cannot_tell_a_case_from_one_that_never_was(
    as_person: Callable[..., Client], proposed: Version, ulla: User, name: str
) -> None:
    """Also where a fresh proof is asked for first."""
    case_id, nowhere = proposed.document.case_id, uuid4()
    client = as_person(ulla, seconds_ago=3600)
    for method in METHODS:
        real = ask(client, method, address(name, case_id, proposed.pk))
        made_up = ask(client, method, address(name, nowhere, proposed.pk))
        assert real.status_code == made_up.status_code
        where = real.headers.get("Location", "").replace(str(case_id), str(nowhere))
        assert where == made_up.headers.get("Location", "")


@pytest.mark.parametrize("name", sorted(OF_A_CASE | {"case_list", "case_new"}))
def test_who_is_not_signed_in_is_asked_to(client: Client, proposed: Version, name: str) -> None:
    url = address(name, proposed.document.case_id, proposed.pk) if name in OF_A_CASE else reverse(name)
    for method in METHODS:
        answer = ask(client, method, url)
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"{reverse('account_login')}?next={url}"


@pytest.mark.parametrize("who", ["maja", "sofie"])
def test_both_parties_meet_no_dead_end(
    as_person: Callable[..., Client], request: pytest.FixtureRequest, proposed: Version, who: str
) -> None:
    client = as_person(request.getfixturevalue(who))
    for name in sorted(OF_A_CASE):
        answer = ask(client, "get", address(name, proposed.document.case_id, proposed.pk))
        assert answer.status_code in (200, 302, 403) or name in NOT_THERE, name
        answer = ask(client, "head", address(name, proposed.document.case_id, proposed.pk))
        assert answer.status_code in (200, 302, 403) or name in NOT_THERE, name


@pytest.mark.parametrize("who", ["maja", "sofie"])
@pytest.mark.parametrize("name", sorted(OF_A_CASE))
def test_an_empty_post_of_a_party_is_answered_and_empties_nothing(
    as_person: Callable[..., Client], request: pytest.FixtureRequest, proposed: Version, who: str, name: str
) -> None:
    client = as_person(request.getfixturevalue(who))
    answers = SavedAnswer.objects.count()
    answer = ask(client, "post", address(name, proposed.document.case_id, proposed.pk))
    assert answer.status_code in (200, 302, 403, 404, 422)
    assert SavedAnswer.objects.count() == answers
    assert not Signature.objects.exists()


@pytest.mark.parametrize("name", [name for name in OF_A_VERSION if not name.startswith("shared_")])
@pytest.mark.parametrize("method", METHODS)
def test_a_version_of_another_case_is_not_found_through_ones_own(
    as_person: Callable[..., Client],
    proposed: Version,
    maja: User,
    ulla: User,
    sofie: User,
    name: str,
    method: str,
) -> None:
    theirs = open_agreement(sofie, role=Role.LEADER, facts=Facts("Friis Cykler"), other_name="Ulla Friis")
    commands.accept(ulla, commands.invite(theirs, name="Ulla Friis", email=ulla.email))
    theirs = seats.take(sofie, theirs.case.pk)
    write_draft(theirs)
    other_version = propose_version(theirs)
    for person in (maja, sofie):  # Sofie may read both, and still not the one at the address of the other
        client = as_person(person)
        url = address(name, proposed.document.case_id, other_version.pk)
        assert ask(client, method, url).status_code == 404
        url = address(name, theirs.case.pk, proposed.pk)
        assert ask(client, method, url).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "sager/1/",
        "sager/None/",
        "sager/../",
        "sager/08467e9d-d2ed-4a4f-8ee8-8bcfeeeff42d",
        f"sager/{'f' * 32}/",
        "sager/%00/",
    ],
)
def test_what_is_no_id_is_not_found(as_person: Callable[..., Client], maja: User, path: str) -> None:
    assert as_person(maja).get(f"/{path}", follow=True).status_code == 404


@pytest.mark.parametrize("key", ["findes-ikke", "joint", "opsummering-2", "a" * 500])
@pytest.mark.parametrize("name", ["own_page", "draft_page"])
def test_a_page_of_questions_that_is_not_there_is_not_found(
    as_person: Callable[..., Client], sofies_seat: Seat, sofie: User, name: str, key: str
) -> None:
    writing_together = name == "draft_page"
    if writing_together:
        writing.write_together(sofies_seat, FLEKS_TILLAEGSAFTALE)
    url = reverse(name, args=[sofies_seat.case.pk, key])
    for method in METHODS:
        assert ask(as_person(sofie), method, url).status_code == 404


def test_addresses_say_nothing_about_the_people(proposed: Version, maja: User) -> None:
    for name in OF_A_CASE:
        url = address(name, proposed.document.case_id, proposed.pk).lower()
        for word in ("fleks", "maja", "sofie", "nordlys"):
            assert word not in url
    assert now(seats.take(maja, proposed.document.case_id)).current == proposed
