"""The public page that says whether a PDF is as it was sealed here. Nothing of the file is kept or shown."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from fleksaftale.documents.sealing import LARGEST, keys
from fleksaftale.people.limits import is_too_often
from fleksaftale.web.receiving import FileField, in_memory

MOST, WITHIN = 60, timedelta(minutes=10)
"""Files from one network, which may be a whole workplace."""


class VerifyForm(forms.Form):
    file = FileField(
        label=_("PDF-fil"),
        help_text=_("Højst 10 MB. Filen bliver ikke gemt, og vi viser intet af den."),
        empty=_("Vælg en PDF-fil, før du trykker på knappen"),
        error_messages={"empty": _("Filen er tom. Vælg en anden.")},
    )


@in_memory(largest=LARGEST)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_protect
def verify_page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, VerifyForm())
    if is_too_often(request, "verify", most=MOST, within=WITHIN):
        return render(request, "429.html", status=429)
    form = VerifyForm(request.POST, request.FILES)
    if request.receiver.too_large:  # type: ignore[attr-defined]
        limit = {"size": LARGEST // 1024**2}
        form.errors.clear()
        form.add_error("file", gettext("Filen er over %(size)s MB. Så stor er ingen aftale.") % limit)
        return _page(request, form, status=413)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _page(request, VerifyForm(), told=_told(form.cleaned_data["file"].content))


def _told(pdf: bytes) -> Any:
    from fleksaftale.documents.sealing.checking import verify  # pyHanko: a third of the program's start
    from fleksaftale.documents.sealing.telling import tell

    return tell(verify(pdf, keys.known()))


def _page(request: HttpRequest, form: VerifyForm, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "web/verify.html", {"form": form, **context}, status=status)
