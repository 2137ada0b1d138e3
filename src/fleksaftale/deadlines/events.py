"""What can happen here, as the person concerned reads it in the log."""

from functools import cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds
from fleksaftale.deadlines.facts import rules
from fleksjob.frister.navne import NAVNE

kinds.declare("deadlines.noted", _("{actor} skrev en oplysning til fristerne: {what}"))
kinds.declare("deadlines.taken_back", _("{actor} fjernede en oplysning fra fristerne: {what}"))
kinds.declare("deadlines.shown", _("{actor} viste lederen en oplysning til fristerne: {what}"))
kinds.declare("deadlines.hidden", _("{actor} holdt op med at vise lederen en oplysning: {what}"))
kinds.declare("deadlines.letter", _("{actor} skrev en dato fra et brev: {what}"))
kinds.declare("deadlines.letter_taken_back", _("{actor} fjernede datoen fra et brev: {what}"))
kinds.declare("deadlines.read", _("{actor} så fristerne"))


@cache
def _in_english() -> dict[str, str]:
    rows = {row.titel.da.lower(): row.titel.en for row in rules().raekker.values()}
    return rows | {name.da.lower(): name.en for name in NAVNE.values()}


def spoken(what: str) -> str:
    """A fact or a date as the reader calls it, from the Danish name that the log keeps."""
    return _in_english().get(what, what) if get_language() == "en" else what


kinds.speak("what", spoken)
