"""Answers in the shape the page components take."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.core.formats import whose
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.changes import Change
from fleksaftale.documents.comparing import Compared, Side, Standing
from fleksaftale.documents.content import Content
from fleksaftale.documents.models import Version
from fleksaftale.documents.paper_shown import signed_when
from fleksaftale.documents.show import RowText, ShownAnswer, ShownSection, labelled, shown
from fleksaftale.documents.signing import evidence, said_level
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import Question
from fleksaftale.documents.writing import takeable
from fleksaftale.web.addresses import address

TAGS = {
    Standing.DIFFERENT: "stop",
    Standing.ONE_SIDED: "info",
    Standing.OPEN: "neutral",
    Standing.SETTLED: "good",
}


def as_text(answer: ShownAnswer) -> dict[str, Any]:
    """One text where the answer is one text, else a line per field with its label."""
    if len(answer.rows) == 1:
        return {"answer": answer.rows[0][1]}
    return {"lines": [_line(label, value) for label, value in answer.rows]}


def _line(label: str, value: str) -> str:
    """A row of a list keeps its parts, so that the page can set it apart from the next one."""
    if isinstance(value, RowText):
        first, *rest = value.parts
        return RowText([("", f"{label}: {first[1]}"), *rest])
    return labelled(label, value)


def numbered(question: Question) -> str:
    """The question with its number in the official form, where it has one."""
    return f"{question.number}. {question.text}" if question.number else str(question.text)


def change_url(name: str, here: Sheet, *, back: str = "?fra=opsummering") -> Callable[[str], str]:
    """Where an answer is changed, and back to the summary afterwards."""
    page_of = {q.key: page.key for page in here.template.pages for q in page.questions}
    return lambda key: address(here, name, page_of[key]) + back


def summary_rows(
    answers: Iterable[ShownAnswer],
    url_of: Callable[[str], str] | None = None,
    notes: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """Rows for the summary list; ``url_of`` gives the address where a question is changed."""
    return [
        {
            "question": numbered(answer.question),
            "url": url_of(answer.question.key) if url_of else "",
            "change": _("Svar") if answer.missing else "",
            "missing": answer.missing,
            "note": (notes or {}).get(answer.question.key, ""),
            **as_text(answer),
        }
        for answer in answers
    ]


def names(content: Content) -> str:
    """Workplace and parties as they stand in the signed content."""
    workplace = content.data["workplace"]
    parts = [workplace["name"], *(p["name"] for p in content.data["parties"])]
    return " · ".join(parts)


def signature_rows(here: Sheet, version: Version) -> list[dict[str, Any]]:
    """Who has signed a version, and who is still to sign it."""
    rows = []
    for party in here.signers(version):
        found = here.signature_of(version, party)
        at = signed_when(found) if found else ""
        role, name = Role(party.role).label, here.seat.name_of(party)
        level = said_level(evidence(here.seat, found)) if found else ""
        rows.append({"role": role, "name": name, "signature": found, "at": at, "level": level})
    return rows


def waiting_for(here: Sheet, version: Version) -> str:
    """Whose signature a version waits for, by name, the reader's own apart."""
    left = [p for p in here.signers(version) if here.signature_of(version, p) is None]
    names = [here.seat.name_of(p) for p in left if p.pk != here.seat.party.pk]
    return _(" og ").join(names)


def summary_sections(
    sections: Iterable[ShownSection],
    url_of: Callable[[str], str] | None = None,
    notes: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    return [{"title": s.title, "rows": summary_rows(s.answers, url_of, notes)} for s in sections]


def own_differences(here: Sheet, answers: Mapping[str, Answer]) -> dict[str, str]:
    """By question: what the reader wrote alone, where the document says something else."""
    found = {}
    for key, entry in here.own.items():
        mine = takeable(here.template.question(key), entry.answer)
        if mine is not None and not mine.same_as(answers.get(key, EMPTY)):
            text = as_text(shown(here.template.question(key), mine))
            said = text.get("answer") or ", ".join(text["lines"])
            found[key] = _("Du skrev selv: %(answer)s") % {"answer": said}
    return found


def side(one: Side) -> dict[str, Any]:
    who = _("Dit svar") if one.mine else _("%(whose)s svar") % {"whose": whose(one.name)}
    about = {
        "who": who,
        "role": one.role.value,
        "can_take": one.can_take,
        "mine": one.mine,
        "name": one.name,
        "note": _("Kun du ser det. Bruger du svaret, ser I det begge.") if one.hidden else "",
    }
    return about | as_text(one.answer)


def compared_row(row: Compared) -> dict[str, Any]:
    return {
        "key": row.question.key,
        "page": row.page.key,
        "question": numbered(row.question),
        "tag": TAGS[row.standing],
        "standing": row.standing.label,
        "sides": [side(one) for one in row.sides],
        "revision": row.revision,
    }


def change_rows(found: Iterable[Change]) -> list[list[str]]:
    """What a version changes, as rows of a table: what it is about, before, after."""
    rows = []
    for change in found:
        number = f"{change.question.number}. " if change.question.number else ""
        rows += [
            [f"{number}{f.label}", f.old or _("Ikke aftalt"), f.new or _("Ikke aftalt")]
            for f in change.fields
        ]
    return rows
