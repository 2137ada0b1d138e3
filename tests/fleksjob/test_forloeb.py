"""Month by month: what is paid on the month before, and what is settled afterwards, only with a basis."""

import json
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fleksjob import cli, dates
from fleksjob.beregning import beregn
from fleksjob.errors import InputError, RateMissing
from fleksjob.forloeb import forloeb
from fleksjob.forloeb_laes import Bonus
from fleksjob.forloeb_visning import som_json, tekst
from fleksjob.law import gaeldende
from fleksjob.law.fleksloentilskud import efterregulering
from fleksjob.visning import WIDTH
from tests.fleksjob.test_engelsk import is_english

LAW = gaeldende()


def month(name, wage="14000", **more):
    return {"maaned": name, "loen_md": wage, "fuldtidsloen_md": "32000", **more}


def of(*months, **more):
    return forloeb({"maaneder": list(months), **more}, LAW)


def subsidy(day, wage="14000", **more):
    return beregn({"dato": day, "loen_md": wage, "fuldtidsloen_md": "32000", **more}, LAW).fleksloentilskud


def bases(each):
    return [basis.id for basis in each.grundlag]


def test_each_month_is_paid_on_the_income_of_the_month_before():
    answer = of(month("2024-03", "10000"), month("2024-04", "12000"), month("2024-05", "14000"))
    assert [each.maaned for each in answer.maaneder] == [date(2024, m, 1) for m in (3, 4, 5, 6)]
    assert answer.maaneder[0].foreloebig is None
    assert [each.foreloebig.loen_md for each in answer.maaneder[1:]] == [10000, 12000, 14000]
    assert answer.maaneder[3].gaelder.fleksloentilskud == subsidy("2024-06-01", "14000")


def test_without_a_basis_no_month_is_settled_again():
    answer = of(month("2024-03", "10000"), month("2024-04", "12000"), month("2024-05", "14000"))
    assert [each.afregnet is None for each in answer.maaneder] == [False, True, True, True]
    assert [each.forskel for each in answer.maaneder[1:]] == [None, None, None]
    assert "kun_med_grundlag" in {each.id for each in answer.forbehold}


def test_the_first_month_is_corrected_when_its_wage_is_known():
    stated = {"loen_md": "13000", "fuldtidsloen_md": "32000"}
    first = of(month("2024-03"), foerste_loen=stated).maaneder[0]
    assert (bases(first), first.afregnet_af) == (["foerste_maaned"], date(2024, 3, 1))
    assert first.forskel == Fraction("0.30") * (13000 - 14000)
    unpaid = of(month("2024-03")).maaneder[0]
    assert unpaid.forskel == unpaid.afregnet.fleksloentilskud
    assert unpaid.gaelder is unpaid.afregnet


def test_what_was_stated_for_the_first_month_pays_no_other():
    stated = {"loen_md": "13000", "fuldtidsloen_md": "32000"}
    second = of(month("2024-03"), foerste_loen=stated).maaneder[1]
    assert second.foreloebig.loen_md == 14000


def test_a_bonus_is_split_equally_over_its_months_and_each_is_recomputed():
    answer = of(
        *(month(f"2024-0{m}", "10000") for m in (3, 4, 5)),
        bonus=[{"beloeb": "3000", "fra": "2024-04", "til": "2024-05"}],
    )
    _, april, may, june = answer.maaneder
    assert bases(april) == []
    for each in (may, june):
        assert bases(each) == ["bonus"]
        assert each.afregnet.loen_md == 11500
        assert each.forskel == -450
    assert [each.maaned for each in answer.regnskab][-2:] == [may.maaned, june.maaned]


def test_an_oere_that_does_not_come_out_even_goes_to_the_first_months():
    bonus = Bonus(10_000_00 + 2, date(2024, 1, 1), date(2024, 7, 1))
    shares = [bonus.andel(dates.add_months(date(2024, 1, 1), n)) for n in range(-1, 8)]
    assert shares == [0, 142858, 142858, 142858, 142857, 142857, 142857, 142857, 0]
    assert sum(shares) == bonus.oere


def test_the_month_after_holiday_with_ledighedsydelse_is_settled_on_its_own_wage():
    answer = of(
        month("2023-05"),
        month("2023-06", "10800", ledighedsydelsesdage="5"),
        month("2023-07"),
        month("2023-08"),
    )
    _, june, july, august, _ = answer.maaneder
    share = 1 - 5 / Fraction("21.6667")
    assert june.foreloebig.fleksloentilskud == subsidy("2023-06-01") * share
    assert (bases(june), bases(july), bases(august)) == ([], ["ferie_med_ledighedsydelse"], [])
    assert july.foreloebig.fleksloentilskud == subsidy("2023-07-01", "10800")
    assert july.afregnet.fleksloentilskud == subsidy("2023-07-01", "14000")
    assert july.forskel == Fraction("0.30") * (10800 - 14000)
    assert "ferie_grundlag_andre_aar" not in {each.id for each in answer.forbehold}


