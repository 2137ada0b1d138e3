"""The table of ages of fleksydelse: one birthday cannot have two ages."""

import pytest

from fleksjob.errors import LawError
from fleksjob.law.fleksydelse import alder

TWO_AGES = """
kilde = "https://x.dk"
status = "officiel"
tjekket = 2026-11-21
[[alder]]
foedt_til = 1953-12-31
aar = 60
[[alder]]
foedt_til = 1953-12-31
aar = 61
"""


def test_a_birthday_with_two_ages_is_refused(tmp_path):
    path = tmp_path / "alder.toml"
    path.write_text(TWO_AGES, encoding="utf-8")
    with pytest.raises(LawError, match="række 2: fødselsdage og aldre skal stige"):
        alder.tabel(path)
