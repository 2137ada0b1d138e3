"""Settings from environment variables: read plainly, refused plainly."""

from pathlib import Path

import pytest

from fleksaftale.config import env


@pytest.fixture(autouse=True)
def _own_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "SETTINGS", {})


def test_a_setting_has_its_default_and_is_listed() -> None:
    assert env.text("ONE", "a", "What it is.") == "a"
    assert env.SETTINGS["ONE"] == env.Setting("ONE", "a", "What it is.")


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "s").write_text("hemmeligt\n")
    monkeypatch.setenv("ONE_FILE", str(tmp_path / "s"))
    assert env.secret("ONE", "A secret.") == "hemmeligt"
    monkeypatch.setenv("ONE_FILE", str(tmp_path / "missing"))
    with pytest.raises(ValueError, match="ONE_FILE names a file that cannot be read"):
        env.secret("ONE", "A secret.")


@pytest.mark.parametrize(("text", "value"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_a_flag_is_on_or_off(monkeypatch: pytest.MonkeyPatch, text: str, value: bool) -> None:
    monkeypatch.setenv("ONE", text)
    assert env.flag("ONE", False, "On or off.") is value


def test_a_bad_value_names_its_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONE", "mange")
    with pytest.raises(ValueError, match="ONE must be 1 or 0"):
        env.flag("ONE", False, "On or off.")
    with pytest.raises(ValueError, match="ONE must be a number from 1 to 65535, such as 25"):
        env.port("ONE", 25, "A port.")


def test_words_may_be_parted_by_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONE", "a.example, b.example c.example")
    assert env.words("ONE", "", "Names.") == ["a.example", "b.example", "c.example"]
