"""Processes that live and end together: one that dies, or a signal to us, ends them all."""

import contextlib
import os
import queue
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from types import FrameType

STOPPERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Children:
    """Starts processes, waits for the first end or for a signal, and stops what is left.

    Each child leads a process group of its own: Ctrl-C in the terminal reaches only us, so that we end them
    in order and none of them prints its own good-bye.
    """

    def __init__(self, grace: float) -> None:
        self.grace = grace
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self._news: queue.SimpleQueue[int] = queue.SimpleQueue()  # the one queue a signal handler may use

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Take signals while the block runs; at its end no child is left."""
        before = {number: signal.signal(number, self._hear) for number in (*STOPPERS, signal.SIGCHLD)}
        try:
            yield
        finally:
            self.stop()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        self._news.put(number)

    def start(self, name: str, command: Sequence[str]) -> None:
        self.running[name] = subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0)  # noqa: S603

    def ended(self) -> str:
        """The name of a child that has ended; empty if all run."""
        return next((name for name, child in self.running.items() if child.poll() is not None), "")

    def wait(self, timeout: float | None = None) -> str | None:
        """Wait for news: the name of a child that ended, "" after a signal to stop, None when time is up."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            if name := self.ended():
                return name
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            try:
                if self._news.get(timeout=left) in STOPPERS:
                    return ""
            except queue.Empty:
                return None

    def stop(self) -> None:
        """Ask every child to end, and end what has not after ``grace`` seconds."""
        for child in self.running.values():
            child.terminate()
        deadline = time.monotonic() + self.grace
        for child in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)  # a child's own children too
            child.wait()
        self.running.clear()
