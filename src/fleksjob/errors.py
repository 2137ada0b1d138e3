"""What can go wrong, as types with a code and parameters, so that a caller may word it anew."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from datetime import date


class FleksjobError(Exception):
    """Anything this package refuses to do."""


class ParseError(FleksjobError, ValueError):
    """A text that is not what it should be.

    `code` names the reason, `params` what belongs in the sentence. `message(language)` gives the sentence
    itself, in Danish ("da") or English ("en").
    """

    def __init__(self, code: str, sentences: Mapping[str, tuple[str, str]], **params: str) -> None:
        self.code = code
        self.params = params
        self._sentence = sentences[code]
        super().__init__(self.message())

    def message(self, language: str = "da") -> str:
        """The reason and a good value, one or two short sentences."""
        return self._sentence[1 if language == "en" else 0].format(**self.params)


class InputError(FleksjobError, ValueError):
    """A fact of a case that cannot be used: `field` names it, `reason` says why and shows a good value.

    `message_en` is the same in English, where whoever refused could say it. `other` is the fact that it does
    not go with, where that is why.
    """

    def __init__(self, field: str, reason: str, reason_en: str = "", other: str = "") -> None:
        self.field = field
        self.other = other
        self.reason = reason
        self.reason_en = reason_en or reason
        self.message_en = f"{field}: {self.reason_en}" if field else self.reason_en
        super().__init__(f"{field}: {reason}" if field else reason)


class LawError(FleksjobError):
    """The law itself is not in order: a cycle, an unknown name, two rules in force at once, a wrong unit."""


class RateMissing(FleksjobError, LookupError):
    """No usable value of a rate on a date. `first` and `last` are the ends of what there is."""

    def __init__(
        self, name: str, title: str, day: date, first: date | None, last: date | None, title_en: str = ""
    ) -> None:
        self.name, self.title, self.day, self.first, self.last = name, title, day, first, last
        known = "der er ingen værdier" if first is None or last is None else _known(day, first, last)
        known_en = (
            "there are no values"
            if first is None or last is None
            else f"there are values from {first} to {last}"
        )
        self.message_en = f"No rate for {day.isoformat()}: {title_en or title} ({name}); {known_en}."
        super().__init__(f"ingen sats for {day.isoformat()}: {title} ({name}); {known}")


def quoted(text: str, longest: int = 40) -> str:
    """What somebody wrote, fit to be repeated on one line: cut, and without characters that cannot be
    shown.
    """
    cut = text[:longest] + "…" if len(text) > longest else text
    return "".join(char if char.isprintable() else "?" for char in cut)


_REASONS = {
    errno.ENOENT: ("den findes ikke", "it is not there"),
    errno.ENOTDIR: ("mappen findes ikke", "there is no such folder"),
    errno.EISDIR: ("det er en mappe", "it is a folder"),
    errno.EACCES: ("der er ikke adgang", "there is no access"),
    errno.EPERM: ("der er ikke adgang", "there is no access"),
    errno.EROFS: ("drevet er skrivebeskyttet", "the drive is read-only"),
    errno.ENOSPC: ("disken er fuld", "the disk is full"),
    errno.ENAMETOOLONG: ("navnet er for langt", "the name is too long"),
    errno.ELOOP: ("genvejen fører i ring", "the link leads in a circle"),
}


def os_reason(problem: OSError | ValueError) -> tuple[str, str]:
    """Why a file could not be read or written, in Danish and English. ValueError is an impossible name."""
    if not isinstance(problem, OSError):
        return "navnet kan ikke bruges", "the name cannot be used"
    other = problem.strerror or str(problem)
    return _REASONS.get(problem.errno or 0, (other, other))


def _known(day: date, first: date, last: date) -> str:
    if day < first:
        return f"første år er {first.year} (fra {first.isoformat()})"
    if day > last:
        return f"sidste år er {last.year} (til {last.isoformat()})"
    return f"der er værdier fra {first.isoformat()} til {last.isoformat()}, men ikke for denne dag"
