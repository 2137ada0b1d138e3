"""What a person finds with the words that persons type, in the texts as they are."""

import pytest

from fleksaftale.web.searching import answer


def _titles(query: str) -> list[str]:
    """Of the best results, as they are read."""
    found = answer(query)
    shown = [result for group in found.groups for result in group.first]
    return ["".join(piece.text for piece in result.title) for result in shown]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("fleksløntilskkud", "fleksløntilskud"),
        ("mobning", "Når det bliver svært"),
        ("jeg er ked af det", "Når det bliver svært"),
        ("MitID virker ikke", "Hjælp til at logge ind"),
        ("hvem betaler", "Hvad koster et fleksjob?"),
        ("hvad må min chef vide", "Må min chef spørge, hvad jeg fejler?"),
        ("hvad må min chef vide", "Hvem ser hvad"),
        ("5 år", "Hvad sker der efter fem år?"),
    ],
)
def test_what_people_type_leads_to_the_page_that_answers_it(query: str, title: str) -> None:
    assert title in _titles(query)[:8]


@pytest.mark.parametrize(
    ("query", "strange"),
    [
        ("mobning", "Møder tidligst kl. 10.00"),
        ("MitID virker ikke", "Din del af virksomhedens årsindtægt"),
        ("fleksløntilskkud", "Skal fagforeningen skrive under?"),
    ],
)
def test_what_has_nothing_to_do_with_it_is_not_found(query: str, strange: str) -> None:
    assert strange not in _titles(query)
