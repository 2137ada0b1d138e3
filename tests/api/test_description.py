"""Whatever the description allows and does not: schemathesis asks, and every answer is a described one."""

from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from fleksaftale.api.endpoints import description
from fleksaftale.api.limits import limiter

pytestmark = pytest.mark.django_db
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
)
"""Not that every body the schema allows is taken: which facts go together, the schema cannot say."""
EXAMPLES = 6
THOROUGH = ["/api/v1/tjek", "/api/v1/satser", "/api/v1/emner/{emne}"]
"""One of each kind of address: facts in, a list by day, one thing by name. They are asked at every edge."""


def of_a_network(environ: dict[str, Any], start_response: Any) -> Any:
    """The program, as a server hands it a request."""
    return WSGIHandler()(environ | {"REMOTE_ADDR": "127.0.0.1"}, start_response)


schema = schemathesis.openapi.from_dict(description())
schema.app = of_a_network


def asked(*phases: Phase) -> settings:
    return settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )


def answered_as_described(case: schemathesis.Case) -> None:
    limiter.forget()
    case.call_and_validate(checks=list(CHECKS), headers={"Host": "localhost"})


@schema.include(path=THOROUGH).parametrize()
@asked(Phase.explicit, Phase.generate)
def test_every_answer_is_a_described_one_at_every_edge(case: schemathesis.Case) -> None:
    answered_as_described(case)


@schema.exclude(path=THOROUGH).parametrize()
@asked(Phase.generate)
def test_every_answer_is_a_described_one(case: schemathesis.Case) -> None:
    answered_as_described(case)
