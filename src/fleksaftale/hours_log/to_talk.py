"""From the log to the talk: a point in the employee's own preparation of the next one, and nowhere else.

Beginning a back page tells the other that it is begun. So a point is only put into one that is there; until
then it waits in the log.
"""

from fleksaftale.agreements import document_types
from fleksaftale.cases.seats import Seat
from fleksaftale.documents import writing
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.models import Stage
from fleksaftale.documents.rows import Row, new_id
from fleksaftale.documents.stages import NoDocument, Sheet, sheet
from fleksaftale.documents.template import State
from fleksaftale.hours_log import commands, queries
from fleksaftale.talks.history import TEMPLATE_ID
from fleksaftale.talks.queries import open_talk
from fleksaftale.talks.template import PUNKTER

FIELD = "raekker"


def preparation(seat: Seat) -> Sheet | None:
    """The back page of the next talk, while the employee prepares it alone."""
    talk = open_talk(seat.case)
    if talk is None or not seat.may("agreement.prepare"):
        return None
    try:
        here = sheet(seat, document_types.by_template(TEMPLATE_ID, talk.number).template.alone)
    except NoDocument:
        return None
    return here if here.stage is Stage.PREPARING else None


def put(seat: Seat) -> bool:
    """Move the point that waits into the own preparation. Whether there was a place for it.

    Raises NotAllowed, Conflicts (another device of the same person came first), Held.
    """
    text, here = queries.kept(seat).log.to_bring, preparation(seat)
    if here is None or not text:
        return False
    entry = here.own.get(PUNKTER.key)
    answer = entry.answer if entry else EMPTY
    rows = tuple(row for row in answer.get(FIELD) or () if row.filled)
    if text not in {row.get("tekst") for row in rows}:
        new = Answer(State.ANSWERED, {FIELD: (*rows, Row(new_id(), {"tekst": text}))})
        writing.save_alone(seat, here.template, {PUNKTER.key: (new, entry.revision if entry else 0)}, yes=())
    commands.drop_point(seat)
    return True
