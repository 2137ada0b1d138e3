import gc
import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from fleksaftale.cli.serve_address import STARTED_BY_SERVE
from fleksaftale.core.gate import guarded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fleksaftale.config.settings")
application = guarded(get_wsgi_application())

from django.conf import settings  # noqa: E402 - after the line that says which ones

if settings.DEMO and os.environ.get(STARTED_BY_SERVE) != "1":
    raise ImproperlyConfigured(
        "DEMO=1 has no real sign-in, and only `fleksaftale serve` sees to it that nobody else gets in."
    )

from fleksaftale.web.reading_ahead import read_ahead  # noqa: E402 - it needs the application

read_ahead()
# What was read stays for good: looking through it again and again costs a visitor 60 to 180 ms now and then.
gc.collect()
gc.freeze()
