"""A frozen version: read it, sign it, take it as PDF, or go back to the draft."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from fleksaftale.agreements import husk, must_remember
from fleksaftale.agreements.document_types import type_of
from fleksaftale.agreements.queries import version_status
from fleksaftale.agreements.sealing import file_now
from fleksaftale.cases.third_signature import asked_by_rule
from fleksaftale.core import clock
from fleksaftale.core.formats import weekday_date
from fleksaftale.documents import sharing, signing
from fleksaftale.documents.amending import version_changes
from fleksaftale.documents.content import Content
from fleksaftale.documents.models import Stage, Version
from fleksaftale.documents.pdf.agreement import render
from fleksaftale.documents.printing import DOCUMENT_LANGUAGE, printed, signed_pdf
from fleksaftale.documents.reading_copy import shows_before
from fleksaftale.documents.sealing import keeping
from fleksaftale.documents.show import sections
from fleksaftale.documents.signing import Intent, WrongName, name_in, same_name
from fleksaftale.documents.stages import Sheet
from fleksaftale.documents.typed import typed_notes
from fleksaftale.people.sessions import proved_at
from fleksaftale.people.stepup import FRESH, StepUpMixin
from fleksaftale.talks.queries import open_talk
from fleksaftale.web import mitid
from fleksaftale.web.forms import SignForm
from fleksaftale.web.paper_page import paper_section
from fleksaftale.web.presenting import (
    change_rows,
    names,
    own_differences,
    signature_rows,
    summary_sections,
    waiting_for,
)
from fleksaftale.web.views.base import AgreementView
from fleksaftale.web.views.public import pdf_response

READING_TIME = timedelta(minutes=30)


class AVersionView(AgreementView):
    """A page of one version; one that belongs to another case is not found."""

    action = "agreement.read_version"
    compares = False  # whether the page says where the text is not what the reader wrote alone

    def version(self) -> Version:
        for version in sharing.readable(self.sheet):
            if version.pk == self.kwargs["version_id"]:
                return version
        raise Http404

    def draw(self, version: Version, *, http_status: int = 200, **context: Any) -> HttpResponse:
        content = self.sheet.content(version)
        answers = content.answers(self.template)
        to_sign, whole = self.to_sign(version), shows_before(self.sheet, version)
        found = version_changes(self.sheet, version) if whole else []
        notes = own_differences(self.sheet, answers) if self.compares else typed_notes(self.sheet, version)
        return self.page(
            version=version,
            rows=summary_sections(sections(content.edition(self.template), answers), notes=notes),
            names=names(content),
            figures=self.kind.summary(answers),
            doubts=self.kind.doubts(self.sheet, found, answers) if to_sign else [],
            changes=change_rows(found),
            before=self.sheet.before(version),
            whole=whole,
            disagreed=self.sheet.stage is Stage.DISAGREED and version == self.sheet.current,
            status=version_status(self.sheet, version),
            status_kind="good" if self.in_force(version) else "wait",
            signatures=self._signatures(version),
            mine=self.sheet.signature_of(version, self.seat.party),
            **self._beside(version),
            to_sign=to_sign,
            http_status=http_status,
            **context,
        )

    def _beside(self, version: Version) -> dict[str, Any]:
        """The seal, paper and comments."""
        file = keeping.file_of(version)
        return {
            "seal": keeping.line(file, awaited=file is None and keeping.is_awaited(version)),
            "paper": paper_section(self.sheet, version),
            "may_record": self.sheet.stage is Stage.PROPOSED and self.seat.may("paper.record"),
            "comment_count": len(sharing.comments(self.sheet, version)),
        }

    def to_sign(self, version: Version) -> bool:
        return (
            self.sheet.stage is Stage.PROPOSED
            and version == self.sheet.current
            and self.seat.may("agreement.sign")
        )

    def in_force(self, version: Version) -> bool:
        return version == self.sheet.signed

    def _signatures(self, version: Version) -> list[dict[str, Any]]:
        """Everybody who signed or is to sign, with what they signed or without."""
        return signature_rows(self.sheet, version)


class VersionView(AVersionView):
    template_name = "web/agreements/version.html"

    def show(self) -> HttpResponse:
        version = self.version()
        self.saw("version.read", version=version.number)
        return self.draw(version)

    def act(self) -> HttpResponseBase:
        """Go back to the draft."""
        version = self.version()
        signing.new_draft(self.seat, self.template, version.pk)
        return self.to("draft_summary", message=_("Kladden er åben igen. I kan begge rette i den."))


class SignView(StepUpMixin, AVersionView):
    """Show the whole version and take one party's signature."""

    template_name = "web/agreements/sign.html"
    action = "agreement.sign"
    compares = True

    def is_fresh(self) -> bool:
        """Who opened the page with a fresh proof may take half an hour to read it."""
        if self.request.method == "POST":
            return clock.now() - proved_at(self.request) < FRESH + READING_TIME
        return super().is_fresh()

    def show(self) -> HttpResponseBase:
        version = self.version()
        if not self.to_sign(version) or self.sheet.signature_of(version, self.seat.party):
            return self.to("version", version.pk)
        self.saw("version.read", version=version.number)
        written = mitid.typed(self.request, version.pk)
        return self.draw(
            version,
            form=SignForm(template=self.template, initial={"fingerprint": version.fingerprint, **written}),
        )

    def act(self) -> HttpResponseBase:
        version = self.version()
        if provider := self.request.POST.get("mitid"):
            return mitid.leave(self.request, version.pk, provider)
        form = SignForm(self.request.POST, template=self.template)
        if form.is_valid():
            try:
                signing.sign(self.seat, self.template, version.pk, self.intent(form.cleaned_data))
            except mitid.Gone:
                form.add_error(None, _("Bekræft dig med MitID igen, eller skriv under uden."))
            except WrongName as wrong:
                form.refuse_name(wrong.expected)
            else:
                return self.to("signed", version.pk)
        elif (name := form.cleaned_data.get("name")) and not same_name(name, name_in(self.sheet, version)):
            form.refuse_name(name_in(self.sheet, version))  # with the tick that is missing, not after it
        return self.draw(version, form=form, http_status=422)

    def intent(self, data: dict[str, Any]) -> Intent:
        """What the person did; with MitID where they pressed that button. Raises mitid.Gone."""
        shown = None
        if self.request.POST.get("with") == "mitid":
            shown = mitid.require(self.request, self.seat, within=FRESH + READING_TIME)
        return Intent(data["name"], data["fingerprint"], proved_at(self.request), mitid=shown)

    def draw(self, version: Version, *, http_status: int = 200, **context: Any) -> HttpResponse:
        within = FRESH + (READING_TIME if self.request.method == "POST" else timedelta())
        of_mitid = mitid.context(self.request, self.seat, within=within)
        asks = not self.template.is_minutes and asked_by_rule(self.seat)
        return super().draw(version, http_status=http_status, third_by_rule=asks, **of_mitid, **context)


