"""The calculation as a person reads it: for every case there is a text, and its numbers are the answer's."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import cli
from fleksjob.beregning import beregn
from fleksjob.visning import WIDTH, Style, tekst
from tests.fleksjob.test_cli import one_line

NO_WAGE = "Ingen løn i fleksjobbet og ingen sygedagpenge: intet tilskud i måneden"
YES_NO = ("loenloft_medregner_anden_loen", "loenloft_medregner_ydelser", "intet_loenloft_uden_loen")
CHOICES = {
    **dict.fromkeys((*YES_NO, "ydelse_fradrages_kun_uden_loen", "afrund_hvert_led"), ("nej", "ja")),
    "ledighedsydelse_divisor": ("21,6667", "260/12"),
    "atp_afrunding": ("ingen", "hele kroner"),
    "satser_for": ("udbetalingsmaaned", "indkomstmaaned"),
    "fjortendagesloen": ("26/12", "to loendage"),
    "loenloft_haeves_med": ("fuldtidsbeloebet", "udbetalingen"),
    "loenloft_medregner_tabt_arbejdsfortjeneste": ("ja", "nej"),
    "delmaaned": ("hverdage af 21,6667", "hele maaneden"),
    "loenloft_i_delmaaned": ("helt", "forholdsmaessigt"),
}


def amounts(largest):
    """Amounts as people have them: zero very often, the least there is, the usual, the largest."""
    oere = st.one_of(
        st.sampled_from([0, 0, 1, 50, 100_00, largest * 100]),
        st.integers(0, min(largest, 45_000) * 100),
        st.integers(0, largest * 100),
    )
    return oere.map(lambda number: f"{number // 100}.{number % 100:02d}")


month, hourly = amounts(10_000_000), amounts(100_000)
hours = st.one_of(
    st.sampled_from(["0", "0:01", "168", "37", "7½"]),
    st.integers(0, 168 * 60).map(lambda minutes: f"{minutes // 60}:{minutes % 60:02d}"),
)
shares = st.one_of(
    st.sampled_from(["0", "0 %", "1", "100 %", "0,000001", "0,999999"]),
    st.integers(0, 1_000_000).map(lambda millionths: f"{millionths / 1_000_000:.6f}"),
)
wages = st.one_of(
    st.fixed_dictionaries({"timeloen": hourly, "effektive_timer": hours}),
    st.fixed_dictionaries({"timeloen": hourly, "timer_paa_arbejdspladsen": hours, "intensitet": shares}),
    st.fixed_dictionaries({"loen_md": month, "fuldtidsloen_md": month}),
)
rest = st.fixed_dictionaries(
    {},
    optional={
        "anden_loen_md": month,
        "fuldtidstillaeg_md": month,
        "sygedagpenge_md": month,
        "ledighedsydelsesdage": st.sampled_from(["0", "0,01", "2", "2,5", "21,67", "31"]),
        "saerlig_udbetaling_md": month,
        "feriepenge_optjent_md": month,
        "tabt_arbejdsfortjeneste_md": month,
        "hverdage_i_job": st.sampled_from(["0", "0,01", "10", "21,67", "31"]),
        "politik": st.fixed_dictionaries(
            {}, optional={name: st.sampled_from(each) for name, each in CHOICES.items()}
        ),
    },
)
days = st.one_of(
    st.sampled_from(["2013-01-31", "2014-04-27", "2017-07-01", "2019-12-31", "2024-06-01", "2026-12-31"]),
    st.builds("{}-{:02d}-15".format, st.integers(2013, 2026), st.integers(1, 12)),
)
cases = st.builds(lambda day, wage, more: {"dato": day, **wage, **more}, days, wages, rest)


def shown(number):
    """A number of the JSON as the text writes it."""
    kroner, oere = number.removeprefix("-").split(".")
    return f"{'-' * number.startswith('-')}{int(kroner):,}".replace(",", ".") + f",{oere} kr."


def row(lines, start):
    """The amount at the end of the row that begins so, below it where the row is long."""
    place = next(index for index, line in enumerate(lines) if line.startswith(start))
    return next(
        found[1]
        for line in lines[place:]
        if (found := re.search(r" {2,}(?:−)?([-0-9.]+,[0-9]{2} kr\.)$", line))
    )


def lines_of(capsys, arguments):
    assert cli.main(["beregn", *arguments.split()]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out.splitlines()


@pytest.mark.parametrize("year", range(2013, 2027))
@pytest.mark.parametrize(
    "wage",
    [
        "--timeloen 200 --effektive-timer 0",
        "--timeloen 0 --effektive-timer 18",
        "--timeloen 200 --timer-paa-arbejdspladsen 0 --intensitet 1",
        "--timeloen 200 --timer-paa-arbejdspladsen 20 --intensitet 0",
        "--timeloen 0 --effektive-timer 0 --fuldtidstillaeg-md 0",
        "--loen-md 0 --fuldtidsloen-md 0",
    ],
)
def test_a_month_without_wage_is_told_as_such_in_every_year(wage, year, capsys):
    lines = lines_of(capsys, f"--dato {year}-06-01 {wage}")
    assert f"  {NO_WAGE}" in lines
    assert row(lines, "  Fleksløntilskud ") == "0,00 kr."
    assert not any("Højeste fleksløntilskud" in line for line in lines)


def test_no_hours_still_shows_what_the_hour_and_the_norm_are(capsys):
    lines = lines_of(capsys, "--dato 2024-06-01 --timeloen 200 --effektive-timer 0")
    text = " ".join(" ".join(lines).split())
    assert "Løn: 0 timer × 200,00 kr. × 52/12" in text
    assert "Lønloft: 37 timer × 200,00 kr. × 52/12" in text
    assert "ATP, trækkes af tilskuddet: 5 %, højst 500,00 kr." in text
    assert "Tilskud kan først komme på tale fra den første løn." in text
    assert "næste krone" not in text


def test_no_share_of_the_work_is_shown_as_none(capsys):
    lines = lines_of(capsys, "--dato 2024-06-01 --timeloen 200 --timer-paa-arbejdspladsen 20 --intensitet 0")
    assert "  Effektive timer: 20 timer × 0 % = 0 timer" in lines


def test_a_month_of_benefit_alone_has_no_row_of_nothing_taken_off(capsys):
    lines = lines_of(capsys, "--dato 2024-06-01 --loen-md 0 --fuldtidsloen-md 30000 --sygedagpenge-md 4000")
    assert row(lines, "  Fleksløntilskud ") == "15.952,00 kr."
    assert not any("−0,00" in line for line in lines)


def test_a_long_row_keeps_its_amount_apart(capsys):
    more = "--timeloen 100000 --effektive-timer 18 --fuldtidstillaeg-md 10000000"
    lines = lines_of(capsys, f"--dato 2024-06-01 {more}")
    assert row(lines, "  Lønloft: 37 timer") == "26.033.333,33 kr."
    assert max(map(len, lines)) <= WIDTH


def test_an_hour_that_costs_is_said_to_cost(capsys):
    """With each deduction rounded to kroner, the hour that tips the rounding gives less than it takes."""
    more = "--timeloen 0,01 --effektive-timer 38 --fuldtidstillaeg-md 30000 --politik afrund_hvert_led=ja"
    text = " ".join(lines_of(capsys, f"--dato 2024-06-01 {more}"))
    assert "En time mere om ugen giver her 0,96 kr. mindre om måneden før skat." in text


@settings(max_examples=100)
@given(cases)
def test_every_case_has_a_text_and_its_numbers_are_those_of_the_json(case):
    answer = beregn_or_none(case)
    if answer is None:
        return
    as_json, text = answer.som_json(), tekst(answer, Style())
    lines = text.splitlines()
    assert max(map(len, lines)) <= WIDTH + 2
    rows = [
        ("  Fleksløntilskud ", "fleksloentilskud"),
        ("  Løn og tilskud i alt", "i_alt"),
        ("  ATP, trækkes", "atp"),
        (wage_row(text, case), "loen_md"),
    ]
    if answer.sag.loenloft_kendt:  # the largest amount there is stands for a full-time wage nobody stated
        rows.append(("  Lønloft", "fuldtidsloen_md"))
    for start, name in rows:
        assert row(lines, start) == shown(as_json[name]), start
    entitled = answer.run.exact("ret_til_tilskud")
    assert (NO_WAGE in text) is (not entitled)
    flat = " ".join(text.split())
    if entitled:
        assert f"næste krone i løn beholder du {shown(as_json['marginal']['naeste_krone_beholdt'])}" in flat
    hour = as_json["marginal"]["naeste_time"]
    if hour is not None and float(hour) > 0:
        assert f"En time mere om ugen giver {shown(hour)} mere" in flat


def wage_row(text, case):
    """How the row of the month's wage begins: the sum, where something was added or taken."""
    if "  Løn i måneden " in text:
        return "  Løn i måneden "
    return "  Løn i fleksjobbet " if "loen_md" in case else "  Løn: "


