"""Whom one can ask: sensible without an installation's file, and with the names that it has."""

from pathlib import Path

from django.test import Client, override_settings

from tests.guidance.test_contacts import GOOD, written


def test_without_a_file_it_says_what_each_can_help_with_and_how_to_find_them() -> None:
    page = Client().get("/kontakt/").content.decode()
    for heading in ("På arbejdspladsen", "Fagforeningen", "Kommunen", "Fortrolig rådgivning", "en bisidder"):
        assert heading in page
    assert "Spørg din leder, hvem der er HR hos jer." in page
    assert "contact-card" not in page


def test_who_is_named_can_be_called_and_written_to(tmp_path: Path) -> None:
    with override_settings(CONTACT_FILE=written(tmp_path, GOOD), SUPPORT_CONTACT="it@nordlys.example"):
        page = Client().get("/kontakt/").content.decode()
    for part in ("HR, Nordlys", 'href="tel:12345678"', 'href="mailto:hr@nordlys.example"', "Hverdage 9-15"):
        assert part in page
    assert 'href="https://kommune.example/fleksjob"' in page
    assert "Spørg din leder, hvem der er HR hos jer." not in page
    assert "mailto:it@nordlys.example" in page


def test_hours_are_in_the_language_of_the_reader(tmp_path: Path) -> None:
    with override_settings(CONTACT_FILE=written(tmp_path, GOOD)):
        page = Client().get("/kontakt/?sprog=en").content.decode()
    assert "Weekdays 9-15" in page
    assert "Hverdage 9-15" not in page


def test_a_name_is_text_and_never_a_part_of_the_page(tmp_path: Path) -> None:
    with override_settings(CONTACT_FILE=written(tmp_path, GOOD.replace("HR, Nordlys", "<b>HR</b>"))):
        assert "&lt;b&gt;HR&lt;/b&gt;" in Client().get("/kontakt/").content.decode()
