"""What somebody who is let in sees: what is shared with them, until when, and the comments beside it."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from fleksaftale.agreements import document_types
from fleksaftale.agreements.queries import version_status
from fleksaftale.agreements.sharing import Reading, reading, readings
from fleksaftale.audit.log import viewed
from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import first_name, moment, weekday_date
from fleksaftale.documents import sharing, signing
from fleksaftale.documents.events import about
from fleksaftale.documents.forms import YES
from fleksaftale.documents.models import Stage
from fleksaftale.documents.show import sections
from fleksaftale.documents.signing import Intent, WrongName
from fleksaftale.people.sessions import proved_at
from fleksaftale.people.stepup import FRESH, StepUpMixin
from fleksaftale.talks.queries import open_talk
from fleksaftale.web import asking
from fleksaftale.web.companion_forms import CommentForm
from fleksaftale.web.companion_page import MAY, period
from fleksaftale.web.forms import SignForm
from fleksaftale.web.paper_page import copies, typing_section
from fleksaftale.web.presenting import names, signature_rows, summary_sections
from fleksaftale.web.views.base import CaseView

READING_TIME = timedelta(minutes=30)


class SharedView(CaseView):
    """The case as somebody sees it who is let in: where it stands, and what they may read."""

    template_name = "web/companions/shared.html"
    action = "case.read_status"

    def show(self) -> HttpResponse:
        self.saw("case.read", **self.seat.party.log_details)
        return self.page(
            may=MAY[self.seat.role],
            period=period(self.seat.party),
            may_hand_over=self.seat.may("case.hand_over"),
            may_journal=self.seat.may("journal.read"),
            may_documentation=self.seat.may("documentation.read"),
            rows=[self._row(each) for each in readings(self.seat)] if self.seat.may("shared.read") else [],
            dates=statuses(self.seat) if self.seat.role is Role.HR else [],
            typing=typing_section(self.seat),
            copies=copies(self.seat),
        )

    def _row(self, each: Reading) -> dict[str, str]:
        return {
            "name": each.name,
            "status": version_status(each.sheet, each.version),
            "url": reverse("shared_version", args=[self.case_id, each.version.pk]),
        }


def statuses(seat: Seat) -> list[dict[str, str]]:
    """Where each document stands, and its dates: all that HR sees without a grant."""
    found = []
    for kind in document_types.ALL:
        if here := document_types.begun(seat, kind):
            shown = here.signed or here.current
            status = version_status(here, shown) if shown else str(here.stage.label)
            talk = open_talk(seat.case) if kind.has_rhythm and here.signed else None
            due = _("Næste opfølgning senest %(date)s") % {"date": weekday_date(talk.due_on)} if talk else ""
            found.append({"name": str(kind.title), "status": status, "talk": due})
    return found


class CommentsView(CaseView):
    """Comments beside a version, for everybody who may read it."""

    template_name = "web/companions/comments.html"
    action = "case.read"

    @property
    def reading(self) -> Reading:
        return reading(self.seat, self.kwargs["version_id"])

    def show(self) -> HttpResponseBase:
        self.saw_version()
        return self.draw(self.form())

    def saw_version(self) -> None:
        each = self.reading
        details = about(each.sheet.template, version=each.version.number, **self.seat.party.log_details)
        viewed("version.read", vault=self.seat.vault, actor=self.seat.actor, details=details)

    def form(self, data: Any = None) -> CommentForm:
        return CommentForm(data, readers=readers(self.seat))

    def act(self) -> HttpResponseBase:
        self.seat.allow("version.comment")
        form, each = self.form(self.request.POST), self.reading
        yes = self.request.POST.getlist(YES)
        if not form.is_valid():
            return self.draw(form, http_status=422)
        text, who = form.cleaned_data["text"], form.cleaned_data.get("who") or readers(self.seat)[0][0]
        concern = sharing.concern(each.sheet, each.version, text, aside=who == "aside")
        if concern and (wording := asking.beside(self.seat, form, "text", concern, yes)):
            return self.draw(form, wording=wording, http_status=422)
        template = each.sheet.template
        sharing.write(self.seat, template, each.version.pk, text, aside=who == "aside", yes=yes)
        name = self.request.resolver_match.url_name if self.request.resolver_match else "shared_version"
        return self.to(name or "shared_version", each.version.pk, message=_("Din kommentar er gemt."))

    def draw(
        self, form: CommentForm, *, wording: dict[str, Any] | None = None, http_status: int = 200
    ) -> HttpResponse:
        each = self.reading
        return self.page(
            name=each.name,
            doctype=each.kind,
            version=each.version,
            status=version_status(each.sheet, each.version),
            said=[
                {"who": c.name, "role": c.role, "aside": c.aside, "text": c.text, "at": moment(c.at)}
                for c in sharing.comments(each.sheet, each.version)
            ],
            form=form if self.seat.may("version.comment") else None,
            wording=wording,
            http_status=http_status,
            **self.more(each),
        )

    def more(self, each: Reading) -> dict[str, Any]:  # noqa: ARG002
        return {}


class SharedVersionView(CommentsView):
    """One version that is shared with the reader, with the comments beside it."""

    template_name = "web/companions/version.html"
    action = "shared.read"

    def more(self, each: Reading) -> dict[str, Any]:
        content = each.sheet.content(each.version)
        edition = content.edition(each.sheet.template)
        answers = content.answers(edition)
        return {
            "rows": summary_sections(sections(edition, answers)),
            "names": names(content),
            "figures": each.kind.summary(answers),
            "signatures": signature_rows(each.sheet, each.version),
            "may_sign": may_sign(each),
        }


class SharedSignView(StepUpMixin, SharedVersionView):
    """The third signature: an organisation reads the whole version and signs it."""

    template_name = "web/companions/sign.html"
    action = "shared.sign"

    def is_fresh(self) -> bool:
        """Who opened the page with a fresh proof may take half an hour to read it."""
        if self.request.method == "POST":
            return clock.now() - proved_at(self.request) < FRESH + READING_TIME
        return super().is_fresh()

    def show(self) -> HttpResponseBase:
        each = self.reading
        if not may_sign(each):
            return self.to("shared_version", each.version.pk)
        self.saw_version()
        return self.draw_form(
            SignForm(template=each.sheet.template, initial={"fingerprint": each.version.fingerprint})
        )

    def act(self) -> HttpResponseBase:
        each = self.reading
        form = SignForm(self.request.POST, template=each.sheet.template)
        if not form.is_valid():
            return self.draw_form(form, http_status=422)
        data = form.cleaned_data
        intent = Intent(data["name"], data["fingerprint"], proved_at(self.request))
        try:
            signing.sign(self.seat, each.sheet.template, each.version.pk, intent)
        except WrongName as wrong:
            form.refuse_name(wrong.expected)
            return self.draw_form(form, http_status=422)
        return self.to("shared_version", each.version.pk, message=_("Du har skrevet under."))

    def draw_form(self, form: SignForm, http_status: int = 200) -> HttpResponse:
        each = self.reading
        return self.page(
            form=form,
            name=each.name,
            doctype=each.kind,
            version=each.version,
            http_status=http_status,
            **self.more(each),
        )


def may_sign(each: Reading) -> bool:
    """Whether the version lies there for the reader's own signature."""
    here, party = each.sheet, each.sheet.seat.party
    lies = here.stage is Stage.PROPOSED and each.version == here.current
    waits = party in here.must_sign() and here.signature_of(each.version, party) is None
    return lies and waits and here.seat.may("shared.sign")


def readers(seat: Seat) -> list[tuple[str, str]]:
    """Whom a person may choose to write to beside a version."""
    everybody = ("all", _("Alle, der må læse versionen: begge parter og dem, de har delt den med"))
    if seat.is_principal:
        return [everybody, ("aside", _("Kun dig og din egen bisidder"))]
    if seat.role is not Role.ADVISER:
        return [everybody]
    aside = ("aside", _("Kun dig og %(name)s") % {"name": first_name(seat.name_of(seat.inviter))})
    return [aside] if seat.party.hidden else [aside, everybody]
