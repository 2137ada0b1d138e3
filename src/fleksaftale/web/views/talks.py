"""Follow-up talks: which there are, when the next one is, and what came of one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.agreements.document_types import begun
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.core import clock
from fleksaftale.core.formats import weekday_date
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.models import Stage
from fleksaftale.documents.pdf.back_page import render_back_page, render_fillable_back_page
from fleksaftale.talks import amending, commands, history, queries
from fleksaftale.talks.document_type import SAMTALE
from fleksaftale.talks.models import Reason, Talk
from fleksaftale.talks.on_paper import printed_back_page
from fleksaftale.web import notes_config
from fleksaftale.web.case_page import people
from fleksaftale.web.presenting import change_rows
from fleksaftale.web.rule_changes import changed_rules
from fleksaftale.web.steps import next_step
from fleksaftale.web.talk_forms import AskForm, BookForm, PauseForm
from fleksaftale.web.talk_page import action_rows, booked, next_shown, outcome, point_from_hours, rows_of
from fleksaftale.web.views.base import CaseView
from fleksaftale.web.views.public import pdf_response


class TalksView(CaseView):
    """The next talk, those that were held, and what is still to be done."""

    template_name = "web/talks/list.html"
    action = "talk.read"

    def show(self) -> HttpResponse:
        return self.page(
            next=next_shown(self.seat),
            held=rows_of(self.seat),
            actions=action_rows(queries.open_actions(self.seat)),
            may_plan=self.seat.may("talk.plan"),
        )


class BookView(CaseView):
    """Find a time for the next talk, move it, or give it up."""

    template_name = "web/talks/book.html"
    action = "talk.plan"

    @property
    def talk(self) -> Talk:
        if talk := queries.open_talk(self.seat.case):
            return talk
        raise Http404

    def show(self) -> HttpResponse:
        talk, shown = self.talk, next_shown(self.seat)
        first: dict[str, Any] = {"lasts": str(talk.lasts)}
        if talk.starts_at:
            local = talk.starts_at.astimezone(clock.DENMARK)
            first |= {"day": local.date(), "at": f"{local:%H.%M}"}
        elif shown:
            first["day"] = shown.suggested_day
        return self.draw(BookForm(initial=first))

    def draw(self, form: BookForm, *, http_status: int = 200) -> HttpResponse:
        seen = queries.stand_of(self.talk)
        return self.page(form=form, next=next_shown(self.seat), seen=seen, http_status=http_status)

    def act(self) -> HttpResponseBase:
        number, seen = self.talk.number, self.request.POST.get("seen", "")
        if "cancel" in self.request.POST:
            commands.cancel(self.seat, number, seen=seen)
            return self.to("talks", message=_("Tiden er aflyst. Find en ny, når det passer jer."))
        form = BookForm(self.request.POST)
        if not form.is_valid():
            return self.draw(form, http_status=422)
        lasts = int(form.cleaned_data["lasts"])
        try:
            talk = commands.book(self.seat, number, form.starts_at, lasts=lasts, seen=seen)
        except commands.Moved as moved:
            form.add_error(None, str(moved))
            return self.draw(form, http_status=422)
        return self.to("talks", message=_("Samtalen er %(when)s.") % {"when": booked(talk)})


class AskView(CaseView):
    """Ask for a talk before the planned one, or for one where none is planned."""

    template_name = "web/talks/ask.html"
    action = "talk.plan"

    def show(self) -> HttpResponse:
        return self.page(form=AskForm())

    def act(self) -> HttpResponseBase:
        form = AskForm(self.request.POST)
        if not form.is_valid():
            return self.page(form=form, http_status=422)
        talk = commands.ask(self.seat, form.cleaned_data["day"], reason=Reason.ASKED)
        text = _("Samtalen skal nu holdes senest %(date)s.") % {"date": weekday_date(talk.due_on)}
        return self.to("talks", message=text)


class PauseView(CaseView):
    """Let the follow-up rest until a day, or go on before it. Nobody is asked why."""

    template_name = "web/talks/pause.html"
    action = "talk.pause"

    def show(self) -> HttpResponse:
        return self.draw(PauseForm())

    def draw(self, form: PauseForm, *, http_status: int = 200) -> HttpResponse:
        return self.page(form=form, next=next_shown(self.seat), http_status=http_status)

    def act(self) -> HttpResponseBase:
        if "resume" in self.request.POST:
            commands.resume(self.seat)
            return self.to("talks", message=_("Pausen er slut."))
        form = PauseForm(self.request.POST)
        if not form.is_valid():
            return self.draw(form, http_status=422)
        try:
            rest = commands.pause(self.seat, form.cleaned_data["until"])
        except NotAllowed as refusal:
            form.add_error("until", str(refusal))
            return self.draw(form, http_status=422)
        text = _("Der er pause til og med %(date)s.") % {"date": weekday_date(rest.until)}
        return self.to("talks", message=text)


class OneTalkView(CaseView):
    """A page of one talk, by its number."""

    action = "talk.read"

    @property
    def talk(self) -> Talk:
        try:
            return queries.talk_of(self.seat.case, self.kwargs["number"])
        except Talk.DoesNotExist:
            raise Http404 from None


class TalkView(OneTalkView):
    """Prepare the talk, write its minutes, and afterwards read what came of it."""

    template_name = "web/talks/talk.html"

    def show(self) -> HttpResponseBase:
        talk = self.talk
        if minutes := history.minutes_of(self.seat, talk.number):
            self.saw("talk.read", number=talk.number)
            changes = change_rows(amending.proposed(minutes.sheet)) if self.may_change else []
            may_pack = self.seat.may("package.make")
            return self.page(
                talk=talk, doctype=minutes.kind, changes=changes, may_pack=may_pack, **outcome(minutes)
            )
        if not talk.is_open:  # held before this leader's time
            raise Http404
        return self._coming(talk)

    @property
    def may_change(self) -> bool:
        return self.seat.may("agreement.amend")

    def _coming(self, talk: Talk) -> HttpResponse:
        kind = SAMTALE.for_occasion(talk.number)
        here = begun(self.seat, kind)
        writing = here is not None and here.stage in (Stage.DRAFTING, Stage.PROPOSED)
        keeps = self.seat.may("notes.keep") and not self.seat.is_guest
        return self.page(
            talk=talk,
            doctype=kind,
            next=next_shown(self.seat),
            sheet=here,
            step=next_step(here) if here else None,
            people=people(here, None) if here else [],
            may_prepare=self.seat.may("agreement.prepare"),
            changes=change_rows(amending.proposed(here)) if here and writing and self.may_change else [],
            open_actions=action_rows(queries.open_actions(self.seat)),
            keeps_notes=keeps,
            notes_config=notes_config.config(self.request, self.seat) if keeps else None,
            slot=f"talk-{talk.number}",
            **point_from_hours(self.seat),
            **changed_rules(self.seat),
        )

    def act(self) -> HttpResponseBase:
        commands.begin(self.seat, self.talk.number)
        return self.to("own_page", SAMTALE.for_occasion(self.talk.number), "punkter")


class TalkChangeView(OneTalkView):
    """One click from what was said in the talk to a draft of a change of the agreement."""

    action = "agreement.amend"

    def act(self) -> HttpResponseBase:
        here = begun(self.seat, SAMTALE.for_occasion(self.talk.number))
        if here is None:
            raise Http404
        try:
            amending.open_change(here)
        except Held as held:
            messages.warning(self.request, str(held))
            return self.to("talk", self.talk.number)
        return self.to("draft_summary", message=_("Kladden er åben. Det, I talte om, er skrevet ind."))


class BackPageView(OneTalkView):
    """The back page to print or to fill in on a screen, with what is known written in."""

    fillable = False

    def show(self) -> HttpResponse:
        page = printed_back_page(self.seat, self.talk, language=get_language() or "da")
        pdf = render_fillable_back_page(page) if self.fillable else render_back_page(page)
        return pdf_response(pdf, f"opfoelgning-{self.talk.number}.pdf")
