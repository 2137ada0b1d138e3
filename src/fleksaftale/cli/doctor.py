"""What `fleksaftale doctor` looks at. Each check gives one line or a few, with what to do."""

import shutil
import smtplib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from fleksaftale.audit import log, triggers
from fleksaftale.audit.models import Event
from fleksaftale.cli.backup_manifest import BackupDamaged, newest
from fleksaftale.cli.doctor_mitid import mitid
from fleksaftale.cli.findings import Finding, fail, ok, warn
from fleksaftale.core import clock, masterkey, secrets
from fleksaftale.core.crypto import Tampered, Vault
from fleksaftale.core.masterkey import MasterKeyMalformed, MasterKeyMissing
from fleksaftale.core.models import DataKey
from fleksaftale.documents import malware
from fleksaftale.documents.models import AwaitedSeal
from fleksaftale.documents.sealing import keys as seal_keys
from fleksaftale.documents.sealing import timestamps
from fleksaftale.guidance import editor
from fleksaftale.mail import outbox

Findings = Iterator[Finding]
GIB = 1024**3
LATELY = timedelta(days=366)
"""How long a rate that ended is told of here. The editor's list keeps it."""


def examine(*, full: bool) -> Findings:
    """Every check in turn. One that breaks down becomes a finding itself and does not stop the others."""
    yield from _guarded(databases)
    yield from _guarded(master_key)
    yield from _guarded(lambda: audit_trail(full=full))
    for check in (
        files,
        seal,
        addresses,
        printing,
        static_files,
        mail,
        outgoing,
        mitid,
        scanner,
        disk,
        time_of_day,
        backups,
        guidance,
    ):
        yield from _guarded(check)


def _guarded(check: Callable[[], Findings]) -> Findings:
    try:
        yield from check()
    except Exception as error:
        name = getattr(check, "__name__", "check").replace("_", " ").strip("<>")
        yield fail(f"{name}: {type(error).__name__}: {error}", "See docs/drift.md.")


def databases() -> Findings:
    for alias in connections:
        connection = connections[alias]
        try:
            executor = MigrationExecutor(connection)
        except Exception as error:
            yield fail(f"database {alias}: cannot be reached ({error})", "Is it running, is its URL right?")
            continue
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            yield fail(f"database {alias}: not up to date", "Run: fleksaftale init")
            continue
        yield ok(f"database {alias}: {connection.vendor}, up to date")
        if connection.vendor == "sqlite":
            yield from _sqlite(alias)
        elif not (shutil.which("pg_dump") and shutil.which("pg_restore")):
            yield warn("pg_dump and pg_restore are missing", "Run: apt install postgresql-client")


def _sqlite(alias: str) -> Findings:
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        (mode,) = cursor.fetchone()
        cursor.execute("PRAGMA quick_check")
        (state,) = cursor.fetchone()
    if mode != "wal":
        yield fail(f"database {alias}: journal mode {mode}, not wal", "Is it on a network drive? Move it.")
    if state != "ok":
        yield fail(f"database {alias}: damaged ({state})", "Restore the newest backup.")
    path = Path(connections[alias].settings_dict["NAME"])
    if path.exists() and path.stat().st_mode & 0o004 and path.parent.stat().st_mode & 0o001:
        yield warn(f"{path} can be read by everybody on this machine", f"Run: chmod o= {path}")


def master_key() -> Findings:
    """The key store and the master key belong together, and the data has its keys."""
    try:
        present = masterkey.present()
    except MasterKeyMalformed as error:
        yield fail(f"master key: {error}", "Put the right one back.")
        return
    rows = list(DataKey.objects.all())
    for row in rows:
        try:
            Vault.unwrap(row, present)
        except (MasterKeyMissing, Tampered) as error:
            yield fail(f"key store: {error}", "See 'Når hovednøglen er væk' in docs/drift.md.")
            return
    if not rows and Event.objects.exists():
        yield fail("key store: empty, though there is data", "Restore the keys, or check KEYS_DATABASE_URL.")
        return
    if not present:
        yield warn("master key: none yet", "It is made at the first start, or by: fleksaftale init")
        return
    yield ok(f"key store: all {len(rows)} keys open with master key {present[0].id}")
    if left := sum(row.master != present[0].id for row in rows):
        yield warn(f"{left} keys are held by an older master key", "Run: fleksaftale rewrap")
    if spare := {key.id for key in present} - {present[0].id} - {row.master for row in rows}:
        yield warn(
            f"master key {min(spare)} wraps nothing any more",
            "Remove it when no key backup older than the rotation is left (30 days).",
        )


