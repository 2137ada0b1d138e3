"""The program's own settings, pointed at throw-away databases, a fixed key and mail kept in memory."""

import os

os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:")
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["MASTER_KEY"] = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="

from fleksaftale.config.settings import *  # noqa: E402, F403
