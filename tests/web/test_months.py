"""*Løn og tilskud måned for måned*: the same figures as the law's own months, from a sealed cookie only."""

from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from fleksaftale.web.months_forms import MOST
from fleksaftale.web.months_page import paid
from fleksjob.beregning import beregn
from fleksjob.forloeb import Forloeb, forloeb
from fleksjob.visning_ord import kr, med_fortegn, tal
from tests.documents.pdf.reading import body, squeezed

PAGE = "/beregner/maaneder/"
MONTHS = {"fra": "2024-03", "fuldtid": "32.000,00", "rows": "3", "loen1": "15.680,00"}


@pytest.fixture(autouse=True)
def in_2024(db: None) -> Any:
    with time_machine.travel("2024-08-14 09:00", tick=False):
        yield


def answered(client: Client, **more: str) -> HttpResponse:
    return client.post(PAGE, MONTHS | more, follow=True)


def of_the_law(**changed: dict[str, str]) -> Forloeb:
    months = [
        {"maaned": f"2024-0{n}", "loen_md": "15680", "fuldtidsloen_md": "32000"} | changed.get(f"m{n}", {})
        for n in (3, 4, 5)
    ]
    return forloeb({"maaneder": months})


def page(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def test_each_month_has_the_laws_own_figures_and_names_the_month_it_is_paid_on(client: Client) -> None:
    response = answered(client, udbetalt2="900")
    expected = of_the_law(m4={"saerlig_udbetaling_md": "900"}).maaneder[1:]
    rows = response.context["rows"]
    assert [row.subsidy for row in rows] == [
        kr(paid(each.foreloebig)) for each in expected if each.foreloebig
    ]
    assert rows[1].paid_on == "lønnen for april 2024"
    assert rows[0].wage == "16.580,00 kr."


def test_the_first_month_has_a_subsidy_of_its_own_where_the_job_begins_in_it(client: Client) -> None:
    response = answered(client, begins="on")
    first = of_the_law().maaneder[0]
    assert first.gaelder
    assert response.context["rows"][0].subsidy == kr(paid(first.gaelder))
    assert response.context["rows"][0].settled == ""
    assert any(first.grundlag[0].da in text for text in response.context["settled"])
    assert not response.context["difference"]


def test_a_wage_that_is_left_out_is_that_of_the_month_before(client: Client) -> None:
    rows = answered(client, loen2="10.000,00").context["rows"]
    assert [row.wage for row in rows] == ["10.000,00 kr.", "10.000,00 kr.", "–"]


def test_what_changes_is_told_with_its_reason(client: Client) -> None:
    said = answered(client, loen2="16.680,00", syg3="4.000,00").context["changes"]
    assert said[0].startswith("maj 2024: Tilskuddet er")
    assert "Lønnen måneden før var 1.000,00 kr. højere." in said[0]
    assert "Der er trukket 4.000,00 kr. for sygedagpenge eller lignende." in said[1]


def test_what_is_settled_afterwards_stands_with_its_rule_and_its_sum(client: Client) -> None:
    response = answered(client, bonus="600", bonus_fra="2024-04", bonus_til="2024-05")
    months = of_the_law().maaneder
    bonus = forloeb(
        {
            "maaneder": [
                {"maaned": f"{each.maaned:%Y-%m}", "loen_md": "15680", "fuldtidsloen_md": "32000"}
                for each in months[:3]
            ],
            "bonus": [{"beloeb": "600", "fra": "2024-04", "til": "2024-05"}],
        }
    )
    later = bonus.maaneder[1:]
    assert response.context["difference"] == med_fortegn(sum(each.forskel_efter_atp or 0 for each in later))
    for each in later:
        for basis in each.grundlag:
            assert any(basis.da in text and basis.lov in text for text in response.context["settled"])


def test_the_drawing_is_as_wide_as_its_longest_month_and_has_words_for_those_who_do_not_see_it(
    client: Client,
) -> None:
    response = answered(client, udbetalt3="5.000,00")
    bars = response.context["bars"]
    assert max(bar.end for bar in bars) == pytest.approx(response.context["chart_width"], abs=0.2)
    assert bars[1].end > bars[0].end
    assert 'aria-labelledby="months-title months-desc"' in page(response)
    assert "15,680" not in page(response)


def test_without_a_full_time_wage_no_cap_is_counted_and_the_page_says_so(client: Client) -> None:
    response = answered(client, fuldtid="")
    assert "Du har ikke skrevet lønnen på fuld tid." in response.context["caveats"][0]
    assert not any("Lønloftet skal hæves" in each for each in response.context["caveats"])


def test_a_month_more_comes_without_losing_what_was_written(client: Client) -> None:
    more = client.post(PAGE, MONTHS | {"do": "more"})
    assert more.context["form"].rows == 4
    assert 'value="15.680,00"' in page(more)
    assert "juni 2024" in page(more)
    most = client.post(PAGE, MONTHS | {"do": "more", "rows": "99"})
    assert most.context["form"].rows == MOST
    assert 'value="more"' not in page(most)


def test_the_months_follow_the_first_one_when_it_is_changed(client: Client) -> None:
    changed = client.post(PAGE, MONTHS | {"fra": "2024-01", "do": "months"})
    assert "januar 2024" in page(changed)
    assert 'value="15.680,00"' in page(changed)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"loen1": ""}, "loen1"),
        ({"loen2": "mange"}, "loen2"),
        ({"ly3": "40"}, "ly3"),
        ({"fra": "1999-01"}, "fra"),
        ({"bonus": "600"}, "bonus_fra"),
        ({"bonus": "600", "bonus_fra": "2024-05", "bonus_til": "2024-03"}, "bonus_fra"),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(
    client: Client, changed: dict[str, str], field: str
) -> None:
    response = client.post(PAGE, MONTHS | changed)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert f'href="#id_{field}"' in page(response)


