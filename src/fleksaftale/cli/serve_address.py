"""Where the server listens: read from ``HOST`` and ``PORT``, and looked at before anything is started.

Needs only the standard library: ``make run`` asks here before the first package is installed.
"""

import errno
import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass

STARTED_BY_SERVE = "FLEKSAFTALE_STARTED_BY_SERVE"  # its children know by it that the address was looked at
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - names, not a place to bind


class AddressError(Exception):
    """The server cannot listen there. ``status`` is the exit status: 1 the port is taken, 2 a bad setting."""

    def __init__(self, text: str, status: int) -> None:
        super().__init__(text)
        self.status = status


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def url(self) -> str:
        host = EVERYWHERE.get(self.host, self.host)
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def require_free(self) -> None:
        """Raise AddressError if something listens there already, or if the system does not let us.

        Looks for an answer first: the server shares its port between processes, so binding alone would
        succeed beside another one.
        """
        near = EVERYWHERE.get(self.host, self.host)
        try:
            socket.create_connection((near, self.port), timeout=0.5).close()
        except OSError:
            pass
        else:
            raise self._taken()
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    raise self._taken() from None
                raise AddressError(
                    f"Cannot listen on {self.host}:{self.port}: {error.strerror}.", 2
                ) from None

    def _taken(self) -> AddressError:
        other = self.port + 1 if self.port < 65535 else 8000
        return AddressError(
            f"Port {self.port} is taken. Stop the program that has it, or choose another one: PORT={other}", 1
        )


def address(environment: Mapping[str, str]) -> Address:
    """The address in ``HOST`` and ``PORT``. Raises AddressError."""
    host = environment.get("HOST", "").strip() or "127.0.0.1"
    text = environment.get("PORT", "").strip() or "8000"
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise AddressError(f"PORT must be a number from 1 to 65535, such as 8000, not {text[:20]!r}.", 2)
    return Address("127.0.0.1" if host == "localhost" else host, int(text))


def demo_address(environment: Mapping[str, str]) -> Address:
    """As ``address``; the demo has no real sign-in, so only this machine may reach it."""
    found = address(environment)
    if not found.is_loopback:
        raise AddressError(f"The demo listens on this machine only (127.0.0.1), not on HOST={found.host}.", 2)
    return found


def demo_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What the program's own settings read in the demo: links in mails lead to the port in use."""
    return {"PUBLIC_URL": demo_address(environment).url} | dict(environment) | {"DEMO": "1"}
