"""What `fleksaftale doctor` says of each MitID provider: does it answer, and does the mapping fit it?"""

from collections.abc import Iterator

from django.conf import settings

from fleksaftale.cli.findings import Finding, fail, ok, warn
from fleksaftale.people.oidc import errands, wire
from fleksaftale.people.oidc.providers import Provider

PATIENCE = 3


def mitid() -> Iterator[Finding]:
    """Nothing where no provider is set up."""
    for provider in settings.OIDC_PROVIDERS:
        yield from _provider(provider)


def _provider(provider: Provider) -> Iterator[Finding]:
    name = f"MitID [{provider.id}]"
    try:
        there = wire.endpoints(provider, patience=PATIENCE)
        keys = wire.keys(there, patience=PATIENCE)
    except wire.Unreachable as error:
        yield fail(f"{name}: {provider.issuer} gives no answer ({error})", "Check issuer in OIDC_FILE.")
        return
    if not keys:
        yield fail(f"{name}: its keys cannot be read", "Ask the provider; nobody can sign in with it.")
        return
    yield ok(f"{name}: {provider.issuer} answers; register {errands.back_at(provider)} there")
    yield from _mapping(name, provider, there)


def _mapping(name: str, provider: Provider, there: wire.Endpoints) -> Iterator[Finding]:
    """What the provider lists of itself, against what OIDC_FILE counts on. A missing list says nothing."""
    asked = {provider.assurance.claim, provider.claims.name, *provider.require}
    checks = [
        ("scopes_supported", set(provider.scopes.split()), "scopes"),
        ("claims_supported", asked, "claims"),
        ("code_challenge_methods_supported", {"S256"}, "PKCE"),
        ("token_endpoint_auth_methods_supported", {provider.says_who_by}, "client_auth"),
        ("response_types_supported", {"code"}, "response_type"),
    ]
    for listed, wanted, what in checks:
        known = there.raw.get(listed)
        if isinstance(known, list) and (missing := wanted - {str(value) for value in known}):
            yield warn(f"{name}: it does not list {what} {', '.join(sorted(missing))}", "Check OIDC_FILE.")
    algorithms = there.raw.get("id_token_signing_alg_values_supported")
    if isinstance(algorithms, list) and not set(algorithms) & set(provider.algorithms):
        yield fail(
            f"{name}: it signs with {', '.join(map(str, algorithms))}", "Check algorithms in OIDC_FILE."
        )
