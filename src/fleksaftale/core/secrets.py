"""Secrets in files: made once, whole or not at all, readable by their owner only.

Imported by the settings, so nothing here may need Django.
"""

import base64
import os
import secrets
import tempfile
from pathlib import Path

FOLDER = "secrets"


def folder(data_dir: Path) -> Path:
    """``DATA_DIR/secrets``; made if it is missing, as is DATA_DIR, both with mode 0700."""
    path = data_dir / FOLDER
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def owner_only() -> None:
    """From now on every file this process and its children make (databases, mails, backups) is 0600."""
    os.umask(0o077)


def write_once(path: Path, content: str) -> bool:
    """Write `content` to a new file of mode 0600; False if the file is already there.

    The file appears under its name only when it is complete and on disk. A hard link refuses an existing
    name where a rename would replace it, so of two processes at once one wins and both read the same.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")  # mkstemp: O_EXCL, 0600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(content + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(temporary, path)
    except FileExistsError:
        return False
    finally:
        Path(temporary).unlink(missing_ok=True)
    sync_folder(path.parent)
    return True


def replace(path: Path, content: str) -> None:
    """Put `content` in place of the file in one step, mode 0600."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(handle, "w") as file:
        file.write(content + "\n")
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make a new or renamed name in the folder survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path) -> str:
    """The secret in the file; empty if there is none."""
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        return ""


def secret_key(data_dir: Path) -> str:
    """The installation's SECRET_KEY, made on first use. Every process gets the same one."""
    path = data_dir / FOLDER / "secret.key"
    if not (key := read(path)):
        folder(data_dir)
        write_once(path, secrets.token_urlsafe(48))
        key = read(path)
    return key


def fresh_master_key() -> str:
    """32 random bytes in base64, as a master key is written."""
    return base64.b64encode(secrets.token_bytes(32)).decode()
