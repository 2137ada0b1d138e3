"""The local page with the demo's mails. Outside demo mode it does not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from fleksaftale.mail import demo

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


def _only_in_demo(view: Page[P]) -> Page[P]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@never_cache
@_only_in_demo
def demo_mail(request: HttpRequest) -> HttpResponse:
    return render(request, "mail/demo_list.html", {"mails": demo.newest_first()})


@never_cache
@_only_in_demo
def demo_mail_message(request: HttpRequest, name: str) -> HttpResponse:
    mail = demo.find(name)
    if mail is None:
        raise Http404
    return render(request, "mail/demo_message.html", {"mail": mail})
