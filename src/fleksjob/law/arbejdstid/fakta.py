"""The facts of working time: the hours, the municipality's assessment, what changes, and what is disputed."""

from __future__ import annotations

from dataclasses import replace

from fleksjob.engine import Choices, Input, Policy
from fleksjob.law.fleksloentilskud import fakta as tilskud
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO, FLEKSJOB_BEGYNDT

HAENDELSE = Choices(
    "haendelse",
    "ingen",
    "timer",
    "intensitet",
    "opgaver",
    "arbejdssted",
    "skaanehensyn",
    "helbred",
    "loen",
    "pension",
    "andet_job",
    "sygdom_over_fire_uger",
    "kontrakt_ophoerer",
    "opsigelse",
    "flytning",
    "nyt_fleksjob",
    vist={
        "ingen": ("Intet ændres", "Nothing changes"),
        "timer": ("Timetallet ændres", "The hours change"),
        "intensitet": ("Arbejdsintensiteten ændres", "The intensity changes"),
        "opgaver": ("Opgaverne ændres", "The tasks change"),
        "arbejdssted": ("Arbejdsstedet ændres", "The place of work changes"),
        "skaanehensyn": ("Skånehensynene ændres", "The skånehensyn change"),
        "helbred": ("Helbredet ændres", "The health changes"),
        "loen": ("Lønnen ændres", "The wage changes"),
        "pension": ("Pensionsbidraget ændres", "The pension contribution changes"),
        "andet_job": ("Der kommer et job ved siden af", "There is another job beside it"),
        "sygdom_over_fire_uger": ("Sygdom i mere end fire uger", "Sickness for more than four weeks"),
        "kontrakt_ophoerer": ("Kontrakten ophører", "The contract ends"),
        "opsigelse": ("Opsigelse fra en af parterne", "Notice given by either party"),
        "flytning": ("Flytning til en anden kommune", "A move to another municipality"),
        "nyt_fleksjob": ("Skift til et andet fleksjob", "A change to another fleksjob"),
    },
)
UENIGHED = Choices(
    "uenighed_om",
    "ingen",
    "loen_og_vilkaar",
    "brug_af_overenskomst",
    "effektive_timer",
    "kommunens_vurdering",
    "andet",
    vist={
        "ingen": ("Ingen uenighed", "No dispute"),
        "loen_og_vilkaar": ("Løn og vilkår", "Wage and terms"),
        "brug_af_overenskomst": ("Brugen af overenskomsten", "The use of the collective agreement"),
        "effektive_timer": (
            "Hvor mange timer arbejdsgiveren betaler for",
            "How many hours the employer pays for",
        ),
        "kommunens_vurdering": (
            "Kommunens vurdering af timer, intensitet eller skånehensyn",
            "The municipality's assessment of hours, intensity or skånehensyn",
        ),
        "andet": ("Noget andet", "Something else"),
    },
)
"""What the two tracks divide. Every other decision and choice stands in the subject `klage`."""

TIMER = (
    replace(
        tilskud.EFFEKTIVE_TIMER,
        da="Hvor mange effektive timer om ugen får du løn for?",
        en="How many effective hours a week are you paid for?",
    ),
    replace(
        tilskud.TIMER_PAA_ARBEJDSPLADSEN,
        da="Hvor mange timer om ugen er du på arbejdspladsen?",
        en="How many hours a week are you at the workplace?",
    ),
    replace(
        tilskud.INTENSITET,
        da="Hvilken arbejdsintensitet har {myndighed} vurderet (fx 50 %)?",
        en="Which intensity has {myndighed} assessed (such as 50 %)?",
        kommunen=True,
    ),
)
"""The same facts as the subsidy asks for, put as questions."""

