"""``make bench``: every program in ``bench/``, one after the other."""

import subprocess
import sys

from tools import environment, setup
from tools.steps import ROOT, errors_for_a_person, say


def main() -> int:
    with errors_for_a_person():
        setup.prepare("dev")
    names = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if not path.stem.startswith("_"))
    failed = []
    for name in names:
        say(f"\n== {name} ==")
        if subprocess.run([environment.PYTHON, "-m", f"bench.{name}"], cwd=ROOT).returncode:
            failed.append(name)
    if failed:
        say(f"\nDid not end well: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
