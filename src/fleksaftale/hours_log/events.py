"""What can happen to the log of hours. It stands in the person's own log, never in a case's: the other party
does not learn that there is one."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

WRITTEN = "hours.written"
IMPORTED = "hours.imported"
UNDONE = "hours.undone"
DELETED = "hours.deleted"
TAKEN_OUT = "hours.taken_out"

kinds.declare(WRITTEN, _("{actor} skrev timer i sin timelog"))
kinds.declare(IMPORTED, _("{actor} hentede timer fra en fil ind i sin timelog"))
kinds.declare(UNDONE, _("{actor} fortrød det sidste i sin timelog"))
kinds.declare(DELETED, _("{actor} slettede hele sin timelog"))
kinds.declare(TAKEN_OUT, _("{actor} hentede sin timelog som fil"))
