"""10,000 reminders that are due at once: claimed, written and handed to a mail server on this machine.

``python -m bench.reminders``. One worker as an installation has it, on SQLite files; the mail server is a
process of its own and keeps nothing. 5,000 talks of 5,000 cases, and nobody sits in two of them.
"""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter, process_time, sleep

with socket.create_server(("127.0.0.1", 0)) as free:
    PORT = free.getsockname()[1]
FOLDER = tempfile.TemporaryDirectory()
os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER.name}/data.sqlite3"
os.environ["KEYS_DATABASE_URL"] = f"sqlite:///{FOLDER.name}/keys.sqlite3"
os.environ["DATA_DIR"] = FOLDER.name
os.environ["SECRET_KEY"] = "only-for-the-benchmark"  # noqa: S105
os.environ["MASTER_KEY"] = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
os.environ["SMTP_HOST"], os.environ["SMTP_PORT"] = "127.0.0.1", str(PORT)
os.environ["DJANGO_SETTINGS_MODULE"] = "fleksaftale.config.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from tests.reminders.many import make_talks  # noqa: E402

from fleksaftale.mail import outbox  # noqa: E402
from fleksaftale.mail.models import Outbox  # noqa: E402
from fleksaftale.reminders import sending  # noqa: E402
from fleksaftale.reminders.models import Notice  # noqa: E402

TALKS = 5_000
GOAL = 60  # seconds for all of them


@contextmanager
def mail_server() -> Iterator[None]:
    """Takes every mail and forgets it."""
    sink = [sys.executable, "-m", "aiosmtpd", "-n", "-c", "aiosmtpd.handlers.Sink", "-l", f"127.0.0.1:{PORT}"]
    server = subprocess.Popen(sink)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", PORT)).close()
                break
            except OSError:
                sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait()


def main() -> int:
    call_command("migrate", verbosity=0)
    call_command("migrate", database="keys", verbosity=0)
    for first in range(0, TALKS, 500):
        with transaction.atomic(), transaction.atomic(using="keys"):
            make_talks(first, min(first + 500, TALKS))
    with mail_server():
        start, used = perf_counter(), process_time()
        while sending.send_due():
            pass
        written, cpu_written = perf_counter() - start, process_time() - used
        while outbox.deliver_due(limit=100):
            pass
        total, cpu = perf_counter() - start, process_time() - used
    sent = Outbox.objects.filter(status=Outbox.Status.SENT).count()
    print(f"{Notice.objects.count():,} reminders, {sent:,} mails sent\n")
    print("| step | seconds | CPU seconds of the worker |\n| --- | ---: | ---: |")
    print(f"| claimed and written | {written:.1f} | {cpu_written:.1f} |")
    print(f"| handed over | {total - written:.1f} | {cpu - cpu_written:.1f} |")
    print(f"| together | {total:.1f} | {cpu:.1f} |")
    print(f"\nGoal: under {GOAL} s.")
    return 0 if sent == 2 * TALKS else 1


if __name__ == "__main__":
    sys.exit(main())
