"""A server that speaks clamd's protocol on a socket of its own: it finds the word EICAR."""

import socketserver
import struct
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        command = self._command()
        self.server.heard.append(command)  # type: ignore[attr-defined]
        if command == b"zPING":
            self.wfile.write(b"PONG\0")
            return
        assert command == b"zINSTREAM"
        content = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        self.server.seen.append(content)  # type: ignore[attr-defined]
        said = self.server.says  # type: ignore[attr-defined]
        found = b"stream: Eicar-Signature FOUND\0" if b"EICAR" in content else b"stream: OK\0"
        self.wfile.write(found if said is None else said)

    def _command(self) -> bytes:
        said = b""
        while not said.endswith(b"\0"):
            said += self.rfile.read(1)
        return said[:-1]


@contextmanager
def running(*, says: bytes | None = None) -> Iterator[socketserver.ThreadingUnixStreamServer]:
    """``says``: what it answers to every file instead of what it found."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "clamd")
        with socketserver.ThreadingUnixStreamServer(path, _Talk) as server:
            server.seen, server.heard, server.says = [], [], says  # type: ignore[attr-defined]
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
            yield server
            server.shutdown()
