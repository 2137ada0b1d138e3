"""``make mutants``, ``make mutants SUBJECT=sanktion``: set up what is missing, hand over to `command`."""

import os
import subprocess
import sys

from tools import environment, setup
from tools.steps import ROOT, errors_for_a_person


def main() -> int:
    with errors_for_a_person():
        setup.prepare("dev")
        command = [str(environment.PYTHON), "-m", "tools.mutants.command", *sys.argv[1:]]
        return subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"}).returncode


if __name__ == "__main__":
    sys.exit(main())
