"""The facts of ledighedsydelse. Wage is a month's, before tax, with own and employer's pension."""

from __future__ import annotations

from fleksjob.engine import Choices, Input
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO, FOEDSELSDAG

SITUATION = Choices(
    "situation",
    "venter_paa_fleksjob",
    "ledig_efter_fleksjob",
    "syg_barsel_sorgorlov",
    "ferie",
    "midlertidig_afbrydelse",
    "i_arbejde",
    vist={
        "venter_paa_fleksjob": ("Venter på det første fleksjob", "Waiting for the first fleksjob"),
        "ledig_efter_fleksjob": ("Ledig efter et fleksjob", "Unemployed after a fleksjob"),
        "syg_barsel_sorgorlov": (
            "Ledig og syg, på barsel eller i sorgorlov",
            "Unemployed and sick, on parental or bereavement leave",
        ),
        "ferie": ("Holder ferie uden optjent ferie", "On holiday without earned holiday"),
        "midlertidig_afbrydelse": (
            "Arbejdet er afbrudt for en tid",
            "The work is interrupted for a time",
        ),
        "i_arbejde": ("I arbejde", "In work"),
    },
)

FAKTA = (
    Input("visiteret", "Er du godkendt (visiteret) til fleksjob?", "Are you granted a fleksjob?", likely=0.9),
    FOEDSELSDAG,
    Input("situation", "Hvad er din situation?", "What is your situation?", valg=SITUATION),
    Input(
        "afbrydelse_kan_tilregnes",
        "Har {myndighed} fundet, at afbrydelsen skyldes dig selv?",
        "Has {myndighed} found that the interruption is your own doing?",
        likely=0.2,
        kommunen=True,
    ),
    Input(
        "mistet_ved_sanktion",
        "Har {myndighed} afgjort, at du har mistet ledighedsydelsen?",
        "Has {myndighed} decided that you have lost ledighedsydelse?",
        likely=0.05,
        kommunen=True,
    ),
    Input(
        "efter_ustoettet_job",
        "Har du haft ledighedsydelse eller fleksjob og er siden gået over i et job uden støtte?",
        "Have you had ledighedsydelse or a fleksjob and later moved to a job without support?",
        likely=0.1,
    ),
    Input(
        "kunne_faa_sygedagpenge_eller_barsel",
        "Kunne du have fået sygedagpenge eller barselsdagpenge, da du blev visiteret?",
        "Could you have had sickness or maternity benefit when the fleksjob was granted?",
        likely=0.4,
    ),
    Input(
        "fik_sygedagpenge",
        "Fik du sygedagpenge, da du blev visiteret?",
        "Did you get sickness benefit when the fleksjob was granted?",
        likely=0.4,
    ),
    Input(
        "var_i_revalidering",
        "Var du i revalidering, da du blev visiteret?",
        "Were you in revalidering when the fleksjob was granted?",
        likely=0.05,
    ),
    Input(
        "fik_ydelse_efter_ustoettet_job",
        "Fik du ledighedsydelse efter et job uden støtte, da du blev visiteret?",
        "Did you get ledighedsydelse after a job without support when the fleksjob was granted?",
        likely=0.05,
    ),
    Input(
        "fleksjobmaaneder_af_18",
        "Hvor mange af de seneste 18 måneder har du været ansat i fleksjob?",
        "In how many of the latest 18 months have you been employed in a fleksjob?",
        "måned",
        high=18,
        likely=9,
    ),
    Input(
        "maaneder_efter_fleksydelsesalder",
        "Hvor mange måneder har du fået ledighedsydelse efter fleksydelsesalderen? Skriv 0, hvis ingen.",
        "For how many months have you had ledighedsydelse after fleksydelse age? Write 0 if none.",
        "måned",
        high=120,
        likely=0,
    ),
    Input(
        "forsoerger_boern",
        "Har du forsørgelsespligt over for børn?",
        "Do you have a duty to provide for children?",
        likely=0.4,
    ),
    Input(
        "ledighed_loen_md",
        "Hvor meget løn, eller indtægt i stedet for løn, har du i måneden?",
        "How much wage, or income instead of wage, do you have in the month?",
        "kr/måned",
        den=100,
        high=1_000_000,
        likely=0,
    ),
    Input(
        "timer_selvstaendig_md",
        "Hvor mange timer arbejder du i egen virksomhed i måneden?",
        "How many hours do you work in a business of your own in the month?",
        "time/måned",
        den=60,
        high=168,
        likely=0,
    ),
    DATO,
)
POLITIKKER = (DAG_DER_IKKE_FINDES,)
