"""The closed list of what the trail can say. Each app declares its own kinds when it is imported."""

from collections.abc import Callable, Mapping
from string import Formatter

from django.utils.functional import Promise

Sentence = str | Promise
Speaker = Callable[[str], str]
_SENTENCES: dict[str, Sentence] = {}
_SPEAKERS: dict[str, list[Speaker]] = {}


class UndeclaredKind(LookupError):
    """An event of a kind that nobody declared."""


def declare(kind: str, sentence: Sentence) -> None:
    """Add a kind, such as ``agreement.signed``, with the sentence that tells of it.

    ``{actor}``, ``{subject}`` and the names of the details may stand in it:
    ``declare("agreement.signed", _("{actor} skrev under på version {version}"))``.
    """
    _SENTENCES[kind] = sentence


def speak(detail: str, speaker: Speaker) -> None:
    """How a detail, such as a document's name, is said in the reader's language.

    The trail keeps it in Danish. What the speaker does not know, it gives back as it is.
    """
    _SPEAKERS.setdefault(detail, []).append(speaker)


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
    said = {detail: _said(detail, value) for detail, value in words.items()}
    return Formatter().vformat(template, (), _Forgiving(said))


def _said(detail: str, value: str | int) -> str | int:
    for speaker in _SPEAKERS.get(detail, ()):
        if isinstance(value, str):
            value = speaker(value)
    return value


class _Forgiving(dict[str, str | int]):
    """A detail that an old event lacks is shown as a dash, not as an error."""

    def __missing__(self, key: str) -> str:
        return "–"
