"""What a web server reads before its first visitor: the addresses, the open texts, the index of the search.

A command of its own reads only what it needs. What cannot be read is told in the log and fails on its own
page: people's agreements are served without it.
"""

import logging

from django.urls import get_resolver

from fleksaftale.web.search_sources import index

logger = logging.getLogger(__name__)


def read_ahead() -> None:
    len(get_resolver().url_patterns)
    try:
        index()
    except Exception:
        logger.exception("The texts for everybody could not be read")