def beregn_or_none(case):
    """The answer, or None where a rate of an early year is not known."""
    from fleksjob.errors import RateMissing

    try:
        return beregn(case)
    except RateMissing:
        return None


def test_the_month_before_the_first_month_there_is_has_no_rate(tmp_path, capsys):
    for day in ("0001-01-01", "0001-01-31", "0001-02-01"):
        case = {
            "dato": day,
            "timeloen": 200,
            "effektive_timer": 18,
            "politik": {"satser_for": "indkomstmaaned"},
        }
        (tmp_path / "sag.json").write_text(json.dumps(case))
        assert "første år er 2013" in one_line(capsys, 3, "beregn", str(tmp_path / "sag.json"))


@pytest.mark.parametrize("first", ["cap_other_income", "loenloft_medregner_anden_loen"])
def test_one_open_question_answered_under_both_its_names_is_refused_by_both(first, capsys):
    names = {"cap_other_income", "loenloft_medregner_anden_loen"}
    (second,) = names - {first}
    wage = ["--dato", "2024-06-01", "--timeloen", "200", "--effektive-timer", "18"]
    line = one_line(capsys, 2, "beregn", *wage, "--politik", f"{first}=ja", "--politik", f"{second}=ja")
    assert line == f"fleksjob: politik.{second}: er det samme som {first}; skriv kun den ene\n"
