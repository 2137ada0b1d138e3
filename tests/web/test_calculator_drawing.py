"""The drawing: its words stand off each other and inside it, also for odd hours and wages, and on paper."""

import io
import re
from html import unescape
from itertools import combinations

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from fleksaftale.web import calculator, calculator_sheet
from fleksaftale.web.calculator_chart import Chart
from fleksaftale.web.calculator_forms import CalculatorForm
from fleksaftale.web.calculator_labels import HERE_NAME, SHORT_NAME, WIDE_NAME
from fleksaftale.web.calculator_picture import picture
from tests.documents.pdf.reading import body, squeezed
from tests.web.test_calculator import KARIM, MONTH, TRIED

MONTHLY = MONTH | {"kender": "maaned", "loen_md": "15600", "pension": "med"}
ODD = {
    "half an hour": KARIM | {"timer": "0,5"},
    "full time": KARIM | {"timer": "37"},
    "beyond full time": KARIM | {"timer": "50"},
    "a low wage": KARIM | {"timeloen": "60", "timer": "1"},
    "a high wage": KARIM | {"timeloen": "900", "timer": "4"},
    "a high wage at full time": KARIM | {"timeloen": "900", "timer": "37"},
    "just under a bend": KARIM | {"timer": "18,5"},
    "just over a bend": KARIM | {"timer": "19"},
    "between two bends": KARIM | {"timer": "20:30"},
    "the cap within the first hour": KARIM | {"timeloen": "125", "timer": "1"},
    "other wage": KARIM | {"anden_loen": "4000"},
    "a month without a cap": MONTHLY,
    "a month with a cap": MONTHLY | {"fuldtid_md": "32066,67"},
}


def charts(facts: dict[str, str]) -> tuple[Chart, Chart]:
    form = CalculatorForm(facts)
    assert form.is_answered, form.errors
    drawn: tuple[Chart, Chart] = calculator.page(form.answer, form.beside)["charts"]
    return drawn


@pytest.mark.parametrize("facts", ODD.values(), ids=ODD)
def test_no_word_of_the_drawing_stands_on_another_or_outside(facts: dict[str, str]) -> None:
    for chart in charts(facts):
        boxes = [each.box for each in chart.bends]
        boxes.append(chart.here_name.box(HERE_NAME, 2))
        if chart.has_cap:
            boxes.append(chart.cap_name.box(WIDE_NAME if chart.other else SHORT_NAME, 1))
        for one, other in combinations(boxes, 2):
            assert one.over(other) == 0, (chart.id, one, other)
        for box in boxes:
            assert box.left >= chart.left - 9
            assert box.right <= chart.width
            assert box.bottom <= chart.bottom
            assert box.top >= 4


@pytest.mark.parametrize("facts", [TRIED, MONTHLY], ids=["hours", "wage"])
def test_the_sheet_has_the_drawing_with_words_for_who_does_not_see_it(facts: dict[str, str]) -> None:
    form = CalculatorForm(facts)
    assert form.is_answered
    pdf = calculator_sheet.render(form)
    found = calculator.page(form.answer, form.beside)
    drawn = picture(found)
    pages = PdfReader(io.BytesIO(pdf))
    told = re.sub(r"\s", "", drawn.alt)
    alts = {re.sub(r"\s", "", text) for text in alternatives(pages)}
    assert told in alts
    for bend in found["bends"]:
        assert bend["where"] in drawn.alt
        assert squeezed(f"{bend['number']}. {bend['why']}: {bend['where']}") in body(pdf)


def test_the_drawing_is_told_in_sentences_with_one_full_stop_each(client: Client) -> None:
    client.post(reverse("calculator"), KARIM)
    html = unescape(client.get(reverse("calculator")).content.decode())
    told = re.findall(r"<desc[^>]*>(.*?)</desc>", html)
    assert len(told) == 2
    assert told[0] == told[1]
    assert told[0].startswith("Her står du: 18 timer, 30.872 kr. Uden løn er der intet tilskud.")
    assert "kr.." not in told[0]
    assert re.search(r" 1: .+ kr\. 2: .+ kr\.$", told[0])


def test_half_a_krone_in_the_drawing_is_rounded_up() -> None:
    facts = {
        "maaned": "11",
        "aar": "2026",
        "kender": "time",
        "timeloen": "165",
        "timer": "9",
        "pension": "med",
    }
    form = CalculatorForm(facts)
    assert form.is_answered
    page = calculator.page(form.answer, form.beside)
    assert page["total"] == "26.104,50 kr."
    assert page["here"]["total"] == "26.105 kr."


def alternatives(pages: PdfReader) -> list[str]:
    """Every alternative text of the document's structure."""
    found, waiting = [], [pages.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            if "/K" in node and not isinstance(node["/K"], int):
                waiting.append(node["/K"])
    return found
