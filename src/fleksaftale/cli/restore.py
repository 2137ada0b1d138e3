"""Rehearsing a restore in databases that are thrown away, and doing it for real."""

import contextlib
import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from fleksaftale.audit import log, triggers
from fleksaftale.audit.models import Event
from fleksaftale.cli.backup_engines import Engine, EngineError, Settings, engine_of
from fleksaftale.cli.backup_manifest import FOLDERS, BackupDamaged, Manifest, newest
from fleksaftale.cli.findings import Finding, fail, ok, warn
from fleksaftale.core import masterkey
from fleksaftale.core.crypto import Tampered, Vault
from fleksaftale.core.masterkey import MasterKeyMissing
from fleksaftale.core.models import DataKey
from fleksaftale.documents.sealing import keys as seal_keys

SAMPLE = 200
Chosen = dict[str, tuple[Manifest, Path]]


def choose(source: Path, data: str = "", keys: str = "") -> Chosen:
    """The newest data and the newest keys, or those of a given time. Raises BackupDamaged.

    The newest keys also fit older data; what has been erased since then stays erased.
    """
    return {
        alias: newest(source / folder, {"default": data, "keys": keys}[alias])
        for alias, folder in FOLDERS.items()
    }


def rehearse(chosen: Chosen) -> Iterator[Finding]:
    """Everything that can be known about a backup without touching what is in use."""
    for alias, (manifest, folder) in chosen.items():
        problem = _unfit(alias, manifest, folder)
        if problem:
            yield problem
            return
        yield ok(f"{FOLDERS[alias]} {manifest.made}: {manifest.file} is what its manifest says")
    if chosen["keys"][0].moment < chosen["default"][0].moment:
        yield warn("The keys are older than the data.", "Cases made in between cannot be opened.")
    try:
        with _loaded(chosen) as settings, pointed_at(settings):
            yield from _check_loaded(chosen)
    except EngineError as error:
        yield fail(str(error), "Use another backup.")


def _unfit(alias: str, manifest: Manifest, folder: Path) -> Finding | None:
    """Why this file cannot be restored here, if so."""
    try:
        manifest.check_file(folder)
    except BackupDamaged as error:
        return fail(str(error), "Use another backup.")
    engine = engine_of(alias)
    if manifest.engine != engine.name:
        variable = "DATABASE_URL" if alias == "default" else "KEYS_DATABASE_URL"
        return fail(
            f"{manifest.file} is of {manifest.engine}, the configured database is {engine.name}.",
            f"Set {variable} to a {manifest.engine} one.",
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if unknown := sorted(set(manifest.contents.migrations) - known):
        return fail(
            f"{manifest.file} comes from program {manifest.program}, with steps unknown here ({unknown[0]}).",
            f"Install version {manifest.program} or newer.",
        )
    return None


@contextlib.contextmanager
def _loaded(chosen: Chosen) -> Iterator[dict[str, Settings]]:
    """Both backups in temporary databases: the settings of each."""
    with contextlib.ExitStack() as stack:
        yield {
            alias: stack.enter_context(engine_of(alias).temporary(alias, folder / manifest.file))
            for alias, (manifest, folder) in chosen.items()
        }


@contextlib.contextmanager
def pointed_at(settings: dict[str, Settings]) -> Iterator[None]:
    """Let the whole program look at other databases for a while: for a process that does nothing else."""
    before = {alias: connections[alias].settings_dict for alias in settings}
    _point(settings)
    try:
        yield
    finally:
        _point(before)


def _point(settings: dict[str, Settings]) -> None:
    for alias, wanted in settings.items():
        connections[alias].close()
        del connections[alias]
        connections.databases[alias] = wanted


def _check_loaded(chosen: Chosen) -> Iterator[Finding]:
    """The program's own eyes on what was loaded, brought up to today's schema."""
    for alias, (manifest, _folder) in chosen.items():
        tables = set(connections[alias].introspection.table_names())
        rows = {table: _count(alias, table) for table in manifest.contents.rows if table in tables}
        if rows != manifest.contents.rows:
            yield fail(f"{manifest.file}: other rows than its manifest says", "Use another backup.")
            return
        yield ok(f"{FOLDERS[alias]}: loaded, {sum(rows.values())} rows in {len(rows)} tables")
    for alias in chosen:
        call_command("migrate", database=alias, verbosity=0, interactive=False, skip_checks=True)
    yield ok("brought up to this program's schema")
    yield _audit(chosen["default"][0])
    yield _keys()
    yield _sample()
    yield _seals()


def _count(alias: str, table: str) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connections[alias].ops.quote_name(table)}")  # noqa: S608
        return int(cursor.fetchone()[0])


