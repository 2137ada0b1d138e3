"""One page of questions, alone or together: the same form, the same saving, the same care for two savers."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements.hensyn.choosing import place_of_hensyn
from fleksaftale.cases.models import Role
from fleksaftale.core.formats import first_name, moment
from fleksaftale.documents import guarding, rows_form
from fleksaftale.documents.answers import NOTHING, Saved
from fleksaftale.documents.form_fields import field_name
from fleksaftale.documents.forms import PageForm, all_fields
from fleksaftale.documents.show import rows
from fleksaftale.documents.template import Kind, Page, Question
from fleksaftale.documents.writing import Conflicts, Drafts
from fleksaftale.web import asking, unsaved
from fleksaftale.web.steps import page_steps
from fleksaftale.web.views.base import AgreementView

MERGED_KINDS = (Kind.TEXT, Kind.LINE)


class WritePageView(AgreementView):
    """Show and save one page. Subclasses say whose answers these are and where one goes on."""

    template_name = "web/agreements/page.html"
    preparing = True
    page_url = ""
    summary_url = ""
    hensyn_url = ""

    # --- what subclasses say

    def saved_answers(self) -> dict[str, Saved]:
        raise NotImplementedError

    def save(self, drafts: Drafts, yes: list[str]) -> None:
        raise NotImplementedError

    @property
    def scope(self) -> str:
        raise NotImplementedError

    def beside(self, question: Question) -> list[dict[str, Any]]:  # noqa: ARG002
        """What stands beside the question to look at; nothing while preparing."""
        return []

    def carried(self, question: Question) -> list[dict[str, str]]:  # noqa: ARG002
        """What another document of the case proposes here; nothing while preparing."""
        return []

    def offered(self, page: Page) -> dict[str, Any] | None:  # noqa: ARG002
        """Hours from the calculator that the person may put in; none on most pages."""
        return None

    # --- showing

    def show(self) -> HttpResponseBase:
        page = self.this_page
        return self.draw(page, self.form(page, unsaved.read(self.request)))

    def form(self, page: Page, data: QueryDict | None = None) -> PageForm:
        seat = self.seat
        return PageForm(
            data,
            template=self.template,
            page=page,
            saved=self.saved_answers(),
            preparing=self.preparing,
            complete=not self.leaving,
            guard=partial(guarding.concerns, self.sheet, self.scope),
            name=first_name(seat.name_of(seat.by_role[Role.EMPLOYEE])),
            wording_hint=asking.hint(seat),
        )

    def draw(
        self,
        page: Page,
        form: PageForm,
        *,
        conflicts: Conflicts | None = None,
        partly_saved: bool = False,
        http_status: int = 200,
    ) -> HttpResponse:
        return self.page(
            form=form,
            groups=self._groups(form, conflicts),
            wording=asking.notice(form),
            conflict=bool(conflicts),
            partly_saved=partly_saved,
            offered=self.offered(page),
            **self._place(page),
            http_status=http_status,
        )

    def _place(self, page: Page) -> dict[str, Any]:
        """Where the page stands among the others."""
        before, after = self.template.around(page)
        urls = {"page_url": self.page_url, "summary_url": self.summary_url}
        return {
            "question_page": page,
            "section": self.template.section_of(page),
            "before": before,
            "after": after,
            "preparing": self.preparing,
            **urls,
            **page_steps(self.sheet, joint=not self.preparing, current=page, **urls),
        }

    def _groups(self, form: PageForm, conflicts: Conflicts | None) -> list[dict[str, Any]]:
        """The questions with what stands beside them: what each wrote alone, and a text saved meanwhile."""
        form.errors  # noqa: B018 - looks at what was posted
        groups, hensyn_place = form.groups(), place_of_hensyn(self.template)
        for group in groups:
            question = group["question"]
            for field in all_fields(group):
                field["ask"] = field["ask"] and asking.of(self.seat, field["ask"], preparing=self.preparing)
            group["beside"] = self.beside(question)
            group["carried"] = self.carried(question)
            group["library"] = hensyn_place is not None and hensyn_place.question == question
            if conflicts and question.key in conflicts.conflicts:
                group["theirs"] = self._theirs(conflicts, question)
        return groups

    def _theirs(self, conflicts: Conflicts, question: Question) -> dict[str, Any]:
        theirs = conflicts.conflicts[question.key].theirs
        mine = theirs.by == self.seat.party.pk
        return {
            "name": _("Du selv, på en anden enhed") if mine else self.seat.other_name,
            "at": moment(theirs.at) if theirs.at else "",
            "rows": list(rows(question, theirs.answer)),
        }

    # --- saving

    @property
    def leaving(self) -> bool:
        """Stopping, skipping, going back and looking ask for nothing, and lose nothing that is there."""
        looking = self.request.method != "POST"
        return looking or bool({"stop", "leave", rows_form.BUTTON} & set(self.request.POST))

    @property
    def came_from(self) -> str:
        """The page one goes back to: ``opsummering``, ``kladde``, or empty for the next page."""
        return self.request.GET.get("fra", "")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response = super().post(request, **kwargs)
        unsaved.forget(request, response)  # what was sent too late has been sent again
        return response

    def act(self) -> HttpResponseBase:
        page = self.this_page
        choice = self.request.POST.get("conflict", "")
        if choice == "theirs":
            return self.go_on(page)
        if choice == "merge":
            return self.draw(page, self.form(page, self._merged(page)))
        if rows_form.BUTTON in self.request.POST:
            return self._row_pressed(page)
        form = self.form(page, self.request.POST)
        valid = form.is_valid() and not any(ask.stops for ask in form.unanswered)
        if not self.leaving and not (valid and not form.unanswered):
            return self.draw(page, form, http_status=422)
        try:
            self.save(form.valid_drafts(), form.said_yes)
        except Conflicts as conflicts:
            return self._conflict(page, conflicts)
        if not valid:
            return self._rest_is_saved(page)
        if form.unanswered:
            messages.info(self.request, asking.saved_all_the_same(self.seat))
        return self.go_on(page)

    def _row_pressed(self, page: Page) -> HttpResponse:
        """One row more, or one less: what can be saved is saved, and the page stands there as it was left."""
        pressed = rows_form.pressed(page, self.request.POST)
        form = self.form(page, pressed.data)
        form.is_valid()
        try:
            self.save(form.valid_drafts(), form.said_yes)
        except Conflicts as conflicts:
            return self._conflict(page, conflicts, pressed.data)
        self.sheet = self.fresh_sheet()
        form = self.form(page, self._seen_now(page, pressed.data))
        form.focus_on(pressed.focus)
        return self.draw(page, form)

    def _rest_is_saved(self, page: Page) -> HttpResponse:
        """Who leaves a page with a fault keeps everything else; the faulty text stands there to be mended."""
        self.sheet = self.fresh_sheet()
        form = self.form(page, self._seen_now(page))
        form.is_valid()
        return self.draw(page, form, partly_saved=True, http_status=422)

    def _conflict(self, page: Page, conflicts: Conflicts, posted: QueryDict | None = None) -> HttpResponse:
        """Both texts on one page: mine in the form, theirs above it. Nothing of mine is saved over theirs."""
        self.sheet = self.fresh_sheet()
        form = self.form(page, self._seen_now(page, posted))
        return self.draw(page, form, conflicts=conflicts, http_status=409)

    def _seen_now(self, page: Page, posted: QueryDict | None = None) -> QueryDict:
        """What was posted, as from somebody who has now seen what stands."""
        data = (posted or self.request.POST).copy()
        current = self.saved_answers()
        for question in page.questions:
            data[f"{question.key}-seen"] = str(current.get(question.key, NOTHING).revision)
        return data

    def _merged(self, page: Page) -> QueryDict:
        """Both texts in one field, to be edited before it is saved."""
        data = self._seen_now(page)
        current = self.saved_answers()
        for question in page.questions:
            theirs = current.get(question.key, NOTHING).answer
            for field in question.fields:
                name = field_name(question, field)
                if field.of_rows is not None:
                    theirs_rows, language = theirs.get(field.key) or (), get_language() or "da"
                    rows_form.merge(data, name, field, theirs_rows, language)
                    continue
                text, mine = theirs.get(field.key), data.get(name, "")
                if field.kind in MERGED_KINDS and text and text.strip() != mine.strip():
                    data[name] = f"{text}\n\n{mine}" if field.kind is Kind.TEXT else f"{text}, {mine}"
        return data

    def go_on(self, page: Page) -> HttpResponseRedirect:
        if "stop" in self.request.POST:
            back = "document" if self.kind.is_named else "case_detail"
            return self.to(back, message=_("Dine svar er gemt. Fortsæt, når det passer dig."))
        before, after = self.template.around(page)
        if self.request.POST.get("leave") == "back" and before:
            return self.to(self.page_url, before.key)
        if self.request.POST.get("leave") == "hensyn":
            return self.to(self.hensyn_url)
        if self.came_from == "kladde":
            url = self.address("draft")
            return HttpResponseRedirect(f"{url}#q-{page.questions[0].key}")
        if self.came_from == "opsummering" or after is None:
            return self.to(self.summary_url)
        return self.to(self.page_url, after.key)
