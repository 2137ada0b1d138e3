"""All hensyn that an answer agrees on, each with an id: its rows, and the lines of a text in own words."""

import hashlib
from collections.abc import Mapping

from fleksaftale.agreements.hensyn.choosing import Place
from fleksaftale.documents.answers import Answer
from fleksaftale.documents.rows import Row, Rows
from fleksaftale.documents.template import Kind, Question

BULLETS = "-–—•* \t"


def agreed_in(place: Place, answer: Answer) -> Rows:
    """The rows, then one for each line of the text beside them: what is written so is agreed too."""
    rows = place.rows(answer)
    return (*rows, *_lines_as_rows(place, answer, most=place.field.row.most))


def with_lines(place: Place, answer: Answer, changed: Mapping[str, str]) -> Answer:
    """The answer with other lines in its text, by their ids; an empty one is taken away."""
    field = _beside(place.question)
    lines = str(answer.get(field) or "").splitlines()
    kept = [new for line in lines if (new := changed.get(id_of(_plain(line)), line)) or not line]
    return Answer(answer.state, {**answer.values, field: "\n".join(kept).strip()}) if changed else answer


def id_of(line: str) -> str:
    """The same line has the same id in every version, and so at every talk."""
    return hashlib.sha256(line.casefold().encode()).hexdigest()[:8]


def _lines_as_rows(place: Place, answer: Answer, *, most: int) -> Rows:
    rows, text = place.rows(answer), answer.get(_beside(place.question)) or ""
    known = {str(row.get("tekst") or "").strip() for row in rows}
    lines = dict.fromkeys(plain for line in str(text).splitlines() if (plain := _plain(line)))
    new = [line for line in lines if line not in known]
    return tuple(Row(id_of(line), {"tekst": line}) for line in new[: max(0, most - len(rows))])


def _plain(line: str) -> str:
    return line.strip().lstrip(BULLETS).strip()


def _beside(question: Question) -> str:
    """The field for what is said in own words; empty where there is none."""
    return next((f.key for f in question.fields if f.kind is Kind.TEXT and f.key == "tekst"), "")
