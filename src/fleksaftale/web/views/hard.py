"""*Når det bliver svært*: for everybody, and for the two of a case with what the case already says.

Nothing is noted on a case from here, also not which of the pages somebody read.
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid5

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.cases.models import Role
from fleksaftale.core import clock
from fleksaftale.documents.pdf.letter import render_letter
from fleksaftale.evidence import documentation, journal
from fleksaftale.evidence.content import Said
from fleksaftale.evidence.models import Zone
from fleksaftale.guidance import hard
from fleksaftale.guidance.articles import Article
from fleksaftale.web import hard_case, hard_page
from fleksaftale.web.hard_forms import ComplaintForm, LetterForm
from fleksaftale.web.views.base import CaseView
from fleksaftale.web.views.public import pdf_response

DISMISSAL = "foer-en-opsigelse"


class HardPage:
    """What the public page and the one of a case share. A subclass says what is known and how it looks."""

    request: HttpRequest
    kwargs: dict[str, Any]
    role = ""
    template_name = "web/hard/page.html"

    @property
    def guide(self) -> Article:
        today = clock.today()
        found = next((each for each in hard.on(today, self.role) if each.id == self.kwargs["name"]), None)
        if found is None:
            raise Http404
        return found

    def known(self) -> Mapping[str, str]:
        return {}

    def noted(self) -> Mapping[str, Any]:
        """What the form of a complaint begins with."""
        return {}

    def answer_to(self, what: str) -> HttpResponseBase:
        """A letter as a file, or the dates of a complaint. Nothing is kept."""
        letter = next((each for each in self.guide.letters if what.endswith(f":{each.id}")), None)
        if letter is None:
            return self._complaint() if self.guide.id == hard_page.COMPLAINT else self.drawn()
        form = LetterForm(self.request.POST, prefix=letter.id)
        if not form.is_valid():
            return self.drawn(posted={letter.id: form}, http_status=422)
        return self.with_letter(what.partition(":")[0], str(letter.title), form.cleaned_data["text"])

    def with_letter(self, do: str, _title: str, text: str) -> HttpResponseBase:
        if do == "txt":
            response = HttpResponse(text + "\n", content_type="text/plain; charset=utf-8")
            response["Content-Disposition"] = 'attachment; filename="brev.txt"'
            response["Cache-Control"] = "private, no-store"
            return response
        language = get_language() or "da"
        pdf = render_letter(text, language=language, timestamp=int(clock.now().timestamp()))
        return pdf_response(pdf, "brev.pdf")

    def _complaint(self) -> HttpResponseBase:
        form = ComplaintForm(self.request.POST)
        if not form.is_valid():
            return self.drawn(complaint=form, http_status=422)
        return self.drawn(
            complaint=form, counted=hard_page.counted(form), more=hard_page.complaint_facts(form)
        )

    def drawn(
        self,
        *,
        posted: Mapping[str, LetterForm] | None = None,
        complaint: ComplaintForm | None = None,
        more: Mapping[str, str] | None = None,
        http_status: int = 200,
        **context: Any,
    ) -> HttpResponse:
        known = {**self.known(), **(more or {})}
        asks = self.guide.id == hard_page.COMPLAINT
        bad = next(iter((posted or {}).values()), None)
        letters = hard_page.letters(self.guide, known, self.role, posted or {})
        return self.draw(
            http_status=http_status,
            **hard_page.shown(self.guide, self.role),
            letters=letters,
            one_letter=len(letters) == 1,
            complaint=(complaint or ComplaintForm(initial=self.noted())) if asks else None,
            form=complaint or bad,
            **context,
        )

    def draw(self, *, http_status: int, **context: Any) -> HttpResponse:
        raise NotImplementedError


@method_decorator(never_cache, name="dispatch")
class HardPageView(HardPage, View):
    """A page for everybody."""

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        return self.drawn()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        return self.answer_to(request.POST.get("do", ""))

    def draw(self, *, http_status: int, **context: Any) -> HttpResponse:
        return render(self.request, self.template_name, context, status=http_status)


def index(request: HttpRequest) -> HttpResponse:
    """Every page, for everybody."""
    return render(request, "web/hard/index.html", {"pages": hard_page.index()})


class CaseHardView(CaseView):
    """The pages that one of the two has in a case."""

    template_name = "web/hard/index.html"

    def show(self) -> HttpResponse:
        return self.page(pages=hard_page.index(self.seat.role))


class CaseHardPageView(HardPage, CaseView):
    """A page with what the case already says. Only the employee has those on leaving and complaining."""

    def setup_seat(self) -> Any:
        seat = super().setup_seat()
        self.role = seat.role
        return seat

    def show(self) -> HttpResponseBase:
        return self.drawn()

    def act(self) -> HttpResponseBase:
        return self.answer_to(self.request.POST.get("do", ""))

    def known(self) -> Mapping[str, str]:
        tried = hard_case.tried(self.seat)
        known = {
            **hard_case.facts(self.seat),
            "proevet": "\n".join(each.line for each in tried),
            "proevet_delt": "\n".join(each.line for each in tried if not each.only_me),
        }
        if self.tells_what_was_tried:
            missing = hard_case.not_written(self.seat, clock.today())
            known["mangler"] = "\n".join(f"- {each}" for each in missing)
        return known

    @property
    def tells_what_was_tried(self) -> bool:
        """To who may read all of the record: a part of it would say that the rest was not done."""
        return self.guide.id == DISMISSAL and self.seat.may(documentation.ACTION)

    def noted(self) -> Mapping[str, Any]:
        return {"modtaget": hard_case.decision_received(self.seat, clock.today())}

    def with_letter(self, do: str, title: str, text: str) -> HttpResponseBase:
        if do == "gem" and hard_case.can_keep(self.seat):
            said = Said(title, text, clock.today(), Zone.MINE)
            once = uuid5(self.seat.party.pk, f"{said.happened_on} {title} {text}")  # pressed twice, it is one
            entry = journal.add_note(self.seat, said, once=once)
            return self.to("journal_entry", entry.pk, message=_("Brevet er gemt. Kun du kan se det."))
        return super().with_letter(do, title, text)

    def draw(self, *, http_status: int, **context: Any) -> HttpResponse:
        if self.tells_what_was_tried:
            context |= {
                "tried": hard_case.tried(self.seat),
                "not_written": hard_case.not_written(self.seat, clock.today()),
                "can_write": self.seat.role is Role.EMPLOYEE and self.seat.may(journal.ACTION),
            }
        return self.page(http_status=http_status, can_keep=hard_case.can_keep(self.seat), **context)
