"""Several processes at once, and one that dies in the middle, on both engines."""

import json
import random
import time

from tests.installation import Installation

NEW_VAULT = "import uuid\nfrom fleksaftale.core.crypto import Vault\nprint(Vault.create(uuid.uuid4()).owner)"
STATE = """
import json
from fleksaftale.audit import log
from fleksaftale.audit.models import Event, PendingRead, Read, ReadAnchor
log.anchor()
result = log.verify()
counts = {
    "events": Event.objects.filter(kind="test.written").count(),
    "reads": Read.objects.count(),
    "anchored": ReadAnchor.objects.count(),
    "waiting": PendingRead.objects.count(),
}
print(json.dumps([result.ok, result.problem, counts]))
"""


def test_four_writers_lose_no_event_and_keep_one_chain(installation: Installation) -> None:
    owner = installation.shell(NEW_VAULT)
    writers = [installation.start("tests/audit/writer.py", owner, "60") for _number in range(4)]
    for writer in writers:
        _out, err = writer.communicate(timeout=120)
        assert writer.returncode == 0, err
    ok, problem, counts = json.loads(installation.shell(STATE))
    assert (ok, problem) == (True, "")
    assert counts == {"events": 240, "reads": 240, "anchored": 240, "waiting": 0}


def test_a_writer_killed_in_the_middle_leaves_a_whole_chain(installation: Installation) -> None:
    owner = installation.shell(NEW_VAULT)
    done = 0
    for _attempt in range(4):
        writer = installation.start("tests/audit/writer.py", owner, "100000")
        assert writer.stdout
        writer.stdout.readline()  # it has begun
        time.sleep(random.uniform(0.05, 0.3))  # noqa: S311 - anywhere in the middle
        writer.kill()
        with writer:  # and not `communicate`, which would pass over what `readline` has buffered
            done += 1 + sum(line.isdigit() for line in writer.stdout.read().splitlines())
    ok, problem, counts = json.loads(installation.shell(STATE))
    assert (ok, problem) == (True, "")
    assert done <= counts["events"] <= done + 4
    assert counts["reads"] == counts["anchored"]
    assert counts["waiting"] == 0
