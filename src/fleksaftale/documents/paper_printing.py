"""A draft or a version as it is printed to be signed with a pen. Drawn by :mod:`documents.pdf.paper`."""

from collections.abc import Iterator, Mapping

from django.utils import translation
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.core.formats import long_date
from fleksaftale.documents.answers import EMPTY, Answer, asked
from fleksaftale.documents.content import Content
from fleksaftale.documents.models import JOINT, Version
from fleksaftale.documents.pdf.paper import PenPaper, PenQuestion, PenRow, PenSection, render_paper
from fleksaftale.documents.show import ShownAnswer, sections
from fleksaftale.documents.signing import draft_content, next_number
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.template import Field, Kind, Question, State, Template

LANGUAGE = "da"  # what is signed is Danish
DRAFTED = 1_795_219_200  # a draft has no time of its own, and a PDF wants one
LINES = {Kind.TEXT: 3, Kind.ROWS: 3, Kind.RHYTHM: 2}


def draft_pdf(here: Sheet, *, rule_set: str, next_talk: str, large: bool = False) -> bytes:
    """The joint draft on paper: what is answered, and lines to write on where nothing is.

    Its fingerprint is that of the version it becomes, if nothing is changed. Raises RenderError.
    """
    content = draft_content(here, rule_set)
    number, answers = next_number(here), here.answers(JOINT)
    with translation.override(LANGUAGE):
        label = _("Version %(number)s") % {"number": number}
        return render_paper(
            PenPaper(
                draft=True,
                title=here.template.title.in_language(LANGUAGE),
                version_label=label,
                subtitle=_subtitle(_("Kladde til version %(number)s") % {"number": number}, content),
                workplace=here.seat.facts.workplace,
                parties=tuple(
                    (str(role.label), here.seat.name_of(p)) for role, p in sorted(here.seat.by_role.items())
                ),
                sections=_sections(here.template, answers, draft=True),
                next_talk=_talk(here.template, next_talk),
                fingerprint=content.fingerprint if content else "",
                timestamp=DRAFTED,
            ),
            large=large,
        )


def version_pdf(here: Sheet, version: Version, *, next_talk: str, large: bool = False) -> bytes:
    """A version on paper, with places to sign and nothing to fill in. Raises RenderError."""
    content = here.content(version)
    edition = content.edition(here.template)
    with translation.override(LANGUAGE):
        label = _("Version %(number)s") % {"number": version.number}
        return render_paper(
            PenPaper(
                draft=False,
                title=here.template.title.in_language(LANGUAGE),
                version_label=label,
                subtitle=_subtitle(label, content),
                workplace=str(content.data["workplace"]["name"]),
                parties=tuple((str(Role(p["role"]).label), p["name"]) for p in content.data["parties"]),
                sections=_sections(edition, content.answers(edition), draft=False),
                next_talk=_talk(edition, next_talk),
                fingerprint=version.fingerprint,
                timestamp=int(version.proposed_at.timestamp()),
            ),
            large=large,
        )


def _subtitle(label: str, content: Content | None) -> str:
    if content is None:
        return label
    return f"{label} · {_('gælder fra %(date)s') % {'date': long_date(content.in_force_from)}}"


def _talk(template: Template, next_talk: str) -> str | None:
    """None for a document that agrees on no talks."""
    has_rhythm = any(f.kind is Kind.RHYTHM for q in template.questions for f in q.fields)
    return next_talk if has_rhythm else None


def _sections(template: Template, answers: Mapping[str, Answer], *, draft: bool) -> tuple[PenSection, ...]:
    return tuple(
        PenSection(
            section.title,
            tuple(_question(a, answers.get(a.question.key, EMPTY), draft=draft) for a in section.answers),
        )
        for section in sections(template, answers)
    )


def _question(shown: ShownAnswer, answer: Answer, *, draft: bool) -> PenQuestion:
    """Every field of the question: what stands in it, or that nothing does."""
    question = shown.question
    filled = () if shown.missing else tuple(PenRow(label, str(value)) for label, value in shown.rows)
    empty: tuple[PenRow, ...] = ()
    if answer.state is State.ANSWERED:
        empty = tuple(_empty(question, answer, draft=draft))
    states: tuple[str, ...] = ()
    if draft and shown.missing:
        states = tuple(question.label_of(s).in_language(LANGUAGE) for s in question.states(preparing=False))
    return PenQuestion(question.number, question.text.in_language(LANGUAGE), filled + empty, states)


def _empty(question: Question, answer: Answer, *, draft: bool) -> Iterator[PenRow]:
    unanswered = answer.is_empty()
    for part in question.fields if unanswered else asked(question, answer):
        if part.kind is Kind.KEY or answer.get(part.key) not in (None, "", ()):
            continue
        room = LINES.get(part.kind, 1) if unanswered else 1
        yield _blank(question, part, room) if draft else PenRow(part.label.in_language(LANGUAGE), "")


def _blank(question: Question, part: Field, room: int) -> PenRow:
    alone = len(question.fields) == 1 and part.kind is Kind.TEXT
    first = part is question.fields[0] and part.kind is Kind.CHOICE
    label = "" if alone or first else part.label.in_language(LANGUAGE)
    if part.kind is Kind.CHOICE:
        return PenRow(label, "", "choice", options=tuple(o.label.in_language(LANGUAGE) for o in part.options))
    return PenRow(label, "", "date" if part.kind is Kind.DATE else "line", room)
