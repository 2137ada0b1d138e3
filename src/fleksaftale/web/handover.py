"""A device that is handed to the other party: its session stays its owner's, and is closed meanwhile.

Only the few pages of the shared moment open. The owner gets the session back by proving who they are once
more; the proof of the other does not count for that.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from fleksaftale.core import clock
from fleksaftale.people.sessions import HANDED_OVER as SLOT
from fleksaftale.people.sessions import NEVER, SEEN_BY_OTHER, proved_at


class State(StrEnum):
    HANDED = "handed"  # the other has not shown who they are
    PROVED = "proved"
    SIGNED = "signed"
    ENDED = "ended"  # nobody signed


@dataclass(frozen=True)
class HandedOver:
    """What the session keeps: which version, what the owner has typed and ticked, and how far it is."""

    case: str
    kind: str
    version: str
    link: str  # of a guest who is to sign; else empty
    name: str  # the owner's; empty where the owner has signed before
    fingerprint: str
    owner_proved: str
    at: float
    state: str = State.HANDED
    other_proved: str = ""

    @classmethod
    def begin(cls, **said: str) -> Self:
        return cls(at=clock.now().timestamp(), **said)

    @property
    def is_over(self) -> bool:
        return self.state in (State.SIGNED, State.ENDED)

    @property
    def case_id(self) -> UUID:
        return UUID(self.case)

    @property
    def other_proved_at(self) -> datetime:
        return datetime.fromisoformat(self.other_proved) if self.other_proved else NEVER


def hand_over(request: HttpRequest, moment: HandedOver) -> None:
    """Close the session for all but the shared moment. With its new name, pages that a browser kept die."""
    request.session.cycle_key()
    request.session[SLOT] = asdict(moment)


def of(request: HttpRequest) -> HandedOver | None:
    stored = request.session.get(SLOT)
    return HandedOver(**stored) if stored else None


def go_on(request: HttpRequest, **changes: str) -> HandedOver:
    """Note how far it is."""
    moment = replace(HandedOver(**request.session[SLOT]), **changes)  # type: ignore[arg-type]  # all are text
    request.session[SLOT] = asdict(moment)
    return moment


def owner_is_back(request: HttpRequest, moment: HandedOver) -> bool:
    """Whether the owner has proved who they are since the device was handed over."""
    return moment.is_over and proved_at(request).timestamp() > moment.at


def give_back(request: HttpRequest) -> None:
    request.session.pop(SLOT, None)
    request.session.pop(SEEN_BY_OTHER, None)
    request.session.cycle_key()


# --- what opens meanwhile ----------------------------------------------------------------------------------

SHARED = frozenset(
    {"together_hand", "together_code", "together_sign", "together_back", "together_copy"}
    | {"language_set", "display_set", "account_logout", "guest_leave", "demo_mail", "demo_mail_message"}
)
OF_THE_OWNER = frozenset({"step_up", "step_up_code", "step_up_passkey", "mitid_go", "mitid_back"})
OF_A_GUEST = frozenset({"guest_step_up", "guest_step_up_code"})
"""The ways to prove that it is the owner again, once the other is done."""


class HandedOverMiddleware:
    """While the device is with the other, every address leads to the page of the shared moment."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        moment = of(request)
        if moment is None:
            return None
        name = request.resolver_match.url_name if request.resolver_match else ""
        ways_back = OF_THE_OWNER if request.user.is_authenticated else OF_A_GUEST
        if name in SHARED or (moment.is_over and name in ways_back):
            return None
        return redirect("together_back" if moment.is_over else "together_hand")
