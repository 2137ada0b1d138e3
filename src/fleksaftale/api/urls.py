"""Addresses of the open API. What is not one of them is refused in JSON too."""

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils.translation import get_language

from fleksaftale.api.endpoints import api, description
from fleksaftale.api.errors import NOT_THERE, Refused, refused


def openapi(request: HttpRequest) -> JsonResponse:
    """The description, for programs, in the language that was asked for."""
    return JsonResponse(
        description("en" if get_language() == "en" else "da"), json_dumps_params={"ensure_ascii": False}
    )


def not_there(request: HttpRequest, rest: str = "") -> JsonResponse:
    """No such address."""
    return refused(Refused(404, "findes_ikke", NOT_THERE))


urlpatterns = [
    path("openapi.json", openapi, name="api_openapi"),
    path("", api.urls),
    path("<path:rest>", not_there, name="api_not_there"),
]
