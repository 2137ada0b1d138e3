"""What kun-mig/*.js is given with a page: ids, addresses, wrapped keys and words. No note, no secret."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.cases.seats import Seat
from fleksaftale.notes import queries
from fleksaftale.people import passkeys
from fleksaftale.people.adapters import rp_id

LOCK_AFTER = 10 * 60  # seconds without a key or a touch
WARN_BEFORE = 60
LONGEST_NOTE = 20_000  # characters


def config(request: HttpRequest, seat: Seat) -> dict[str, Any]:
    case, here = seat.case.pk, passkeys.offer(request).here
    return {
        "owner": str(seat.user.pk),
        "case": str(case),
        "vault": queries.vault_data(seat.user),
        "passkeys": _passkeys(seat) if here else [],
        "rpId": rp_id() if here else "",
        "urls": {
            "page": request.get_full_path(),
            "notes": reverse("notes", args=[case]),
            "data": reverse("notes_data", args=[case]),
            "key": reverse("notes_key", args=[case]),
            "move": reverse("notes_move", args=[case]),
        },
        "lockAfter": LOCK_AFTER,
        "warnBefore": WARN_BEFORE,
        "longest": LONGEST_NOTE,
        "language": get_language(),
        "texts": texts(),
    }


def _passkeys(seat: Seat) -> list[dict[str, str]]:
    return [{"id": key.data["credential"]["id"], "name": str(key)} for key in passkeys.of(seat.user.pk)]


def texts() -> dict[str, str]:
    """What the scripts say. ``{...}`` is filled in by them."""
    return {
        "offline": _("Der er ikke forbindelse. Din tekst står her stadig. Prøv igen om lidt."),
        "signed-out": _("Du skal logge ind igen. Gør det i et nyt faneblad, og prøv så igen her."),
        "failed": _("Det gik ikke. Din tekst står her stadig. Prøv igen om lidt."),
        "vault-other": _("Dine noter er begyndt forfra et andet sted. Genindlæs siden."),
        "saved": _("Gemt kl. {time}"),
        "saving": _("Gemmer …"),
        "not-saved": _("Ikke gemt endnu"),
        "empty": _("Tom note"),
        "written": _("Gemt {date}"),
        "opened": _("Dine noter er låst op."),
        "locked": _("Dine noter er låst."),
        "locked-idle": _("Dine noter er låst, fordi der ikke skete noget i 10 minutter. Din tekst er gemt."),
        "locked-unsaved": _("Noterne er låst. Det sidste er ikke gemt. Lad siden stå åben, og lås op igen."),
        "locks-soon": _("Dine noter bliver låst om et minut."),
        "stays": _("Dine noter bliver ved med at være åbne."),
        "deleted": _("Noten er slettet."),
        "restored": _("Noten er tilbage."),
        "conflict": _("Noten er ændret på en anden enhed. Vælg, hvad der skal gemmes."),
        "their-delete": _("Noten er slettet på en anden enhed."),
        "older": _("Denne note er ældre end den, du sidst så på denne enhed. Spørg den, der driver siden."),
        "unreadable": _("Denne note kan ikke læses. Den er ændret eller flyttet uden din nøgle."),
        "missing": _("{count} af de noter, du har set på denne enhed, findes ikke mere på serveren."),
        "long": _("Noten er for lang. Den må have {longest} tegn. Del den i to."),
        "wrong-passphrase": _("Adgangssætningen passer ikke. Prøv igen."),
        "wrong-code": _("Koden har ikke det rigtige antal tegn. Den har 7 grupper med 5 tegn."),
        "wrong-group": _("Gruppe {group} passer ikke. Se efter på arket."),
        "wrong-sheet": _("Koden er fra et andet ark. Brug det nyeste."),
        "passkey-no": _("Det blev ikke til noget. Prøv igen, eller brug en anden vej."),
        "passkey-none": _("Denne adgangsnøgle kan ikke låse noter op. Brug en adgangssætning."),
        "passkey-added": _("Adgangsnøglen kan nu låse dine noter op."),
        "passkey-other": _("Den nøgle låser ikke dine noter op. Brug en anden vej."),
        "short": _("Adgangssætningen skal have mindst {least} tegn. Fire ord er godt."),
        "simple": _("Adgangssætningen er for let at gætte. Brug flere forskellige ord."),
        "twice": _("De to er ikke ens. Skriv den samme begge steder."),
        "passphrase-changed": _("Adgangssætningen er skiftet. Den gamle virker ikke mere."),
        "sheet-changed": _("Det nye ark gælder. Riv det gamle i stykker."),
        "removed": _("Den vej ind er fjernet."),
        "choose": _("Sæt først kryds i “Ja”."),
        "wait": _("Et øjeblik …"),
        "moved": _("Teksten står nu i dine egne svar."),
        "health": _("Teksten nævner {words}. Det kan handle om dit helbred."),
        "health-yes": _("Ja, læg den i mine svar alligevel"),
        "way-passphrase": _("Adgangssætning"),
        "way-recovery": _("Ark med kode"),
        "way-passkey": _("Adgangsnøgle: {name}"),
        "way-passkey-gone": _("Adgangsnøgle, som du ikke logger ind med mere"),
        "made": _("lavet {date}"),
        "remove": _("Fjern"),
    }
