"""The copy for a leader who came later: a signed version, without the words of one that was not passed on.

What a version changes stands in what was signed and in the sealed file, so neither can be given without those
words. The copy says what holds, who signed and the fingerprint; the employee has the sealed file.
"""

import rfc8785

from fleksaftale.documents.models import Version
from fleksaftale.documents.sharing import is_passed_on
from fleksaftale.documents.stages import Sheet


def shows_before(here: Sheet, version: Version) -> bool:
    """Whether the reader may see what a version changed: they may read the one before it too."""
    before = here.before(version)
    return before is None or not here.seat.is_principal or is_passed_on(here, before)


def data_file(here: Sheet, version: Version) -> bytes:
    """What was signed, byte for byte; in a copy without what was changed, which the fingerprint is not of."""
    content = here.content(version)
    if shows_before(here, version):
        return content.canonical
    return rfc8785.dumps({**content.data, "amends": {**content.data["amends"], "changed": []}})
