"""The facts of visitation. What the law leaves to the municipality is asked for as its finding."""

from __future__ import annotations

from fleksjob.engine import Input, Policy
from fleksjob.law.folkepension import DAG_DER_IKKE_FINDES, DATO, FOEDSELSDAG

TIDLIG_PENSION = Policy(
    name="tidlig_pension_udelukker_senere",
    da="Fra hvilken dag udelukker brugt ret til tidlig pension fleksjob?",
    en="From which day does a used right to tidlig pension rule out a fleksjob?",
    choices=("fra 2021-01-01", "senere end 2021"),
    warning="Vi regner tidlig pension som udelukkelse fra 1. januar 2021. Dagen er ikke set i en kilde.",
    kilde="Lov nr. 2202 af 29/12/2020 § 6; ikrafttrædelsen ikke set",
    warning_en="Tidlig pension counts as an exclusion from 1 January 2021. Its day was not seen in a source.",
)

FAKTA = (
    FOEDSELSDAG,
    Input("faar_foertidspension", "Får du førtidspension?", "Do you get førtidspension?", likely=0.1),
    Input("faar_seniorpension", "Får du seniorpension?", "Do you get seniorpension?", likely=0.08),
    Input(
        "har_brugt_tidlig_pension",
        "Har du brugt din ret til tidlig pension?",
        "Have you used your option of tidlig pension?",
        likely=0.05,
    ),
    Input(
        "arbejdsevne_varigt_nedsat",
        "Har {myndighed} fundet, at din arbejdsevne er varigt nedsat?",
        "Has {myndighed} found that your capacity for work is permanently reduced?",
        likely=0.8,
        kommunen=True,
    ),
    Input(
        "arbejdsevne_vaesentligt_nedsat",
        "Har {myndighed} fundet, at din arbejdsevne er væsentligt nedsat i alle erhverv?",
        "Has {myndighed} found that your capacity is substantially reduced in every occupation?",
        likely=0.75,
        kommunen=True,
    ),
    Input(
        "kan_have_almindeligt_job",
        "Har {myndighed} fundet, at du kan have et almindeligt job, også efter de sociale kapitler?",
        "Has {myndighed} found that you can have an ordinary job, also under the sociale kapitler?",
        likely=0.2,
        kommunen=True,
    ),
    Input(
        "arbejdsevne_meget_begraenset",
        "Har {myndighed} fundet, at din arbejdsevne aktuelt er meget begrænset?",
        "Has {myndighed} found that your capacity is currently very limited?",
        likely=0.3,
        kommunen=True,
    ),
    Input(
        "kan_udvikles_inden_rimelig_tid",
        "Har {myndighed} fundet, at den kan udvikles inden for rimelig tid?",
        "Has {myndighed} found that it can develop within a reasonable time?",
        likely=0.7,
        kommunen=True,
    ),
    Input(
        "relevante_tilbud_proevet",
        "Er alle relevante tilbud og andre foranstaltninger prøvet?",
        "Have all relevant offers and other measures been tried?",
        likely=0.7,
    ),
    Input(
        "omplacering_proevet",
        "Er omplacering på arbejdspladsen prøvet, eller er der ingen arbejdsplads?",
        "Has relocation at the workplace been tried, or is there no workplace?",
        likely=0.75,
    ),
    Input(
        "aabenbart_formaalsloest",
        "Har {myndighed} fundet det åbenbart formålsløst at prøve tilbud før visitationen?",
        "Has {myndighed} found it plainly pointless to try measures before visitation?",
        likely=0.3,
        kommunen=True,
    ),
    Input(
        "ressourcer_afklaret_dokumenteret",
        "Er det dokumenteret, at dine ressourcer og udfordringer er fuldt afklaret?",
        "Is it documented that your resources and challenges are fully clarified?",
        likely=0.7,
    ),
    Input(
        "tilbud_proevet_dokumenteret",
        "Er det dokumenteret, at alle relevante tilbud er prøvet?",
        "Is it documented that all relevant measures have been tried?",
        likely=0.7,
    ),
    Input(
        "nedsat_arbejdsevne_dokumenteret",
        "Er det dokumenteret, at arbejdsevnen er nedsat og ikke kan bruges på almindelige vilkår?",
        "Is it documented that the capacity is reduced and unusable on ordinary terms?",
        likely=0.7,
    ),
    Input(
        "hidtidig_arbejdsplads",
        "Skal fleksjobbet være på din hidtidige arbejdsplads?",
        "Is the fleksjob to be at your present workplace?",
        likely=0.4,
    ),
    Input(
        "tolv_maaneder_eller_undtaget_dokumenteret",
        "Er de tolv måneder på særlige vilkår dokumenteret, eller er du undtaget fra dem?",
        "Are the twelve months on special terms documented, or are you exempt from them?",
        likely=0.6,
    ),
    DATO,
)
POLITIKKER = (TIDLIG_PENSION, DAG_DER_IKKE_FINDES)
