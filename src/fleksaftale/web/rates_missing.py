"""What a page says where there are no rates for the month that somebody asks about. Never other rates."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.guidance.law import NO_RATE
from fleksjob.errors import RateMissing
from fleksjob.law.myndighed import myndighed


def said(missing: RateMissing) -> str:
    """Calm, and with where else one may ask."""
    language = "en" if get_language() == "en" else "da"
    if missing.first is not None and missing.day < missing.first:
        return _("Vi har først satser fra %(year)s. Vælg et senere år.") % {"year": missing.first.year}
    words: str = getattr(NO_RATE, language)
    return words.format(year=missing.day.year, myndighed=myndighed(missing.day, language))