@pytest.mark.parametrize(("year", "told"), [(2021, True), (2022, False), (2023, False), (2024, True)])
def test_the_rule_of_the_month_after_holiday_is_only_sure_where_it_was_seen(year, told):
    answer = of(month(f"{year}-06", ledighedsydelsesdage="5"), month(f"{year}-07"))
    assert ("ferie_grundlag_andre_aar" in {each.id for each in answer.forbehold}) is told


def test_more_than_25_days_of_holiday_are_asked_about():
    for days, told in (("12,5", False), ("12,51", True)):
        answer = of(
            month("2023-06", ledighedsydelsesdage="12,5"), month("2023-07", ledighedsydelsesdage=days)
        )
        assert ("hoejst_25_dage" in {each.id for each in answer.forbehold}) is told


def test_days_and_part_of_a_month_belong_to_the_month_that_is_paid():
    first, second = of(month("2024-03", "7000", hverdage_i_job="10")).maaneder
    assert first.afregnet.fleksloentilskud == subsidy("2024-03-01", "7000", hverdage_i_job="10")
    assert second.foreloebig.fleksloentilskud == subsidy("2024-04-01", "7000")


def test_the_municipality_may_state_another_basis_and_its_words_are_kept():
    given = [month("2024-03"), month("2024-04", "16000"), month("2024-05")]
    answer = of(*given, efterreguleres={"2024-04": "Lønnen blev indberettet forkert"})
    april = answer.maaneder[1]
    assert bases(april) == ["kommunen"]
    assert april.forskel == Fraction("0.30") * (14000 - 16000)
    assert "Lønnen blev indberettet forkert" in " ".join(tekst(answer).split())
    assert som_json(answer)["maaneder"][1]["kommunens_grund"] == "Lønnen blev indberettet forkert"


def test_january_has_the_rates_of_the_month_paid_or_by_choice_of_the_income():
    given = [month("2023-11"), month("2023-12")]
    ours = of(*given).maaneder[2]
    theirs = of(*given, politik={"satser_for": "indkomstmaaned"}).maaneder[2]
    assert ours.foreloebig.fleksloentilskud == subsidy("2024-01-01")
    assert theirs.foreloebig.fleksloentilskud == subsidy("2023-12-01")
    settled = of(month("2024-01"), politik={"satser_for": "indkomstmaaned"}).maaneder[0]
    assert settled.afregnet.fleksloentilskud == subsidy("2024-01-01")


def test_the_difference_after_atp_is_what_is_paid_or_paid_back():
    stated = {"loen_md": "30000", "fuldtidsloen_md": "60000"}
    (first, _) = forloeb(
        {
            "maaneder": [{"maaned": "2024-03", "loen_md": "31000", "fuldtidsloen_md": "60000"}],
            "foerste_loen": stated,
        },
        LAW,
    ).maaneder
    assert first.forskel == -550
    assert first.forskel_efter_atp == Fraction("-522.50")


months = st.lists(
    st.tuples(st.integers(0, 40_000_00), st.sampled_from(["0", "0", "0", "5"])), min_size=1, max_size=3
)


@settings(max_examples=15)
@given(months, st.integers(0, 20_000_00), st.data())
def test_the_ledger_is_what_the_months_differ_and_nothing_else(rows, bonus, data):
    first = date(2023, 4, 1)
    known = [dates.add_months(first, n) for n in range(len(rows))]
    begins = data.draw(st.integers(0, len(rows) - 1))
    ends = data.draw(st.integers(begins, len(rows) - 1))
    case = {
        "maaneder": [
            month(f"{each:%Y-%m}", f"{wage // 100}.{wage % 100:02d}", ledighedsydelsesdage=days)
            for each, (wage, days) in zip(known, rows, strict=True)
        ],
        "bonus": [
            {
                "beloeb": f"{bonus // 100}.{bonus % 100:02d}",
                "fra": f"{known[begins]:%Y-%m}",
                "til": f"{known[ends]:%Y-%m}",
            }
        ],
    }
    answer = forloeb(case, LAW)
    assert len(answer.maaneder) == len(rows) + 1
    stands = sum(each.gaelder.fleksloentilskud for each in answer.maaneder)
    paid = sum(each.foreloebig.fleksloentilskud for each in answer.maaneder if each.foreloebig)
    assert stands - paid == answer.forskel == sum(each.forskel for each in answer.regnskab)
    assert all(each.grundlag for each in answer.regnskab)
    assert all((each.afregnet is None) == (not each.grundlag) for each in answer.maaneder)
    for text in (tekst(answer), tekst(answer, "en")):
        assert max(map(len, text.splitlines())) <= WIDTH + 2
    flat = " ".join(tekst(answer, "en").split())
    for basis in efterregulering.ALLE:
        flat = flat.replace(f"({basis.lov})", "")
    assert is_english(flat)
    assert json.loads(json.dumps(som_json(answer))) == som_json(answer)


