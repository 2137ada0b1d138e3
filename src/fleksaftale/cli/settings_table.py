"""The table of settings in the documentation, from the settings themselves."""

from django.conf import settings

HEAD = "| variabel | standard | betydning |\n| --- | --- | --- |\n"


def table() -> str:
    """Markdown, one row for each setting in the order of ``settings.py``."""
    return HEAD + "".join(
        f"| `{setting.name}`{' (hemmelig)' if setting.secret else ''} "
        f"| {_default(setting.default)} | {setting.meaning} |\n"
        for setting in settings.SETTINGS.values()
    )


def _default(value: str) -> str:
    value = value.replace(str(settings.DATA_DIR), "DATA_DIR")
    return f"`{value}`" if value else "–"
