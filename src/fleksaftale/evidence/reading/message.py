"""A message as both formats are read into: who, when, what, and what hung on it."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from fleksaftale.documents.upload_reader import Unfit

LONGEST_TEXT = 100_000
LONGEST_LINE = 1_000
LONGEST_NAME = 120
MOST_ATTACHMENTS = 30

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass
class Message:
    """``sent`` is ISO 8601 or empty. ``attachments``: name and content, in their order; None: not read."""

    subject: str = ""
    sender: str = ""
    to: str = ""
    cc: str = ""
    sent: str = ""
    text: str = ""
    attachments: list[tuple[str, bytes | None]] = field(default_factory=list)
    more: int = 0  # attachments that are not read

    def hang(self, read: Callable[[], tuple[str, bytes | None]]) -> None:
        """One more attachment; it is only read where there is room for it."""
        if len(self.attachments) < MOST_ATTACHMENTS:
            self.attachments.append(read())
        else:
            self.more += 1

    def as_json(self, look: Callable[[bytes], dict[str, Any]], *, largest: int) -> dict[str, Any]:
        """``largest``: the whole file; what hangs on it cannot be more, whatever it says. Raises Unfit."""
        if sum(len(content or b"") for _name, content in self.attachments) > largest:
            raise Unfit("broken")
        return {
            "subject": one_line(self.subject),
            "sender": one_line(self.sender),
            "to": one_line(self.to),
            "cc": one_line(self.cc),
            "sent": self.sent,
            "text": plain(self.text)[:LONGEST_TEXT],
            "cut": len(self.text) > LONGEST_TEXT,
            "attachments": [_attachment(look, *each) for each in self.attachments],
            "more": self.more,
        }


def _attachment(look: Callable[[bytes], dict[str, Any]], name: str, content: bytes | None) -> dict[str, Any]:
    said: dict[str, Any] = {"name": last_name(name)}
    if content is None:
        return said | {"unfit": "message"}
    if not content:
        return said | {"unfit": "empty"}
    try:
        found = look(content)
    except Unfit as unfit:
        return said | {"unfit": str(unfit)}
    return said | found | {"content": base64.b64encode(content).decode()}


def plain(text: str) -> str:
    """Text without what cannot be seen or turns the direction of what is read; lines end in one way."""
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def last_name(name: str) -> str:
    """A file's name without the folders it once lay in."""
    return one_line(re.split(r"[/\\]", one_line(name))[-1])[-LONGEST_NAME:].strip(". ")


def one_line(text: str) -> str:
    return " ".join(plain(text).split())[:LONGEST_LINE]


class _Words(HTMLParser):
    """The words of a page, with a line for each block. Scripts, styles and addresses of links fall away."""

    BLOCKS = frozenset({
        "address", "article", "blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
        "pre", "table", "tr", "ul",
    })  # fmt: skip
    SILENT = frozenset(
        {"head", "script", "style", "title", "template", "noscript", "object", "iframe", "svg"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.silent = 0  # what a head left open ends here
        elif tag in self.SILENT:
            self.silent += 1
        elif tag == "br" or tag in self.BLOCKS:
            self.words.append("\n")
        elif tag == "td":
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in self.BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(re.sub(r"\s+", " ", data))


def text_of_html(html: str) -> str:
    """What a person reads of a message that has no plain text."""
    reader = _Words()
    reader.feed(html[: 5 * LONGEST_TEXT])
    reader.close()
    lines = [line.strip() for line in "".join(reader.words).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
