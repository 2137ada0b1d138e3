"""What ``make`` runs: plain Python with nothing installed, so that a bare machine can start.

The version is checked here, before any module with newer syntax is read.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "This needs Python 3.11 or newer, and %s is %d.%d. Name a newer one: make run PYTHON=python3.12"
        % (sys.executable, sys.version_info[0], sys.version_info[1])
    )
