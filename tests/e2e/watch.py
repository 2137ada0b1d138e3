"""What a browser notices while a test runs, and what is wrong with it."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

ONLY_THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
"""An option of the browser's: every other host is unknown. (Playwright's own way, a route, would turn off the
cache, and each page would fetch its style sheets, scripts and fonts anew.)"""


class Watch:
    """Everything a context complains about. Nothing leaves this machine: other hosts are refused."""

    def __init__(self, context: BrowserContext, address: str, *, also: str = "") -> None:
        """``also``: another site whose pages the person may go to, such as a provider of MitID."""
        self.address = address
        self.also = also or address
        self.problems: list[str] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"page error: {error.error}"))
        context.on("response", self._response)
        context.on("requestfailed", self._failed)

    def _request(self, request: Request) -> None:
        if request.resource_type == "document" and request.url.startswith(self.also):
            return
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.problems.append(f"request to another host: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        """Errors and warnings; breaches of the security policy are among them. Answers such as 404 and 422
        are judged in `_response`, where it is known what was asked for."""
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.problems.append(f"console {message.type}: {message.text}")

    def _response(self, response: Response) -> None:
        page = response.request.resource_type == "document"
        if response.status >= 500 or (response.status >= 400 and not page):
            self.problems.append(f"{response.status} for {response.url}")

    def _failed(self, request: Request) -> None:
        """A request that is given up because the person goes on to another page is no fault."""
        if "ERR_ABORTED" not in (request.failure or ""):
            self.problems.append(f"{request.failure}: {request.url}")
