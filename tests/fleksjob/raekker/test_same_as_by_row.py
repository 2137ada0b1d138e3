"""The columns and the reference give the same bytes, for rows written in every way."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fleksjob.raekker import by_column, cells, header
from tests.fleksjob.raekker.files import csv_answer

COLUMNS = (
    "dato",
    "timeloen",
    "effektive_timer",
    "timer_paa_arbejdspladsen",
    "intensitet",
    "loen_md",
    "fuldtidsloen_md",
    "anden_loen_md",
    "fuldtidstillaeg_md",
    "sygedagpenge_md",
    "ledighedsydelsesdage",
    "loen_14_dage",
    "hverdage_i_job",
    "saerlig_udbetaling_md",
    "saerlig_udbetaling_fuld_tid_md",
    "tabt_arbejdsfortjeneste_md",
    "feriepenge_optjent_md",
    "loenarter.bonus",
    "politik.atp_afrunding",
    "politik.satser_for",
    "x_navn",
)
DAYS = st.one_of(
    st.dates(date(2023, 12, 1), date(2024, 2, 28)),
    st.dates(date(2012, 12, 1), date(2027, 2, 1)),
    st.sampled_from(
        [date(2020, 1, 1), date(2021, 1, 31), date(2021, 2, 1), date(2017, 7, 1), date(2026, 12, 31)]
    ),
).map(date.isoformat)
ODD = st.sampled_from(
    ["", " 200", "-5", "1.234", "15,272.00", "abc", "1e5", "200 kr.", "NaN", "=1+1", "７", "1,999"]
)


def amount(largest):
    """An amount as people write it: plain, with decimals, with thousands, or in a way that is refused."""
    number = st.one_of(st.integers(0, largest * 100), st.integers(0, 40).map(lambda each: each * 100_00))
    shapes = (
        lambda each: f"{each // 100},{each % 100:02d}",
        lambda each: f"{each // 100}.{each % 100:02d}",
        lambda each: str(each // 100),
        lambda each: f"{each // 100:,}".replace(",", ".") + f",{each % 100:02d}",
        lambda each: f"{each // 100},{each % 100 // 10}",
        lambda each: f" {each // 100} ",
    )
    return st.builds(lambda each, shape: shape(each), number, st.sampled_from(shapes))


HOURS = st.one_of(
    st.integers(0, 40).map(str),
    st.builds(
        lambda whole, part: f"{whole},{part}",
        st.integers(0, 40),
        st.sampled_from(["5", "25", "50", "1", "333"]),
    ),
    st.builds(lambda whole, part: f"{whole}:{part:02d}", st.integers(0, 169), st.integers(0, 61)),
)
SHARES = st.one_of(
    st.sampled_from(["0", "1", "0,5", "0.83", "83 %", "50%", "1,000001", "0,1234567"]),
    st.integers(0, 1_000_000).map(lambda each: f"{each / 1_000_000:.6f}"),
)
LEDIGE = st.sampled_from(["0", "1", "2,5", "31", "31,5", "3.25", "1,125"])
EXTRA = {
    "anden_loen_md": amount(50_000),
    "fuldtidstillaeg_md": amount(5_000),
    "sygedagpenge_md": amount(30_000),
    "ledighedsydelsesdage": LEDIGE,
}
RARE = {
    "hverdage_i_job": st.sampled_from(["10", "5,5", "0"]),
    "saerlig_udbetaling_md": amount(5_000),
    "saerlig_udbetaling_fuld_tid_md": amount(9_000),
    "tabt_arbejdsfortjeneste_md": amount(9_000),
    "feriepenge_optjent_md": amount(3_000),
    "loenarter.bonus": amount(3_000),
    "politik.atp_afrunding": st.sampled_from(["hele kroner", "ingen", "ved ikke"]),
    "politik.satser_for": st.sampled_from(["indkomstmaaned", "udbetalingsmaaned"]),
}
WAYS = (
    {"timeloen": amount(400), "effektive_timer": HOURS},
    {"timeloen": amount(400), "timer_paa_arbejdspladsen": HOURS, "intensitet": SHARES},
    {"loen_md": amount(40_000), "fuldtidsloen_md": amount(50_000)},
    {"loen_14_dage": amount(20_000), "fuldtidsloen_md": amount(50_000)},
)


@st.composite
def cases(draw):
    """A row, mostly in order."""
    row = {
        "dato": draw(DAYS),
        "x_navn": draw(st.sampled_from(["", "Åse", "=cmd|' /C calc'!A0", "+45", "-12,50"])),
    }
    for name, values in draw(st.sampled_from(WAYS)).items():
        row[name] = draw(values)
    for name, values in EXTRA.items():
        if draw(st.integers(0, 3)) == 0:
            row[name] = draw(values)
    for name, values in RARE.items():
        if draw(st.integers(0, 11)) == 0:
            row[name] = draw(values)
    if draw(st.integers(0, 9)) == 0:
        row[draw(st.sampled_from(COLUMNS))] = draw(ODD)
    return row


def as_csv(rows):
    lines = [COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in rows)]
    return "".join(";".join(line) + "\n" for line in lines)


@pytest.fixture(autouse=True)
def every_kind_goes_by_columns(monkeypatch):
    """However few rows there are of it."""
    monkeypatch.setattr(by_column, "FEWEST", 1)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(cases(), min_size=1, max_size=12))
def test_every_cell_is_as_the_reference_has_it(rows):
    text = as_csv(rows)
    assert csv_answer(text)[0] == csv_answer(text, columns=False)[0]


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(cases(), min_size=5, max_size=12))
def test_the_margins_and_the_choices_of_the_whole_file_are_as_the_reference_has_them(rows):
    text = as_csv(rows)
    options = {"margins": True, "policies": {"satser_for": "indkomstmaaned", "afrund_hvert_led": "ja"}}
    assert csv_answer(text, **options)[0] == csv_answer(text, columns=False, **options)[0]


def test_a_rate_that_the_month_before_has_not_is_missed_only_by_rows_that_need_it():
    """Days of a month have a rate from 1 February 2021; a row without wage does not look at it."""
    day = {"dato": "2021-02-01", "ledighedsydelsesdage": "1", "effektive_timer": "10"}
    text = as_csv([{**day, "timeloen": "200"}, {**day, "timeloen": "0"}, {**day, "timeloen": "210"}])
    assert csv_answer(text)[0] == csv_answer(text, columns=False)[0]


def test_ordinary_rows_of_every_month_are_taken_by_the_columns():
    days = [date(2013, 1, 15) + timedelta(days=30 * number) for number in range(169)]
    rows = [
        {"dato": day.isoformat(), "timeloen": str(150 + step * 20), "effektive_timer": str(3 + step * 3)}
        for day in days
        for step in range(10)
    ]
    text = as_csv(rows)
    fast, summary = csv_answer(text)
    assert summary.one_by_one == 0
    assert fast == csv_answer(text, columns=False)[0]


def test_the_columns_know_no_fact_that_the_law_does_not():
    assert set(cells.NUMBERS) <= set(header.FACTS)
