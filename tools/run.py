"""``make run``: look whether the port is free, set up what is missing, hand over to ``fleksaftale serve``."""

import os
import sys

from tools import environment, setup
from tools.steps import ROOT, errors_for_a_person

sys.path.insert(0, str(ROOT / "src"))
from fleksaftale.cli.serve_address import AddressError, demo_address, demo_environment


def main() -> None:
    os.chdir(ROOT)
    os.environ["DEMO"] = "1"
    try:
        demo_address(os.environ).require_free()
    except AddressError as error:
        print(error, file=sys.stderr)
        sys.exit(error.status)
    with errors_for_a_person():
        setup.prepare("run")
    program = environment.VENV / "bin" / "fleksaftale"
    os.execve(program, [str(program), "serve"], demo_environment(os.environ))


if __name__ == "__main__":
    main()
