"""The deadlines of a case: published test vectors, what overrides what, every day from 2013 to 2027."""

from datetime import date

import pytest

from fleksjob import dates
from fleksjob.errors import InputError
from fleksjob.frister import frister, gaeldende
from fleksjob.frister.model import arbejdsdag
from fleksjob.frister.noegler import FELTER
from tests.fleksjob.test_engelsk import is_english

RULES = gaeldende()
KARIM = {"ansaettelse_start": "2024-03-01", "varighed": "midlertidigt"}


def day(text):
    return date.fromisoformat(text)


def ask(today=None, **facts):
    return frister(facts, day(today) if today else None, RULES)


def find(answer, name):
    return next(each for each in answer.frister if each.id == name)


def days(answer, *names):
    return [find(answer, name).dato.isoformat() for name in names]


def reason(answer, name):
    return next(each.grund.da for each in answer.ikke_aktuelle if each.id == name)


def caveats(each):
    return " ".join(caveat.da for caveat in each.forbehold)


@pytest.mark.parametrize(
    ("birth", "pension", "exempt", "senior"),
    [
        ("1955-03-15", "2021-09-15", "2015-09-15", "2015-03-15"),
        ("1960-02-29", "2027-02-28", "2021-02-28", "2020-08-28"),
        ("1963-05-10", "2031-05-10", "2025-05-10", "2024-11-10"),
        ("1970-12-31", "2039-12-31", "2033-12-31", "2033-06-30"),
        ("1971-01-01", "2041-01-01", "2035-01-01", "2034-07-01"),
    ],
)
def test_the_published_pension_days(birth, pension, exempt, senior):
    answer = ask(foedselsdag=birth)
    assert [find(answer, name).regnet.isoformat() for name in ("D06", "D07", "D09")] == [
        pension,
        exempt,
        senior,
    ]


def test_what_exists_only_from_2020_does_not_begin_earlier():
    answer = ask(foedselsdag="1955-03-15")
    assert days(answer, "D07", "D09") == ["2020-01-01", "2020-01-01"]
    assert "Reglen findes først fra 01.01.2020" in caveats(find(answer, "D07"))


@pytest.mark.parametrize(
    ("row", "known"),
    [
        ("D05", {"foedselsdag": "1970-05-10"}),
        ("D07", {"foedselsdag": "1955-03-15"}),
        ("D08", {"aftale_underskrevet": "2011-02-01", "aftale_gaelder_fra": "2011-02-01"}),
        ("D09", {"foedselsdag": "1955-03-15"}),
    ],
)
def test_a_rule_younger_than_its_day_says_when_it_began_and_what_was_reached_before(row, known):
    frist = find(ask(**known), row)
    assert frist.dato == frist.raekke.begynder
    assert frist.regnet < frist.dato
    for language in ("da", "en"):
        said = frist.ny_regel.i(language)
        assert dates.show(frist.dato) in said
        assert dates.show(frist.regnet) in said
    assert frist.ny_regel in frist.forbehold


def test_a_day_after_the_rule_began_says_nothing_of_its_beginning():
    answer = ask(foedselsdag="1980-05-10")
    assert [find(answer, row).ny_regel for row in ("D05", "D07", "D09")] == [None, None, None]


def test_births_on_a_leap_day_are_flagged_and_the_other_choice_can_be_made():
    answer = ask(foedselsdag="1960-02-29")
    assert "Dagen findes ikke i måneden" in caveats(find(answer, "D06"))
    other = ask(foedselsdag="1960-02-29", politik={"dag_der_ikke_findes": "den første i næste måned"})
    assert days(other, "D06", "D07", "D09") == ["2027-03-01", "2021-03-01", "2020-09-01"]
    assert "Svaret er ikke sikkert" in caveats(find(other, "D06"))


def test_the_age_of_70_is_law_only_since_the_end_of_2025():
    assert days(ask("2025-12-30", foedselsdag="1971-01-01"), "D06") == ["2040-01-01"]
    assert days(ask("2025-12-31", foedselsdag="1971-01-01"), "D06") == ["2041-01-01"]
    assert find(ask(foedselsdag="1971-01-01"), "D07").sikkerhed == "sekundaer"
    assert find(ask(foedselsdag="1970-12-31"), "D07").sikkerhed == "lovtekst"


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2024-03-01", ["2026-09-01", "2028-09-01", "2029-03-01"]),
        ("2022-08-31", ["2025-02-28", "2027-02-28", "2027-08-31"]),
    ],
)
def test_the_published_days_after_the_start(start, expected):
    assert days(ask(ansaettelse_start=start, varighed="midlertidigt"), "D01", "D03", "D04") == expected


