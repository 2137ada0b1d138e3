"""The OpenID provider of the tests (npm's ``oidc-provider``), and a Node.js that runs it."""

import shutil

from tools import assets, node
from tools.environment import VENV
from tools.steps import ROOT, SetupError, Steps, fingerprint

PACKAGE = ROOT / "node_modules" / "oidc-provider" / "package.json"
OLDEST_NODE = 20


def prepare(steps: Steps) -> None:
    """Have the provider's packages, and a Node.js new enough: this machine's, else the locked one."""
    if _of_this_machine() is None:
        node.install(steps)
    steps.do(
        "provider",
        "OpenID provider for the tests (npm)",
        fingerprint(assets.LOCK, ROOT / "package.json", ROOT / ".npmrc"),
        [PACKAGE],
        lambda: assets.fetch(steps),
    )


def program() -> str:
    """The Node.js that runs the provider. Raises SetupError where the set-up has not been done."""
    found = _of_this_machine() or next((str(path) for path in VENV.glob(node.PROGRAM)), None)
    if found is None or not PACKAGE.exists():
        raise SetupError("The OpenID provider of the tests is not here. Run: python3 -m tools.setup dev")
    return found


def _of_this_machine() -> str | None:
    here = shutil.which("node")
    return here if here and node.version(here) >= OLDEST_NODE else None
