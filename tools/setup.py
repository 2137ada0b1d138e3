"""The set-up: everything that a fresh checkout lacks. ``python3 -m tools.setup run`` or ``dev``."""

import sys

from tools import assets, catalogues, environment, provider
from tools.steps import Steps, errors_for_a_person


def prepare(group: str) -> None:
    """Do what is not done yet; silent and quick when all stands. ``group``: run, or dev to test and check."""
    steps = Steps()
    with steps.alone():
        environment.prepare(steps, group)
        assets.prepare(steps)
        if group == "dev":
            provider.prepare(steps)
        catalogues.prepare(steps)


if __name__ == "__main__":
    with errors_for_a_person():
        prepare(sys.argv[1] if len(sys.argv) > 1 else "run")