def audit_trail(*, full: bool) -> Findings:
    result = log.verify(last=None if full else 1000)
    if not result.ok:
        yield fail(f"audit trail: {result.problem}", "Keep a copy as it is, and find out who changed it.")
        return
    what = "all" if full else "the newest"
    yield ok(f"audit trail: {what} {result.events} events fit, head {result.head[:16]}")
    if absent := triggers.absent(connections["default"]):
        yield fail(f"audit trail: the trigger {absent[0]} is missing", "Run: fleksaftale audit protect")


def files() -> Findings:
    folder = Path(settings.DATA_DIR) / secrets.FOLDER
    open_ones = [
        path
        for path in (folder, *sorted(folder.glob("*.key")))
        if path.exists() and path.stat().st_mode & 0o077
    ]
    for path in open_ones:
        yield fail(f"{path} can be read by others", f"Run: chmod go= {path}")
    if not open_ones:
        yield ok("secrets: only their owner can read them")


def seal() -> Findings:
    """The seal's key holds, and every seal made here can be told from a stranger's."""
    now = clock.now()
    key = seal_keys.present()
    if lost := seal_keys.unknown():
        yield fail(
            f"seal: certificate {lost[0]} is missing", "See 'Når seglets nøgle er væk' in docs/drift.md."
        )
    if key is None:
        if not lost:
            yield warn("seal: no key yet", "It is made with the first seal, or by: fleksaftale init")
        return
    ends = key.certificate.not_valid_after_utc
    if not key.certificate.not_valid_before_utc <= now <= ends:
        yield fail(f"seal: certificate {key.name} does not hold today", "Run: fleksaftale seal --new")
    elif ends - now < timedelta(days=60):
        yield warn(f"seal: certificate {key.name} ends {ends:%Y-%m-%d}", "Run: fleksaftale seal --new")
    else:
        yield ok(f"seal: certificate {key.name}, holds until {ends:%Y-%m-%d}")
    if late := AwaitedSeal.objects.filter(tries__gt=3).count():
        yield fail(f"seal: {late} signed agreements could not be sealed", "Does the worker run? See its log.")
    try:
        if settings.TIMESTAMP_URL and settings.TIMESTAMP_TRUST:
            timestamps.roots()
    except (OSError, ValueError) as error:
        yield fail(f"seal: TIMESTAMP_TRUST cannot be read ({error})", "Name a PEM file with the roots.")


def addresses() -> Findings:
    if settings.DEMO:
        if settings.TLS:
            yield fail("DEMO is on at a public address", "Set DEMO=0: anybody could sign in as anybody.")
        else:
            yield warn("DEMO is on", "Set DEMO=0 before real people use it.")
        return
    if not settings.TLS:
        yield warn(f"PUBLIC_URL is {settings.PUBLIC_URL}: no TLS", "Put a proxy with TLS in front.")
        return
    if not settings.TRUST_PROXY:
        yield fail("TRUST_PROXY is off behind TLS: pages redirect for ever", "Set TRUST_PROXY=1.")
        return
    yield ok(
        f"address: {settings.PUBLIC_URL}, secure cookies, HSTS {settings.SECURE_HSTS_SECONDS // 86400} days"
    )


def printing() -> Findings:
    from fleksaftale.documents.pdf import typesetting

    found = typesetting.fonts()
    yield ok(f"printing: typst and {len(found.families)} font families")


def static_files() -> Findings:
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield ok("static files: collected")
    else:
        yield warn(
            "static files: not collected", "`fleksaftale serve` does it, or: fleksaftale collectstatic"
        )


