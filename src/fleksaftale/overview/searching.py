"""Finding cases by a name or a department. Both are sealed one by one, and no copy is kept to search in.

What is kept is an order, sealed with the key of who reads: where each word of each name comes among all the
others, and no word itself. A word is looked up as in a book of names: open some places, see between which two
it must be, and open some there. Ten thousand cases take a few such looks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from fleksaftale.cases.models import PRINCIPALS, Case, NameOrder, Party
from fleksaftale.cases.seats import Facts
from fleksaftale.cases.workplace_seats import portions
from fleksaftale.core.crypto import Tampered, Vault
from fleksaftale.overview.models import Standing
from fleksaftale.overview.names import sort_key
from fleksaftale.people.models import User

PORTION = 2000
PROBES = 40
MOST = 500
LEAST_LETTERS = 2
ID = 16
ENTRY = 2 * ID + 1  # the case, what the word stands in (a party, or the case itself), and which word it is


class TooMany(Exception):
    """More cases than anybody looks through: more letters are needed."""


@dataclass(frozen=True)
class Entry:
    case: UUID
    source: UUID
    word: int

    @classmethod
    def unpack(cls, content: bytes) -> "Entry":
        return cls(UUID(bytes=content[:ID]), UUID(bytes=content[ID : 2 * ID]), content[-1])

    def pack(self) -> bytes:
        return self.case.bytes + self.source.bytes + bytes([self.word])


def find(user: User, rows: "QuerySet[Standing]", text: str) -> "QuerySet[Standing]":
    """Those of the rows where a word of a name or of the department begins so. Raises TooMany.

    The names are the employee's and the leader's; several words are looked for as they stand.
    """
    wanted = _letters(text)
    book = _Book(_known(user))
    try:
        found = book.beginning_with(wanted)
    except KeyError:  # a case's key is erased since
        book = _Book(_make(user))
        found = book.beginning_with(wanted)
    return rows.filter(case__in=found)


def _letters(text: str) -> str:
    return sort_key(" ".join(text.split()))[0]


class _Book:
    """The order, and what stands at some of its places."""

    def __init__(self, order: bytes) -> None:
        self.order = order
        self.size = len(order) // ENTRY

    def entry(self, place: int) -> Entry:
        return Entry.unpack(self.order[place * ENTRY : (place + 1) * ENTRY])

    def beginning_with(self, wanted: str) -> set[UUID]:
        first = self._place(wanted)
        after = self._place(wanted + "\U0010ffff", first)
        if after - first > MOST:
            raise TooMany
        return {self.entry(place).case for place in range(first, after)}

    def _place(self, wanted: str, low: int = 0) -> int:
        """How many entries come before ``wanted``; there are ``low`` at least."""
        high = self.size
        while low < high:
            step = max(1, (high - low) // PROBES)
            places = range(low, high, step)
            texts = _texts([self.entry(place) for place in places])
            before = sum(text < wanted for text in texts)
            low, high = (
                places[before - 1] + 1 if before else low,
                places[before] if before < len(places) else high,
            )
        return low


def _texts(entries: Sequence[Entry]) -> list[str]:
    """What stands at these places, from the word on. Raises KeyError where a key is erased."""
    read = dict(_read({entry.case for entry in entries}))
    return [read[entry.source][1][entry.word] for entry in entries]


def _read(cases: Iterable[UUID]) -> Iterator[tuple[UUID, tuple[UUID, list[str]]]]:
    """Each name and department: what it stands in, its case, and the text from each of its words on."""
    numbers = list(cases)
    vaults = Vault.of_many(numbers)
    seats = Party.objects.filter(case__in=numbers, role__in=PRINCIPALS)
    for pk, case, sealed in seats.values_list("pk", "case", "sealed_name"):
        if vault := vaults.get(case):
            yield pk, (case, _from_each_word(vault.open(Party(pk=pk).place, sealed)))
    for row in Case.objects.filter(pk__in=numbers).only("sealed_facts"):
        if vault := vaults.get(row.pk):
            yield row.pk, (row.pk, _from_each_word(Facts.unseal(row, vault).workplace))


def _from_each_word(text: str) -> list[str]:
    words = _letters(text).replace(",", " ").replace("-", " ").split()
    return [" ".join(words[number:]) for number in range(min(len(words), 255))]


def _known(user: User) -> bytes:
    row = NameOrder.objects.filter(user=user).first()
    if row is None or row.sealed_words is None:
        return _make(user)
    try:
        return user.vault.open_bytes(_place_of(row), row.sealed_words)
    except Tampered:
        return _make(user)


def _make(user: User) -> bytes:
    """Open every name and department once, sort, and keep the order."""
    from fleksaftale.overview.choosing import cases_of

    found: list[tuple[str, bytes]] = []
    for some in portions(list(cases_of(user).values_list("pk", flat=True)), PORTION):
        for source, (case, texts) in _read(some):
            found += [(text, Entry(case, source, word).pack()) for word, text in enumerate(texts)]
    order = b"".join(packed for _text, packed in sorted(found))
    with transaction.atomic():
        row, _made = NameOrder.objects.get_or_create(user=user)
        row.sealed_words = user.vault.seal_bytes(_place_of(row), order)
        row.save(update_fields=["sealed_words"])
    return order


def _place_of(row: NameOrder) -> str:
    return f"{row.place}:words"
