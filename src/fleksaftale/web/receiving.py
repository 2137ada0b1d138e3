"""Files on their way in: in memory, never on disk, read no further than the limit; whole or not at all."""

from collections.abc import Callable
from functools import wraps
from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from fleksaftale.core.forms.fields import Spoken


class InMemory(FileUploadHandler):
    """Holds the files of one request in memory. Over a limit it stops, and says so in ``too_large``."""

    def __init__(self, request: HttpRequest, *, largest: int, together: int | None = None) -> None:
        super().__init__(request)
        self.left_for_one, self.largest, self.left = largest, largest, together or largest
        self.too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.content = bytearray()
        self.left_for_one = self.largest

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002
        self.left -= len(raw_data)
        self.left_for_one -= len(raw_data)
        if self.left < 0 or self.left_for_one < 0:
            self.too_large = True
            raise StopUpload(connection_reset=False)
        self.content += raw_data

    def file_complete(self, file_size: int) -> "Received":
        name = PurePath(str(self.file_name).rstrip(". "))
        return Received(bytes(self.content), file_size, name.suffix.lower())


class Received(UploadedFile):  # type: ignore[type-arg]  # Django's is no generic at run time
    """What came in, without its name: a name may tell whose paper it is. Of it only the ending is known."""

    def __init__(self, content: bytes, size: int, ending: str) -> None:
        super().__init__(file=None, name="fil", size=size)
        self.content, self.ending = content, ending


def in_memory(*, largest: int, together: int | None = None) -> Callable[[Any], Any]:
    """The page takes files into memory: ``request.receiver`` is their handler.

    The page checks the form's token itself (``csrf_protect`` inside): reading it reads the files too, and
    before that the handler must be in place.
    """

    def around(page: Any) -> Any:
        @csrf_exempt
        @wraps(page)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            handler = InMemory(request, largest=largest, together=together)
            request.upload_handlers = [handler]
            request.receiver = handler  # type: ignore[attr-defined]
            found: HttpResponseBase = page(request, *args, **kwargs)
            return found

        return answer

    return around


class FileField(Spoken, forms.FileField):
    """A file, with what our pages say about a field."""


class SeveralFilesInput(forms.ClearableFileInput):
    template_name = "django/forms/widgets/file.html"
    allow_multiple_selected = True


class SeveralFilesField(FileField):
    """One or more files, in the order in which they were chosen."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Received]:
        files = [data] if isinstance(data, UploadedFile) else list(data or [])
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        return [super(SeveralFilesField, self).clean(one, initial) for one in files]


class UploadForm(forms.Form):
    """A form with files. Its last field tells that the request came to its end: a connection that breaks off
    in the middle of a file would otherwise look like a shorter file.

    The template writes ``whole`` after every other field.
    """

    LAST: ClassVar[str] = "whole"
    whole = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def is_cut(self) -> bool:
        return self.is_bound and self.data.get(self.LAST) != "1"


CUT = _("Filen kom ikke helt frem. Der er ikke gemt noget. Prøv igen.")
