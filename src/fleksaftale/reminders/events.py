"""What can happen here, as the person concerned reads it in the log."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

kinds.declare("calendar.made", _("{actor} lavede en adresse til sin kalender"))
kinds.declare("calendar.ended", _("{actor} lukkede adressen til sin kalender"))
kinds.declare("reminders.own", _("Du fik en mail om en dato, som kun du ser"))
kinds.declare("reminders.chosen", _("{actor} valgte, hvad der sendes på mail"))
