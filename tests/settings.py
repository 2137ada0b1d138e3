"""The program's own settings, pointed at throw-away databases, a fixed key and mail kept in memory."""

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="fleksaftale-test-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)

os.environ["DATA_DIR"] = _FOLDER
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", f"sqlite:///{_FOLDER}/data.sqlite3")
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["MASTER_KEY"] = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="

from fleksaftale.config.settings import *  # noqa: E402, F403
from fleksaftale.config.settings import DATABASES, STORAGES  # noqa: E402

# A database in memory is one connection for all threads; the browser tests' server has many threads.
for _alias, _database in DATABASES.items():
    if _database["ENGINE"] == "django.db.backends.sqlite3":
        _database["TEST"] = {"NAME": f"{_FOLDER}/test-{_alias}.sqlite3"}

# Pages drawn without a server need no collected files; the browser tests collect them.
SERVED_STORAGES = STORAGES
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