def test_months_without_rates_are_refused_calmly(client: Client) -> None:
    with time_machine.travel("2027-01-04 09:00", tick=False):
        response = client.post(PAGE, MONTHS | {"fra": "2026-12"})
    assert response.status_code == 200
    assert "Vi har ikke satser for 2027 endnu." in page(response)
    assert page(response).count("Vi regner ikke for den måned") == 1
    assert not response.context["form"].errors
    assert "Her kommer månederne" not in page(response)


def test_the_sheet_holds_every_month_and_deleting_forgets_them(client: Client) -> None:
    response = answered(client)
    text = body(client.get(reverse("months_pdf")).content)
    for row in response.context["rows"]:
        assert squeezed(row.month) in text
        assert squeezed(row.subsidy) in text
    client.post(reverse("months_restart"))
    assert client.get(reverse("months_pdf")).status_code == 302
    assert "is_answered" in client.get(PAGE).context
    assert client.get(PAGE).context["is_answered"] is False


def test_the_page_is_english_for_who_reads_english(client: Client) -> None:
    client.cookies["language"] = "en"
    response = answered(client, loen2="16.680,00")
    assert response.context["rows"][1].paid_on == "the wage of April 2024"
    assert "1.000,00 kr. higher" in response.context["changes"][0]


def test_a_month_whose_wage_is_not_known_has_a_bar_of_the_subsidy_alone_and_says_so(client: Client) -> None:
    last = answered(client).context["bars"][-1]
    assert last.wage == 0
    assert last.total.startswith("kun tilskud: ")


FIELDS = [f"{name}{n}" for n in range(1, 13) for name in ("loen", "udbetalt")]


def test_thin_spaces_between_digits_take_no_room(client: Client) -> None:
    wide = "15" + "\u2009" * 50 + "680"
    sent = client.post(PAGE, MONTHS | dict.fromkeys(FIELDS, wide) | {"rows": "12"})
    assert sent.status_code == 302
    assert len(client.get(PAGE).context["rows"]) == 12


