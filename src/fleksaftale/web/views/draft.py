"""The joint draft: side by side, one text per question, the summary, and making it ready to sign."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _

from fleksaftale.agreements.carrying import Standing
from fleksaftale.agreements.commands import propose_version
from fleksaftale.agreements.document_types import DocumentType, proposed_for
from fleksaftale.cases import guests
from fleksaftale.cases.models import Role
from fleksaftale.documents import guarding, writing
from fleksaftale.documents.amending import draft_changes
from fleksaftale.documents.answers import Saved
from fleksaftale.documents.comparing import Compared, compare, unsettled_count, written_apart_only
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.models import JOINT, Stage
from fleksaftale.documents.show import sections, shown
from fleksaftale.documents.signing import Incomplete, next_number
from fleksaftale.documents.template import Question
from fleksaftale.documents.typed import typed_notes
from fleksaftale.documents.writing import Conflicts, Drafts
from fleksaftale.web.presenting import change_rows, change_url, compared_row, summary_rows, summary_sections
from fleksaftale.web.steps import ready_text
from fleksaftale.web.views.along import OfferingPageView
from fleksaftale.web.views.base import AgreementView

BOTH = "both"
"""What is posted to take the rows of both."""


class DraftView(AgreementView):
    """Both preparations side by side, differences first; taking either wording is one click."""

    template_name = "web/agreements/draft.html"
    action = "agreement.read_draft"

    def show(self) -> HttpResponseBase:
        if self.sheet.stage is Stage.PREPARING:
            return self.to("own_summary")
        if self.sheet.base:  # a change is not prepared apart: there is nothing to lay side by side
            return self.to("draft_summary")
        self.saw("draft.read")
        editable = self.sheet.stage is Stage.DRAFTING and self.seat.may("agreement.edit_draft")
        rows = compare(self.sheet)
        url_of = change_url("draft_page", self.sheet, back="?fra=kladde") if editable else None
        return self.page(
            compared=[self._row(row) for row in rows if row.joint is None],
            settled=summary_rows([row.joint for row in rows if row.joint], url_of),
            left=unsettled_count(self.sheet),
            editable=editable,
            hidden=not self.sheet.is_open(self.seat.other),
            carrying=self._carrying() if editable else None,
        )

    def _carrying(self) -> DocumentType | None:
        """The document that proposes something for this draft that is not taken yet."""
        found = proposed_for(self.sheet)
        return next((kind for kind, one in found if one.standing is Standing.FREE), None)

    def _row(self, row: Compared) -> dict[str, Any]:
        """``yes`` is what one's own answer takes a yes to before it is moved; empty for most."""
        entry = self.sheet.own.get(row.question.key)
        answer = writing.takeable(row.question, entry.answer) if entry else None
        found = guarding.concerns(self.sheet, JOINT, row.question, answer) if answer else []
        both = writing.both_answers(self.sheet, row.question)
        said = any(not side.answer.missing for side in row.sides)
        sides = row.sides if said or not self.template.is_minutes else ()  # much is first said in the talk
        row = replace(row, sides=sides)
        gather = both is not None and not guarding.concerns(self.sheet, JOINT, row.question, both)
        return compared_row(row) | {"yes": " ".join(one.yes for one in found), "gather": gather}

    def act(self) -> HttpResponseBase:
        key, role = self.request.POST.get("question", ""), self.request.POST.get("take", "")
        seen = self.request.POST.get("seen", "0")
        numeric = seen.isdecimal() and len(seen) < 10
        if role not in (*Role, BOTH) or not numeric or key not in {q.key for q in self.template.questions}:
            raise Http404
        try:
            yes = self.request.POST.get("yes", "").split()
            if role == BOTH:
                writing.take_both(self.seat, self.template, key, seen=int(seen))
            else:
                writing.take_answer(self.seat, self.template, key, Role(role), seen=int(seen), yes=yes)
        except Held:
            messages.warning(
                self.request, _("Sæt først kryds i “Ja, det må stå i kladden”, eller ret svaret.")
            )
        except Conflicts:
            messages.warning(
                self.request,
                _("%(name)s har lige skrevet et svar her. Læs det, før du vælger.")
                % {"name": self.seat.other_name},
            )
        return HttpResponseRedirect(f"{self.address('draft')}#q-{key}")


