"""The order of the names. They are sealed one by one with each case's key, so no database can sort them.

Opening ten thousand names takes longer than a page may. So the order alone, ids without names, is kept,
sealed with the key of who reads it, until a name changes or a case comes; then it is made anew.
"""

import unicodedata
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from fleksaftale.cases.models import Case, NameOrder, Party, Role
from fleksaftale.core.crypto import Tampered, Vault
from fleksaftale.people.models import User

BYTES = 16
PORTION = 2000
LETTERS = {"æ": "{0", "ä": "{0", "ø": "{1", "ö": "{1", "å": "{2"}
"""The Danish letters come after z (and ``{`` is what comes after z)."""


def in_order(user: User, rows: "QuerySet[Case]") -> list[UUID]:
    """The ids of these cases by the employee's name."""
    wanted = set(rows.order_by().values_list("pk", flat=True))
    known = _known(user)
    if known is None or not wanted <= set(known):
        known = _make(user, wanted if known is None else wanted | set(known))
    return [number for number in known if number in wanted]


def sort_key(name: str) -> tuple[str, str]:
    """By the Danish alphabet: æ, ø and å come last, and aa counts as å; other marks do not count."""
    letters = name.casefold().replace("aa", "å")
    plain = "".join(LETTERS.get(letter) or _plain(letter) for letter in letters)
    return plain, name


def _plain(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c))


def _known(user: User) -> list[UUID] | None:
    row = NameOrder.objects.filter(user=user).first()
    if row is None:
        return None
    try:
        content = user.vault.open_bytes(row.place, row.sealed)
    except Tampered:
        return None
    return [UUID(bytes=content[at : at + BYTES]) for at in range(0, len(content), BYTES)]


def _make(user: User, numbers: Iterable[UUID]) -> list[UUID]:
    """Open every name once, sort, and keep the order. Cases whose key is erased come last."""
    ids = sorted(numbers)
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
    return order