def test_the_next_follow_up_is_counted_from_the_latest_one_and_not_on_a_grid():
    answer = ask(**KARIM, seneste_opfoelgning="2026-11-10")
    assert days(answer, "D02") == ["2029-05-10"]
    assert "se D02" in reason(answer, "D01")


def test_karims_timeline_says_who_calls_and_under_which_law():
    answer = ask("2026-11-23", **KARIM)
    assert days(answer, "D01", "D03", "D04") == ["2026-09-01", "2028-09-01", "2029-03-01"]
    first = find(answer, "D01")
    assert (first.ansvarlig.da, first.kendt, first.overskredet) == ("kommunen", True, True)
    assert "så kontakt kommunen nu" in first.goer.da
    assert answer.regelsaet.startswith("fleksjob ")
    assert "sha256:" in answer.regelsaet


@pytest.mark.parametrize(
    ("start", "months", "legal", "proposed", "note"),
    [
        ("2026-12-31", 2, "2027-02-28", "2027-02-26", ""),
        ("2027-01-25", 2, "2027-03-25", "2027-03-24", ""),
        ("2027-01-29", 2, "2027-03-29", "2027-03-24", ""),
        ("2027-03-06", 2, "2027-05-06", "2027-05-05", ""),
        ("2027-03-17", 2, "2027-05-17", "2027-05-14", ""),
        ("2027-02-23", 2, "2027-04-23", "2027-04-23", ""),
        ("2026-10-24", 2, "2026-12-24", "2026-12-23", "afhænger af overenskomst"),
    ],
)
def test_the_day_of_the_law_and_the_workday_before_it_stand_apart(start, months, legal, proposed, note):
    talk = find(ask(seneste_samtale=start, samtale_interval_maaneder=months), "D33")
    assert (talk.dato, talk.forslag.date, talk.forslag.note) == (day(legal), day(proposed), note)
    assert talk.raekke.slags == "anbefaling"


def test_two_and_a_half_years_from_the_end_of_august_end_on_a_sunday():
    first = find(ask(ansaettelse_start="2024-08-31"), "D01")
    assert (first.dato, first.forslag.date) == (day("2027-02-28"), day("2027-02-26"))


def test_an_earliest_day_proposes_a_workday_after_it():
    agreement = find(ask(aftale_underskrevet="2025-12-25", aftale_gaelder_fra="2025-12-25"), "D08")
    assert (agreement.dato, agreement.forslag.date) == (day("2026-12-25"), day("2026-12-28"))


def test_the_first_workday_of_2027_is_monday_the_fourth():
    assert arbejdsdag("tidligst", day("2027-01-01")).date == day("2027-01-04")


def test_the_twelve_months_count_from_the_signature_at_the_earliest():
    dated_back = {"aftale_underskrevet": "2026-01-15", "aftale_gaelder_fra": "2025-12-01"}
    answer = find(ask(**dated_back), "D08")
    assert answer.dato == day("2027-01-15")
    assert "fra underskriften" in caveats(answer)
    other = find(ask(**dated_back, politik={"aftale_tilbagevirkende": "ja"}), "D08")
    assert (other.dato, other.sikkerhed) == (day("2026-12-01"), "afledt")


def test_close_to_pension_the_twelve_months_are_not_required():
    answer = ask(foedselsdag="1963-05-10", aftale_underskrevet="2026-01-15", aftale_gaelder_fra="2026-01-15")
    assert "Fra 10.05.2025 kræves de 12 måneder ikke" in caveats(find(answer, "D08"))


def test_a_letter_overrides_the_computed_day_and_both_are_shown():
    end = find(ask(**KARIM, brev={"D04": "2029-02-14"}), "D04")
    assert (end.dato, end.regnet, end.fra_brev) == (day("2029-02-14"), day("2029-03-01"), True)
    assert "01.03.2029" in end.begrundelse.da


def test_where_there_is_a_letter_our_way_of_counting_is_no_caveat():
    assert "fra ansættelsens start" in caveats(find(ask(**KARIM), "D04"))
    assert "fra ansættelsens start" not in caveats(find(ask(**KARIM, brev={"D04": "2029-02-14"}), "D04"))
    assert "fra ansættelsens start" not in caveats(find(ask(**KARIM, periode_start="2024-04-01"), "D04"))


def test_a_letter_is_enough_where_the_facts_are_missing_or_the_law_is_not_known():
    answer = ask(brev={"D04": "2029-02-14", "D18": "2026-08-03"})
    assert days(answer, "D18", "D04") == ["2026-08-03", "2029-02-14"]
    assert find(answer, "D04").regnet is None
    assert all("D04" not in each.frister for each in answer.mangler)


