"""The command line of the workplace: ``fleksaftale serve | worker | backup | restore | doctor | ...``."""

import os
import sys


def main() -> None:
    """Run a command. A bad setting ends it in one line that names the setting, with status 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fleksaftale.config.settings")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    from fleksaftale.cli.program import Program
    from fleksaftale.config.env import BadSettingError

    try:
        settings.INSTALLED_APPS  # noqa: B018 - reads the settings now, before Django does it in silence
        Program(sys.argv).execute()
    except (BadSettingError, ImproperlyConfigured) as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
