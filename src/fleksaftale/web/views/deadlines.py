"""The dates of a case: the page, one fact at a time, a date from a letter."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.deadlines import commands, facts
from fleksaftale.deadlines.catalogue import ASKED, Asked, Whose
from fleksaftale.deadlines.commands import NOTE, DoesNotFit, NotedMeanwhile
from fleksaftale.deadlines.noted import UNKNOWN
from fleksaftale.deadlines.queries import Overview, overview
from fleksaftale.web import deadlines_page
from fleksaftale.web.deadline_forms import LetterForm
from fleksaftale.web.views.base import CaseView
from fleksjob.frister import Raekke


class DeadlinesView(CaseView):
    """All dates that the case's facts give, and the next fact to ask for."""

    template_name = "web/deadlines/page.html"
    action = "deadlines.read"

    def show(self) -> HttpResponse:
        self.saw("deadlines.read")
        return self.page(**deadlines_page.page(self.seat, overview(self.seat, clock.today())))


class NotingView(CaseView):
    """A page that notes one thing and leads back to the dates."""

    def setup_seat(self) -> Seat:
        self.action = NOTE[self.whose]
        return super().setup_seat()

    @property
    def whose(self) -> Whose:
        raise NotImplementedError

    @cached_property
    def found(self) -> Overview:
        return overview(self.seat, clock.today())

    def noting(self, note: Callable[[], None], message: str) -> HttpResponseBase:
        """Note it, and say so; or say that the other was there first."""
        try:
            note()
        except NotedMeanwhile:
            text = _("Der er skrevet noget andet her imens. Se det, og skriv igen.")
            messages.warning(self.request, text)
            return self.to("deadlines")
        return self.to("deadlines", message=message)

    @property
    def seen(self) -> int:
        """The number that the page showed, for what is posted without a form."""
        written = self.request.POST.get("seen", "")
        return int(written) if written.isdecimal() and len(written) < 7 else 0


class FactView(NotingView):
    """One fact: asked for, corrected, taken back, shown to the leader."""

    template_name = "web/deadlines/fact.html"

    @cached_property
    def asked(self) -> Asked:
        try:
            return ASKED[self.kwargs["key"]]
        except KeyError:
            raise Http404 from None

    @property
    def whose(self) -> Whose:
        return self.asked.whose

    def show(self) -> HttpResponse:
        return self._draw(deadlines_page.fact_form(self.seat, self.found, self.asked))

    def act(self) -> HttpResponseBase:
        key = self.asked.key
        if "unknown" in self.request.POST:
            return self.noting(
                lambda: commands.note_fact(self.seat, key, UNKNOWN, seen=self.seen),
                _("Det er i orden. Du kan skrive det senere."),
            )
        if "remove" in self.request.POST:
            return self.noting(
                lambda: commands.take_back_fact(self.seat, key, seen=self.seen), _("Svaret er fjernet.")
            )
        form = deadlines_page.fact_form(self.seat, self.found, self.asked, self.request.POST)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        given = {"seen": form.cleaned_data["seen"], "show": form.cleaned_data.get("show", False)}
        try:
            return self.noting(
                lambda: commands.note_fact(self.seat, key, form.value, **given), _("Svaret er gemt.")
            )
        except DoesNotFit as reason:
            form.add_error("value", str(reason))
            return self._draw(form, http_status=422)

    def _draw(self, form: Any, *, http_status: int = 200) -> HttpResponse:
        entry = self.found.state.facts.get(self.asked.key)
        return self.page(
            form=form,
            asked=self.asked,
            own=self.whose is Whose.EMPLOYEE,
            why=deadlines_page.why(self.asked),
            history=deadlines_page.history_shown(self.seat, self.found, "fact", self.asked.key),
            can_remove=entry is not None and entry.value is not None,
            seen=self.found.state.seen("fact", self.asked.key),
            http_status=http_status,
        )


class LetterView(NotingView):
    """A date that stands in a letter from the municipality."""

    template_name = "web/deadlines/letter.html"

    @cached_property
    def row(self) -> Raekke:
        row = facts.rules().raekker.get(self.kwargs["row"])
        if row is None or not row.brev:
            raise Http404
        return row

    @property
    def whose(self) -> Whose:
        return facts.whose_row(self.row)

    def show(self) -> HttpResponse:
        entry = self.found.state.letters.get(self.row.id)
        initial: dict[str, Any] = {"seen": self.found.state.seen("letter", self.row.id)}
        if entry and entry.known:
            initial |= {"day": self.found.computed.letters.get(self.row.id), "letter_of": entry.letter_of}
        return self._draw(LetterForm(initial=initial))

    def act(self) -> HttpResponseBase:
        row = self.row.id
        if "remove" in self.request.POST:
            return self.noting(
                lambda: commands.take_back_letter(self.seat, row, seen=self.seen),
                _("Datoen fra brevet er fjernet. Nu gælder den beregnede igen."),
            )
        form = LetterForm(self.request.POST)
        if not form.is_valid():
            return self._draw(form, http_status=422)
        said = form.cleaned_data
        try:
            return self.noting(
                lambda: commands.note_letter(
                    self.seat, row, said["day"], letter_of=said["letter_of"], seen=said["seen"]
                ),
                _("Datoen fra brevet er gemt. Den går forud."),
            )
        except DoesNotFit as reason:
            form.add_error("day", str(reason))
            return self._draw(form, http_status=422)

    def _draw(self, form: LetterForm, *, http_status: int = 200) -> HttpResponse:
        entry = self.found.state.letters.get(self.row.id)
        return self.page(
            form=form,
            title=self.row.titel.i("en" if get_language() == "en" else "da"),
            own=self.whose is Whose.EMPLOYEE,
            history=deadlines_page.history_shown(self.seat, self.found, "letter", self.row.id),
            can_remove=entry is not None and entry.value is not None,
            seen=self.found.state.seen("letter", self.row.id),
            http_status=http_status,
        )
