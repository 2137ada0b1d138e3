"""Maja holds the municipality's letter against her payslip, on a narrow phone, with the keys alone."""

from playwright.sync_api import expect

from tests.e2e import steps as s
from tests.e2e.accessible import EVERY_LOOK, expect_accessible
from tests.e2e.conftest import ZOOMED, Visitor


def test_the_letter_is_held_against_the_payslip(visitor: Visitor) -> None:
    # given a payslip of May, and a letter that counts the wage without the employer's pension
    page = visitor(ZOOMED)
    page.goto("/beregner/tjek-udbetaling/")
    expect_accessible(page, EVERY_LOOK)
    s.expect_no_sideways_scrolling(page)
    s.type_into(page, "Løn før skat, uden pension", "14.000,00")
    s.type_into(page, "Arbejdsgiverens pension", "1.120,00")
    s.type_into(page, "Løn, der er regnet med", "14000")
    s.press_with_keys(page, "Se svaret")
    # then it says where the two part, what to ask, and that the wage of the month before counts
    main = page.get_by_role("main")
    expect(page.get_by_role("row", name="Lønindtægt i alt")).to_contain_text("Her skilles tallene")
    expect(main).to_contain_text("Forskellen er lige så stor som: arbejdsgiverens pension.")
    expect(main).to_contain_text("regnes af lønnen for")
    assert "15.120,00 kr." in page.get_by_label("Et brev med spørgsmålene").input_value()
    expect_accessible(page, EVERY_LOOK)
    s.expect_no_sideways_scrolling(page)
    # and going back, what was written still stands
    s.press_with_keys(page, "Ret tallene")
    expect(page.get_by_label("Løn før skat, uden pension")).to_have_value("14.000,00")