def test_more_than_a_cookie_holds_is_answered_all_the_same(client: Client) -> None:
    long = dict.fromkeys([*FIELDS, *(f"syg{n}" for n in range(1, 13))], "15680,00".rjust(60, "0"))
    response = client.post(PAGE, MONTHS | long | {"rows": "12"})
    assert response.status_code == 200
    assert len(response.context["rows"]) == 12
    assert "Svaret står her, men tallene følger ikke med" in page(response)
    assert reverse("months_pdf") not in page(response)


def test_the_wage_of_the_calculator_is_fetched_on_a_press_and_not_before(client: Client) -> None:
    fetch = "Hent lønnen fra beregneren"
    assert fetch not in page(client.get(PAGE))
    hourly = {
        "maaned": "6",
        "aar": "2024",
        "kender": "time",
        "timeloen": "200",
        "timer": "18",
        "pension": "med",
    }
    client.post(reverse("calculator"), hourly)
    assert fetch in page(client.get(PAGE))
    assert "15.600,00" not in page(client.get(PAGE))
    fetched = client.post(PAGE, {"fra": "2024-03", "rows": "3", "syg2": "500", "do": "fetch"}).context["form"]
    answer = beregn({"dato": "2024-06-01", "timeloen": "200", "effektive_timer": "18"})
    assert fetched["loen1"].value() == tal(answer.loen_md)
    assert fetched["fuldtid"].value() == tal(answer.fuldtidsloen_md)
    assert fetched["syg2"].value() == "500"
    monthly = {"kender": "maaned", "loen_md": "15.000,00"}
    for hours in ("", "18"):  # with hours the calculator has computed the wage at full time; nobody stated it
        client.post(reverse("calculator"), hourly | monthly | {"timer": hours})
        known = client.post(PAGE, {"fra": "2024-03", "do": "fetch"}).context["form"]
        assert known["loen1"].value() == "15.000,00"
        assert not known["fuldtid"].value()


def test_before_an_answer_the_page_says_what_comes_and_asks_before_it_empties(client: Client) -> None:
    assert "Her kommer månederne" in page(client.get(PAGE))
    assert "Her kommer månederne" not in page(answered(client))
    written = MONTHS | {"rows": "5", "loen5": "16.000,00", "syg2": "mange"}
    asked = client.post(PAGE, written | {"do": "clear"})
    assert "Vil du rydde alle tal?" in page(asked)
    form = asked.context["form"]
    assert (form.rows, form["loen5"].value(), form["syg2"].value()) == (5, "16.000,00", "mange")
    assert client.get(PAGE).context["is_answered"], "nothing is gone yet"
    assert "Vil du rydde alle tal?" not in page(client.post(PAGE, written | {"do": "months"}))
    emptied = client.post(PAGE, written | {"do": "empty"}, follow=True)
    assert 'value="15.680,00"' not in page(emptied)
    assert "Her kommer månederne" in page(emptied)


def test_what_the_cap_takes_is_told_in_kroner_so_that_the_sum_can_be_followed(client: Client) -> None:
    """A wage near full time, and a month with a benefit: less is left for the cap to take."""
    months = answered(client, fuldtid="28.860,00", loen1="14.040,00", syg2="4.000,00")
    before, now = [
        each.foreloebig
        for each in forloeb(
            {
                "maaneder": [
                    {"maaned": "2024-03", "loen_md": "14040", "fuldtidsloen_md": "28860"},
                    {
                        "maaned": "2024-04",
                        "loen_md": "14040",
                        "fuldtidsloen_md": "28860",
                        "sygedagpenge_md": "4000",
                    },
                ]
            }
        ).maaneder[1:]
    ]
    assert before is not None
    assert now is not None
    assert before.loenloft_binder
    fell = before.fleksloentilskud - now.fleksloentilskud
    told = next(each for each in months.context["changes"] if "sygedagpenge" in each)
    assert f"Tilskuddet er {kr(fell)} lavere." in told
    assert f"Lønloftet tager {kr(4000 - fell)} mindre end måneden før." in told
