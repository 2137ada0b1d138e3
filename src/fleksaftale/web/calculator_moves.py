"""Numbers of two situations copied, changed round, emptied, and put back as they were. Nothing is stored."""

import json
from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from fleksaftale.web import calculator_fields as situation
from fleksaftale.web.payment_forms import LONGEST

NEW = "ny-"
UNDO = "fortryd"

Said = Mapping[str, str]


def _copied(now: Said, _new: Said) -> tuple[Said, Said]:
    return now, now


def _changed_round(now: Said, new: Said) -> tuple[Said, Said]:
    return new, now


def _emptied(now: Said, _new: Said) -> tuple[Said, Said]:
    return now, {"kender": situation.BY_HOUR, "pension": situation.WITH_PENSION}


MOVES: Mapping[str, Callable[[Said, Said], tuple[Said, Said]]] = {
    "kopi": _copied,
    "byt": _changed_round,
    "tom": _emptied,
}
DONE = {
    "kopi": _("»Nu« er kopieret til den nye situation. Ret det, der bliver anderledes."),
    "byt": _("De to situationer har byttet plads."),
    "tom": _("Den nye situation er ryddet."),
    UNDO: _("Tallene er, som de var før."),
}
"""What each button of the page has done."""


def moved(do: str, posted: Said) -> dict[str, str]:
    """The numbers of both situations after a press. Whatever else was posted is left out."""
    if do == UNDO:
        return before(posted.get("foer", ""))
    now, new = MOVES[do](_of(posted, ""), _of(posted, NEW))
    return _month(posted) | dict(now) | {NEW + name: text for name, text in new.items()}


def kept(posted: Said) -> str:
    """The numbers of both situations as they are, to be put back: they go along in the page itself."""
    told = _month(posted) | _of(posted, "") | {NEW + name: text for name, text in _of(posted, NEW).items()}
    return json.dumps(told, ensure_ascii=False)


def before(text: str) -> dict[str, str]:
    """What :func:`kept` made; empty for anything else."""
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False).encode()  # half a character (a lone surrogate) is no text
    except (ValueError, RecursionError):
        return {}
    return _plain(found, [*_names(""), *_names(NEW), "maaned", "aar"]) if isinstance(found, dict) else {}


def _of(posted: Said, side: str) -> dict[str, str]:
    return {name.removeprefix(side): text for name, text in _plain(posted, _names(side)).items()}


def _month(posted: Said) -> dict[str, str]:
    return _plain(posted, ("maaned", "aar"))


def _names(side: str) -> list[str]:
    return [side + name for name in situation.names()]


def _plain(said: Mapping[str, object], names: Iterable[str]) -> dict[str, str]:
    return {name: text[:LONGEST] for name in names if isinstance(text := said.get(name), str) and text}
