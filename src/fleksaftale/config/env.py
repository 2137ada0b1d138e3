"""Settings come from environment variables; a secret may also stand in a file named by ``NAME_FILE``.

Every variable is declared once, so that the table in ``docs/drift.md`` can be checked against the program.
"""

import os
from dataclasses import dataclass
from pathlib import Path


class BadSettingError(ValueError):
    """A setting cannot be used. The text names it, says what is wrong, and never shows a secret."""


@dataclass(frozen=True)
class Setting:
    name: str
    default: str
    meaning: str
    secret: bool = False


SETTINGS: dict[str, Setting] = {}


def _declare(name: str, default: str, meaning: str, *, secret: bool = False) -> str:
    SETTINGS[name] = Setting(name, default, meaning, secret)
    if secret and (path := os.environ.get(f"{name}_FILE")):
        try:
            return Path(path).read_text().strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or "it is not text"
            raise BadSettingError(
                f"{name}_FILE names a file that cannot be read: {path} ({reason})"
            ) from error
    return os.environ.get(name, default).strip()


def text(name: str, default: str, meaning: str) -> str:
    return _declare(name, default, meaning)


def secret(name: str, meaning: str) -> str:
    """A secret from ``NAME``, or from the file that ``NAME_FILE`` names; empty if neither is set."""
    return _declare(name, "", meaning, secret=True)


def flag(name: str, default: bool, meaning: str) -> bool:
    value = _declare(name, "1" if default else "0", meaning).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"", "0", "false", "no", "off"}:
        return False
    raise BadSettingError(f"{name} must be 1 or 0, not {value[:20]!r}")


def port(name: str, default: int, meaning: str) -> int:
    return number(name, default, meaning, most=65535)


def number(name: str, default: int, meaning: str, *, most: int) -> int:
    """A whole number from 1 to ``most``; the default also where the variable is set to nothing."""
    value = _declare(name, str(default), meaning) or str(default)
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(most)) and 1 <= int(value) <= most):
        raise BadSettingError(
            f"{name} must be a number from 1 to {most}, such as {default}, not {value[:20]!r}."
        )
    return int(value)


def words(name: str, default: str, meaning: str) -> list[str]:
    return [word for word in _declare(name, default, meaning).replace(",", " ").split() if word]
