"""The facts of who pays what, and what the sources leave open."""

from __future__ import annotations

from fleksjob.engine import Input, Policy
from fleksjob.law.folkepension import DATO

PARAGRAF_7 = (
    "https://www.elov.dk/lov-om-kommunernes-finansiering-af-visse-offentlige-ydelser-udbetalt-af-kommunerne-"
    "udbetaling-danmark-og-arbejdsloshedskasserne/7/"
)
CIRKULAERE_4 = "https://www.elov.dk/cirkulaere-om-fleksjob-i-staten/paragraf/4/"
MD, KVARTAL = "kr/måned", "kr/kvartal"
STOERSTE_MAANED, STOERSTE_KVARTAL = 10_000_000, 30_000_000

FAKTA = (
    Input(
        "uger_paa_ydelse",
        "Hvilken uge på offentlig ydelse er personen i efter {myndighed}s opgørelse?",
        "Which week on public benefit is the person in, by the count of {myndighed}?",
        "uge",
        1,
        5_000,
        60,
        kommunen=True,
    ),
    Input(
        "fleksloentilskud_md",
        "Hvad er fleksløntilskuddet i måneden, før ATP og skat? Se fleksjob beregn.",
        "What is the subsidy of the month, before ATP and tax? See fleksjob beregn.",
        MD,
        100,
        STOERSTE_MAANED,
        12_000,
    ),
    Input(
        "loen_uden_pension_md",
        "Hvad er lønnen i måneden uden pension, i fleksjobbet og i andet job?",
        "What is the month's wage without pension, in the fleksjob and other work?",
        MD,
        100,
        STOERSTE_MAANED,
        9_000,
    ),
    Input(
        "loen_md",
        "Hvad er lønnen i fleksjobbet i måneden, med arbejdsgiverens pension?",
        "What is the wage in the fleksjob a month, with the employer's pension?",
        MD,
        100,
        STOERSTE_MAANED,
        10_000,
    ),
    Input(
        "arbejdsgiver_atp_md",
        "Hvad betaler arbejdsgiveren i ATP om måneden?",
        "What does the employer pay to ATP a month?",
        MD,
        100,
        STOERSTE_MAANED,
        100,
    ),
    Input(
        "oevrige_udgifter_md",
        "Hvad er udgiften til ferie og forsikringer i måneden?",
        "What do holiday and insurance cost a month?",
        MD,
        100,
        STOERSTE_MAANED,
        1_000,
    ),
    Input(
        "sygerefusion_md",
        "Hvad fik arbejdsgiveren i sygedagpengerefusion i måneden? Se fleksjob vurder sygerefusion.",
        "How much sickness refund had the employer in the month? See fleksjob vurder sygerefusion.",
        MD,
        100,
        STOERSTE_MAANED,
        500,
    ),
    Input(
        "i_statslig_ordning",
        "Er arbejdsgiveren med i den statslige fleksjobordning?",
        "Is the employer in the state fleksjob scheme?",
        likely=0.1,
    ),
    Input(
        "ansat_dag",
        "Hvilken dag blev personen ansat i fleksjobbet?",
        "On which day was the person hired in the fleksjob?",
        "dato",
        likely=738_200,
    ),
    Input(
        "loenudgift_kvartal",
        "Hvad er lønudgiften i kvartalet, uden overarbejde og engangstillæg?",
        "What is the wage cost of the quarter, without overtime and one-off supplements?",
        KVARTAL,
        100,
        STOERSTE_KVARTAL,
        40_000,
    ),
    Input(
        "andre_refusioner_kvartal",
        "Hvad har arbejdsgiveren fået af andre refusioner og tilskud i kvartalet?",
        "How much of other refunds and subsidies has the employer had in the quarter?",
        KVARTAL,
        100,
        STOERSTE_KVARTAL,
        1_000,
    ),
    Input(
        "arbejdstidsbroek",
        "Hvad er arbejdstiden som andel af fuld tid?",
        "What is the working time as a share of full time?",
        "andel",
        10_000,
        1,
        0.4,
    ),
    DATO,
)

BIDRAG_AFRUNDES_FOERST = Policy(
    name="fleksbidrag_afrundes_foerst",
    da="Afrundes fleksbidraget, før det nedsættes for løn?",
    en="Is the fleksbidrag rounded before it is reduced for wage?",
    choices=("nej", "ja"),
    warning="Vi afrunder fleksbidraget til hele kroner til sidst. "
    "Loven nævner afrundingen før nedsættelsen for løn.",
    kilde=PARAGRAF_7,
    warning_en="We round the fleksbidrag to whole kroner at the end. "
    "The Act mentions the rounding before the reduction for wage.",
)
MAKSIMUM_EFTER_ARBEJDSTID = Policy(
    name="maksimum_efter_arbejdstid",
    da="Nedsættes statens maksimum på deltid?",
    en="Is the state's maximum lower for part time?",
    choices=("nej", "ja"),
    warning="Vi bruger statens maksimum uden at nedsætte det på deltid. "
    "Cirkulæret nedsætter det for gamle fleksjob; om nye er det ikke set.",
    kilde=CIRKULAERE_4,
    warning_en="We use the state's maximum without lowering it for part time. "
    "The circular lowers it for old fleksjob; for new ones that was not seen.",
)
POLITIKKER = (BIDRAG_AFRUNDES_FOERST, MAKSIMUM_EFTER_ARBEJDSTID)
