"""The levels of NSIS in words, as they stand on pages and on the document."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.people.oidc.providers import Assurance

LEVELS = {
    Assurance.LOW: _("Lav"),
    Assurance.SUBSTANTIAL: _("Betydelig"),
    Assurance.HIGH: _("Høj"),
}
