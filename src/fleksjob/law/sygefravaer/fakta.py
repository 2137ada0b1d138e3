"""The facts of a sick leave, and what the sources leave open about it."""

from __future__ import annotations

from fleksjob.engine import Choices, Input, Policy
from fleksjob.law.folkepension import DATO

BETALER = Choices(
    "arbejdsgiveren_betaler",
    "loen",
    "sygedagpenge",
    "ingenting",
    vist={
        "loen": ("Løn under sygdom", "Wage during sickness"),
        "sygedagpenge": ("Sygedagpenge", "Sickness benefit"),
        "ingenting": ("Hverken løn eller sygedagpenge", "Neither wage nor sickness benefit"),
    },
)

FAKTA = (
    Input("ansat_i_fleksjob", "Er du ansat i et fleksjob?", "Are you employed in a fleksjob?", likely=0.8),
    Input(
        "foerste_sygedag",
        "Hvilken dag var din første sygedag?",
        "Which day was your first day of sickness?",
        "dato",
        likely=739_550,
    ),
    Input(
        "opsagt_og_fratraeder_inden_otte_uger",
        "Er du opsagt, og stopper du inden otte uger efter første sygedag?",
        "Are you under notice, leaving within eight weeks of the first day of sickness?",
        likely=0.05,
    ),
    Input(
        "tilbage_inden_otte_uger",
        "Venter du at være tilbage inden otte uger efter første sygedag?",
        "Do you expect to be back within eight weeks of the first day of sickness?",
        likely=0.6,
    ),
    Input(
        "du_venter_under_26_uger",
        "Venter du at være rask inden 26 uger efter første sygedag?",
        "Do you expect to be well within 26 weeks of the first day?",
        likely=0.85,
    ),
    Input(
        "arbejdsgiveren_venter_under_26_uger",
        "Venter arbejdsgiveren, at du er rask inden 26 uger efter første sygedag?",
        "Does the employer expect you to be well within 26 weeks of the first day?",
        likely=0.85,
    ),
    Input(
        "arbejdsgiveren_betaler",
        "Hvad betaler arbejdsgiveren, mens du er syg?",
        "What does the employer pay while you are sick?",
        valg=BETALER,
    ),
    Input(
        "kan_arbejde_noget",
        "Kan du arbejde en del af tiden nu?",
        "Can you work part of the time now?",
        likely=0.4,
    ),
    Input(
        "ventes_fuldt_tilbage",
        "Ventes du tilbage på dit sædvanlige timetal?",
        "Are you expected back on your usual hours?",
        likely=0.8,
    ),
    Input(
        "fravaer_timer_om_ugen",
        "Hvor mange timer om ugen er du stadig syg?",
        "How many hours a week are you still sick?",
        "time/uge",
        60,
        37,
        5,
    ),
    Input(
        "myndigheden_godkender_delvis",
        "Har {myndighed} godkendt, at du er delvist rask?",
        "Has {myndighed} approved that you are partly well?",
        likely=0.8,
        kommunen=True,
    ),
    Input(
        "indkaldt_med_rimeligt_varsel",
        "Blev du indkaldt med rimeligt varsel til samtalen om mulighedserklæringen?",
        "Were you called with reasonable notice to the talk on the mulighedserklæring?",
        likely=0.9,
    ),
    Input(
        "spoergsmaal_om_diagnose",
        "Spørger arbejdsgiveren til diagnosen?",
        "Does the employer ask about the diagnosis?",
        likely=0.1,
    ),
    DATO,
)

OPFOELGNING_FRA_FEBRUAR = Policy(
    name="ny_opfoelgning_fra_februar_2026",
    da="Begyndte de nye regler om opfølgning på sygefravær den 1. juli eller den 1. februar 2026?",
    en="Did the new rules on follow-up begin on 1 July or 1 February 2026?",
    choices=("1. juli 2026", "1. februar 2026"),
    warning="Vi bruger den nye regel fra 1. juli 2026. Om den begyndte 1. februar, er ikke set. "
    "Spørg kommunen.",
    kilde="Lov nr. 1750 af 29/12/2025 trådte i kraft i to trin; fordelingen er ikke set",
    warning_en="We use the new rule from 1 July 2026. Whether it began on 1 February was not seen. "
    "Ask the municipality.",
)
POLITIKKER = (OPFOELGNING_FRA_FEBRUAR,)