class DraftPageView(OfferingPageView):
    action = "agreement.edit_draft"
    preparing = False
    page_url = "draft_page"
    summary_url = "draft_summary"
    hensyn_url = "draft_hensyn"

    def show(self) -> HttpResponseBase:
        writing.require_draft(self.sheet)
        return super().show()

    def saved_answers(self) -> dict[str, Saved]:
        return self.sheet.joint

    @property
    def written(self) -> dict[str, Saved]:
        return self.sheet.joint

    def save(self, drafts: Drafts, yes: list[str]) -> None:
        writing.save_together(self.seat, self.template, drafts, yes=yes)

    @property
    def scope(self) -> str:
        return JOINT

    def beside(self, question: Question) -> list[dict[str, Any]]:
        """What each wrote alone, where it is open."""
        own = (self.seat.name, self.seat.party, self.sheet.own)
        other = (self.seat.other_name, self.seat.other, self.sheet.others)
        return [
            {"name": name, "answer": shown(question, entries[question.key].answer)}
            for name, party, entries in (own, other)
            if self.sheet.is_open(party) and question.key in entries
        ]

    def carried(self, question: Question) -> list[dict[str, str]]:
        """What the two have talked through about this question, and in which document."""
        found = proposed_for(self.sheet)
        return [
            {"name": str(kind.title), "text": one.text}
            for kind, one in found
            if one.carry.question.key == question.key
        ]


class DraftSummaryView(AgreementView):
    """The whole draft before it is frozen: every answer with a way to change it, and what is missing."""

    template_name = "web/agreements/draft_summary.html"
    action = "agreement.read_draft"

    def show(self) -> HttpResponseBase:
        if self.sheet.stage is Stage.PREPARING:
            return self.to("own_summary")
        if self.sheet.base and self.sheet.stage is not Stage.DRAFTING:
            return self.to("case_detail")
        self.saw("draft.read")
        return self._draw()

    def act(self) -> HttpResponseBase:
        self.seat.allow("agreement.propose")
        on_paper = "paper" in self.request.POST or self.seat.typist is not None
        try:
            version = propose_version(self.seat, self.template, on_paper=on_paper)
        except Incomplete as incomplete:
            return self._draw(incomplete, http_status=422)
        message = ready_text(self.template)
        return self.to("paper" if on_paper else "sign", version.pk, message=message)

    def _draw(self, incomplete: Incomplete | None = None, http_status: int = 200) -> HttpResponse:
        answers, found = self.sheet.answers(JOINT), draft_changes(self.sheet)
        editable = self.sheet.stage is Stage.DRAFTING and self.seat.may("agreement.edit_draft")
        url_of = change_url("draft_page", self.sheet) if editable else None
        return self.page(
            rows=summary_sections(sections(self.template, answers), url_of, typed_notes(self.sheet)),
            figures=self.kind.summary(answers),
            doubts=self.kind.doubts(self.sheet, found, answers),
            changes=change_rows(found),
            number=next_number(self.sheet),
            editable=editable,
            apart=written_apart_only(self.sheet) if editable and not self.sheet.base else 0,
            other_is_with=guests.is_with(self.seat.other),
            problems=_problems(self, incomplete) if incomplete else [],
            http_status=http_status,
        )


def _problems(view: AgreementView, incomplete: Incomplete) -> list[dict[str, str]]:
    """What stands in the way of signing, each with the page where it is mended."""
    url_of = change_url("draft_page", view.sheet)
    texts = [(q.key, _("Mangler svar: %(question)s") % {"question": q.text}) for q in incomplete.missing]
    texts += [(p.question, str(p.text)) for p in incomplete.problems]
    return [{"text": text, "url": url_of(key)} for key, text in texts]
