"""The one sealed file of each version: made after the last signature, kept encrypted, the same for everybody.

Between the last signature and the file stands a row (:class:`AwaitedSeal`), so that the file can be made by
whoever comes first, the worker or a reader, and again after a fault. Two at once both make one; the first to
store it wins, and both hand out what is stored.
"""

import hashlib
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import DatabaseError, IntegrityError, transaction
from django.utils.translation import gettext as _

from fleksaftale.audit.actors import SYSTEM
from fleksaftale.audit.log import record
from fleksaftale.cases.seats import Seat
from fleksaftale.core import clock
from fleksaftale.core.formats import moment
from fleksaftale.documents.events import about
from fleksaftale.documents.models import AwaitedSeal, SignedFile, Version
from fleksaftale.documents.pdf import RenderError
from fleksaftale.documents.sealing import keys
from fleksaftale.documents.sealing.keys import SealTrouble
from fleksaftale.documents.stages import Sheet

if TYPE_CHECKING:
    from fleksaftale.documents.sealing.writing import Sealed

FAULTS = (SealTrouble, RenderError, OSError, DatabaseError)
"""What may keep a file from being made. Each is logged and tried again; none touches a signature."""

LONGEST_WAIT = timedelta(hours=1)

log = logging.getLogger(__name__)


def await_seal(version: Version) -> None:
    """Note that the version is closed and wants its file. In the transaction of the last signature."""
    AwaitedSeal.objects.get_or_create(version=version)


def file_of(version: Version) -> SignedFile | None:
    return SignedFile.objects.filter(version=version).first()


def is_awaited(version: Version) -> bool:
    return AwaitedSeal.objects.filter(version=version).exists()


def open_file(seat: Seat, file: SignedFile) -> bytes:
    """The PDF in the file. Raises Tampered."""
    return seat.vault.open_bytes(file.place, file.sealed)


def make(here: Sheet, version: Version, draw: Callable[[], bytes]) -> SignedFile:
    """The version's sealed file, made now unless it is there. ``draw`` gives the PDF without the seal.

    Never inside a transaction: drawing and sealing take time. Raises one of FAULTS.
    """
    if kept := file_of(version):
        return kept
    from fleksaftale.documents.sealing.writing import seal  # pyHanko: a third of the program's start

    key = keys.current()
    sealed = seal(draw(), key, fingerprint=version.fingerprint)
    return _keep(here, version, sealed)


def try_to_make(here: Sheet, version: Version, draw: Callable[[], bytes]) -> SignedFile | None:
    """The same for a reader, who gets on without: None after a fault, which is logged and tried again."""
    try:
        return make(here, version, draw)
    except FAULTS as fault:
        log.warning("A file could not be sealed yet: %s", type(fault).__name__)
        return None


def _keep(here: Sheet, version: Version, sealed: "Sealed") -> SignedFile:
    file = SignedFile(
        version=version,
        sha256=hashlib.sha256(sealed.pdf).hexdigest(),
        made_at=sealed.at,
        certificate=sealed.certificate,
        stamped_at=sealed.stamp.at if sealed.stamp else None,
        stamped_by=sealed.stamp.issuer if sealed.stamp else "",
    )
    file.sealed = here.seat.vault.seal_bytes(file.place, sealed.pdf)
    try:
        with transaction.atomic():
            file.save(force_insert=True)
            AwaitedSeal.objects.filter(version=version).delete()
            record(
                "version.sealed",
                vault=here.seat.vault,
                actor=SYSTEM,
                details=about(here.template, version=version.number, level=sealed.level, file=file.sha256),
            )
    except IntegrityError:  # somebody else made it at the same moment: theirs is the file
        return SignedFile.objects.get(version=version)
    return file


def due() -> AwaitedSeal | None:
    """The file that has waited longest and may be tried now."""
    waiting = AwaitedSeal.objects.filter(next_try_at__lte=clock.now())
    return waiting.select_related("version__document__case").order_by("next_try_at").first()


def put_off(awaited: AwaitedSeal) -> None:
    """Try again later, at longer and longer intervals: 10 seconds, 20, 40 ... an hour."""
    awaited.tries += 1
    wait = min(timedelta(seconds=10 * 2 ** min(awaited.tries - 1, 20)), LONGEST_WAIT)
    AwaitedSeal.objects.filter(pk=awaited.pk).update(tries=awaited.tries, next_try_at=clock.now() + wait)


def line(file: SignedFile | None, *, awaited: bool) -> str:
    """What the pages say of a version's seal; empty where there is none and none will come."""
    if file is None:
        return _("Får installationens segl om lidt") if awaited else ""
    if not file.certificate:
        return _("Uden segl: filen er lavet, før seglet kom til")
    if file.stamped_at:
        return _(
            "Filen er forseglet %(at)s. Seglet viser, om den er ændret. "
            "Tiden bekræftes af %(issuer)s: %(stamp)s"
        ) % {
            "at": moment(file.made_at),
            "stamp": moment(file.stamped_at),
            "issuer": file.stamped_by,
        }
    return _("Filen er forseglet %(at)s. Seglet viser, om den er ændret") % {"at": moment(file.made_at)}