class SignedView(AVersionView):
    """The receipt: what happened, what happens next, and what to remember."""

    template_name = "web/agreements/signed.html"

    def show(self) -> HttpResponseBase:
        version = self.version()
        if self.sheet.signature_of(version, self.seat.party) is None:
            return self.to("version", version.pk)
        file_now(self.sheet, version)
        heading, next_lines = receipt(self.sheet, version)
        remembers = self.kind.remembers and version in self.sheet.agreed
        points = husk.listed(self.sheet, version) if remembers else []
        five_lines = bool(remembers and must_remember.for_leader(self.sheet, version))
        return self.draw(
            version,
            heading=heading,
            next=next_lines,
            points=points,
            must_remember=five_lines,
            meeting=version in self.sheet.agreed and open_talk(self.seat.case),
        )


class PdfView(StepUpMixin, AVersionView):
    """The PDF. Signed, it is the same file for both; before that it says that it is not signed."""

    def show(self) -> HttpResponseBase:
        version = self.version()
        self.saw("version.downloaded", version=version.number)
        content = self.sheet.content(version)
        if self.request.GET.get("sprog") == "en":
            return pdf_response(self._draw(version, content, "en"), self._name(version, "-en"))
        if version in self.sheet.agreed:
            pdf = signed_pdf(self.sheet, version, summary=self._summary(content, DOCUMENT_LANGUAGE))
        else:
            pdf = self._draw(version, content, DOCUMENT_LANGUAGE)
        return pdf_response(pdf, self._name(version))

    def _draw(self, version: Version, content: Content, language: str) -> bytes:
        summary = self._summary(content, language)
        return render(printed(self.sheet, version, summary=summary, language=language))

    def _summary(self, content: Content, language: str) -> tuple[str, ...]:
        with translation.override(language):
            return self.kind.summary(content.answers(self.template))

    def _name(self, version: Version, suffix: str = "") -> str:
        return f"{self.kind}-version-{version.number}{suffix}.pdf"


def receipt(here: Sheet, version: Version) -> tuple[str, list[str]]:
    """What a signature did, and what happens now."""
    if version not in here.agreed:
        waiting = _("%(name)s får besked og kan læse og skrive under.") % {"name": waiting_for(here, version)}
        later = _("Du får besked, når det er gjort.")
        return _("Du har skrevet under"), [waiting, later]
    lines = [_("I har begge skrevet under. %(status)s.") % {"status": version_status(here, version)}]
    before = here.before(version)
    if before and version in here.coming:
        lines.append(_("Version %(number)s gælder indtil da.") % {"number": before.number})
    heading = _("%(document)s er underskrevet") % {"document": capfirst(str(here.template.called))}
    if here.template.is_minutes:
        lines.append(_("Den næste samtale er planlagt."))
        return heading, lines
    if talk := type_of(here).next_talk(here.content(version).answers(here.template)):
        lines.append(_("Næste opfølgning er senest %(date)s.") % {"date": weekday_date(talk.due)})
    lines += type_of(here).says(here) or [husk.later_changes(here.seat)]
    return heading, lines
