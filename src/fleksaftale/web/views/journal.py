"""The journal of a case: notes, files and mails, each with its day and with who may read it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect

from fleksaftale.cases.models import Role
from fleksaftale.documents.forms import YES
from fleksaftale.documents.uploads import LARGEST
from fleksaftale.evidence import events, journal, looking, queries, reading_rights
from fleksaftale.evidence.content import Said
from fleksaftale.evidence.models import Zone
from fleksaftale.evidence.queries import Shown
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web import journal_page, unsaved
from fleksaftale.web.journal_forms import EntryForm, JournalUploadForm, MoveForm
from fleksaftale.web.receiving import CUT, in_memory
from fleksaftale.web.views.base import CaseView

PAGE = 40


class JournalView(CaseView):
    """The entries that this person may read, newest event first."""

    template_name = "web/journal/list.html"
    action = "journal.read"

    def show(self) -> HttpResponse:
        if self.seat.role is not Role.EMPLOYEE:  # how often she opens her own is nobody else's matter
            self.saw(events.READ, **self.seat.party.log_details)
        rows = reading_rights.readable(self.seat).order_by("-happened_on", "-entry__entered_at", "pk")
        page = Paginator(rows, PAGE).get_page(self.request.GET.get("side"))
        shown = queries.shown(self.seat, page.object_list)
        return self.page(
            rows=[journal_page.row(self.seat, each) for each in shown],
            pages=page,
            may_write=self.seat.may(journal.ACTION),
            who_sees=journal_page.who_sees(self.seat),
        )


class NoteView(CaseView):
    """Write a note."""

    template_name = "web/journal/note.html"
    action = journal.ACTION

    def show(self) -> HttpResponseBase:
        initial = {"about": about} if (about := self.request.GET.get("om")) else {}
        return self._draw(EntryForm(unsaved.read(self.request), seat=self.seat, initial=initial))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        response = super().post(request, **kwargs)
        unsaved.forget(request, response)
        return response

    def act(self) -> HttpResponseBase:
        form, yes = EntryForm(self.request.POST, seat=self.seat), self.request.POST.getlist(YES)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        said = form.said()
        if wording := journal_page.wording(self.seat, form, said.words, said.zone, yes):
            return self._draw(form, wording=wording, http_status=422)
        entry = journal.add_note(self.seat, said, once=form.once_id(), yes=yes)
        return self.to("journal_entry", entry.pk, message=_("Det er gemt."))

    def _draw(self, form: EntryForm, *, wording: Any = None, http_status: int = 200) -> HttpResponse:
        return self.page(form=form, wording=wording, http_status=http_status)


@method_decorator(in_memory(largest=LARGEST), name="dispatch")
class UploadView(CaseView):
    """Lay up a file or a mail."""

    template_name = "web/journal/upload.html"
    action = journal.ACTION

    @method_decorator(csrf_protect)
    def post(self, request: Any, **kwargs: Any) -> HttpResponseBase:
        return super().post(request, **kwargs)

    def show(self) -> HttpResponseBase:
        return self._draw(JournalUploadForm(seat=self.seat))

    def act(self) -> HttpResponseBase:
        written, files = self.request.POST, self.request.FILES  # read before the receiver is asked
        if self.request.receiver.too_large:  # type: ignore[attr-defined]
            form = JournalUploadForm(written, seat=self.seat)
            form.errors.pop("file", None)
            form.add_error("file", str(looking.UNFIT["large"]))
            return self._draw(form, http_status=413)
        form, yes = JournalUploadForm(written, files, seat=self.seat), written.getlist(YES)
        if form.is_cut:
            return self._draw(JournalUploadForm(seat=self.seat), cut=str(CUT), http_status=422)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        said = form.said_with_file()
        if wording := journal_page.wording(self.seat, form, said.words, said.zone, yes):
            return self._draw(form, wording=wording, http_status=422)
        return self._keep(form, said, yes)

    def _keep(self, form: JournalUploadForm, said: Said, yes: list[str]) -> HttpResponseBase:
        """A mail that seems to be about health is kept alone first: a file chosen again is a file lost."""
        looked, once = form.cleaned_data["file"], form.once_id()
        alone = self.seat.role is Role.EMPLOYEE and journal_page.mail_asks(self.seat, said, looked, yes)
        if alone:
            said = form.said_with_file(zone=Zone.MINE)
        entry = journal.add_file(self.seat, said, looked, once=once, yes=yes)
        if alone:
            text = _("Mailen er gemt, så kun du ser den. Den handler måske om dit helbred.")
            return self.to("journal_move", entry.pk, message=text)
        return self.to("journal_entry", entry.pk, message=_("Det er gemt."))

    def _draw(
        self, form: JournalUploadForm, *, wording: Any = None, cut: str = "", http_status: int = 200
    ) -> HttpResponse:
        return self.page(form=form, wording=wording, cut=cut, http_status=http_status)


class OneEntryView(CaseView):
    """A page of one entry that the person may read."""

    action = "journal.read"

    @property
    def item(self) -> Shown:
        return queries.entry(self.seat, self.kwargs["entry_id"])

    def saw_it(self, item: Shown) -> None:
        """That somebody reads their own is not noted."""
        if not item.mine:
            self.saw(events.ENTRY_READ, **self.seat.party.log_details)


class EntryView(OneEntryView):
    """One entry with its files, and what stood in it before."""

    template_name = "web/journal/entry.html"

    def show(self) -> HttpResponse:
        item = self.item
        self.saw_it(item)
        return self.page(
            row=journal_page.row(self.seat, item),
            files=journal_page.files(item),
            earlier=[journal_page.row(self.seat, each) for each in queries.earlier(self.seat, item.id)],
            may_write=self.seat.may(journal.ACTION),
            may_pass_on=queries.can_pass_on(self.seat, item.id),
        )

    def act(self) -> HttpResponseBase:
        entry_id, do = self.item.id, self.request.POST.get("do")
        if do == "pass_on":
            journal.pass_on(self.seat, entry_id)
            return self.to("journal_entry", entry_id, message=_("Den nye leder kan læse det nu."))
        if do == "strike" and self.request.POST.get("sure") == "strike":
            journal.strike(self.seat, entry_id)
            return self.to("journal_entry", entry_id, message=_("Det er streget ud."))
        if do == "remove" and self.request.POST.get("sure") == "remove":
            journal.remove(self.seat, entry_id)
            return self.to("journal", message=_("Det er slettet."))
        return self.to("journal_entry", entry_id)


class CorrectView(OneEntryView):
    """Write an own entry anew; what stood before can still be read by who could read it."""

    template_name = "web/journal/correct.html"
    action = journal.ACTION

    def show(self) -> HttpResponse:
        item = self.item
        initial = {
            "happened_on": item.happened_on,
            "title": item.title,
            "text": item.text,
            "about": item.about,
        }
        return self._draw(item, EntryForm(seat=self.seat, choose_zone=False, initial=initial))

    def act(self) -> HttpResponseBase:
        item, yes = self.item, self.request.POST.getlist(YES)
        form = EntryForm(self.request.POST, seat=self.seat, choose_zone=False)
        if item.mail:
            form.fields["title"].required = False
        if not form.is_valid():
            return self._draw(item, form, http_status=422)
        said = form.said(zone=item.zone)
        if wording := journal_page.wording(self.seat, form, said.words, item.zone, yes):
            return self._draw(item, form, wording=wording, http_status=422)
        try:
            journal.correct(self.seat, item.id, said, seen=self._seen(), yes=yes)
        except journal.ChangedMeanwhile as changed:
            return self._draw(item, form, changed=str(changed), http_status=409)
        return self.to("journal_entry", item.id, message=_("Rettelsen er gemt."))

    def _seen(self) -> int:
        text = self.request.POST.get("seen", "")
        return int(text) if text.isdecimal() and len(text) < 6 else 0

    def _draw(
        self, item: Shown, form: EntryForm, *, wording: Any = None, changed: str = "", http_status: int = 200
    ) -> HttpResponse:
        if not item.mine:
            return self.page(form=None, item=item, http_status=403)
        row = journal_page.row(self.seat, item)
        return self.page(
            form=form, item=item, row=row, wording=wording, changed=changed, http_status=http_status
        )


class MoveView(OneEntryView):
    """Let more people read an own entry."""

    template_name = "web/journal/move.html"
    action = journal.ACTION

    def show(self) -> HttpResponseBase:
        item = self.item
        if not item.mine or not item.zone.further:
            return self.to("journal_entry", item.id)
        return self._draw(item, self._form(item))

    def act(self) -> HttpResponseBase:
        item, yes = self.item, self.request.POST.getlist(YES)
        form = self._form(item, self.request.POST)
        if not form.is_valid():
            return self._draw(item, form, http_status=422)
        zone = Zone(form.cleaned_data["zone"])
        words = journal_page.words(item)
        asked = item.zone is Zone.MINE and journal_page.wording(self.seat, form, words, zone, yes, "zone")
        if asked:
            return self._draw(item, form, wording=asked, http_status=422)
        journal.move(self.seat, item.id, zone, yes=yes)
        return self.to("journal_entry", item.id, message=_("Nu kan flere læse det."))

    def _form(self, item: Shown, *data: Any) -> MoveForm:
        advisers = [self.seat.name_of(p) for p in reading_rights.advisers_who_read(self.seat)]
        return MoveForm(*data, seat=self.seat, zone=item.zone, advisers=advisers)

    def _draw(
        self, item: Shown, form: MoveForm, *, wording: Any = None, http_status: int = 200
    ) -> HttpResponse:
        row = journal_page.row(self.seat, item)
        return self.page(form=form, item=item, row=row, wording=wording, http_status=http_status)


class FileView(StepUpMixin, CaseView):
    """One file, as it came. Never shown inside a page of ours."""

    action = "journal.read"

    def show(self) -> HttpResponse:
        item, file, position = queries.content_of(self.seat, self.kwargs["file_id"])
        if not item.mine:
            self.saw(events.FILE_READ, **self.seat.party.log_details)
        content_type, ending = looking.TYPES[file.kind]
        response = HttpResponse(file.content, content_type=content_type)
        name = f"journal-{item.happened_on}-{position}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        response["Content-Security-Policy"] = "sandbox"
        return response