@pytest.mark.parametrize(
    ("start", "who"),
    [("2023-07-31", "jobcenteret"), ("2023-08-01", "kommunen")],
)
def test_the_authority_has_the_word_of_the_day(start, who):
    assert find(ask(ansaettelse_start=start), "D01").ansvarlig.da == who


@pytest.mark.parametrize(
    ("start", "law"), [("2017-06-30", "LAB § 70 d"), ("2017-07-01", "LAB § 121 (nummeret er vores slutning)")]
)
def test_the_paragraph_is_the_one_of_the_day(start, law):
    assert find(ask(ansaettelse_start=start), "D01").lov == law


@pytest.mark.parametrize(("start", "known"), [("2024-06-30", True), ("2024-07-01", False)])
def test_after_2026_the_law_is_not_known_and_the_answer_says_so(start, known):
    first = find(ask(ansaettelse_start=start), "D01")
    assert first.kendt is known
    assert ("ny hovedlov er ventet" in caveats(first)) is not known


def test_the_four_talks_hold_until_the_end_of_june_2026():
    last = find(ask(ledighedsydelse_fra="2025-12-30"), "D19")
    assert (last.fra, last.dato) == (day("2025-12-30"), day("2026-06-30"))
    assert "75 %" in reason(ask(ledighedsydelse_fra="2026-01-01"), "D19")
    assert "Før 2020" in reason(ask(ledighedsydelse_fra="2019-06-30"), "D19")


def test_the_line_of_26_weeks_is_law_from_july_2026_and_unsure_from_february():
    assert days(ask(foerste_sygedag="2026-07-01"), "D16") == ["2026-12-30"]
    assert "to trin" in reason(ask(foerste_sygedag="2026-06-30"), "D16")
    assert "kom med lov" in reason(ask(foerste_sygedag="2026-01-31"), "D16")


def test_the_statement_of_employment_has_its_deadlines_from_july_2023():
    assert days(ask(ansaettelse_start="2023-07-01"), "D10", "D11") == ["2023-07-08", "2023-08-01"]
    assert "anden lov" in reason(ask(ansaettelse_start="2023-06-30"), "D10")


def test_where_the_start_of_a_rule_was_not_seen_older_days_are_inferred():
    assert find(ask(foerste_sygedag="2026-01-01"), "D13").sikkerhed == "lovtekst"
    older = find(ask(foerste_sygedag="2025-12-31"), "D13")
    assert older.sikkerhed == "afledt"
    assert "Hvornår reglen begyndte" in caveats(older)


def test_sickness_has_its_weeks():
    answer = ask(foerste_sygedag="2026-09-01", refusion_fra="2026-09-01")
    assert days(answer, "D12", "D13", "D15", "D14") == [
        "2026-09-29",
        "2026-10-06",
        "2026-10-27",
        "2026-12-01",
    ]
    assert find(answer, "D15").forslag is None


def test_a_complaint_ends_on_the_same_weekday_four_weeks_later():
    answer = ask(afgoerelse_modtaget="2026-11-02", klage_modtaget="2026-11-16")
    assert days(answer, "D27", "D28") == ["2026-11-30", "2026-12-14"]
    assert find(answer, "D27").dato.weekday() == day("2026-11-02").weekday()


def test_unemployment_sanctions_guidance_and_the_way_out():
    answer = ask(
        ledighedsydelse_fra="2026-01-05", flyttedato="2026-01-31", sanktion_fra="2026-03-02",
        sanktion_haendelse="2026-02-20", vejledning_givet="2026-01-05", naeste_start="2026-12-01",
        visitation_afgoerelse="2026-01-31", besked_om_jobsoegning="2026-02-02", ledig_fra="2025-10-01",
        paragraf56_godkendt="2026-02-28",
    )  # fmt: skip
    assert days(answer, "D18", "D22", "D24", "D25") == [
        "2026-01-26",
        "2026-07-31",
        "2026-03-23",
        "2027-02-20",
    ]
    assert days(answer, "D26", "D30", "D31", "D17") == [
        "2026-07-05",
        "2026-02-01",
        "2026-05-02",
        "2028-02-28",
    ]
    free, course = find(answer, "D29"), find(answer, "D23")
    assert (free.fra, free.dato) == (day("2026-10-20"), day("2026-12-01"))
    assert (course.fra, course.dato) == (day("2025-11-05"), day("2026-07-01"))
    assert "På fristens dag er det anderledes" in caveats(course)
    assert "reformen" in reason(ask(ledig_fra="2026-02-01"), "D23")


