"""A real browser against the real stack: WhiteNoise with hashed files, strict CSP, databases in files.

A test asks for ``visitor`` (a factory: each call is another person with a browser of their own) or for
``page`` (one person at a desk). Whatever goes wrong on the way fails the test: an error in the console or in
a script, a breach of the security policy, a request to another host, a missing file, an answer of 500.
"""

import os
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright
from tools import chromium

from tests.e2e.accessible import SEEN
from tests.e2e.steps import PICTURES
from tests.e2e.watch import ONLY_THIS_MACHINE, Watch

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
ZOOMED = {"width": 320, "height": 256}  # 1280 px at 400 %

PATIENCE = 30_000  # ms; a test that passes waits no longer than the page takes, on however busy a machine
expect.set_options(timeout=PATIENCE)

Visitor = Callable[..., Page]
FAILED = pytest.StashKey[bool]()

# Playwright keeps an event loop in this thread, and Django takes that for asynchronous code. It is not: every
# query here is made by the test itself, between two steps of the browser.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _what_has_been_looked_at(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The workers keep one list of the pages that axe has looked at."""
    mine = tmp_path_factory.getbasetemp()
    SEEN.folder = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "seen"
    SEEN.folder.mkdir(exist_ok=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; each visitor gets a context of their own."""
    with sync_playwright() as tool:
        options = [*chromium.flags(), ONLY_THIS_MACHINE]
        running = tool.chromium.launch(executable_path=str(chromium.find()), args=options)
        yield running
        running.close()


@pytest.fixture(scope="package")
def served_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every static file collected, hashed and compressed as on an installation."""
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=root, STORAGES=settings.SERVED_STORAGES):
        call_command("collectstatic", verbosity=0, interactive=False)
        yield


@pytest.fixture
def address(served_files: None, transactional_db: None) -> Iterator[str]:
    """The address of a server that runs for this test, on threads of this process.

    The clock of ``time_machine.travel(..., tick=True)`` holds for it too.
    """
    server = LiveServerThread("127.0.0.1", static_handler=lambda app: app)
    server.daemon = True
    with override_settings(ALLOWED_HOSTS=["127.0.0.1"]):
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        here = f"http://127.0.0.1:{server.port}"
        with override_settings(PUBLIC_URL=here, CSRF_TRUSTED_ORIGINS=[here]):
            yield here
        server.terminate()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that fails says where the pictures of its pages lie."""
    report = yield
    if report.when == "call" and report.failed:
        item.stash[FAILED] = True
        report.sections.append(("Pictures of the pages", f"{left_by(item)}-*.png"))
    return report


def left_by(item: pytest.Item) -> Path:
    return PICTURES / "failed" / re.sub(r"[^\w-]+", "-", item.nodeid.rpartition("/")[2])


@pytest.fixture
def visitor(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """Make people with a browser: ``visitor()``, ``visitor(PHONE, javascript=False, colours="dark")``.

    Each has cookies of their own. Relative addresses work: ``page.goto("/")``.
    """
    opened: list[tuple[Any, Watch]] = []

    def arrive(
        viewport: dict[str, int] | None = None,
        *,
        javascript: bool = True,
        colours: str = "light",
        language: str = "da-DK",
        motion: str = "no-preference",
        forced_colours: str = "none",
        also: str = "",
    ) -> Page:
        context = browser.new_context(
            base_url=address,
            viewport=viewport or DESK,  # type: ignore[arg-type]
            java_script_enabled=javascript,
            color_scheme=colours,  # type: ignore[arg-type]
            reduced_motion=motion,  # type: ignore[arg-type]
            forced_colors=forced_colours,  # type: ignore[arg-type]
            locale=language,
            timezone_id="Europe/Copenhagen",
        )
        context.set_default_timeout(PATIENCE)
        watch = Watch(context, address, also=also)
        opened.append((context, watch))
        return context.new_page()

    yield arrive
    for number, (context, _watch) in enumerate(opened, 1):
        if FAILED in request.node.stash:
            keep_pictures(context, f"{left_by(request.node)}-{number}")
        context.close()
    problems = [problem for _context, watch in opened for problem in watch.problems]
    if problems:
        pytest.fail("The browser complained:\n  " + "\n  ".join(problems), pytrace=False)


def keep_pictures(context: BrowserContext, where: str) -> None:
    """What each window of a person showed last."""
    Path(where).parent.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(context.pages, 1):
        with suppress(Error):  # a page that hangs is no picture
            page.screenshot(path=f"{where}-{number}.png", full_page=True, timeout=5_000)


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """One person at a desk."""
    return visitor()
