"""The table of folkepension ages is read strictly: every birth in one row of the law of every day."""

import pytest

from fleksjob.errors import LawError
from fleksjob.law.folkepension import FILE, tabel


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("aar = 65\n", "aldre = 65\n"), r"linje 4, række 1: 'aldre' mangler eller er ukendt"),
        (('status = "lovtekst"', 'status = "hukommelse"'), r"linje 4, række 1: status eller kilde"),
        (('kilde = "https://', 'kilde = "'), r"linje 4, række 1: status eller kilde"),
        (("foedt_til = 1953-12-31", "foedt_til = 1953-12-30"), r"hver fødselsdag skal stå i én række"),
        (("[[alder]]", "[[aldre]]"), r"rækker af \[\[alder\]\] og ikke andet"),
        (("aar = 65\n", "aar =\n"), r"linje 6: kan ikke læses som TOML"),
    ],
)
def test_a_table_that_is_not_in_order_is_refused_with_file_and_line(tmp_path, change, said):
    text = FILE.read_text(encoding="utf-8")
    changed = text.replace(*change, 1)
    assert changed != text
    path = tmp_path / "folkepensionsalder.toml"
    path.write_text(changed, encoding="utf-8")
    with pytest.raises(LawError, match=rf"folkepensionsalder\.toml.*{said}"):
        tabel(path)