def _audit(manifest: Manifest) -> Finding:
    result = log.verify()
    if not result.ok:
        return fail(f"audit trail: {result.problem}", "Use another backup, and find out who changed it.")
    if result.head != manifest.contents.audit_head:
        return fail("audit trail: its head is not the one in the manifest", "Use another backup.")
    if absent := triggers.absent(connections["default"]):
        return fail(f"audit trail: the trigger {absent[0]} is missing", "Use another backup.")
    return ok(f"audit trail whole, {result.events} events, head {result.head[:16]}")


def _keys() -> Finding:
    """Every data key opens with the master key at hand."""
    present = masterkey.present()
    count = 0
    for row in DataKey.objects.iterator():
        try:
            Vault.unwrap(row, present)
        except (MasterKeyMissing, Tampered) as error:
            return fail(f"keys: {error}", "Put the master key of this backup in place.")
        count += 1
    return ok(f"keys: all {count} open with the master key at hand")


def _sample() -> Finding:
    """The newest events of many cases open under the keys that came along."""
    present = masterkey.present()
    vaults = {row.trail: Vault.unwrap(row, present) for row in DataKey.objects.all() if _wraps(row, present)}
    seen: Counter[str] = Counter()
    for event in itertools.islice(Event.objects.order_by("-seq").iterator(), SAMPLE):
        vault = vaults.get(event.trail)
        if vault is None:
            seen["closed"] += 1  # erased, or the system's own
            continue
        try:
            vault.open_bytes(f"event:{event.seq}", event.sealed)
        except Tampered as error:
            return fail(f"sealed content: {error}", "Data and keys do not belong together.")
        seen["opened"] += 1
    return ok(f"sealed content: {seen['opened']} newest events open, {seen['closed']} erased or unsealed")


def _seals() -> Finding:
    """Every sealed file in the backup has the certificate of its seal at hand."""
    try:
        lost = seal_keys.unknown()
    except seal_keys.SealTrouble as error:
        return warn(f"seals: {error}", "See 'Når seglets nøgle er væk' in docs/drift.md.")
    if lost:
        advice = "Put seal.key and seal-*.crt in place, or older PDFs are told as another installation's."
        return warn(f"seals: certificate {lost[0]} is not at hand", advice)
    return ok("seals: the certificate of every sealed file is at hand")


def _wraps(row: DataKey, present: list[masterkey.MasterKey]) -> bool:
    return row.master in {key.id for key in present}


def only(chosen: Chosen, folder: str | None) -> Chosen:
    """One of the two, if ``data`` or ``keys`` is named."""
    return {alias: it for alias, it in chosen.items() if folder in (None, FOLDERS[alias])}


def restore(chosen: Chosen) -> None:
    """Put the backup in place: keys first, then data. Both must have been rehearsed. Raises EngineError."""
    for alias in ("keys", "default"):
        if alias in chosen:
            manifest, folder = chosen[alias]
            engine_of(alias).load(alias, folder / manifest.file)
            call_command("migrate", database=alias, verbosity=0, interactive=False, skip_checks=True)


def occupied(chosen: Chosen) -> list[str]:
    """The configured databases that already hold something."""
    engines: dict[str, Engine] = {alias: engine_of(alias) for alias in chosen}
    return [FOLDERS[alias] for alias, engine in engines.items() if not engine.is_empty(alias)]
