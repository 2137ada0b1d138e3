"""What a person finds with the words that persons type, in the texts as they are."""

import pytest
from django.utils import translation

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
        ("min chef vil have jeg arbejder mere", "Jeg bliver ofte længere. Kan kommunen sætte mig op i tid?"),
        ("arbejde mere", "Kan jeg ændre timerne?"),
        ("løn under sygdom", "Når du bliver syg"),
        ("løn under sygdom", "Får vi refusion ved sygdom?"),
        ("kommunen svarer ikke", "Her kan du få hjælp"),
        ("kommunen svarer ikke", "Klag over kommunens afgørelse"),
        ("hvor mange penge får jeg", "Beregn løn og tilskud"),
    ],
)
def test_what_people_type_leads_to_the_page_that_answers_it(query: str, title: str) -> None:
    assert title in _titles(query)[:8]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("how much money", "Calculate wage and subsidy"),
        ("sick pay", "When you fall ill"),
        ("flexjob", "Can I get a fleksjob?"),
        ("rasie hours", "I often stay longer. Can the municipality raise my hours?"),
        ("rasie hours", "Can I change the hours?"),
    ],
)
def test_the_same_in_english(query: str, title: str) -> None:
    with translation.override("en"):
        assert title in _titles(query)[:8]


def test_who_misspells_the_subsidy_finds_the_calculator_before_a_row_of_words() -> None:
    with translation.override("da"):
        kinds = [group.name for group in answer("fleksløntilskkud").groups]
    assert kinds.index("Regn på det") <= 1


@pytest.mark.parametrize(
    ("query", "strange"),
    [
        ("mobning", "Mine aftaler"),
        ("mobning", "Lav en aftale"),
        ("mobning", "Møder tidligst kl. 10.00"),
        ("MitID virker ikke", "Din del af virksomhedens årsindtægt"),
        ("fleksløntilskkud", "Skal fagforeningen skrive under?"),
    ],
)
def test_what_has_nothing_to_do_with_it_is_not_found(query: str, strange: str) -> None:
    assert strange not in _titles(query)