@pytest.mark.parametrize(
    ("oplyst", "field"),
    [
        ({}, "maaneder"),
        ({"maaneder": []}, "maaneder"),
        ({"maaneder": [3]}, "maaneder"),
        ({"maaneder": [month("2024-01")] * 241}, "maaneder"),
        ({"maaneder": [month("2024-1")]}, "maaneder.1.maaned"),
        ({"maaneder": [month("2024-13")]}, "maaneder.1.maaned"),
        ({"maaneder": [{"loen_md": "1"}]}, "maaneder.1.maaned"),
        ({"maaneder": [month("2024-01"), month("2024-03")]}, "maaneder.2.maaned"),
        ({"maaneder": [month("2024-01"), month("2024-01")]}, "maaneder.2.maaned"),
        ({"maaneder": [month("2024-01", "1.234")]}, "maaneder.2024-01.loen_md"),
        ({"maaneder": [month("2024-01", dato="2024-01-01")]}, "maaneder.2024-01.dato"),
        ({"maaneder": [month("2024-01")], "foerste_loen": {"loen_md": "1"}}, "foerste_loen.fuldtidsloen_md"),
        ({"maaneder": [month("2024-01")], "foerste_loen": 3}, "foerste_loen"),
        ({"maaneder": [month("2024-01")], "mere": 1}, "mere"),
        ({"maaneder": [month("2024-01")], "politik": {"x": 1}}, "politik.x"),
        ({"maaneder": [month("2024-01")], "bonus": {}}, "bonus"),
        ({"maaneder": [month("2024-01")], "bonus": [{}]}, "bonus.1"),
        (
            {"maaneder": [month("2024-01")], "bonus": [{"beloeb": "x", "fra": "2024-01", "til": "2024-01"}]},
            "bonus.1.beloeb",
        ),
        (
            {"maaneder": [month("2024-01")], "bonus": [{"beloeb": "1", "fra": "2024-01", "til": "2024-02"}]},
            "bonus.1.fra",
        ),
        (
            {
                "maaneder": [month("2024-01", loendele_md="1")],
                "bonus": [{"beloeb": "10000000", "fra": "2024-01", "til": "2024-01"}],
            },
            "bonus",
        ),
        ({"maaneder": [month("2024-01")], "efterreguleres": {"2024-01": ""}}, "efterreguleres"),
        ({"maaneder": [month("2024-01")], "efterreguleres": {"2024-05": "x"}}, "efterreguleres.2024-05"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_named_with_its_month(oplyst, field):
    with pytest.raises(InputError) as refused:
        forloeb(oplyst, LAW)
    assert refused.value.field == field
    assert is_english(refused.value.reason_en)


def test_a_month_without_a_rate_is_refused_as_a_whole():
    with pytest.raises(RateMissing):
        of(month("2026-12"))


def test_the_command_answers_as_a_table_and_as_json(tmp_path, capsys):
    file = tmp_path / "sag.json"
    file.write_text(json.dumps({"maaneder": [month("2024-03"), month("2024-04")]}))
    assert cli.main(["forloeb", str(file)]) == 0
    text = capsys.readouterr().out
    assert "marts 2024 ikke oplyst 15.752,00 +15.752,00" in " ".join(text.split())
    assert cli.main(["forloeb", str(file), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["regnskab"] == [
        {
            "maaned": "2024-03",
            "forskel": "15752.00",
            "forskel_efter_atp": "15252.00",
            "grundlag": ["foerste_maaned"],
        }
    ]
    assert answer["i_alt"] == {"forskel": "15752.00", "forskel_efter_atp": "15252.00"}
    assert cli.main(["forloeb", "--oplysninger"]) == 0
    assert "foerste_loen" in capsys.readouterr().out
    file.write_text("{}")
    assert cli.main(["forloeb", str(file), "--engelsk"]) == 2
    assert "maaneder: is missing" in capsys.readouterr().err
