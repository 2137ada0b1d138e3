"""A command in a process of its own, forked from one that has read the packages already.

It has its settings, its databases, its output and its end as after a start; what is saved is reading the same
packages for each of two hundred commands. How an operator starts the program: ``Installation.start``.
"""

import atexit
import gc
import json
import os
import runpy
import select
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path

READ_ONCE = (
    *("asn1crypto.cms", "asn1crypto.tsp", "cryptography.x509", "jwt", "markdown_it", "pyhanko.sign.general"),
    *("cryptography.hazmat.primitives.serialization.pkcs12", "sqlite3", "stdnum.dk", "typst"),
    *("django.core.management", "django.db.migrations.executor", "django.urls", "django.utils.log"),
    *("django.db.backends.sqlite3.base", "django.template.defaulttags", "django.views.generic.base"),
    *("fleksjob.law", "fleksjob.law.emner", "fleksjob.frister.oplysninger", "fleksjob.vurdering"),
)
"""Packages of others, and the law. Nothing of ``fleksaftale``, no app of Django's: those read settings."""
PATIENCE = 120  # seconds


def run(arguments: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """As ``python ARGUMENTS`` with that environment: ``-m MODULE ...`` or ``-c CODE``."""
    with tempfile.TemporaryDirectory(prefix="forked-") as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        task = {"arguments": arguments, "environment": environment, "output": [str(out), str(err)]}
        status = _ask(json.dumps(task))
        return subprocess.CompletedProcess(arguments, status, out.read_text(), err.read_text())


def _ask(task: str) -> int:
    server = _server()
    assert server.stdin
    assert server.stdout
    print(task, file=server.stdin, flush=True)
    if not select.select([server.stdout], [], [], PATIENCE)[0]:
        _server.cache_clear()
        server.kill()
        raise subprocess.TimeoutExpired(task, PATIENCE)
    return int(server.stdout.readline())


@cache
def _server() -> "subprocess.Popen[str]":
    """One for each process of the tests; it ends when there is nobody left to ask it."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.forked"],
        env=environment | {"PYTHONPATH": os.pathsep.join(["src", "."]), "PYTHONWARNINGS": "ignore"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(server.communicate)
    return server


def serve() -> None:
    """Fork for each task. The child leaves the loop and ends as any program does."""
    for name in READ_ONCE:
        import_module(name)
    gc.freeze()
    for line in sys.stdin:
        if child := os.fork():
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        else:
            begin(**json.loads(line))
            break


def begin(arguments: list[str], environment: dict[str, str], output: list[str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for number, path in enumerate([os.devnull, *output]):
        opened = os.open(path, os.O_RDONLY if path == os.devnull else os.O_WRONLY | os.O_CREAT, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    option, what, *rest = arguments
    sys.argv = [option, *rest]
    if option == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102 - as python -c does


if __name__ == "__main__":
    serve()
