"""The guided checks: one question a page, the answer with its reasons, print. Nothing is kept on the server.

The answers lie in a sealed cookie, see ``web/sealed_answers.py``; no query is made for who is not signed in.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.core import clock
from fleksaftale.documents.pdf.answer_sheet import render_answer_sheet
from fleksaftale.guidance.checks import Check, check
from fleksaftale.guidance.checks_walk import CHOSEN, DAY, UNKNOWN, Walk
from fleksaftale.web import (
    carried,
    carried_check,
    check_forms,
    checks_dates,
    checks_page,
    checks_sheet,
    sealed_answers,
)
from fleksaftale.web.check_forms import AnyWalk, QuestionForm
from fleksaftale.web.checks_dates import DatesWalk
from fleksaftale.web.views.public import pdf_response
from fleksjob.errors import InputError

FULL = gettext_lazy("Der er ikke plads til flere svar. Se dit svar, eller begynd forfra.")


def index(request: HttpRequest) -> HttpResponse:
    """Every check, for everybody."""
    return render(request, "web/checks/index.html", {"checks": checks_page.index(clock.today())})


@method_decorator(never_cache, name="dispatch")
class AnyCheckView(View):
    """What the pages of one check share: the check, the walk so far, and how answers are kept."""

    http_method_names = ["get", "head", "post"]
    template_name = ""

    @cached_property
    def check(self) -> Check:
        found = check(str(self.kwargs["check"]))
        if found is None:
            raise Http404
        return found

    @property
    def purpose(self) -> str:
        return checks_page.PURPOSE.format(self.check.id)

    @cached_property
    def walk(self) -> AnyWalk:
        answers = sealed_answers.read(self.request, self.purpose)
        return checks_page.walk_of(self.check, answers, clock.today())

    @property
    def lost(self) -> bool:
        """Whether there were answers of nobody's that open no more. Of somebody's nothing is told: it may be
        another who sits here now.
        """
        sent = self.request.COOKIES.get(sealed_answers.cookie_name(self.purpose), "")
        return bool(sent) and not sealed_answers.opened(self.purpose, sent) and not self.walk.asked

    @property
    def left_signed_in(self) -> bool:
        """Whether this is the middle of a walk that somebody began signed in, who is signed out by now."""
        theirs = sealed_answers.cookie_name(self.purpose, of_somebody=True) in self.request.COOKIES
        begins_here = self.walk.asked or self.request.path == checks_page.next_url(self.walk)
        return theirs and not begins_here and not sealed_answers.who(self.request)

    def page(self, *, http_status: int = 200, **context: Any) -> HttpResponse:
        known = checks_page.about(self.walk) | {"lost": self.lost}
        return render(self.request, self.template_name, {**known, **context}, status=http_status)

    def go_on(self, walk: AnyWalk, to: str = "") -> HttpResponseBase:
        """Keep the answers and go to the next question, or where the page says. Raises TooMuch."""
        if self.lost:
            text = _("Dine tidligere svar var for gamle og er væk. Vi spørger dig igen om resten.")
            messages.info(self.request, text)
        elif self.left_signed_in:
            messages.info(self.request, _("Du var logget ud. Log ind, så er dine tidligere svar her igen."))
        response = HttpResponseRedirect(to or checks_page.next_url(walk))
        sealed_answers.keep(self.request, response, self.purpose, walk.answers)
        if any(walk.answers.get(key) != value for key, value in self.walk.answers.items()):
            carried.forget(response, carried.CHECK)  # what was taken along is an answer of before
        return response


class CheckView(AnyCheckView):
    """What the check is about, and where one goes on."""

    template_name = "web/checks/check.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        return self.page(
            next_url=checks_page.next_url(self.walk),
            answers=checks_page.answers_shown(self.walk) if self.walk.asked else [],
            onward=checks_page.onward(self.check, self.walk.day),
        )


class QuestionView(AnyCheckView):
    """One question. *Ved ikke* is always an answer."""

    template_name = "web/checks/question.html"

    @property
    def key(self) -> str:
        return str(self.kwargs["key"])

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        return self._draw(self._form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        form = self._form(request.POST)
        by_button = {"unknown", "unassessed"} & set(request.POST)
        if not by_button and not form.is_valid():
            return self._draw(form, http_status=422)
        try:
            if "unassessed" in by_button and isinstance(self.walk, Walk):
                return self.go_on(self.walk.with_nothing_assessed())
            return self.go_on(self.walk.with_answer(self.key, UNKNOWN if by_button else form.value))
        except InputError as problem:
            form.add_error("answer", check_forms.refused(self.walk, self.key, problem))  # type: ignore[arg-type]
        except checks_dates.DoesNotFit as reason:
            form.add_error("answer", str(reason))
        except sealed_answers.TooMuch:
            form.add_error("answer", FULL)
        return self._draw(form, http_status=422)

    def _form(self, data: Any = None) -> QuestionForm:
        try:
            return check_forms.question_form(self.walk, self.key, data)
        except KeyError:
            raise Http404 from None

    def _draw(self, form: QuestionForm, *, http_status: int = 200) -> HttpResponse:
        before = self.walk.before(self.key)
        back = ("check_question", [self.check.id, before]) if before else ("check", [self.check.id])
        return self.page(
            http_status=http_status,
            form=form,
            back_url=reverse(back[0], args=back[1]),
            has_button=check_forms.has_button(form),
            is_day=self.key == DAY,
            why=check_forms.why(self.walk, self.key),
            so_far=checks_dates.so_far(self.walk) if isinstance(self.walk, DatesWalk) else None,
            given=self.key in self.walk.answers,
            **checks_page.unassessed(self.walk, self.key),
        )


class ResultView(AnyCheckView):
    """What follows, what the municipality decides, what is unknown, why, and what to do now."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        if not self.walk.asked:
            return HttpResponseRedirect(reverse("check", args=[self.check.id]))
        known: dict[str, Any] = {
            "answers": checks_page.answers_shown(self.walk),
            "onward": checks_page.onward(self.check, self.walk.day),
            "next_url": checks_page.next_url(self.walk) if self.walk.next else "",
            "begin": checks_page.begin(self.walk),
            "along": carried_check.names(self.walk),
        }
        if isinstance(self.walk, DatesWalk):
            self.template_name = "web/checks/dates.html"
            return self.page(**checks_dates.result(self.walk), **known)
        self.template_name = "web/checks/result.html"
        return self.page(**checks_page.result(self.walk), **known)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        """Go on with a part that somebody asks for."""
        try:
            return self.go_on(self.walk.with_answer(CHOSEN + request.POST.get("part", ""), "ja"))
        except KeyError:
            raise Http404 from None
        except sealed_answers.TooMuch:
            messages.warning(request, FULL)
            return HttpResponseRedirect(reverse("check_result", args=[self.check.id]))


class ResultPdfView(AnyCheckView):
    """The answer on paper."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        if not self.walk.asked:
            return HttpResponseRedirect(reverse("check", args=[self.check.id]))
        make = checks_sheet.of_law if isinstance(self.walk, Walk) else checks_sheet.of_dates
        sheet = make(self.walk)  # type: ignore[arg-type]
        return pdf_response(render_answer_sheet(sheet, get_language() or "da"), "svar.pdf")


class RestartView(AnyCheckView):
    """Forget the answers of this check."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        response = HttpResponseRedirect(reverse("check", args=[self.check.id]))
        sealed_answers.forget(response, self.purpose)
        carried.forget(response, carried.CHECK)
        return response
