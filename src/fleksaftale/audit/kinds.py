"""The closed list of what the trail can say. Each app declares its own kinds when it is imported."""

from collections.abc import Mapping
from string import Formatter

from django.utils.functional import Promise

Sentence = str | Promise
_SENTENCES: dict[str, Sentence] = {}


class UndeclaredKind(LookupError):
    """An event of a kind that nobody declared."""


def declare(kind: str, sentence: Sentence) -> None:
    """Add a kind, such as ``agreement.signed``, with the sentence that tells of it.

    ``{actor}``, ``{subject}`` and the names of the details may stand in it:
    ``declare("agreement.signed", _("{actor} skrev under på version {version}"))``.
    """
    _SENTENCES[kind] = sentence


def declared() -> Mapping[str, Sentence]:
    return _SENTENCES


def require(kind: str) -> None:
    """Raise UndeclaredKind unless the kind has been declared."""
    if kind not in _SENTENCES:
        raise UndeclaredKind(f"{kind!r} is not declared: audit.kinds.declare({kind!r}, _('{{actor}} ...'))")


def tell(kind: str, words: Mapping[str, str | int]) -> str:
    """The sentence of `kind` in the present language; the kind itself if it is no longer declared.

    A detail ``document`` says what the event is about: it stands at the end of a sentence that lacks it.
    """
    template = str(_SENTENCES.get(kind, kind))
    if "document" in words and "{document}" not in template:
        template += " ({document})"
    return Formatter().vformat(template, (), _Forgiving(words))


class _Forgiving(dict[str, str | int]):
    """A detail that an old event lacks is shown as a dash, not as an error."""

    def __missing__(self, key: str) -> str:
        return "–"
