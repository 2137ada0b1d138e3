"""References to the law in English: of all that is written in Danish, only names are left."""

import re
from collections.abc import Iterator

from fleksjob import rates
from fleksjob.frister.model import Version
from fleksjob.frister.svar import gaeldende as deadlines
from fleksjob.katalog import fag
from fleksjob.law.fleksloentilskud import efterregulering, loenarter
from fleksjob.law.henvisning import ord_paa_engelsk, paa_engelsk
from tests import wrong_language

NAMES = set("LAB LAS SDPL SP RSL LAUB KL fleksløntilskud ledighedsydelse fleksydelse".split())  # noqa: SIM905
IN_BOTH = {"social", "pension", "for"}
WORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")


def references() -> Iterator[str]:
    for subject in fag.alle():
        yield from (rule.law for rule in subject.law.rules)
    for rate in rates.gaeldende().values():
        yield from (rate.law, *(value.law for value in rate.values))
    for row in deadlines().raekker.values():
        yield from (version.lov for version in row.versioner if isinstance(version, Version))
    yield from (each.lov for each in loenarter.gaeldende())
    yield from (each.lov for each in efterregulering.ALLE)


def test_an_english_reference_has_no_danish_word_but_names() -> None:
    for law in set(references()):
        left = set(WORD.findall(paa_engelsk(law))) & set(WORD.findall(law))
        assert left <= NAMES | IN_BOTH, law
        assert wrong_language.in_text(paa_engelsk(law), "en") == []


def test_the_numbers_of_a_reference_stay() -> None:
    for law in set(references()):
        paragraphs = re.findall(r"§+ [\d -]+(?: [a-z]\b)?", law)
        assert re.findall(r"§+ [\d -]+(?: [a-z]\b)?", paa_engelsk(law)) == paragraphs


def test_every_word_of_the_list_is_in_use() -> None:
    everything = "\n".join(references())
    assert [each for each in ord_paa_engelsk() if each not in everything] == []
