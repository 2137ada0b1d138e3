"""Changing a signed agreement, giving the change up, and not agreeing to one."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _

from fleksaftale.agreements import husk
from fleksaftale.agreements.disputes import next_steps
from fleksaftale.cases.models import Role
from fleksaftale.core import clock
from fleksaftale.core.formats import moment
from fleksaftale.documents import amending, disagreeing
from fleksaftale.documents.forms import YES
from fleksaftale.documents.models import Stage, Version
from fleksaftale.web import asking
from fleksaftale.web.forms import AmendForm, ObjectionForm
from fleksaftale.web.views.base import AgreementView
from fleksaftale.web.views.versions import AVersionView


class AmendView(AgreementView):
    """Open the draft of the next version: one date, and then the answers in force as a start."""

    template_name = "web/agreements/amend.html"
    action = "agreement.amend"

    def show(self) -> HttpResponseBase:
        if elsewhere := self._elsewhere():
            return elsewhere
        begins = clock.today() if self._about_hours else None
        return self.page(form=AmendForm(initial={"begins": begins}))

    @property
    def _about_hours(self) -> bool:
        return "timer" in self.request.GET and bool(self.kind.hours_page)

    def _elsewhere(self) -> HttpResponseBase | None:
        """Where the change is that lies there already; the case where there is nothing to change yet."""
        if not self.sheet.is_amendment:
            return None if self.sheet.base else self.to("case_detail")
        if self.sheet.current:
            return self.to("version", self.sheet.current.pk)
        return self.to("draft_summary")

    def act(self) -> HttpResponseBase:
        form = AmendForm(self.request.POST)
        if not form.is_valid():
            return self.page(form=form, http_status=422)
        amending.open_amendment(self.seat, self.template, form.cleaned_data["begins"])
        if self._about_hours:  # the municipality has assessed: straight to the hours
            url = self.address("draft_page", self.kind.hours_page)
            return HttpResponseRedirect(f"{url}?fra=opsummering")
        return self.to("draft_summary", message=_("Kladden er åben. Ret det, der skal være anderledes."))


class DropAmendmentView(AgreementView):
    """Give a change up: one page that says what follows, and a button."""

    template_name = "web/agreements/drop_amendment.html"
    action = "agreement.amend"

    def show(self) -> HttpResponseBase:
        if not self.sheet.is_amendment:
            return self.to("case_detail")
        return self.page()

    def act(self) -> HttpResponseBase:
        amending.drop_amendment(self.seat, self.template)
        return self.to("case_detail", message=_("Ændringen er opgivet. Det, der gælder nu, gælder videre."))


class DisagreeView(AVersionView):
    """Say that one cannot sign; and, once that is said, what both said and what can be done."""

    template_name = "web/agreements/disagree.html"
    action = "agreement.disagree"

    def show(self) -> HttpResponseBase:
        version = self.version()
        if not self._can_say(version) and not self._is_disagreed(version):
            return self.to("version", version.pk)
        self.saw("version.read", version=version.number)
        return self._draw(version, ObjectionForm())

    def act(self) -> HttpResponseBase:
        version = self.version()
        form = ObjectionForm(self.request.POST)
        if not form.is_valid():
            return self._draw(version, form, http_status=422)
        text, yes = form.cleaned_data["text"], self.request.POST.getlist(YES)
        if wording := asking.about_comment(self.sheet, form, "text", yes):
            return self._draw(version, form, wording=wording, http_status=422)
        if self._is_disagreed(version):
            disagreeing.comment(self.seat, self.template, version.pk, text, yes=yes)
            return self.to("disagree", version.pk, message=_("Din tekst er gemt."))
        disagreeing.cannot_sign(self.seat, self.template, version.pk, text, yes=yes)
        return self.to("disagree", version.pk, message=_("Det er skrevet ned, at I ikke er enige endnu."))

    def _can_say(self, version: Version) -> bool:
        return self.to_sign(version) and self.sheet.signature_of(version, self.seat.party) is None

    def _is_disagreed(self, version: Version) -> bool:
        return self.sheet.stage is Stage.DISAGREED and version == self.sheet.current

    def _draw(
        self,
        version: Version,
        form: ObjectionForm,
        *,
        wording: dict[str, Any] | None = None,
        http_status: int = 200,
    ) -> HttpResponse:
        said = disagreeing.said(self.sheet, version)
        return self.draw(
            version,
            form=form,
            wording=wording,
            said=[{"who": s.name, "mine": s.mine, "text": s.text, "at": moment(s.at)} for s in said],
            mine_said=any(s.mine for s in said),
            may_let_in=self.seat.may("case.let_in"),
            next_steps=next_steps() if self._is_disagreed(version) else [],
            http_status=http_status,
        )


class RememberView(AVersionView):
    """The list *Husk* of a signed version: each ticks their own points, and nobody is reminded."""

    template_name = "web/agreements/husk.html"

    def show(self) -> HttpResponseBase:
        version = self.version()
        if version not in self.sheet.agreed or not self.kind.remembers:
            return self.to("version", version.pk)
        self.saw("version.read", version=version.number)
        return self.draw(
            version,
            points=husk.listed(self.sheet, version),
            unsaid=husk.unsaid() if self.seat.role is Role.EMPLOYEE else [],
            may=self.seat.may("agreement.remember"),
        )

    def act(self) -> HttpResponseBase:
        version = self.version()
        self.seat.allow("agreement.remember")
        key, done = self.request.POST.get("point", ""), self.request.POST.get("done", "") == "1"
        husk.tick(self.seat, self.template, version.pk, key, done=done)
        return self.to("remember", version.pk)
