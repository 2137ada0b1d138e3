"""The file that OIDC_FILE names: the examples of docs/drift.md, each tried against a provider that answers in
that broker's shape, and what is wrong with a file that cannot be used."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from fleksaftale.people.oidc import providers
from fleksaftale.people.oidc.providers import BadProviders
from tests.people.oidc.idp import CPR, PEOPLE, Idp, visit

DRIFT = (Path(__file__).parents[3] / "docs" / "drift.md").read_text()
EXAMPLES = [block for block in re.findall(r"```toml\n(.*?)```", DRIFT, re.DOTALL) if "[mitid]" in block]
NSIS = "https://data.gov.dk/concept/core/nsis"
SHAPES: dict[str, dict[str, Any]] = {
    "mitid_loa": {
        "mitid_loa": "SUBSTANTIAL",
        "mitid_ial": "SUBSTANTIAL",
        "name": "Maja Kjærgaard",
        "nin": CPR,
    },
    "loA": {
        "identityscheme": "dkmitid",
        "authenticationtype": "urn:grn:authn:dk:mitid:substantial",
        "loA": "SUBSTANTIAL",
        "name": "Maja Kjærgaard",
        "cprNumberIdentifier": CPR,
    },
    "loa": {
        "idp": "mitid",
        "loa": f"{NSIS}/Substantial",
        "identity_type": "private",
        "only_in_userinfo": {"mitid.identity_name": "Maja Kjærgaard"},
    },
}
"""What the three brokers have published of their ID tokens, by the claim that is the assurance."""


def example(tmp_path: Path, block: str) -> providers.Provider:
    secret = tmp_path / "secret"
    secret.write_text("a secret & more+\n")
    file = tmp_path / "mitid.toml"
    file.write_text(block.replace("/etc/fleksaftale/mitid", str(secret)))
    (provider,) = providers.read(str(file))
    return provider


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(3))
def test_the_examples_in_the_guide_fit_what_such_a_broker_sends(
    client: Client, idp: Idp, settings: Settings, tmp_path: Path, number: int
) -> None:
    read = example(tmp_path, EXAMPLES[number])
    assert read.secret == "a secret & more+"
    here = {"issuer": idp.issuer, "client_id": "aftale", "says_who_by": "client_secret_basic"}
    settings.OIDC_PROVIDERS = (replace(read, **here),)
    answer = SHAPES[read.assurance.claim] | {"authenticationinstant": datetime.now(UTC).isoformat()}
    maja = {"label": "Maja", "sub": "{0f9960a0-d28d-4353-a3e2-ea07f8ffa185}", **answer}
    names = {*answer, *answer.get("only_in_userinfo", {})} - {"only_in_userinfo"}
    idp.control(people=PEOPLE | {"maja": maja}, claims=sorted(names))
    visit(client, "maja")
    shown = client.session["mitid.newcomer"]
    assert (shown["name"], shown["assurance"]) == ("Maja Kjærgaard", providers.Assurance.SUBSTANTIAL)


def test_there_are_three_examples() -> None:
    assert len(EXAMPLES) == len(SHAPES)


GOOD = """
[mitid]
issuer = "https://broker.example"
client_id = "aftale"
[mitid.assurance]
claim = "loa"
low = ["low"]
substantial = ["substantial"]
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("https://", "http://", "only https is safe"),
        ('client_id = "aftale"', "", "client_id is missing"),
        ('client_id = "aftale"', 'client_id = "aftale"\nclient_di = "x"', "client_di: unknown"),
        ('client_id = "aftale"', 'client_id = "a"\nalgorithms = ["none"]', "none is not safe"),
        ('client_id = "aftale"', 'client_id = "a"\nalgorithms = ["HS256"]', "HS256 is not safe"),
        ('client_id = "aftale"', 'client_id = "a"\nscopes = "profile"', "scopes hold openid"),
        ('client_id = "aftale"', 'client_id = "a"\nclient_auth = "none"', "client_auth must be one of"),
        ('client_id = "aftale"', 'client_id = "a"\nclient_secret_file = "/no"', "cannot be read: /no"),
        ("[mitid]", "[MitID]", "small letters"),
        ("[mitid.assurance]", "[mitid.ask]\nprompt = 'none'\n[mitid.assurance]", "prompt is set by"),
        ('claim = "loa"', "", "claim"),
        ('["substantial"]', '["low"]', "one value stands for two levels"),
        ('["substantial"]', "[]", "no value of loa is enough to sign"),
        ('low = ["low"]', 'low = ["low"]\nto_sign = "medium"', "a level is low, substantial or high"),
        ("[mitid.assurance]", '[mitid.claims]\ncpr = "cpr"\n[mitid.assurance]', "cpr: unknown"),
        ("[mitid.assurance]", "[mitid.levels]", "levels: unknown"),
        ("]", "", "is not TOML"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, old: str, new: str, message: str) -> None:
    file = tmp_path / "mitid.toml"
    file.write_text(GOOD)
    assert providers.read(str(file))[0].assurance.to_sign is providers.Assurance.SUBSTANTIAL
    file.write_text(GOOD.replace(old, new, 1))
    with pytest.raises(BadProviders, match=re.escape(message)):
        providers.read(str(file))


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(BadProviders, match="/nowhere cannot be read"):
        providers.read("/nowhere")


def test_a_secret_is_not_shown_with_the_provider(tmp_path: Path) -> None:
    assert "a secret" not in repr(example(tmp_path, EXAMPLES[0]))
