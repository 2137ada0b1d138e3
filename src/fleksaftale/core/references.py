"""A reference to the law in the language of the reader."""

from django.utils.translation import get_language

from fleksjob.law.henvisning import paa_engelsk


def reference(law: str) -> str:
    """The rules write their references in Danish. Without one it stays empty."""
    return paa_engelsk(law) if get_language() == "en" else law
