"""The doctor says whether a provider answers, where it sends people back to, and what does not fit."""

from pytest_django import Settings

from fleksaftale.cli.doctor_mitid import mitid
from tests.people.oidc.idp import Idp


def found(level: str) -> list[str]:
    return [finding.text for finding in mitid() if finding.level == level]


def test_nothing_is_said_where_there_is_no_provider() -> None:
    assert list(mitid()) == []


def test_a_provider_that_fits_is_fine_and_the_address_to_register_is_named(
    idp: Idp, settings: Settings
) -> None:
    settings.PUBLIC_URL = "https://aftaler.example"
    assert [finding.level for finding in mitid()] == ["ok"]
    assert found("ok")[0].endswith("register https://aftaler.example/ind/mitid/mitid/svar/ there")


def test_a_provider_that_gives_no_answer_is_a_fault_with_advice(idp: Idp) -> None:
    idp.control(down=True)
    (finding,) = mitid()
    assert finding.level == "fail"
    assert finding.text == f"MitID [mitid]: {idp.issuer} gives no answer (description: 503)"
    assert finding.advice


def test_another_issuer_than_the_file_names_is_a_fault(idp: Idp, settings: Settings) -> None:
    settings.OIDC_PROVIDERS = (idp.provider(issuer=f"{idp.issuer}/"),)
    assert "description of another issuer" in found("fail")[0]


def test_what_the_provider_does_not_list_is_named(idp: Idp, settings: Settings) -> None:
    wrong = idp.provider(scopes="openid ssn", require={"not_sent": "mitid"}, algorithms=("ES256",))
    settings.OIDC_PROVIDERS = (wrong,)
    warned = found("warn")
    assert "MitID [mitid]: it does not list scopes ssn" in warned
    assert any("claims" in line and "not_sent" in line for line in warned)
    assert found("fail") == ["MitID [mitid]: it signs with RS256"]
