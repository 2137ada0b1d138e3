"""The facts of a fastholdelsesfleksjob, and what the sources leave open about it."""

from __future__ import annotations

from fleksjob.engine import Input, Policy
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO, FOEDSELSDAG

BETINGELSER_OPFYLDT = Input(
    "betingelser_for_fleksjob_opfyldt",
    "Har {myndighed} vurderet, at du opfylder betingelserne for fleksjob?",
    "Has {myndighed} found that you meet the conditions for a fleksjob?",
    likely=0.9,
    kommunen=True,
)
HIDTIDIG_ARBEJDSPLADS = Input(
    "hidtidig_arbejdsplads",
    "Er det den arbejdsplads, hvor du er eller senest var ansat på almindelige vilkår?",
    "Is it the workplace where you are, or most recently were, employed on ordinary terms?",
    likely=0.85,
)
AFTALE_SKRIFTLIG = Input(
    "aftale_skriftlig",
    "Er aftalen om særlige vilkår skriftlig?",
    "Is the agreement on special terms in writing?",
    likely=0.7,
)
AFTALE_FUNKTIONER = Input(
    "aftale_naevner_funktioner",
    "Nævner aftalen de funktioner, du har svært ved?",
    "Does the agreement say which functions are difficult for you?",
    likely=0.75,
)
AFTALE_SKAANEHENSYN = Input(
    "aftale_naevner_skaanehensyn",
    "Står der i aftalen, hvilke konkrete skånehensyn I har aftalt?",
    "Does the agreement say which skånehensyn you have agreed?",
    likely=0.75,
)
AFTALE_UNDERSKREVET = Input(
    "aftale_underskrevet",
    "Hvilken dag blev aftalen underskrevet?",
    "On which day was the agreement signed?",
    "dato",
    likely=739_300,
)
AFTALE_GAELDER_FRA = Input(
    "aftale_gaelder_fra",
    "Hvilken dag gælder aftalen fra?",
    "From which day does the agreement apply?",
    "dato",
    likely=739_300,
)
ANSAT_MED_LOENTILSKUD = Input(
    "ansat_med_loentilskud",
    "Var ansættelsen i de tolv måneder med løntilskud?",
    "Was the employment in the twelve months subsidised?",
    likely=0.1,
)
FORSOEG_DOKUMENTERET = Input(
    "forsoeg_dokumenteret",
    "Kan arbejdsgiveren dokumentere et reelt forsøg på et varigt job uden støtte?",
    "Can the employer document a genuine attempt at a lasting job without support?",
    likely=0.7,
)
AKUT_OPSTAAET = Input(
    "akut_opstaaet",
    "Er sygdommen eller skaden opstået akut?",
    "Did the illness or injury come suddenly?",
    likely=0.15,
)
KOMMUNEN_FRITAGER = Input(
    "kommunen_bruger_akut_undtagelse",
    "Har {myndighed} afgjort, at undtagelsen for akut sygdom eller skade gælder dig?",
    "Has {myndighed} decided that the exception for acute illness or injury applies to you?",
    likely=0.3,
    kommunen=True,
)

TILBAGEVIRKENDE = Policy(
    name="aftale_tilbagevirkende",
    da="Kan de tolv måneder regnes fra en dag før underskriften?",
    en="Can the twelve months count from a day before the signatures?",
    choices=("nej", "ja"),
    warning="Vi regner tidligst de tolv måneder fra underskriften. "
    "Svaret fra Styrelsen for Arbejdsmarked og Rekruttering er ikke set.",
    kilde="STAR, spørgsmål og svar B.2; svaret ikke set",
    warning_en="We count the twelve months from the signatures at the earliest. The answer of the authority "
    "STAR was not seen.",
)

FAKTA = (
    HIDTIDIG_ARBEJDSPLADS,
    FOEDSELSDAG,
    AKUT_OPSTAAET,
    KOMMUNEN_FRITAGER,
    AFTALE_SKRIFTLIG,
    AFTALE_FUNKTIONER,
    AFTALE_SKAANEHENSYN,
    AFTALE_UNDERSKREVET,
    AFTALE_GAELDER_FRA,
    ANSAT_MED_LOENTILSKUD,
    FORSOEG_DOKUMENTERET,
    BETINGELSER_OPFYLDT,
    DATO,
)
POLITIKKER = (TILBAGEVIRKENDE, DAG_DER_IKKE_FINDES)
