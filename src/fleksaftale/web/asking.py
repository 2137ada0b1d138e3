"""What is said to a writer about wording: beside the field, and at the top of the page."""

from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _

from fleksaftale.cases.models import Role
from fleksaftale.cases.seats import Seat
from fleksaftale.core.formats import first_name
from fleksaftale.documents.forms import YES, Ask, PageForm, held_text
from fleksaftale.documents.guarding import Concern, Verdict, concern_of_comment
from fleksaftale.documents.stages import Sheet

MOST_WORDS = 3  # that are named again beside the field


def of(seat: Seat, ask: Ask, *, preparing: bool) -> dict[str, Any]:
    """The question beside one field, for the template ``_wording.html``."""
    words = ", ".join(f"“{word}”" for word in ask.concern.words[:MOST_WORDS])
    leader, said = first_name(seat.other_name) if seat.is_principal else "", {"words": words}
    if seat.role is not Role.EMPLOYEE or seat.typist:
        heading = _("Handler det om helbred?")
        text = _("%(words)s kan handle om helbred. Skriv i så fald kun, hvad der er brug for.") % said
        label, hint = _("Det handler ikke om helbred"), _("Fx et navn, en vare eller en kunde.")
    else:
        heading = _("Det ligner noget om dit helbred")
        label, hint = _("Skriv det alligevel"), ""
        name = {"name": leader}
        if ask.concern.verdict is Verdict.WARNED:
            text = _("Du har skrevet %(words)s. Kun du ser det nu.") % said
            hint = _("Vi spørger igen, før du viser det til %(name)s.") % name
        else:
            text = _("Du har skrevet %(words)s.") % said
            label = _("Ja, %(name)s må læse det") % name
            hint = _("Du bestemmer. Det er nok at skrive, hvad du har brug for.")
            if not preparing:
                hint = _("Du bestemmer. Det kommer til at stå i den fælles kladde.")
    if ask.concern.is_number:
        heading = _("Det ligner et CPR-nummer")
    return {
        "heading": heading,
        "text": text,
        "suggestion": str(ask.concern.suggestion),
        "label": label,
        "hint": hint,
        "name": YES,
        "value": ask.concern.yes,
        "target": ask.target,
        "ticked": ask.ticked,
        "only_me": preparing and seat.may("notes.keep"),
        "may_ask": seat.role is not Role.EMPLOYEE or bool(seat.typist),
    }


def about_comment(here: Sheet, form: Form, field: str, yes: list[str]) -> dict[str, Any] | None:
    """The question about a text beside the document, or an error of its field; None where it may be saved."""
    concern = concern_of_comment(here, form.cleaned_data[field])
    if concern is None or not concern.stops(yes):
        return None
    if concern.verdict is Verdict.HELD:
        form.add_error(field, held_text(concern, first_name(here.seat.other_name)))
        return {"held": True}
    return of(here.seat, Ask(concern, ticked=False), preparing=True)


def beside(seat: Seat, form: Form, field: str, concern: Concern, yes: list[str]) -> dict[str, Any] | None:
    """The same for a comment beside a version, whoever of its readers writes it."""
    if not concern.stops(yes):
        return None
    employee = first_name(seat.name_of(seat.by_role[Role.EMPLOYEE]))
    if concern.verdict is Verdict.HELD:
        form.add_error(field, held_text(concern, employee))
        return {"held": True}
    return of(seat, Ask(concern, ticked=False), preparing=True)


def hint(seat: Seat) -> str:
    """What stands with every free text."""
    if seat.role is Role.EMPLOYEE:
        return _("Skriv, hvad du har brug for – ikke hvad du fejler.")
    return _("Skriv, hvad der er brug for – ikke hvad %(name)s fejler.") % {
        "name": first_name(seat.other_name)
    }


def notice(form: PageForm) -> dict[str, str] | None:
    """At the top of the page: that something is asked, and where."""
    first = next(iter(form.unanswered), None)
    return {"target": first.target} if first and not form.errors else None


def saved_all_the_same(seat: Seat) -> str:
    """To the employee who stops in the middle: nothing is lost, and nobody else sees it."""
    return _("Noget i dit svar ligner helbred. %(name)s kan ikke se det nu.") % {
        "name": first_name(seat.other_name)
    }
