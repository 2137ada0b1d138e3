"""*Kun mig*: the pages around notes that only the browser can read, and the messages of kun-mig/*.js."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from fleksaftale.cases.policy import NotAllowed
from fleksaftale.core import clock
from fleksaftale.notes import commands, queries
from fleksaftale.people.models import User
from fleksaftale.people.sessions import proved_at
from fleksaftale.people.stepup import FRESH, StepUpMixin
from fleksaftale.web import notes_config, notes_messages, notes_moving
from fleksaftale.web.notes_messages import BadMessage, Message
from fleksaftale.web.views.base import CaseView

LONG_ENOUGH = timedelta(minutes=60)


class MessageView(CaseView):
    """A page that scripts talk with. ``action`` as everywhere."""

    action = commands.ACTION

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who is signed out meanwhile is told by the script, which still has the text."""
        if not isinstance(request.user, User):
            return redirect_to_login(request.get_full_path())
        return super().dispatch(request, *args, **kwargs)


class NotesView(CaseView):
    """The notes of one case. The page holds no note: the script fetches them when the key is there."""

    template_name = "web/notes/notes.html"
    action = commands.ACTION

    def show(self) -> HttpResponse:
        config = notes_config.config(self.request, self.seat)
        return self.page(
            config=config, no_vault=config["vault"] is None, targets=notes_moving.choices(self.seat)
        )


class NotesKeyView(StepUpMixin, CaseView):
    """The ways in to one's notes. The first are made without a fresh proof: there is nothing to take yet."""

    template_name = "web/notes/key.html"
    action = commands.ACTION

    def is_fresh(self) -> bool:
        """To print a sheet takes time: what is sent from the page may come an hour after the proof."""
        limit = LONG_ENOUGH if self.request.method == "POST" else FRESH
        person: Any = self.request.user
        return clock.now() - proved_at(self.request) < limit or queries.vault_of(person) is None

    def show(self) -> HttpResponseBase:
        config = notes_config.config(self.request, self.seat)
        if config["vault"] is None:
            return redirect("notes", self.case_id)
        return self.page(config=config)

    def act(self) -> HttpResponseBase:
        return answered(self._act, self.request.body)

    def _act(self, body: bytes) -> Message:
        message = notes_messages.read(body)
        vault = notes_messages.uuid(message, "vault")
        match message.get("do"):
            case "make":
                commands.make_vault(self.seat, vault, notes_messages.keys(message))
            case "put":
                commands.put_key(self.seat, vault, notes_messages.key(message.get("key")))
            case "remove":
                commands.remove_key(self.seat, vault, notes_messages.uuid(message, "key"))
            case "start over" if message.get("sure") is True:
                commands.start_over(self.seat, vault)
            case _:
                raise BadMessage
        return {}


class NotesDataView(MessageView):
    """The sealed notes (GET), and the saving of one (POST)."""

    def show(self) -> HttpResponse:
        vault = queries.vault_of(self.seat.user)
        found = {"vault": str(vault.pk) if vault else None, "notes": queries.notes_of(self.seat)}
        return JsonResponse(found | {"token": get_token(self.request)})

    def act(self) -> HttpResponseBase:
        return answered(self._save, self.request.body)

    def _save(self, body: bytes) -> Message:
        wish = notes_messages.saving(body)
        try:
            commands.save(self.seat, wish.vault, wish.note, wish.sealed, seen=wish.seen, slot=wish.slot)
        except commands.Conflict as conflict:
            return {"conflict": queries.note_data(conflict.current) if conflict.current else {}}
        return {"revision": wish.seen + 1, "saved": clock.now().isoformat()}


class NotesMoveView(MessageView):
    """The one way out: a text, decrypted in the browser, goes into one's own answers."""

    def show(self) -> HttpResponseBase:
        return redirect("notes", self.case_id)

    def act(self) -> HttpResponseBase:
        return answered(self._move, self.request.body)

    def _move(self, body: bytes) -> Message:
        wish = notes_messages.moving(body)
        return notes_moving.move(self.seat, wish.target, wish.text, wish.yes)


class NotesSheetView(CaseView):
    """A sheet with lines to print: for those who want no key, or have no scripts."""

    template_name = "web/notes/sheet.html"
    action = commands.ACTION

    def show(self) -> HttpResponse:
        return self.page(lines=range(24))


class NotesFileView(StepUpMixin, CaseView):
    """All one's sealed notes as a file, for the script laas-op.py (docs/kun-mig.md)."""

    action = commands.ACTION

    def show(self) -> HttpResponse:
        commands.take_out(self.seat)
        response = JsonResponse(queries.take_out_data(self.seat.user), json_dumps_params={"indent": 1})
        response["Content-Disposition"] = 'attachment; filename="mine-noter.json"'
        return response


def answered(do: Callable[[bytes], Message], body: bytes) -> JsonResponse:
    """What a message leads to, as JSON. A refusal says why; what is no message of ours is not looked into."""
    try:
        return JsonResponse(do(body))
    except commands.NoVault:
        return JsonResponse({"other": True})
    except NotAllowed as refusal:
        return JsonResponse({"error": str(refusal)}, status=403)
    except BadMessage:
        return JsonResponse({"error": _("Det kunne ikke lade sig gøre. Genindlæs siden.")}, status=422)
