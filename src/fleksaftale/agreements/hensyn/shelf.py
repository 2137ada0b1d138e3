"""The one library of this process: ours, and what the installation adds (the setting HENSYN_FILE)."""

from functools import cache
from pathlib import Path

from django.conf import settings

from fleksaftale.agreements.hensyn.items import Library
from fleksaftale.agreements.hensyn.loading import BadLibrary, read

DATA = Path(__file__).parent / "data"


def library() -> Library:
    """Every hensyn that can be chosen here. Raises BadLibrary."""
    return _read(settings.HENSYN_FILE)


@cache
def _read(added: str) -> Library:
    ours = read(sorted(DATA.glob("*.toml")))
    if not added:
        return ours
    try:
        return read([Path(added)], onto=ours)
    except BadLibrary as error:
        raise BadLibrary(f"HENSYN_FILE: {error}") from error
