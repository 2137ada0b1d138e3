"""The order of the names. They are sealed one by one with each case's key, so no database can sort them.

Opening ten thousand names takes longer than a page may. So the order alone, ids without names, is kept,
sealed with the key of who reads it, until a name changes or a case comes; then it is made anew.
"""

import unicodedata
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from fleksaftale.cases.models import NameOrder, Party, Role
from fleksaftale.core.crypto import Tampered, Vault
from fleksaftale.overview.models import Standing
from fleksaftale.people.models import User

LETTERS_OF_ID = 32
PORTION = 2000
LETTERS = {"æ": "{0", "ä": "{0", "ø": "{1", "ö": "{1", "å": "{2"}
"""The Danish letters come after z (and ``{`` is what comes after z)."""


def in_order(
    user: User, rows: "QuerySet[Standing]", *, backwards: bool, start: int, stop: int | None
) -> list[UUID]:
    """The ids of these cases by the employee's name, from one place in the order to another.

    They are compared as text and only those asked for are made ids: that is half of the time.
    """
    texts = rows.order_by().annotate(text=Cast("pk", TextField())).values_list("text", flat=True)
    wanted = {text.replace("-", "") for text in texts}
    known = _known(user)
    if known is None or not wanted <= set(known):
        known = _make(user, wanted.union(known or ()))
    order = [number for number in known if number in wanted]
    return [UUID(number) for number in (order[::-1] if backwards else order)[start:stop]]


def sort_key(name: str) -> tuple[str, str]:
    """By the Danish alphabet: æ, ø and å come last, and aa counts as å; other marks do not count."""
    letters = name.casefold().replace("aa", "å")
    if not letters.isascii():
        letters = "".join(LETTERS.get(letter) or _plain(letter) for letter in letters)
    return letters, name


def _plain(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def _known(user: User) -> list[str] | None:
    row = NameOrder.objects.filter(user=user).first()
    if row is None or row.sealed is None:
        return None
    try:
        content = user.vault.open_bytes(row.place, row.sealed).hex()
    except Tampered:
        return None
    return [content[at : at + LETTERS_OF_ID] for at in range(0, len(content), LETTERS_OF_ID)]


def _make(user: User, numbers: Iterable[str]) -> list[str]:
    """Open every name once, sort, and keep the order. Cases whose key is erased come last."""
    ids = [UUID(number) for number in sorted(numbers)]
    found: dict[UUID, tuple[str, str]] = {}
    for start in range(0, len(ids), PORTION):
        some = ids[start : start + PORTION]
        vaults = Vault.of_many(some)
        parties = Party.objects.filter(case__in=some, role=Role.EMPLOYEE)
        for pk, case, sealed in parties.values_list("pk", "case", "sealed_name"):
            if vault := vaults.get(case):
                found[case] = sort_key(vault.open(Party(pk=pk).place, sealed))
    order = sorted(ids, key=lambda number: found.get(number, ("~", "")))
    place = NameOrder(user=user).place
    sealed = user.vault.seal_bytes(place, b"".join(number.bytes for number in order))
    NameOrder.objects.update_or_create(user=user, defaults={"sealed": sealed})
    return [number.hex for number in order]