def months(first, count):
    start = day(first + "-01")
    return [f"{dates.add_months(start, each):%Y-%m}" for each in range(count)]


def test_twelve_months_in_eighteen_and_eighteen_in_all():
    answer = ask(ledighedsydelse_maaneder=months("2024-01", 18))
    assert days(answer, "D20", "D21") == ["2024-12-31", "2025-06-30"]
    assert "fortsætter uden afbrydelse" not in caveats(find(answer, "D21"))


def test_a_gap_moves_the_twelfth_month_and_the_rest_is_assumed_and_said():
    answer = ask(ledighedsydelse_maaneder=[*months("2024-01", 6), *months("2025-01", 3)])
    assert days(answer, "D20") == ["2025-06-30"]  # 6 of 2024, 3 stated and 3 assumed of 2025: 12 in 18 months
    assert days(answer, "D21") == ["2025-12-31"]
    assert "fortsætter uden afbrydelse" in caveats(find(answer, "D20"))
    assert find(answer, "D20").sikkerhed == "afledt"


def test_the_old_scheme_has_no_five_years():
    answer = ask(ansaettelse_start="2012-12-31")
    assert all("før 2013" in reason(answer, name) for name in ("D01", "D03", "D04"))


def test_a_permanent_fleksjob_has_follow_up_but_no_end():
    answer = ask(ansaettelse_start="2024-03-01", varighed="permanent")
    assert "permanent" in reason(answer, "D04")
    assert find(answer, "D01").sikkerhed == "afledt"


def test_a_new_period_counts_from_its_own_first_day():
    answer = ask(ansaettelse_start="2019-03-01", periode_start="2024-03-01", varighed="midlertidigt")
    assert days(answer, "D03", "D04") == ["2028-09-01", "2029-03-01"]


def test_missing_facts_are_named_with_the_deadlines_that_need_them():
    answer = ask(ansaettelse_start="2024-03-01", varighed=None)
    missing = {each.oplysning: each.frister for each in answer.mangler}
    assert missing["varighed"] == ("D03", "D04")
    assert missing["foedselsdag"] == ("D05", "D06", "D07", "D09")
    everything = ask()
    assert everything.frister == ()
    assert {name for each in everything.mangler for name in each.frister} == set(RULES.raekker)


@pytest.mark.parametrize(
    "facts",
    [
        {"startdato": "2024-03-01"},
        {"ansaettelse_start": "i går"},
        {"ansaettelse_start": "1850-01-01"},
        {"varighed": "fast"},
        {"samtale_interval_maaneder": 0},
        {"ledighedsydelse_maaneder": "2025-02"},
        {"ledighedsydelse_maaneder": ["februar"]},
        {"ledighedsydelse_maaneder": ["2025-02", "2025-02"]},
        {"ledighedsydelse_fra": "2025-02-01", "ledighedsydelse_maaneder": ["2025-01"]},
        {"brev": []},
        {"brev": {"D99": "2029-02-28"}},
        {"ansaettelse_start": "2024-03-01", "brev": {"D01": "2024-01-01"}},
        {"ansaettelse_start": "2010-03-01", "brev": {"D01": "2026-09-15"}},
        {"politik": []},
        {"politik": {"x": "ja"}},
        {"politik": {"dag_der_ikke_findes": "ja"}},
        {"ansaettelse_start": "2024-03-01", "seneste_opfoelgning": "2024-01-01"},
        {"foedselsdag": "2024-03-01", "ansaettelse_start": "2024-03-01"},
        {"foedselsdag": "2024-03-01", "foerste_sygedag": "2020-03-01"},
        {"ansaettelse_start": "2010-03-01", "varighed": "midlertidigt"},
        {"periode_start": "2024-03-01", "varighed": "permanent"},
        {"afgoerelse_modtaget": "2026-11-22"},
        {"ledighedsydelse_maaneder": ["2026-12"]},
    ],
)
def test_every_refusal_is_told_in_english_too(facts):
    with pytest.raises(InputError) as refused:
        ask(today="2026-11-21", **facts)
    assert is_english(refused.value.reason_en), refused.value.reason_en
    assert refused.value.reason_en != refused.value.reason


def test_what_is_missing_says_in_both_languages_what_to_write():
    missing = ask().som_json()["mangler"]
    assert {
        each["oplysning"]: (each["hjaelp"], each["hjaelp_en"]) for each in missing
    }.items() <= FELTER.items()
    assert all(is_english(each["hjaelp_en"]) for each in missing)
