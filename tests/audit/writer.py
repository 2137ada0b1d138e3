"""A process that records events until it has done its share, or is killed: ``writer.py OWNER COUNT``."""

import sys
from uuid import UUID

import django

django.setup()

from django.db import transaction  # noqa: E402

from fleksaftale.audit import Actor, kinds, log  # noqa: E402
from fleksaftale.core.crypto import Vault  # noqa: E402

kinds.declare("test.written", "{actor} skrev {number}")
kinds.declare("test.looked", "{actor} så {number}")

vault = Vault.of(UUID(sys.argv[1]))
actor = Actor(id="maja", name="Maja Kjærgaard", role="employee")
for number in range(int(sys.argv[2])):
    log.viewed("test.looked", vault=vault, actor=actor, details={"number": number})
    with transaction.atomic():
        log.record("test.written", vault=vault, actor=actor, details={"number": number})
    print(number, flush=True)
