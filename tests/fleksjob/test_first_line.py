"""The first line of an answer must not mislead: not yet, why not, until when, and what to do at once."""

import pytest

from fleksjob.begrundelse import afgjort
from fleksjob.vurdering import AFHAENGER, IKKE, KAN, UKENDT, vurder

AT_WORK = {
    "dato": "2026-11-22",
    "foedselsdag": "1985-05-10",
    "hidtidig_arbejdsplads": True,
    "akut_opstaaet": False,
    "aftale_skriftlig": True,
    "aftale_naevner_funktioner": True,
    "aftale_naevner_skaanehensyn": True,
    "aftale_underskrevet": "2025-11-15",
    "aftale_gaelder_fra": "2025-12-01",
    "ansat_med_loentilskud": False,
    "forsoeg_dokumenteret": True,
    "betingelser_for_fleksjob_opfyldt": True,
}


def at_work(**changed):
    return vurder("fastholdelse", {**AT_WORK, **changed})


def told(steps):
    """Every sentence of the reasons, from the top down."""
    return [line for each in steps for line in (each.siger[0], *told(each.af))]


def test_where_only_the_twelve_months_are_missing_the_answer_is_not_yet_with_the_day():
    soon = at_work()
    assert soon.udfald == IKKE
    assert soon.ikke_endnu == soon.datoer["tolv_maaneder_gaaet"]
    assert soon.siger[0].startswith("Ikke endnu. De tolv måneder er gået 01.12.2026.")
    assert soon.siger[1].startswith("Not yet. The twelve months have passed on 01.12.2026.")
    assert at_work(dato=soon.ikke_endnu.isoformat()).udfald == KAN


def test_not_yet_is_said_also_where_something_is_not_known_and_does_not_promise_the_rest():
    soon = at_work(aftale_naevner_funktioner="ved ikke", betingelser_for_fleksjob_opfyldt="ved ikke")
    assert soon.siger[0].startswith("Ikke endnu.")
    assert "De andre krav skal også være opfyldt." in soon.siger[0]
    assert at_work(
        dato=soon.ikke_endnu.isoformat(),
        aftale_naevner_funktioner="ved ikke",
        betingelser_for_fleksjob_opfyldt="ved ikke",
    ).udfald in (UKENDT, AFHAENGER)


@pytest.mark.parametrize(
    "lacking",
    [
        {"ansat_med_loentilskud": True},
        {"aftale_skriftlig": False},
        {"aftale_naevner_funktioner": False},
        {"aftale_naevner_skaanehensyn": False},
        {"forsoeg_dokumenteret": False},
        {"hidtidig_arbejdsplads": False},
        {"betingelser_for_fleksjob_opfyldt": False},
    ],
)
def test_not_yet_is_never_said_where_more_than_the_day_is_missing(lacking):
    answer = at_work(**lacking)
    assert answer.udfald == IKKE
    assert answer.ikke_endnu is None
    assert answer.siger[0] == "Et fastholdelsesfleksjob er ikke på tale, som sagen står nu."


def test_that_the_twelve_months_fall_away_with_age_many_years_from_now_is_no_not_yet():
    answer = at_work(aftale_skriftlig=False, dato="2046-11-22")
    assert answer.datoer["seks_aar_foer_folkepension"]
    assert answer.ikke_endnu is None


def test_a_day_after_the_new_act_is_told_with_what_is_not_known_of_it():
    after = at_work(aftale_gaelder_fra="2026-02-01")
    assert after.ikke_endnu.year == 2027
    assert "ny_hovedlov" in {each.id for each in after.forbehold}
    assert "ny_hovedlov" not in {each.id for each in at_work().forbehold}


def test_loentilskud_in_the_twelve_months_is_named_as_the_reason():
    subsidised = at_work(dato="2026-12-01", ansat_med_loentilskud=True)
    assert subsidised.udfald == IKKE
    assert "Ansættelsen var med løntilskud. De tolv måneder skal være uden støtte." in told(
        afgjort(subsidised)
    )


def test_who_is_being_dismissed_and_knows_nothing_else_is_told_whom_to_call_and_to_sign_nothing():
    answer = vurder("opsigelse", {"dato": "2026-11-22", "ansat_i_fleksjob": True})
    assert answer.udfald == UKENDT
    assert answer.siger == (
        "Kontakt din fagforening og kommunen nu. Vent med at skrive under på noget.",
        "Contact your union and the municipality now. Wait with signing anything.",
    )
    assert answer.emne.raad[0].id == "foer_du_skriver_under"


def test_who_is_asked_to_sign_that_they_leave_is_told_to_wait_and_whom_to_call():
    answer = vurder("selvopsigelse", {"dato": "2026-11-22", "ophoer": "aftale_om_fratraedelse"})
    assert answer.udfald == "spoerg_om_aftalen"
    assert answer.siger[0] == "Vent med at skrive under. Kontakt først din fagforening og kommunen."


def test_an_approved_paragraf_56_agreement_says_what_a_new_one_takes():
    answer = vurder(
        "paragraf56",
        {
            "dato": "2026-11-22",
            "ansat_i_fleksjob": False,
            "godkendelse": "godkendt",
            "godkendt_den": "2024-12-01",
            "fravaersdage_seneste_aar": "8",
        },
    )
    assert answer.udfald == "gaelder"
    assert "ti fraværsdage" in answer.siger[0]
    assert answer.datoer["aftalen_udloeber"].isoformat() == "2026-12-01"
    assert answer.tjekliste["kan_fornyes"] is None  # whether much has changed is the municipality's to find


def test_a_fleksjob_of_the_old_scheme_has_no_follow_up_day_and_no_certainty_of_the_new_rule():
    answer = vurder(
        "varighed", {"dato": "2026-11-22", "foedselsdag": "1970-05-10", "fleksjob_begyndt": "2010-03-01"}
    )
    assert answer.udfald == "uden_femaarsgraense"
    assert answer.datoer["naeste_opfoelgning"] is None
    rule = answer.begrundelse.entry.source
    assert (rule.law, rule.sikkerhed) == ("LAB §§ 120 og 134", "sekundaer")