VURDERINGEN = (
    Input(
        "vurderet_i_jobbet",
        "Har {myndighed} vurderet timer, arbejdsintensitet og skånehensyn i netop dette job?",
        "Has {myndighed} assessed hours, intensity and skånehensyn in this very job?",
        likely=0.8,
        kommunen=True,
    ),
    Input(
        "skaanebehov_tilgodeset",
        "Har {myndighed} fundet, at jobbet tager hensyn til dine skånebehov?",
        "Has {myndighed} found that the job takes your skånebehov into account?",
        likely=0.9,
        kommunen=True,
    ),
    Input(
        "vurderede_timer",
        "Hvor mange effektive timer om ugen har {myndighed} vurderet, at du kan arbejde?",
        "How many effective hours a week has {myndighed} found that you can work?",
        "time/uge",
        60,
        168,
        12,
        kommunen=True,
    ),
    Input(
        "faerre_timer_begrundet",
        "Har {myndighed} begrundet, at jobbet har færre timer, end du kan arbejde?",
        "Has {myndighed} given reasons for a job with fewer hours than you can work?",
        likely=0.5,
        kommunen=True,
    ),
)
AENDRINGEN = (
    Input("haendelse", "Hvad ændres i fleksjobbet?", "What changes in the fleksjob?", valg=HAENDELSE),
    Input(
        "arbejdsevne_aendret",
        "Er din arbejdsevne reelt blevet større eller mindre?",
        "Has your capacity for work really become larger or smaller?",
        likely=0.3,
    ),
    Input(
        "aendring_fra",
        "Hvilken dag gælder ændringen fra?",
        "From which day does the change apply?",
        "dato",
        likely=739_580,
    ),
)
ANSAETTELSEN = (
    FLEKSJOB_BEGYNDT,
    Input(
        "gennemsnitlige_timer",
        "Hvor mange timer om ugen er arbejdstiden i gennemsnit over fire uger?",
        "How many hours a week is the working time on average over four weeks?",
        "time/uge",
        60,
        168,
        12,
    ),
    Input(
        "uden_fast_timetal",
        "Er du ansat uden et fast antal timer?",
        "Are you employed without a fixed number of hours?",
        likely=0.05,
    ),
    Input(
        "ansat_over_en_maaned",
        "Varer ansættelsen mere end en måned?",
        "Does the employment last more than a month?",
        likely=0.95,
    ),
    Input(
        "overenskomst_paa_omraadet",
        "Er der en overenskomst for arbejdet?",
        "Is there a collective agreement for the work?",
        likely=0.8,
    ),
    Input(
        "overenskomst_kan_bruges",
        "Kan overenskomsten bruges til at fastsætte lønnen?",
        "Can the collective agreement be used to set the wage?",
        likely=0.8,
    ),
    Input("kl_omraadet", "Er arbejdsgiveren en kommune?", "Is the employer a municipality?", likely=0.3),
)
DELING = (
    Input(
        "samtykke_kommunen",
        "Vil du have, at {myndighed} får en kopi af jeres aftale?",
        "Do you want {myndighed} to have a copy of your agreement?",
        likely=0.5,
    ),
    Input(
        "samtykke_fagforeningen",
        "Vil du have, at fagforeningen får en kopi af jeres aftale?",
        "Do you want the union to have a copy of your agreement?",
        likely=0.5,
    ),
    Input(
        "myndigheden_kraever_kopi",
        "Kræver {myndighed} en kopi af jeres aftale?",
        "Does {myndighed} demand a copy of your agreement?",
        likely=0.1,
    ),
)
UENIGHEDEN = (Input("uenighed_om", "Hvad er I uenige om?", "What is the dispute about?", valg=UENIGHED),)

FAKTA = (*VURDERINGEN, *TIMER, *AENDRINGEN, *ANSAETTELSEN, *DELING, *UENIGHEDEN, DATO)

NY_FRIST_FOR_ALLE = Policy(
    name="ny_frist_ogsaa_for_tidligere_ansatte",
    da="Gælder den nye frist for et tillæg også den, der er ansat før 1. juli 2023?",
    en="Does the new limit for an addendum hold for those hired before July 2023?",
    choices=("ja", "nej"),
    warning="Vi bruger den tidligste frist: dagen for ændringen. "
    "Om den også gælder den, der er ansat før 1. juli 2023, er ikke set.",
    kilde="Overgangsreglen er ikke set",
    warning_en="We use the earliest time limit: the day of the change. Whether it also holds for those hired "
    "before 1 July 2023 was not seen.",
)
POLITIKKER = (NY_FRIST_FOR_ALLE, DAG_DER_IKKE_FINDES)
