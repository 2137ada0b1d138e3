"""What the search over all open pages is made of: one entry for a page, or for a part of one.

Which rooms give entries stands in ``web/search_sources.py``, one function a line. They are asked once a day:
an entry holds nothing of a person and nothing that changes during a day.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from fleksaftale.guidance.texts import Both

Kind = Literal["check", "calculator", "guide", "question", "hard", "hensyn", "rule", "word", "page"]


@dataclass(frozen=True)
class Entry:
    """One thing to find. ``text`` is searched and shown as an excerpt, without marks of Markdown.

    ``words``: what people also call it, in either language; searched and never shown. ``anchor``: the id of
    the part on its page. ``law``: paragraphs that it is about, as "LAB § 120; SDL § 56".
    """

    title: Both
    text: Both
    url_name: str
    args: tuple[str, ...]
    kind: Kind
    words: str = ""
    anchor: str = ""
    law: str = ""


Source = Callable[[], Iterable[Entry]]
