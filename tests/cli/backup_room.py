"""A small life in an installation: one case with sealed history, one erased. For the backup tests."""

import json

from tests.installation import Installation

FILL = """
import json, uuid
from django.db import transaction
from fleksaftale.audit import Actor, kinds, log
from fleksaftale.core.crypto import Vault
kinds.declare("test.signed", "{actor} skrev under på {subject}")
kinds.declare("test.viewed", "{actor} så {subject}")
maja = Actor("maja", "Maja Kjærgaard", "employee")
def live(owner):
    vault = Vault.create(owner)
    for number in range(5):
        with transaction.atomic():
            log.record("test.signed", vault=vault, actor=maja, subject=f"version {number} med skånehensyn")
        log.viewed("test.viewed", vault=vault, actor=maja, subject="aftalen")
    return vault
kept, erased = live(uuid.uuid4()), live(uuid.uuid4())
log.anchor()
Vault.erase(erased.owner)
print(json.dumps([str(kept.owner), str(erased.owner)]))
"""
READ = """
import json
from uuid import UUID
from fleksaftale.audit import kinds, log
from fleksaftale.core.crypto import Vault
kinds.declare("test.signed", "{{actor}} skrev under på {{subject}}")
kinds.declare("test.viewed", "{{actor}} så {{subject}}")
print(json.dumps([entry.sentence for entry in log.history(Vault.of(UUID("{owner}")))]))
"""


def fill(installation: Installation) -> tuple[str, str]:
    """The owners of a case with ten lines of history and of an erased case."""
    kept, erased = json.loads(installation.shell(FILL))
    return kept, erased


def history(installation: Installation, owner: str) -> list[str]:
    told: list[str] = json.loads(installation.shell(READ.format(owner=owner)))
    return told
