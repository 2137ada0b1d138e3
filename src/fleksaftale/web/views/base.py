"""What every page of a case shares: a seat for the person who asks, and an answer when there is none."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from fleksaftale.agreements.document_types import DocumentType
from fleksaftale.audit.log import viewed
from fleksaftale.cases.policy import NotAllowed
from fleksaftale.cases.seats import AccessEnded, AccessLater, Guest, NotFound, Seat, take
from fleksaftale.core.formats import long_date
from fleksaftale.documents.events import about
from fleksaftale.documents.stages import NoDocument, Sheet, sheet
from fleksaftale.documents.template import Page, Template
from fleksaftale.people.models import User
from fleksaftale.web import sealed_answers, unsaved
from fleksaftale.web.visiting import closed, guest_of, is_out


@method_decorator(never_cache, name="dispatch")
class SignedInView(View):
    """A page for people who are signed in."""

    template_name = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        who = self.visitor(request)
        if who is None:
            return self._to_sign_in(request)
        self.who = who
        if isinstance(who, User):
            self.user: User = who
        return super().dispatch(request, *args, **kwargs)

    def _to_sign_in(self, request: HttpRequest) -> HttpResponseBase:
        """What was sent too late waits in the browser, where the page it came from can take it up again."""
        response = redirect_to_login(request.get_full_path())
        if request.method == "POST":
            if unsaved.keep(request, response):
                text = _("Du var logget ud. Log ind igen, så står din tekst der endnu.")
            else:
                text = _(
                    "Du var logget ud. Det sidste er ikke gemt. Gå tilbage i browseren for at se din tekst."
                )
            messages.warning(request, text)
        return response

    def visitor(self, request: HttpRequest) -> User | Guest | None:
        """Whom the page is for, if that is who asks."""
        return request.user if isinstance(request.user, User) else None

    def page(self, *, http_status: int = 200, **context: Any) -> HttpResponse:
        known = {"drawn_for": sealed_answers.who(self.request)}
        return render(self.request, self.template_name, known | context, status=http_status)


class CaseView(SignedInView):
    """A page of one case, for its people and their guests. ``action`` is what the policy table must allow;
    a stranger gets 404.

    A subclass says :meth:`show` (GET) and, where something can be done, :meth:`act` (POST).
    """

    http_method_names = ["get", "head", "post"]
    action = "case.read"
    seat: Seat

    @property
    def case_id(self) -> UUID:
        return UUID(str(self.kwargs["case_id"]))

    def visitor(self, request: HttpRequest) -> User | Guest | None:
        return super().visitor(request) or guest_of(request)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return self._answer(self.show)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return self._answer(self.act)

    def _answer(self, handler: Callable[[], HttpResponseBase]) -> HttpResponseBase:
        try:
            self.seat = self.setup_seat()
            return handler()
        except AccessEnded:
            return self.without_access(_("Adgangen er slut"))
        except AccessLater as later:
            return self.without_access(_("Du får adgang %(date)s") % {"date": long_date(later.begins_on)})
        except (NotFound, NoDocument):
            if isinstance(self.who, Guest) and is_out(self.who):
                return closed(self.request)
            raise Http404 from None
        except NotAllowed as refusal:
            return self.refused(refusal)

    def setup_seat(self) -> Seat:
        return self.admitted(take(self.who, self.case_id))

    def admitted(self, seat: Seat) -> Seat:
        """The seat to show the page from. Raises NotAllowed."""
        seat = seat.for_action(self.action)
        seat.allow(self.action)
        self._require_same_principal(seat)
        return seat

    def _require_same_principal(self, seat: Seat) -> None:
        """What was typed for one principal is not saved for the other, if the grants changed meanwhile."""
        if self.request.method != "POST" or not seat.typist:
            return
        if self.request.POST.get("typing_for", "") != str(seat.party.pk):
            text = _("Det er ikke gemt, for nu skriver du ind for %(name)s. Gå tilbage for at se din tekst.")
            raise NotAllowed(text % {"name": seat.name})

    def show(self) -> HttpResponseBase:
        raise Http404

    def act(self) -> HttpResponseBase:
        raise Http404

    def page(self, *, http_status: int = 200, **context: Any) -> HttpResponse:
        return super().page(http_status=http_status, seat=self.seat, **context)

    def saw(self, what: str, *, subject: str = "", **details: str | int) -> None:
        """Note in the access log that this person read something of the other's, or of both."""
        viewed(what, vault=self.seat.vault, actor=self.seat.actor, subject=subject, details=details)

    def to(self, name: str, *args: Any, message: str = "") -> HttpResponseRedirect:
        if message:
            messages.success(self.request, message)
        return redirect(name, self.case_id, *args)

    def without_access(self, heading: str) -> HttpResponseBase:
        """For who had a seat in the case, or will have one: they may know that, and no more."""
        return render(self.request, "web/without_access.html", {"heading": heading}, status=403)

    def refused(self, refusal: NotAllowed) -> HttpResponseBase:
        """A refusal says why; after a post it stands on the page that the person came from."""
        if self.request.method == "POST":
            messages.error(self.request, str(refusal))
            return redirect("case_detail", self.case_id)
        return render(
            self.request, "web/refused.html", {"reason": str(refusal), "case_id": self.case_id}, status=403
        )


class AgreementView(CaseView):
    """A page of one of the case's documents, of the type that the address names.

    ``sheet`` is the document as it stands; one that nobody has begun is not found.
    """

    kind: DocumentType
    sheet: Sheet

    def setup_seat(self) -> Seat:
        seat = super().setup_seat()
        self.kind = self.kwargs["kind"]
        self.sheet = sheet(seat, self.template)
        return seat

    @property
    def template(self) -> Template:
        return self.kind.template

    def page(self, *, http_status: int = 200, **context: Any) -> HttpResponse:
        known = {"sheet": self.sheet, "template": self.template, "doctype": self.kind}
        return super().page(http_status=http_status, **known, **context)

    def saw(self, what: str, *, subject: str = "", **details: str | int) -> None:
        super().saw(what, subject=subject, **about(self.template, **details))

    def address(self, name: str, *args: Any) -> str:
        """Of a page of this document, or of a page of the case (``case_...``)."""
        of_document = [] if name.startswith("case_") else [self.kind]
        return reverse(name, args=[self.case_id, *of_document, *args])

    def to(self, name: str, *args: Any, message: str = "") -> HttpResponseRedirect:
        if message:
            messages.success(self.request, message)
        return HttpResponseRedirect(self.address(name, *args))

    @property
    def this_page(self) -> Page:
        """The page of questions that the address names."""
        try:
            return self.template.page(self.kwargs["key"])
        except KeyError:
            raise Http404 from None

    def fresh_sheet(self) -> Sheet:
        """The document as it stands now, read anew."""
        return sheet(self.seat, self.template)
