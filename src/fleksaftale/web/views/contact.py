"""Whom one can ask: what each place helps with, and who it is here."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from fleksaftale.core import clock
from fleksaftale.guidance.contacts import Contact, contacts
from fleksaftale.guidance.law import of_the_day
from fleksaftale.guidance.texts import Both


@dataclass(frozen=True)
class Place:
    """What somebody at a place helps with, and how one finds them where nobody is named."""

    heading: object
    helps: object
    find: object


TEXTS = {
    "arbejdsplads": Place(
        _("På arbejdspladsen"),
        _("Din nærmeste leder og HR kan svare på opgaver, timer, løn og ferie."),
        _("Spørg din leder, hvem der er HR hos jer. I et lille firma er det tit lederen selv."),
    ),
    "tillidsrepraesentant": Place(
        _("Tillidsrepræsentanten"),
        _("Tillidsrepræsentanten og arbejdsmiljørepræsentanten kan gå med til samtaler og kender aftalerne."),
        _("Navnet står tit på opslagstavlen eller på jeres intranet."),
    ),
    "fagforening": Place(
        _("Fagforeningen"),
        _("De kan hjælpe med løn, kontrakt, opsigelse og klager. Spørg efter en, der kender fleksjob."),
        _("Nummeret står på din medlemsside og på dit medlemskort."),
    ),
    "kommune": Place(
        "{Myndighed}",
        _("De afgør visitation, effektive timer, tilskud og støtte. Spørg, før noget bliver ændret."),
        _("Din kontaktperson står i din plan og i breve i Digital Post."),
    ),
    "raadgivning": Place(
        _("Fortrolig rådgivning"),
        _("Mange foreninger har en rådgiver, man kan ringe til. Spørg først, om samtalen er fortrolig."),
        _("Din læge eller en socialrådgiver ved tit, hvem der passer til dig."),
    ),
}


def contact_page(request: HttpRequest) -> HttpResponse:
    today, here = clock.today(), contacts()
    places = [
        {
            "id": key,
            "heading": of_the_day(Both(str(text.heading), str(text.heading)), today),
            "helps": text.helps,
            "find": "" if here[key] else text.find,
            "people": [_shown(each) for each in here[key]],
        }
        for key, text in TEXTS.items()
    ]
    context = {"places": places, "support": settings.SUPPORT_CONTACT}
    return render(request, "web/contact.html", context)


def _shown(each: Contact) -> dict[str, str]:
    digits = "".join(char for char in each.phone if char.isdigit() or char == "+")
    return {
        "name": each.name,
        "phone": each.phone,
        "dial": digits,
        "email": each.email,
        "page": each.page,
        "hours": str(each.hours or ""),
        "about": str(each.about or ""),
    }
