"""Steps of the set-up: done once, done again when what they read has changed, never half done.

A step leaves a stamp under ``.make/`` that holds the hash of everything it read. The stamp is removed before
the step starts and written, in one move, after it has ended: interrupted, it is done again by the next run.
"""

import contextlib
import fcntl
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".make"
TAIL = 25


class SetupError(Exception):
    """Something a person must do first; the text says what."""


def fingerprint(*parts: str | Path) -> str:
    """SHA-256 over texts and the contents of files; a missing file counts as itself."""
    digest = hashlib.sha256()
    for part in parts:
        data = (
            part.encode() if isinstance(part, str) else part.read_bytes() if part.exists() else b"(missing)"
        )
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def replace(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old or the new content, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class Steps:
    """The stamps in one directory."""

    def __init__(self, state: Path = STATE) -> None:
        self.state = state

    def is_done(self, name: str, key: str, outputs: Iterable[Path]) -> bool:
        stamp = self.state / name
        return stamp.exists() and stamp.read_text() == key and all(path.exists() for path in outputs)

    def forget(self, *names: str) -> None:
        for name in names:
            (self.state / name).unlink(missing_ok=True)

    def do(
        self, name: str, title: str, key: str, outputs: Sequence[Path], action: Callable[[], None]
    ) -> bool:
        """Run ``action`` unless it was done with the same key and its outputs are there. True if it ran."""
        if self.is_done(name, key, outputs):
            return False
        self.forget(name)
        say(f"{title} ...")
        start = time.monotonic()
        action()
        if missing := [path for path in outputs if not path.exists()]:
            raise SetupError(f"{title}: ended without an error, but {missing[0]} is not there.")
        replace(self.state / name, key.encode())
        say(f"{title}: done in {time.monotonic() - start:.1f} s")
        return True

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Hold other set-ups of this checkout back. The system releases the lock if we die."""
        self.state.mkdir(parents=True, exist_ok=True)
        with (self.state / "lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Another set-up is at work here; waiting for it ...")
                fcntl.flock(file, fcntl.LOCK_EX)
            yield


def say(line: str) -> None:
    print(line, flush=True)


def call(command: Sequence[str | Path], *, advice: str, **env: str) -> str:
    """Run a command quietly and return what it printed; if it fails, show the end of that and the advice."""
    result = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=os.environ | env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if result.returncode:
        tail = "\n".join(f"    {line}" for line in result.stdout.strip().splitlines()[-TAIL:])
        shown = " ".join(str(word) for word in command)
        raise SetupError(f"{shown}\nended with status {result.returncode}:\n{tail}\n{advice}")
    return result.stdout


@contextlib.contextmanager
def errors_for_a_person() -> Iterator[None]:
    """Turn what can go wrong into a text and exit status 1, Ctrl-C into status 130; no traceback."""
    try:
        yield
    except SetupError as error:
        sys.exit(f"\n{error}")
    except KeyboardInterrupt:
        say("\nStopped. The next run goes on where this one was.")
        sys.exit(130)
