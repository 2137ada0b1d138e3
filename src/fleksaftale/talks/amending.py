"""From what was said in a talk to a change of the agreement: hours, tasks and hensyn, filled in."""

import hashlib
from collections.abc import Collection, Iterator, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from fleksaftale.agreements.help_and_goals import HJAELP_FRA_ARBEJDSPLADSEN
from fleksaftale.agreements.hensyn.agreed import agreed_in, with_lines
from fleksaftale.agreements.hensyn.choosing import place_of_hensyn
from fleksaftale.agreements.queries import agreement
from fleksaftale.agreements.template import FLEKS_TILLAEGSAFTALE, OPGAVER
from fleksaftale.agreements.working_time import TIMER
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.core import clock
from fleksaftale.documents import writing
from fleksaftale.documents.amending import open_amendment
from fleksaftale.documents.answers import EMPTY, NOTHING, Answer
from fleksaftale.documents.changes import Change, changes
from fleksaftale.documents.models import JOINT, Stage
from fleksaftale.documents.rows import Row, Rows
from fleksaftale.documents.stages import NoDocument, Sheet
from fleksaftale.documents.template import State
from fleksaftale.talks.rows import IKKE_NOEDVENDIG, VIRKER_DELVIST, VIRKER_IKKE
from fleksaftale.talks.template import AENDRE_OPGAVER, ARBEJDSTIDEN, HENSYNENE, JA, MERE_HJAELP

Answers = Mapping[str, Answer]


def said_in(here: Sheet) -> Answers:
    """What the minutes say: the signed version, or the draft that both write in. Nothing before that."""
    version = here.base or here.current
    if version:
        return here.content(version).answers(here.template)
    return here.answers(JOINT) if here.stage is Stage.DRAFTING else {}


def proposed(here: Sheet) -> list[Change]:
    """What the minutes ask to be changed in the agreement in force; empty where there is nothing."""
    try:
        agreed = agreement(here.seat)
    except NoDocument:
        return []
    if agreed.base is None:
        return []
    old = agreed.content(agreed.base).answers(agreed.template)
    return changes(agreed.template, old, {**old, **_changed(said_in(here), old)})


def open_change(here: Sheet) -> None:
    """Open the draft of a change with what the minutes say filled in; into one that is open it is laid.

    Raises NotAllowed, Held (see writing).
    """
    with transaction.atomic():
        if not proposed(here):
            raise NotAllowed(_("Der er ikke noget at ændre i aftalen."))
        agreed = open_amendment(here.seat, FLEKS_TILLAEGSAFTALE, clock.today())
        if agreed.stage is not Stage.DRAFTING:
            raise NotAllowed(_("Der ligger allerede en ændring. Læs den, eller lav en ny kladde af den."))
        new = _changed(said_in(here), agreed.answers(JOINT))
        drafts = {key: (answer, agreed.joint.get(key, NOTHING).revision) for key, answer in new.items()}
        writing.save_together(here.seat, FLEKS_TILLAEGSAFTALE, drafts)


def _changed(said: Answers, old: Answers) -> dict[str, Answer]:
    """The answers of the agreement that become others."""
    found = {}
    if tasks := _if_yes(said, AENDRE_OPGAVER.key, "opgaver"):
        found[OPGAVER.key] = _with(old, OPGAVER.key, tekst=tasks)
    if hours := _if_yes(said, ARBEJDSTIDEN.key, "timer"):
        found[TIMER.key] = _with(old, TIMER.key, timer=hours)
    before = old.get(HJAELP_FRA_ARBEJDSPLADSEN.key, EMPTY)
    if (after := _regards(said, before)) != before:
        found[HJAELP_FRA_ARBEJDSPLADSEN.key] = Answer(State.ANSWERED, after.values)
    return found


def _regards(said: Answers, before: Answer) -> Answer:
    """The agreed hensyn as the talk leaves them: rows, and the lines of the text beside them."""
    place = place_of_hensyn(FLEKS_TILLAEGSAFTALE)
    assert place is not None  # noqa: S101  the agreement has hensyn
    rows, known = place.rows(before), {row.id for row in agreed_in(place, before)}
    judged: dict[str, Row] = {row.id: row for row in said.get(HENSYNENE.key, EMPTY).get("raekker") or ()}
    over = {key for key, row in judged.items() if row.get("status") == IKKE_NOEDVENDIG.key}
    kept = [_adjusted(row, judged.get(row.id)) for row in rows if row.id not in over]
    new = [
        Row(row.id, {"tekst": row.get("tekst")})
        for row in judged.values()
        if row.id not in known | over and row.get("tekst")
    ]
    if more := _if_yes(said, MERE_HJAELP.key, "hvilken"):
        more_id = hashlib.sha256(str(more).encode()).hexdigest()[:8]
        new += [Row(more_id, {"tekst": more})] if more_id not in known else []
    after = with_lines(place, before, dict(_lines(agreed_in(place, before)[len(rows) :], judged, over)))
    return after if (*kept, *new) == rows else place.with_rows(after, (*kept, *new))


def _lines(rows: Rows, judged: Mapping[str, Row], over: Collection[str]) -> Iterator[tuple[str, str]]:
    """The lines of the text that become others, by their ids; empty where they are over."""
    for row in rows:
        text = str(row.get("tekst"))
        if row.id in over:
            yield row.id, ""
        elif row.id in judged and (new := _said_more(text, judged[row.id])) != text:
            yield row.id, new


def _adjusted(row: Row, judged: Row | None) -> Row:
    """A hensyn that does not work well, with what is done about it."""
    before = row.get("indhold") or ""
    after = _said_more(before, judged) if judged else before
    return Row(row.id, {**row.values, "indhold": after}) if after != before else row


def _said_more(before: str, judged: Row) -> str:
    """A text with what is done about it on a line of its own, where it does not work well."""
    done = judged.get("goeres")
    if not done or done in before or judged.get("status") not in (VIRKER_IKKE.key, VIRKER_DELVIST.key):
        return before
    return f"{before}\n{done}".strip()


def _if_yes(said: Answers, question: str, field: str) -> object:
    answer = said.get(question, EMPTY)
    return answer.get(field) if answer.get("behov") == JA.key else None


def _with(old: Answers, question: str, **values: object) -> Answer:
    return Answer(State.ANSWERED, {**old.get(question, EMPTY).values, **values})
