"""Finds words of the wrong language in what people read: pages, mails, printed documents."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from tools import messages

NAMES = re.compile(
    r"Kjærgaard|Møller|Fleks-tillægsaftale|Styrelsen for Arbejdsmarked og Rekruttering|aftale\.json|"
    r"LÆ 225|Ældre Sagen|\børe\b|skånehensyn|Løntilskud|efterløn|ressourceforløb(?:sydelse)?|"
    r"førtidspension|skånebehov|mulighedserklæring|kontanthjælp|https?://\S+|"
    r"\{\"[^}]*\}",
    re.IGNORECASE,
)
SMALL_WORDS = {
    "da": re.compile(
        r"\b(og|ikke|det|du|jeg|til|hvad|eller|svar|som|fra|aftalen?|skriv|fx)\b", re.IGNORECASE
    ),
    "en": re.compile(r"\b(the|and|you|your|this|please|with|of|required|field|must|enter)\b", re.IGNORECASE),
}
DANISH_LETTER = re.compile(r"\w*[æøåÆØÅ]\w*")
SPOKEN = ("aria-label", "title", "alt", "placeholder")
VOID = {"meta", "link", "input", "img", "br", "hr", "path", "use"}
OTHER = {"da": "en", "en": "da"}


class Page(HTMLParser):
    """The texts of a page by what they are in: in its own language, or marked as another one."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language = ""
        self.texts: list[str] = []
        self.marked: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = said.get("lang", "")
        language = said.get("lang") or self._here
        for name in SPOKEN:
            self._add(said.get(name, ""), language)
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag not in VOID and self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1][0] not in {"script", "style"}:
            self._add(data, self._here)

    @property
    def _here(self) -> str:
        return self._open[-1][1] if self._open else self.language

    def _add(self, text: str, language: str) -> None:
        text = " ".join(text.split())
        if not text:
            return
        if language == self.language:
            self.texts.append(text)
        else:
            self.marked.append((language, text))


def in_page(html: str, expected: str) -> list[str]:
    """What is wrong with a page that is to be in ``expected``: its ``lang``, its words, its marked words."""
    page = Page(html)
    wrong = [] if page.language == expected else [f'lang="{page.language}"']
    wrong += [found for text in page.texts for found in in_text(text, expected)]
    wrong += [found for language, text in page.marked for found in in_text(text, language)]
    return wrong


def in_text(text: str, expected: str) -> list[str]:
    """The parts of a text that are not in the expected language; empty if all is well."""
    return list(_in_text(text, expected))


@lru_cache(maxsize=10_000)  # most of a page stands on the next one too
def _in_text(text: str, expected: str) -> tuple[str, ...]:
    other = OTHER[expected]
    text = NAMES.sub("", text)
    wrong = [f"{match[0]} ({text[:80]})" for match in SMALL_WORDS[other].finditer(text)]
    if expected == "en":
        wrong += [f"{word} ({text[:80]})" for word in DANISH_LETTER.findall(text)]
    if text and _whole(other).fullmatch(text):
        wrong.append(f"the whole of: {text[:80]}")
    return tuple(wrong)


@lru_cache
def _whole(language: str) -> re.Pattern[str]:
    """Any text of the program in that language, unless it reads the same in the other."""
    pairs = list(texts())
    same = {da if language == "da" else en for da, en in pairs if da == en}
    here = {(da, en)[language == "en"] for da, en in pairs} - {(da, en)[language == "da"] for da, en in pairs}
    return re.compile("|".join(_pattern(text) for text in sorted(here - same)))


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the program in Danish and English."""
    for message in messages.read(messages.TRANSLATIONS[0]):
        if message.id and _says_something(message.id):
            yield from zip(messages.as_texts(message.id), messages.as_texts(message.string), strict=False)


def _says_something(text: Any) -> bool:
    """Words enough between the placeholders to be known by."""
    parts = [messages.PLACEHOLDER.sub("", part) for part in messages.as_texts(text)]
    return len(re.sub(r"[\W\d_]", "", parts[0])) >= (5 if parts[0] != messages.as_texts(text)[0] else 2)


def _pattern(text: str) -> str:
    """A text as an expression: anything may stand where it has a placeholder."""
    text = " ".join(messages.TAG.sub("", text).split())
    parts = messages.PLACEHOLDER.split(text)
    return r".+".join(re.escape(part) for part in parts)
