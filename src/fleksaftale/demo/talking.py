"""What the made-up people do at a follow-up talk, in one line each. Every one is a command of the program."""

from datetime import date, datetime

from django.db import transaction

from fleksaftale.agreements.commands import rule_set_today
from fleksaftale.cases.models import Case
from fleksaftale.core import clock
from fleksaftale.demo.acting import sits
from fleksaftale.demo.answers import Answers
from fleksaftale.demo.people import Person
from fleksaftale.documents import signing, writing
from fleksaftale.documents.answers import NOTHING, Answer
from fleksaftale.documents.rows import Row, new_id
from fleksaftale.documents.signing import Intent
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import State
from fleksaftale.talks import commands, queries
from fleksaftale.talks.document_type import SAMTALE


def finds_a_time(person: Person, case: Case, starts_at: datetime) -> None:
    talk = queries.open_talk(case)
    if talk:
        commands.book(sits(person, case), talk.number, starts_at)


def puts_off(person: Person, case: Case, due_on: date) -> None:
    """The planned talk is to be held by another day."""
    talk = queries.open_talk(case)
    if talk:
        with transaction.atomic():
            commands.put_due(sits(person, case), talk, due_on)


def hold(person: Person, other: Person, case: Case, number: int, answers: Answers, next_by: date) -> None:
    """A talk as it was held: minutes written together, and signed by both."""
    template = SAMTALE.for_occasion(number).template
    commands.begin(sits(person, case), number)
    here = writing.write_together(sits(person, case), template)
    written = {**answers, "hensyn": _all_work(here), "naeste": _said(dato=next_by)}
    seen = {key: here.joint.get(key, NOTHING).revision for key in written}
    drafts = {key: (answer, seen[key]) for key, answer in written.items()}
    writing.save_together(sits(person, case), template, drafts)
    version = signing.propose(sits(person, case), template, rule_set=rule_set_today())
    for one in (person, other):
        intent = Intent(one.name, version.fingerprint, authenticated_at=clock.now())
        signing.sign(sits(one, case), template, version.pk, intent)


def _all_work(here: Sheet) -> Answer:
    rows = here.joint["hensyn"].answer.get("raekker") if "hensyn" in here.joint else ()
    return _said(raekker=tuple(Row(row.id, {**row.values, "status": "virker"}) for row in rows))


def minutes_of_mikkel(by: date) -> Answers:
    """What Mikkel and Jonas talked about in the workshop."""
    no = _said(behov="nej")
    return {
        "opgaverne": _said(tekst="Det går godt med at lappe. Gear er svært endnu."),
        "aendre_opgaver": no,
        "arbejdstiden": no,
        "mere_hjaelp": no,
        "inddrag_kommunen": no,
        "beslutninger": _rows({"tekst": "Mikkel monterer gear sammen med Jonas om torsdagen."}),
        "handlinger": _rows({"hvad": "Købe en lampe til arbejdsbordet", "hvem": "Jonas Friis", "dato": by}),
    }


def _rows(*rows: dict[str, object]) -> Answer:
    return _said(raekker=tuple(Row(new_id(), values) for values in rows))


def _said(**values: object) -> Answer:
    return Answer(State.ANSWERED, values)