def mail() -> Findings:
    if "smtp" not in settings.EMAIL_BACKEND:
        yield ok("mail: stays on this machine")
        return
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with get_connection(timeout=3):
            yield ok(f"mail: {where} answers")
    except (OSError, smtplib.SMTPException) as error:
        yield warn(f"mail: {where} does not answer ({error})", "Check SMTP_*; mails wait until it does.")


def outgoing() -> Findings:
    """Mails that somebody waits for, and that will not come by themselves."""
    counted = outbox.troubles()
    said = (
        ("late", "{} wait longer than they should", "Does the worker run? See its log."),
        ("failed", "{} could not be delivered", "The server refused them for good. Is MAIL_FROM right?"),
        (
            "uncertain",
            "{} may or may not have gone out",
            "They are not sent again by themselves.",
        ),
    )
    found = [warn(f"mail: {text.format(counted[key])}", advice) for key, text, advice in said if counted[key]]
    yield from found or [ok("mail: none is late, failed or uncertain")]


def scanner() -> Findings:
    """ClamAV, where one is set: with a silent one no file is taken."""
    if not settings.CLAMD_SOCKET:
        yield ok("malware: no scanner is set (CLAMD_SOCKET)")
    elif malware.is_there(settings.CLAMD_SOCKET):
        yield ok(f"malware: clamd at {settings.CLAMD_SOCKET} answers")
    else:
        yield fail(
            f"malware: clamd at {settings.CLAMD_SOCKET} does not answer",
            "Start it; until then no file is taken.",
        )


def disk() -> Findings:
    folder = Path(settings.DATA_DIR)
    free = shutil.disk_usage(folder if folder.exists() else folder.parent).free / GIB
    text = f"disk: {free:.1f} GiB free at {folder}"
    if free < 0.2:
        yield fail(text, "Make room now: without it nothing can be saved.")
    elif free < 1:
        yield warn(text, "Make room soon.")
    else:
        yield ok(text)


def time_of_day() -> Findings:
    """A clock that was set back shows against the newest event."""
    now = clock.now()
    last = Event.objects.order_by("-seq").values_list("at", flat=True).first()
    if now < datetime(2026, 11, 1, tzinfo=UTC) or (last and last > now + timedelta(minutes=2)):
        yield fail(f"clock: it says {now:%Y-%m-%d %H:%M} UTC, before what has already happened", "Use NTP.")
    else:
        yield ok(f"clock: {now:%Y-%m-%d %H:%M} UTC")


def backups() -> Findings:
    if not settings.BACKUP_DIR:
        yield warn("backup: BACKUP_DIR is not set", "Set it, and run `fleksaftale backup` every night.")
        return
    for folder in ("data", "keys"):
        try:
            manifest, _ = newest(Path(settings.BACKUP_DIR) / folder)
        except BackupDamaged as error:
            yield fail(f"backup: {error}", "Run: fleksaftale backup")
            continue
        age = clock.now() - manifest.moment
        text = f"backup of {folder}: {age.total_seconds() / 3600:.0f} hours old"
        yield ok(text) if age < timedelta(hours=26) else fail(text, "Does the timer run? fleksaftale backup")


def guidance() -> Findings:
    """Texts for everybody that nobody has looked at for half a year, or whose time is over; and what the law
    says that nobody has read on, such as the rates of a new year."""
    today = clock.today()
    due = editor.due(today)
    if old := [each.place for each in due if each.kind == "text"]:
        advice = "They are shown as 'Kan være forældet'. Upgrade, or look at the sources again."
        yield warn(f"Texts that may be out of date: {', '.join(old)}", advice)
    else:
        yield ok("The texts of guidance have been looked at within half a year")
    if old := [each.place for each in due if each.kind == "rule"]:
        advice = "Pages say when the rules were last checked. Upgrade, or look at the sources again."
        yield warn(f"Rules that nobody has looked at for half a year: {len(old)}", advice)
    ended = [each.place for each in due if each.kind in ("rate", "deadline") and today - each.day < LATELY]
    if ended:
        advice = "Nothing is worked out with them. Upgrade, or see /guide/redaktoer/ for the whole list."
        yield warn(f"Rates and deadlines that nobody has read on: {', '.join(ended)}", advice)
