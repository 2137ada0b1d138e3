"""The library read from TOML, strictly: a mistake is told with its item, its field and a good value."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from fleksaftale.agreements.hensyn import values
from fleksaftale.agreements.hensyn.items import BLANK, Item, Kommunen, Library, Parameter
from fleksaftale.agreements.hensyn.values import LONGEST_TEXT, Refused, Slags
from fleksaftale.core.guard import look_at
from fleksaftale.documents.template import Text

ID = re.compile(r"[A-ZÆØÅ]{1,3}[0-9]{2,3}")
KEY = re.compile(r"[a-z][a-z0-9_]*")
SENTENCE, LINE = 200, 150  # characters at most

FILE = {"gruppe", "grupper", "svaert", "ord", "kommunen", "hensyn"}
ITEM = {"da", "en", "betyder", "hvem", "svaert", "ord", "felter", "stigende", "kommunen", "gruppe"}
FIELD = {"slags", "navn", "standard", "mindst", "hoejst", "eksempel_en"}
KOMMUNEN = ("spoerg", "brev", "forslag")


class BadLibrary(ImproperlyConfigured):
    """A file of hensyn cannot be used. The text names file, item and field, and shows a good value."""


def read(files: Iterable[Path], onto: Library | None = None) -> Library:
    """The library of several files; ``onto``: one that they add to, and whose ids they leave alone.

    Raises BadLibrary.
    """
    found = onto or Library({}, {}, {}, {}, ())
    for file in files:
        found = _Reading(file, found, own=onto is not None).library()
    return found


class _Reading:
    """One file on its way into a library."""

    def __init__(self, file: Path, before: Library, *, own: bool) -> None:
        self.file, self.before, self.own = file, before, own
        try:
            self.data = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise BadLibrary(f"{file}: the file cannot be read ({type(error).__name__})") from error
        except tomllib.TOMLDecodeError as error:
            raise BadLibrary(f'{file}: {error}. A good line is: da = "Fast plads"') from error

    def library(self) -> Library:
        self.known(self.data, FILE, "the file")
        groups = self.names("grupper", self.before.groups)
        hard = self.names("svaert", self.before.hard)
        kommunen = dict(self.before.kommunen) | {
            key: self.of_kommunen(key, said) for key, said in self.table(self.data, "kommunen").items()
        }
        words = dict(self.before.words)
        for key, said in self.table(self.data, "ord").items():
            self.that(
                key in hard and isinstance(said, str), "ord", key, "is words for what is hard", 'lyd = "larm"'
            )
            words[key] = f"{words.get(key, '')} {said}"
        self.around = Library(groups, hard, words, kommunen, ())
        items = [self.item(key, said) for key, said in self.table(self.data, "hensyn").items()]
        return replace(self.around, items=(*self.before.items, *items))

    # --- one item

    def item(self, key: str, said: Any) -> Item:
        self.that(ID.fullmatch(key), key, "id", "is capital letters and digits", "X01")
        self.that(key not in self.before, key, "id", "is taken: choose a new one", "X01")
        self.that(isinstance(said, dict), key, "hensyn", "is a table", "[hensyn.X01]")
        self.known(said, ITEM, key)
        item = Item(
            id=key,
            group=self.one_of(said.get("gruppe", self.data.get("gruppe")), self.around.groups, key, "gruppe"),
            sentence=Text(
                self.text(said, key, "da", "Fast plads"), self.text(said, key, "en", "A fixed place")
            ),
            meaning=self.both(said, key, "betyder", SENTENCE),
            who=self.both(said, key, "hvem", LINE),
            hard=self.several(said, key),
            words=str(said.get("ord", "")),
            parameters=tuple(self.field(key, k, f) for k, f in self.table(said, "felter", key).items()),
            rising=self.pair_of_fields(said, key),
            kommunen=self.one_of(said.get("kommunen", ""), {"": "", **self.around.kommunen}, key, "kommunen"),
            own=self.own,
        )
        self.check_rising(item)
        self.check_blanks(item)
        self.check_wording(item)
        return item

    def check_blanks(self, item: Item) -> None:
        """The blanks of both sentences are the fields, and what was filled in can be read back."""
        keys = [one.key for one in item.parameters]
        good = " ".join(f"{{{key}}}" for key in keys) or "a sentence without {blanks}"
        for language in ("da", "en"):
            blanks = BLANK.findall(item.sentence.in_language(language))
            self.that(
                sorted(blanks) == sorted(keys), item.id, language, "has other {blanks} than felter", good
            )
        filled = {one.key: one.example() for one in item.parameters}
        sentence = item.fill(filled)
        self.that(item.parse(sentence) == filled, item.id, "da", "cannot be read back", "{a} og {b}")

    def check_rising(self, item: Item) -> None:
        if not item.rising:
            return
        kinds = {one.key: one.slags for one in item.parameters}
        slags = {kinds.get(key) for key in item.rising}
        fits = len(slags) == 1 and None not in slags
        self.that(fits, item.id, "stigende", "names two fields of the same slags", '["fra", "til"]')
        try:
            item.check_order({one.key: one.example() for one in item.parameters})
        except Refused as refused:
            self.that(False, item.id, "stigende", f"refuses the standards ({refused})", '["fra", "til"]')

    def check_wording(self, item: Item) -> None:
        """What is needed, never what somebody suffers from: the wording guard reads the library too."""
        for text in (item.example("da"), item.example("en"), *pair(item.meaning), *pair(item.who)):
            found = look_at(text)
            words = ", ".join(one.text for one in found)
            self.that(not found, item.id, "da, en, betyder, hvem", f"names illness ({words})", "Fast plads")

    # --- one field

    def field(self, item: str, key: str, said: Any) -> Parameter:
        name = f"felter.{key}"
        self.that(KEY.fullmatch(key), item, name, "is small letters and digits", "minutter")
        self.that(isinstance(said, dict), item, name, "is a table", '{ slags = "minutter", ... }')
        self.known(said, FIELD, item, name)
        slags = Slags(self.one_of(said.get("slags"), set(Slags), item, f"{name}.slags"))
        numbers = slags.counts or slags is Slags.TEKST
        limits = {k: said[k] for k in ("mindst", "hoejst") if k in said}
        fits = all(isinstance(v, (int, float)) and v >= 0 for v in limits.values()) and (
            numbers or not limits
        )
        self.that(fits, item, f"{name}.mindst/hoejst", "are numbers, of a number or a text", "mindst = 1")
        self.that(not slags.counts or len(limits) == 2, item, name, "lacks mindst or hoejst", "hoejst = 120")
        parameter = Parameter(
            key=key,
            slags=slags,
            name=self.both(said, item, "navn", LINE),
            standard=self.text(said, item, "standard", "+1" if slags is Slags.DATO else "15"),
            least=float(limits.get("mindst", 0)),
            most=float(limits.get("hoejst", LONGEST_TEXT)),
            example_en=str(said.get("eksempel_en", "")),
        )
        self.check_standard(item, name, parameter)
        return parameter

    def check_standard(self, item: str, name: str, parameter: Parameter) -> None:
        if parameter.slags is Slags.DATO:
            months = re.fullmatch(r"\+\d{1,2}", parameter.standard)
            self.that(months, item, f"{name}.standard", "is how many months on", "+1")
        self.that(parameter.least <= parameter.most, item, name, "has mindst above hoejst", "hoejst = 120")
        cleaned = values.clean(parameter.slags, parameter.example())
        self.that(cleaned, item, f"{name}.standard", f"is no {parameter.slags}", GOOD[parameter.slags])
        try:
            parameter.clean(parameter.example())
        except Refused:
            limits = f"{parameter.least:g} to {parameter.most:g}"
            self.that(False, item, f"{name}.standard", f"is not within {limits}", f"{parameter.most:g}")

    # --- parts

    def that(self, good: object, item: str, name: str, what: str, example: str) -> None:
        if not good:
            raise BadLibrary(f"{self.file}: {item}: {name} {what}. A good value: {example}")

    def known(self, said: Mapping[str, Any], keys: set[str], item: str, name: str = "") -> None:
        for key in said:
            place = f"{name}.{key}" if name else key
            self.that(key in keys, item, place, "is not known", ", ".join(sorted(keys)))

    def table(self, said: Mapping[str, Any], key: str, item: str = "the file") -> dict[str, Any]:
        found = said.get(key, {})
        self.that(isinstance(found, dict), item, key, "is a table", f"[{key}]")
        return dict(found)

    def text(self, said: Mapping[str, Any], item: str, key: str, example: str) -> str:
        found = said.get(key)
        fits = isinstance(found, str) and found.strip() and len(found) <= SENTENCE
        self.that(fits, item, key, f"is a text of at most {SENTENCE} characters", f'"{example}"')
        return str(found).strip()

    def both(self, said: Mapping[str, Any], item: str, key: str, most: int) -> Text:
        found = said.get(key)
        fits = isinstance(found, list) and len(found) == 2
        fits = fits and all(isinstance(one, str) and 0 < len(one.strip()) <= most for one in found or ())
        self.that(
            fits, item, key, f"is Danish and English, at most {most} characters", '["dansk", "English"]'
        )
        return Text(*(found or ("", "")))

    def pair_of_fields(self, said: Mapping[str, Any], item: str) -> tuple[str, ...]:
        found = said.get("stigende", [])
        fits = isinstance(found, list) and len(found) in (0, 2)
        self.that(fits, item, "stigende", "names two fields", '["fra", "til"]')
        return tuple(map(str, found))

    def several(self, said: Mapping[str, Any], item: str) -> tuple[str, ...]:
        found = said.get("svaert")
        fits = isinstance(found, list) and found and all(one in self.around.hard for one in found)
        good = ", ".join(self.around.hard)
        self.that(fits, item, "svaert", "is a list of what is hard", f'["lyd"] (all: {good})')
        return tuple(found or ())

    def one_of(self, found: Any, among: Iterable[str], item: str, name: str) -> str:
        good = " or ".join(f'"{one}"' for one in among)
        self.that(isinstance(found, str) and found in set(among), item, name, "is not among them", good)
        return str(found)

    def names(self, key: str, before: Mapping[str, Text]) -> dict[str, Text]:
        added = self.table(self.data, key)
        for one in added:
            self.that(KEY.fullmatch(one), "the file", f"{key}.{one}", "is small letters", "pauser")
            self.that(one not in before, "the file", f"{key}.{one}", "is there already", "another name")
        return dict(before) | {one: self.both(added, key, one, LINE) for one in added}

    def of_kommunen(self, key: str, said: Any) -> Kommunen:
        place = f"kommunen.{key}"
        self.that(isinstance(said, dict), place, "it", "is a table", "[kommunen.tolk]")
        self.that(key not in self.before.kommunen, place, "it", "is there already", "another name")
        self.known(said, {*KOMMUNEN, "stoette", "soeger"}, place)
        ask, letter, suggestion = (self.both(said, place, one, SENTENCE) for one in KOMMUNEN)
        support, applies = str(said.get("stoette", "andet")), str(said.get("soeger", ""))
        return Kommunen(key, ask, letter, suggestion, support, applies)


GOOD = {
    **dict.fromkeys((Slags.MINUTTER, Slags.DAGE, Slags.UGER, Slags.KILO, Slags.PERSONER), "15"),
    Slags.TIMER: "7,5",
    Slags.KLOKKEN: "10.00",
    Slags.TIDER: "10.00 og 12.30",
    Slags.UGEDAG: "onsdag",
    Slags.DATO: "+1",
    Slags.TEKST: "en kollega",
}


def pair(text: Text) -> tuple[str, str]:
    return text.da, text.en
