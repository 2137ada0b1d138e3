"""The facts of support measures: what there is a need for, and the conditions of each measure."""

from __future__ import annotations

from fleksjob.engine import Choices, Input
from fleksjob.law.folkepension import DATO

BEHOV = Choices(
    "behov",
    "redskab_eller_indretning",
    "hjaelp_til_opgaver",
    "oplaering_og_stoette",
    "kursus",
    "afproeve_opgaver",
    "andre_tider_eller_opgaver",
    vist={
        "redskab_eller_indretning": ("Et redskab eller en indretning", "A tool or a change of the workplace"),
        "hjaelp_til_opgaver": ("En, der hjælper med bestemte opgaver", "Somebody to help with certain tasks"),
        "oplaering_og_stoette": ("Ekstra oplæring og støtte", "Extra training and support"),
        "kursus": ("Et kursus", "A course"),
        "afproeve_opgaver": ("At prøve nye opgaver af", "To try new tasks"),
        "andre_tider_eller_opgaver": ("Andre tider eller opgaver", "Other hours or tasks"),
    },
)

FAKTA = (
    Input("behov", "Hvad er der mest brug for?", "What is needed most?", valg=BEHOV),
    Input(
        "usaedvanligt_paa_arbejdspladsen",
        "Er redskabet et, som ikke plejer at være på arbejdspladsen?",
        "Is the tool one that is not usually found at the workplace?",
        likely=0.7,
    ),
    Input(
        "udgift_ud_over_arbejdsgiver",
        "Er udgiften større, end arbejdsgiveren forventes selv at betale?",
        "Is the cost more than the employer is expected to bear?",
        likely=0.6,
    ),
    Input(
        "afgoerende_for_jobbet",
        "Er redskabet afgørende for, at du kan få eller beholde jobbet?",
        "Is the tool decisive for getting or keeping the job?",
        likely=0.7,
    ),
    Input(
        "kompenserer_for_begraensning",
        "Opvejer redskabet din begrænsning i arbejdet?",
        "Does the tool make up for your limitation at work?",
        likely=0.8,
    ),
    Input(
        "behov_ogsaa_uden_for_jobbet",
        "Har du også brug for redskabet privat eller i ethvert job?",
        "Do you need the tool privately too, or in any job?",
        likely=0.2,
    ),
    Input(
        "varig_og_betydelig_funktionsnedsaettelse",
        "Er din funktionsnedsættelse varig og betydelig?",
        "Is your impairment lasting and considerable?",
        likely=0.8,
    ),
    Input(
        "fagligt_arbejde_selv",
        "Kan du selv udføre det faglige i jobbet?",
        "Can you do the professional content of the job yourself?",
        likely=0.8,
    ),
    Input(
        "timer_om_ugen",
        "Hvor mange timer om ugen er du ansat?",
        "How many hours a week are you employed?",
        "time/uge",
        den=60,
        high=37,
        likely=12,
    ),
    Input(
        "afgoerende_behov_for_mentor",
        "Er en mentor afgørende for, at du kan få eller beholde jobbet?",
        "Is a mentor decisive for getting or keeping the job?",
        likely=0.5,
    ),
    Input(
        "ud_over_arbejdsgiverens_opgaver",
        "Er støtten mere end den oplæring, en arbejdsgiver plejer at give?",
        "Is the support more than the training an employer usually gives?",
        likely=0.7,
    ),
    Input(
        "kursus_bevilges",
        "Kan {myndighed} give tilskud til kurset?",
        "Can {myndighed} support the course?",
        likely=0.5,
        kommunen=True,
    ),
    Input(
        "praktik_tilbydes",
        "Vil {myndighed} tilbyde en praktik?",
        "Will {myndighed} offer a work placement?",
        likely=0.4,
        kommunen=True,
    ),
    Input(
        "har_handicap",
        "Har du et handicap? I fleksjob er der en formodning for det.",
        "Do you have a handicap? In a fleksjob there is a presumption of it.",
        likely=0.9,
    ),
    Input(
        "uforholdsmaessig_byrde",
        "Er tilpasningen en for stor byrde for arbejdsgiveren, også med offentlig støtte?",
        "Is the adaptation too great a burden for the employer, also with public support?",
        likely=0.2,
    ),
    DATO,
)
