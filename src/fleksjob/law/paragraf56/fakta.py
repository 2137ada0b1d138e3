"""The facts of a § 56 agreement, and the number of days on which the sources disagree."""

from __future__ import annotations

from fleksjob.engine import Choices, Input, Policy
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO

GODKENDELSE = Choices(
    "godkendelse",
    "ikke_sendt",
    "afventer",
    "godkendt",
    "afslag",
    vist={
        "ikke_sendt": ("Ikke sendt endnu", "Not sent yet"),
        "afventer": ("Sendt, afventer svar", "Sent, waiting for an answer"),
        "godkendt": ("Godkendt", "Approved"),
        "afslag": ("Afslået", "Refused"),
    },
)

FAKTA = (
    Input("ansat_i_fleksjob", "Er du ansat i et fleksjob?", "Are you employed in a fleksjob?", likely=0.4),
    Input(
        "godkendelse",
        "Hvor er aftalen hos {myndighed}?",
        "Where is the agreement with {myndighed}?",
        valg=GODKENDELSE,
    ),
    Input(
        "godkendt_den",
        "Hvilken dag blev aftalen godkendt?",
        "On which day was the agreement approved?",
        "dato",
        likely=739_200,
    ),
    Input(
        "godkendt_til",
        "Til hvilken dag gælder aftalen efter godkendelsen?",
        "Until which day does the agreement hold according to the approval?",
        "dato",
        likely=739_900,
    ),
    Input(
        "fast_nedsat_arbejdstid",
        "Skal aftalen dække en fast nedsættelse af arbejdstiden, fx en ugentlig fridag?",
        "Is it to cover a fixed reduction of hours, such as a weekly day off?",
        likely=0.2,
    ),
    Input(
        "opfylder_beskaeftigelseskravet",
        "Har {myndighed} fundet, at du opfylder beskæftigelseskravet for sygedagpenge?",
        "Has {myndighed} found that you meet the employment requirement for sickness benefit?",
        likely=0.9,
        kommunen=True,
    ),
    Input(
        "langvarig_eller_kronisk",
        "Er lidelsen langvarig eller kronisk efter lægens erklæring?",
        "Is the condition long-term or chronic according to the doctor's statement?",
        likely=0.8,
    ),
    Input(
        "risiko_vaesentligt_foroeget",
        "Har {myndighed} fundet, at risikoen for fravær er væsentligt forøget?",
        "Has {myndighed} found that the risk of absence is substantially increased?",
        likely=0.7,
        kommunen=True,
    ),
    Input(
        "forventede_fravaersdage",
        "Hvor mange fraværsdage ventes inden for et år på grund af lidelsen?",
        "How many days of absence are expected within a year because of the condition?",
        "dag",
        1,
        366,
        14,
    ),
    Input(
        "indlaeggelse_eller_behandling",
        "Skal du indlægges eller behandles ambulant på sygehus eller lignende?",
        "Are you to be admitted to, or treated at, a hospital or the like?",
        likely=0.3,
    ),
    Input(
        "besluttet_ved_ansaettelsen",
        "Var indlæggelsen eller behandlingen besluttet, da du blev ansat?",
        "Had the admission or treatment been decided when you were hired?",
        likely=0.3,
    ),
    Input(
        "betalte_kalenderdage",
        "Hvor mange kalenderdage har arbejdsgiveren betalt for lidelsen i de seneste 12 måneder?",
        "How many calendar days has the employer paid for it in the last 12 months?",
        "dag",
        1,
        366,
        25,
    ),
    Input("aftale_skriftlig", "Er aftalen skriftlig?", "Is the agreement in writing?", likely=0.9),
    Input(
        "aftale_naevner_parterne",
        "Står begge parters navn og adresse i aftalen?",
        "Does the agreement state the name and address of both parties?",
        likely=0.9,
    ),
    Input(
        "aftale_naevner_sygdommens_art",
        "Står sygdommens art i aftalen?",
        "Does the agreement state the nature of the illness?",
        likely=0.9,
    ),
    Input(
        "fravaersdage_seneste_aar",
        "Hvor mange fraværsdage har lidelsen givet i det seneste år?",
        "How many days of absence has the condition caused in the last year?",
        "dag",
        1,
        366,
        12,
    ),
    Input(
        "vaesentligt_aendret",
        "Har {myndighed} fundet, at arbejde eller helbred er væsentligt ændret?",
        "Has {myndighed} found that work or health has substantially changed?",
        likely=0.2,
        kommunen=True,
    ),
    Input(
        "aftale_om_saerlige_vilkaar",
        "Har I også en skriftlig aftale om særlige vilkår?",
        "Do you also have a written agreement on special terms?",
        likely=0.3,
    ),
    DATO,
)

TREDIVE_DAGE = Policy(
    name="paragraf_56_efter_tredive_dage",
    da="Hvor mange kalenderdage skal arbejdsgiveren have betalt for samme lidelse?",
    en="For how many calendar days must the employer have paid for the same condition?",
    choices=("21", "30"),
    warning="Svaret afhænger af, om 21 eller 30 betalte kalenderdage er nok. Vi bruger 21.",
    kilde="SDPL § 56, stk. 2, nr. 3, som den er citeret, mod Statens Administration og Ældre Sagen",
    warning_en="The answer depends on whether 21 or 30 paid calendar days are enough. We use 21.",
)
POLITIKKER = (TREDIVE_DAGE, DAG_DER_IKKE_FINDES)
