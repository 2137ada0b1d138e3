"""Steps with *kun mig*: a key, locking, unlocking, writing; and looking for a text in every disguise."""

import base64
import re
from collections.abc import Iterator
from urllib.parse import quote

from django.db import connections
from playwright.sync_api import BrowserContext, Page, Request, expect

from fleksaftale.cases.seats import Seat
from tests.e2e import steps as s

PASSPHRASE = "kaffe Ærtesuppe cykel torden"
NEW_PASSPHRASE = "lampe Østers skovsti fredag"
SECRET = "Jeg sover dårligt og vil spørge om en øredag"


def notes_page(seat: Seat) -> str:
    return f"/sager/{seat.case.pk}/noter/"


def make_key(page: Page, passphrase: str = PASSPHRASE) -> str:
    """Make the first key with a passphrase. Gives the code of the sheet."""
    page.get_by_label("Ny adgangssætning").fill(passphrase)
    page.get_by_label("Skriv den igen").fill(passphrase)
    page.get_by_role("button", name="Fortsæt til arket").click()
    return keep_the_sheet(page, "Færdig: åbn mine noter")


def keep_the_sheet(page: Page, button: str) -> str:
    expect(page.get_by_role("heading", name="Din kode på papir")).to_be_focused()
    code = " ".join(page.locator("[data-code] li").all_inner_texts())
    assert re.fullmatch(r"([2-9A-HJKMNP-Z]{5} ){6}[2-9A-HJKMNP-Z]{5}", code)
    page.get_by_label("Ja, jeg har koden på papir").check()
    page.get_by_role("button", name=button).click()
    return code


def swapped(code: str, *, group: int) -> str:
    """The code with two different signs of one group in each other's place."""
    groups = code.split()
    signs = list(groups[group - 1])
    at = next(n for n in range(4) if signs[n] != signs[n + 1])
    signs[at], signs[at + 1] = signs[at + 1], signs[at]
    groups[group - 1] = "".join(signs)
    return " ".join(groups)


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    page.get_by_label("Adgangssætning", exact=True).fill(passphrase)
    page.get_by_role("button", name="Lås op", exact=True).click()


def write_note(page: Page, text: str) -> None:
    page.get_by_role("button", name="Skriv en note").click()
    page.get_by_label("Note", exact=True).fill(text)
    page.get_by_role("button", name="Færdig", exact=True).click()
    expect(page.get_by_role("heading", name="Dine noter")).to_be_focused()


def expect_locked(page: Page) -> None:
    expect(page.get_by_role("heading", name="Lås dine noter op")).to_be_visible()
    s.expect_no_sideways_scrolling(page)


# --- where a text may hide ----------------------------------------------------------------------------------


def disguises(text: str) -> Iterator[bytes]:
    """A text as bytes, in every form that somebody could still read it in."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        plain = text.encode(encoding)
        yield plain
        yield plain.hex().encode()
        for shift in range(3):  # base64 looks different at each of three places in what is encoded
            inner = base64.b64encode(b"x" * shift + plain)[4 if shift else 0 : -4]
            yield inner
            yield inner.replace(b"+", b"-").replace(b"/", b"_")
    yield quote(text).encode()
    yield text.encode("unicode_escape")


def expect_nowhere(texts: tuple[str, ...], *places: bytes) -> None:
    for text in texts:
        for disguise in disguises(text):
            assert not any(disguise.lower() in place.lower() for place in places), (text, disguise)


def sent_by(context: BrowserContext) -> list[bytes]:
    """Everything that leaves the browser from now on: addresses, headers and bodies."""
    sent: list[bytes] = []

    def note(request: Request) -> None:
        sent.append(request.url.encode())
        sent.append(repr(sorted(request.headers.items())).encode())
        sent.append(request.post_data_buffer or b"")

    context.on("request", note)
    return sent


def everything_stored() -> bytes:
    """Every value of every table of both databases."""
    found = []
    for connection in (connections["default"], connections["keys"]):
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  the names are the database's own
                for row in cursor.fetchall():
                    found += [
                        bytes(v) if isinstance(v, (bytes, memoryview)) else str(v).encode() for v in row
                    ]
    return b"\n".join(found)
