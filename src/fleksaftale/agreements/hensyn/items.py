"""An item of the library: a sentence with blanks, what it means, and what it helps with."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.translation import get_language

from fleksaftale.agreements.hensyn import values
from fleksaftale.agreements.hensyn.values import LONGEST_TEXT, UNITS, Refused, Slags
from fleksaftale.core import clock
from fleksaftale.documents.template import Text
from fleksjob import dates

BLANK = re.compile(r"\{([a-z0-9]+)\}")
PLURAL = re.compile(r" (?:(minut)ter|(time)r|(dag)e|(uge)r|(minute)s|(hour)s|(day)s|(week)s)\b")
"""What stands behind a number, and its form behind 1."""


def _filled(sentence: str, shown: Mapping[str, str]) -> list[str]:
    """A sentence with values in its blanks, every second piece a value: 2 dage, 1 dag."""
    parts = BLANK.split(sentence)
    for nth in range(1, len(parts), 2):
        parts[nth] = shown[parts[nth]]
        if parts[nth] == "1" and (plural := PLURAL.match(parts[nth + 1])):
            parts[nth + 1] = f" {plural[plural.lastindex or 0]}{parts[nth + 1][plural.end() :]}"
    return parts


def _either(words: str) -> str:
    """The pattern of what stands between blanks, behind one and behind many."""
    plural = PLURAL.match(words)
    if plural is None:
        return re.escape(words)
    rest = re.escape(words[plural.end() :])
    return f"(?:{re.escape(plural[0])}|{re.escape(' ' + str(plural[plural.lastindex or 0]))}){rest}"


@dataclass(frozen=True)
class Parameter:
    """One blank. ``least``, ``most``: of the number, or of the length of a text."""

    key: str
    slags: Slags
    name: Text
    standard: str
    least: float = 0
    most: float = LONGEST_TEXT
    example_en: str = ""

    @property
    def unit(self) -> Text | None:
        return UNITS.get(self.slags)

    def example(self, today: date | None = None) -> str:
        """A good value: of a date, the first of a month to come (``standard`` says how many on)."""
        if self.slags is not Slags.DATO:
            return values.clean(self.slags, self.standard) or self.standard
        first = (today or clock.today()).replace(day=1)
        return values.of_date(dates.add_months(first, int(self.standard)))

    def shown_example(self, language: str | None) -> str:
        if language == "en" and self.example_en:
            return self.example_en
        return values.show(self.slags, self.example(), language)

    @property
    def at_first(self) -> str:
        """What stands in the field at first: nothing that the person should find words or a day for."""
        return "" if self.slags in (Slags.TEKST, Slags.DATO) else self.example()

    def clean(self, raw: str) -> str:
        """The value as it stands in the sentence. Raises Refused with the name and a good value."""
        value = values.clean(self.slags, raw)
        if value is None or not self._within(value):
            raise Refused(self.key, self._what_can_stand)
        return value

    def _within(self, value: str) -> bool:
        if self.slags is Slags.TEKST:
            return len(value) <= self.most
        number = values.number_of(self.slags, value) if self.slags.counts else None
        return number is None or self.least <= number <= self.most

    def limits(self, language: str | None) -> tuple[str, str]:
        """Least and most of a number, as they are written."""
        said = [f"{one:g}" for one in (self.least, self.most)]
        return tuple(one if language == "en" else one.replace(".", ",") for one in said)  # type: ignore[return-value]

    @property
    def _what_can_stand(self) -> Text:
        da, en = (self._advice(language) for language in ("da", "en"))
        return Text(f"{self.name.da}: {da}", f"{self.name.en}: {en}")

    def _advice(self, language: str) -> str:
        said = ADVICE.get(self.slags, COUNTED).in_language(language)
        least, most = self.limits(language)
        return said.format(least=least, most=most, good=self.shown_example(language))


COUNTED = Text(
    "Skriv et tal fra {least} til {most}, fx {good}",
    "Write a number from {least} to {most}, such as {good}",
)
ADVICE = {
    Slags.KLOKKEN: Text("Skriv et klokkeslæt, fx {good}", "Write a time, such as {good}"),
    Slags.TIDER: Text(
        "Skriv et eller flere klokkeslæt, fx {good}", "Write one or more times, such as {good}"
    ),
    Slags.UGEDAG: Text("Vælg en ugedag, fx {good}", "Choose a day, such as {good}"),
    Slags.DATO: Text("Skriv en dato, fx {good}", "Write a date, such as {good}"),
    Slags.TEKST: Text(
        "Skriv noget på højst {most} tegn, fx {good}", "Write at most {most} characters, such as {good}"
    ),
}


@dataclass(frozen=True)
class Kommunen:
    """What is asked of the kommune where aids or assistance are involved. ``{hensyn}``: the sentence.

    ``support``, ``applies``: the choices of question 7 that fit.
    """

    key: str
    ask: Text
    letter: Text
    suggestion: Text
    support: str = ""
    applies: str = ""

    def suggestion_about(self, sentence: str) -> str:
        """What may stand under question 7: Danish, as the agreement is."""
        return self.suggestion.da.replace("{hensyn}", sentence)


@dataclass(frozen=True)
class Item:
    """One hensyn. ``rising``: blanks that may not become smaller in this order."""

    id: str
    group: str
    sentence: Text
    meaning: Text
    who: Text
    hard: tuple[str, ...]
    words: str = ""
    parameters: tuple[Parameter, ...] = ()
    rising: tuple[str, ...] = ()
    kommunen: str = ""
    own: bool = False  # added by the installation

    def parameter(self, key: str) -> Parameter:
        return next(one for one in self.parameters if one.key == key)

    def clean(self, raw: Mapping[str, str]) -> dict[str, str]:
        """Every blank as it stands in the sentence. Raises Refused for the first that cannot."""
        cleaned = {one.key: one.clean(raw.get(one.key, "")) for one in self.parameters}
        self.check_order(cleaned)
        return cleaned

    def check_order(self, cleaned: Mapping[str, str]) -> None:
        """Raises Refused where one blank must not be more, or later, than another."""
        if not self.rising:
            return
        small, large = (self.parameter(key) for key in self.rising)
        numbers = [values.number_of(one.slags, cleaned[one.key]) or 0 for one in (small, large)]
        if numbers[0] > numbers[1]:
            da, en = (values.show(large.slags, cleaned[large.key], language) for language in ("da", "en"))
            raise Refused(
                small.key,
                Text(
                    f"{small.name.da}: Skriv højst {da}, som der står ved “{large.name.da}”",
                    f"{small.name.en}: Write at most {en}, which stands at “{large.name.en}”",
                ),
            )

    def fill(self, cleaned: Mapping[str, str], language: str = "da") -> str:
        """The sentence with its blanks filled, in Danish as the agreement is, or to read in English."""
        shown = {p.key: values.show(p.slags, cleaned[p.key], language) for p in self.parameters}
        return "".join(_filled(self.sentence.in_language(language), shown))

    def parse(self, sentence: str) -> dict[str, str] | None:
        """The blanks read back out of a filled Danish sentence; None where the words have been changed."""
        found = self._pattern.fullmatch(" ".join(sentence.split()).rstrip("."))
        if found is None:
            return None
        try:
            return self.clean(found.groupdict())
        except Refused:
            return None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = BLANK.split(self.sentence.da)
        pattern = "".join(f"(?P<{p}>.+?)" if nth % 2 else _either(p) for nth, p in enumerate(parts))
        return re.compile(pattern)

    def example(self, language: str | None = None) -> str:
        """The sentence filled with examples, in the language of the reader."""
        return "".join(text for text, _blank in self.pieces(language))

    def pieces(self, language: str | None = None) -> list[tuple[str, bool]]:
        """The same in pieces, with whether a piece stands in a blank and can be another."""
        language = language or get_language() or "da"
        shown = {one.key: one.shown_example(language) for one in self.parameters}
        parts = _filled(self.sentence.in_language(language), shown)
        return [(part, bool(nth % 2)) for nth, part in enumerate(parts) if part]

    def read_in(self, sentence: str, language: str) -> str:
        """A filled Danish sentence in the language of the reader; as it stands where it was changed."""
        read = self.parse(sentence)
        return sentence if read is None or language != "en" else self.fill(read, language)


@dataclass(frozen=True)
class Library:
    """Every item that can be chosen, in order, with the words that they share.

    ``words``: by what is hard, other words that people use for it.
    """

    groups: Mapping[str, Text]
    hard: Mapping[str, Text]
    words: Mapping[str, str]
    kommunen: Mapping[str, Kommunen]
    items: tuple[Item, ...]
    _by_id: Mapping[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {item.id: item for item in self.items})

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, key: object) -> bool:
        return key in self._by_id

    def __getitem__(self, key: str) -> Item:
        return self._by_id[key]

    def words_of(self, hard: str) -> str:
        """The words by which something hard is looked for."""
        return f"{self.hard[hard].da} {self.hard[hard].en} {self.words.get(hard, '')}"

    def get(self, key: str) -> Item | None:
        return self._by_id.get(key)
