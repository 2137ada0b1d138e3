"""`python -m fleksjob` is the command line."""

import sys

from fleksjob.cli import main

sys.exit(main())
