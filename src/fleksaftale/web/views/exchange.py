"""A document as a file: taken out with what was signed, and brought along to another workplace."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing as stamps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_safe

from fleksaftale.agreements.document_types import DocumentType
from fleksaftale.core.formats import long_date
from fleksaftale.documents import answers as saved
from fleksaftale.documents import writing
from fleksaftale.documents.answers import EMPTY, Answer
from fleksaftale.documents.exchange.coming_back import LARGEST, Brought, Unreadable, read
from fleksaftale.documents.exchange.schema import schema
from fleksaftale.documents.guarding import Held
from fleksaftale.documents.models import Stage
from fleksaftale.documents.reading_copy import data_file, shows_before
from fleksaftale.documents.show import shown
from fleksaftale.documents.stages import has_answer
from fleksaftale.documents.template import State
from fleksaftale.documents.writing import Conflicts
from fleksaftale.people.stepup import StepUpMixin
from fleksaftale.web.presenting import as_text, numbered
from fleksaftale.web.receiving import FileField, in_memory
from fleksaftale.web.views.base import AgreementView
from fleksaftale.web.views.versions import AVersionView


@require_safe
def schema_file(_request: HttpRequest, kind: DocumentType, edition: int) -> HttpResponse:
    """The schema of a signed document, for whoever reads one without this program."""
    for template in (kind.template, *kind.template.earlier):
        if template.version == edition and template.is_signed:
            options = {"indent": 2, "ensure_ascii": False}
            return JsonResponse(
                schema(template), json_dumps_params=options, content_type="application/schema+json"
            )
    raise Http404


class ExportView(StepUpMixin, AVersionView):
    """What was signed, byte for byte: the file that the fingerprint is of.

    A leader who came later gets a copy where those bytes tell what stood in a version not passed on.
    """

    def show(self) -> HttpResponse:
        version = self.version()
        self.saw("version.exported", version=version.number)
        response = HttpResponse(data_file(self.sheet, version), content_type="application/json")
        copy = "" if shows_before(self.sheet, version) else "-kopi"
        name = f"{self.kind}-version-{version.number}{copy}.json"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response


class BringForm(forms.Form):
    file = FileField(
        label=gettext_lazy("Fil med den tidligere aftale"),
        help_text=gettext_lazy("Filen aftale.json. Vi gemmer den ikke."),
        empty=gettext_lazy("Vælg en fil, før du trykker på knappen"),
        error_messages={"empty": gettext_lazy("Filen er tom. Vælg en anden.")},
    )


def says_something(answer: Answer) -> bool:
    return not answer.is_empty() and answer.state is not State.NOT_AGREED


@method_decorator(in_memory(largest=LARGEST), name="dispatch")
class BringView(AgreementView):
    """Choose a file, see what stands in it, take the answers one wants into one's own.

    Between the two steps the answers travel in the page, stamped for this party and this document with the
    revisions that were seen; nothing of the file is kept.
    """

    template_name = "web/documents/bring.html"
    action = "agreement.prepare"

    @method_decorator(csrf_protect)
    def post(self, request: Any, **kwargs: Any) -> HttpResponseBase:
        return super().post(request, **kwargs)

    def show(self) -> HttpResponseBase:
        if self.sheet.stage is not Stage.PREPARING or not self.template.is_signed:
            return self.to("own_summary")
        return self.page(form=BringForm())

    def act(self) -> HttpResponseBase:
        if "stamped" in self.request.POST:
            return self._take()
        form = BringForm(self.request.POST, self.request.FILES)
        if self.request.receiver.too_large:  # type: ignore[attr-defined]
            form.errors.clear()
            form.add_error("file", _("Filen er for stor til at være en aftale. Vælg filen aftale.json."))
        if form.is_valid():
            try:
                return self._preview(read(self.template, form.cleaned_data["file"].content))
            except Unreadable as fault:
                form.add_error("file", str(fault))
        return self.page(form=form, http_status=422)

    def _preview(self, brought: Brought) -> HttpResponse:
        found = {key: answer for key, answer in brought.answers.items() if says_something(answer)}
        own = self.sheet.own
        data = {
            key: {
                **saved.to_data(self.template.question(key), answer),
                "seen": own[key].revision if key in own else 0,
            }
            for key, answer in found.items()
        }
        return self.page(
            brought=brought,
            since=long_date(brought.in_force_from),
            rows=[self._row(key, answer) for key, answer in found.items()],
            stamped=stamps.dumps(data, salt=self._salt, compress=True),
        )

    @property
    def _salt(self) -> str:
        return f"fleksaftale.bring:{self.seat.party.pk}:{self.sheet.document.pk}"

    def _row(self, key: str, answer: Answer) -> dict[str, Any]:
        question = self.template.question(key)
        own = self.sheet.own[key].answer if key in self.sheet.own else EMPTY
        stands = has_answer(question, own)
        return {
            "key": key,
            "question": numbered(question),
            **as_text(shown(question, answer)),
            "stands": stands,
            "ticked": question.travels and not stands,
        }

    def _take(self) -> HttpResponseBase:
        """Save the chosen answers as one's own; what the wording guard stops is left out and told."""
        try:
            data = stamps.loads(self.request.POST["stamped"], salt=self._salt, max_age=3600)
        except stamps.BadSignature:
            return self.to("own_bring", message=_("Siden var for gammel. Vælg filen igen."))
        chosen = [key for key in self.request.POST.getlist("take") if key in data]
        drafts = {
            key: (saved.from_data(self.template.question(key), data[key]), data[key]["seen"])
            for key in chosen
        }
        try:
            writing.save_alone(self.seat, self.template, drafts)
        except Held as held:
            names = ", ".join(numbered(self.template.question(key)) for key in held.questions)
            text = _("Ikke taget med, for det nævner måske helbred: %(names)s. Du kan skrive det selv.")
            messages.warning(self.request, text % {"names": names})
        except Conflicts:
            messages.warning(self.request, _("Noget er lige ændret på en anden enhed. Se svarene igennem."))
        return self.to("own_summary", message=_("Svarene er taget med. Ret dem, så de passer her."))
