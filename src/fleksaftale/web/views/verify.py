"""The public page that says whether a PDF is as it was sealed here. Nothing of the file is kept or shown."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from fleksaftale.core.forms.fields import Spoken
from fleksaftale.documents.sealing import checking, keys
from fleksaftale.documents.sealing.telling import tell
from fleksaftale.people.limits import hashed, network

MOST, SECONDS = 60, 600
"""Files from one network, which may be a whole workplace; counted by each server process for itself."""


class InMemory(FileUploadHandler):
    """Holds one file in memory and reads no further than the limit: nothing ever reaches the disk."""

    too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.content = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > checking.LARGEST:
            self.too_large = True
            raise StopUpload(connection_reset=False)
        self.content += raw_data

    def file_complete(self, file_size: int) -> "Received":
        return Received(bytes(self.content), file_size)


class Received(UploadedFile):  # type: ignore[type-arg]  # Django's is no generic at run time
    """What came in, without its name: a name may tell whose agreement it is."""

    def __init__(self, content: bytes, size: int) -> None:
        super().__init__(file=None, name="fil.pdf", size=size)
        self.content = content


@csrf_exempt  # the protection reads the form: the handler must be in place before, see below
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_page(request: HttpRequest) -> HttpResponse:
    handler = InMemory(request)
    request.upload_handlers = [handler]
    answer: HttpResponse = _answer(request, handler)
    return answer


class FileField(Spoken, forms.FileField):
    """A file, with what our pages say about a field."""


class VerifyForm(forms.Form):
    file = FileField(
        label=_("PDF-fil"),
        help_text=_("Højst 10 MB. Filen bliver ikke gemt, og vi viser intet af den."),
        empty=_("Vælg en PDF-fil, før du trykker på knappen"),
        error_messages={"empty": _("Filen er tom. Vælg en anden.")},
    )


@csrf_protect
def _answer(request: HttpRequest, handler: InMemory) -> HttpResponse:
    if request.method != "POST":
        return _page(request, VerifyForm())
    if _too_often(request):
        return render(request, "429.html", status=429)
    form = VerifyForm(request.POST, request.FILES)
    if handler.too_large:
        limit = {"size": checking.LARGEST // 1024**2}
        form.errors.clear()
        form.add_error("file", gettext("Filen er over %(size)s MB. Så stor er ingen aftale.") % limit)
        return _page(request, form, status=413)
    if not form.is_valid():
        return _page(request, form, status=422)
    verdict = checking.verify(form.cleaned_data["file"].content, keys.known())
    return _page(request, VerifyForm(), told=tell(verdict))


def _page(request: HttpRequest, form: VerifyForm, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, "web/verify.html", {"form": form, **context}, status=status)


def _too_often(request: HttpRequest) -> bool:
    who = hashed("verify", network(get_adapter().get_client_ip(request)))
    cache.add(f"verify:{who}", 0, SECONDS)
    try:
        return cache.incr(f"verify:{who}") > MOST
    except ValueError:  # it ran out between the two lines
        return False
