"""allauth's pages for passwords, sign-up forms and second factors do not exist here."""

import pytest
from allauth.urls import urlpatterns as theirs
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from django.urls.exceptions import NoReverseMatch

OURS = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_confirm_login_code",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_login_webauthn",
}


def patterns(within: list[URLPattern | URLResolver], prefix: str = "") -> list[tuple[str, str]]:
    found = []
    for entry in within:
        if isinstance(entry, URLResolver):
            found += patterns(entry.url_patterns, prefix + str(entry.pattern))
        else:
            found.append((entry.name or "", prefix + str(entry.pattern)))
    return found


@pytest.mark.parametrize(("name", "path"), patterns(theirs))
def test_a_page_of_allauth_is_one_of_ours_or_does_not_exist(
    client: Client, db: None, name: str, path: str
) -> None:
    if name not in OURS:
        for arguments in ([], [1], ["a", "b"], ["a"]):
            with pytest.raises(NoReverseMatch):
                reverse(name, args=arguments)
    address = "/ind/" + path.strip("^$").replace("<int:pk>", "1")
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
