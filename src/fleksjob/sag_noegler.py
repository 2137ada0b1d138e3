"""The keys a case of fleksløntilskud is written with: what each means and a good value, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from fleksjob.engine.rules import Sentence

FELTER: Mapping[str, Sentence] = {
    "dato": (
        "en dag i udbetalingsmåneden, fx 2024-06-01",
        "a day in the payment month, such as 2024-06-01",
    ),
    "timeloen": (
        "kr. pr. betalt time med egen og arbejdsgivers pension, fx 200,00",
        "kr. a paid hour with own and employer's pension, such as 200,00",
    ),
    "effektive_timer": (
        "betalte timer om ugen, fx 18 eller 7,5 eller 7:30",
        "paid hours a week, such as 18 or 7.5 or 7:30",
    ),
    "timer_paa_arbejdspladsen": (
        "timer om ugen på arbejdspladsen, fx 20",
        "hours a week at the workplace, such as 20",
    ),
    "intensitet": (
        "hvor meget der nås, fx 0,83 eller 83 %",
        "how much gets done, such as 0.83 or 83 %",
    ),
    "loen_md": (
        "løn i fleksjobbet om måneden med pension, fx 15600,00",
        "wage of the fleksjob a month with pension, such as 15600,00",
    ),
    "fuldtidsloen_md": (
        "løn på fuld tid om måneden med pension, fx 32066,67",
        "full-time wage a month with pension, such as 32066,67",
    ),
    "anden_loen_md": (
        "anden lønindtægt om måneden, fx 2000,00",
        "other wage income a month, such as 2000,00",
    ),
    "fuldtidstillaeg_md": (
        "tillæg, der ville være på fuld tid, fx 1500,00",
        "supplements there would be at full time, such as 1500,00",
    ),
    "sygedagpenge_md": (
        "sygedagpenge, barselsdagpenge eller ressourceforløbsydelse i måneden, fx 4000,00",
        "sickness or maternity benefit or ressourceforløbsydelse in the month, such as 4000,00",
    ),
    "ledighedsydelsesdage": (
        "dage med ledighedsydelse i måneden, fx 2",
        "days with ledighedsydelse in the month, such as 2",
    ),
    "loen_14_dage": (
        "løn i fleksjobbet for 14 dage med pension, fx 7200,00",
        "wage of the fleksjob for 14 days with pension, such as 7200,00",
    ),
    "saerlig_udbetaling_md": (
        "ferietillæg, fritvalg, SH-betaling eller feriedifference, udbetalt i måneden, fx 3000,00",
        "holiday supplement, fritvalg, SH or feriedifference paid out in the month, such as 3000,00",
    ),
    "saerlig_udbetaling_fuld_tid_md": (
        "den samme udbetaling, som den ville være på fuld tid, fx 6000,00",
        "the same payout as it would be at full time, such as 6000,00",
    ),
    "loendele_md": (
        "bonus og andre løndele, månedens andel, fx 500,00",
        "bonus and other parts of the wage, the month's share, such as 500,00",
    ),
    "feriepenge_optjent_md": (
        "feriepenge, der er indbetalt til Feriekonto i måneden, før skat, fx 1200,00",
        "holiday pay paid into Feriekonto in the month, before tax, such as 1200,00",
    ),
    "feriepenge_pr_dag": (
        "feriepenge fra Feriekonto pr. feriedag, før skat, fx 480,00",
        "holiday pay from Feriekonto a day of holiday, before tax, such as 480,00",
    ),
    "ferieindkomst_pr_dag": (
        "indkomst i optjeningsperioden pr. optjent feriedag, fx 5000,00; kun efter reglen fra 2021",
        "income of the earning period a day of holiday earned, such as 5000,00; only under the rule of 2021",
    ),
    "feriedage": (
        "feriedage i måneden med feriepenge fra Feriekonto, fx 5",
        "days of holiday in the month with pay from Feriekonto, such as 5",
    ),
    "tabt_arbejdsfortjeneste_md": (
        "tabt arbejdsfortjeneste eller plejevederlag i måneden, fx 8000,00",
        "compensation for lost earnings, or plejevederlag, in the month, such as 8000,00",
    ),
    "hverdage_i_job": (
        "hverdage i fleksjobbet i en måned, hvor det begynder eller slutter, fx 10",
        "workdays in the fleksjob in a month where it starts or stops, such as 10",
    ),
    "loenarter": (
        'andre beløb i måneden efter deres slags, fx {"bonus": "3000"}; se fleksjob loen',
        'other amounts of the month by their kind, such as {"bonus": "3000"}; see “fleksjob loen”',
    ),
    "politik": (
        "et åbent spørgsmål, der skal besvares anderledes; se fleksjob regler",
        "an open question to be answered otherwise; see fleksjob regler",
    ),
}
"""Every key there is. Money is written the Danish way in both languages."""

NOEGLER = {key: da for key, (da, _) in FELTER.items()}
"""The same in Danish."""

TABELLER = ("loenarter", "politik")
"""The keys whose value is a table, not one text."""


def skriv(key: str) -> Sentence:
    """How a key is filled in, as the end of a refusal: "skriv en dag i udbetalingsmåneden, ..."."""
    da, en = FELTER[key]
    return f"skriv {da}", f"write {en}"
