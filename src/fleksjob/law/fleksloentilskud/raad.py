"""What is told beside an answer about fleksløntilskud, where the case gives reason to."""

from __future__ import annotations

from fleksjob.law.raad import Raad

BEK_6 = "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/6/"
PM_14_22 = "https://www.landbrugsinfo.dk/basis/e/8/3/familie_socialjura_p_14_22"
PM_6_23 = "https://lundsteenwiederquist.dk/index.php/tag/tabt-arbejdsfortjeneste/"

INGEN_LOEN = Raad(
    "ingen_loen",
    "Uden løn og uden sygedagpenge er der intet tilskud i måneden. Tilskud kan først komme på tale med løn.",
    "Without wage and without sickness benefit there is no subsidy. It begins with the first wage.",
    "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/124/",
    "oplysning",
)
FULDTIDSTILLAEG = Raad(
    "fuldtidstillaeg",
    "Vi hæver lønloftet med hele tillægget. Hvor meget det skal hæves, er ikke set.",
    "We raise the cap by the whole supplement. By how much it should be raised was not seen.",
    "https://www.nemform.dk/621/Loenloftskema",
    "uvist",
)
FERIE_FRA_2024 = Raad(
    "ferie_fra_2024",
    "Reglerne om ferie med ledighedsydelse blev ændret i 2024. Den nye tekst er ikke set.",
    "The rules on holiday with ledighedsydelse were changed in 2024. The new text was not seen.",
    "https://ft.dk/samling/20231/lovforslag/L83/bilag/1/2780565/index.htm",
    "uvist",
)
OVER_FULD_TID = Raad(
    "over_fuld_tid",
    "Lønnen er højere end lønnen på fuld tid. Er begge tal rigtige?",
    "The wage is higher than the full-time wage. Are both numbers right?",
    "https://www.nemform.dk/621/Loenloftskema",
    "oplysning",
)
FULDTIDSBELOEB_MANGLER = Raad(
    "fuldtidsbeloeb_mangler",
    "Vi kender ikke udbetalingen på fuld tid. Lønloftet er derfor kun hævet med det, der er udbetalt.",
    "We do not know the payout at full time. So the cap is raised only by what was paid out.",
    PM_14_22,
    "uvist",
)
FERIEPENGE_I_LOFT = Raad(
    "feriepenge_i_loenloft",
    "Om lønloftet ændres i en måned med feriepenge, er ikke set.",
    "Whether the cap changes in a month with holiday pay was not seen.",
    BEK_6,
    "uvist",
)
FERIEPENGE_FOER_2021 = Raad(
    "feriepenge_foer_2021",
    "Reglen om feriepenge før 29. januar 2021 er ikke set. Vi bruger reglen fra 2024.",
    "The rule on holiday pay before 29 January 2021 was not seen. We use the rule of 2024.",
    BEK_6,
    "uvist",
)
FERIEPENGE_2021 = Raad(
    "feriepenge_2021",
    "Reglen fra 2021 tager 11,11 pct. af indkomsten. Du har oplyst et beløb, og det bruger vi.",
    "The rule of 2021 takes 11.11 per cent of the income. You stated an amount, and we use it.",
    "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/5/",
    "uvist",
)
FERIEPENGE_FOER_MARTS_2024 = Raad(
    "feriepenge_foer_marts_2024",
    "Reglen om Feriekonto er set fra 7. marts 2024. Om den gjaldt i måneden, er ikke set.",
    "The rule on Feriekonto was seen from 7 March 2024. Whether it applied this month was not seen.",
    BEK_6,
    "uvist",
)
TABT_FOER_2024 = Raad(
    "tabt_arbejdsfortjeneste_foer_2024",
    "Før 2024 var tabt arbejdsfortjeneste ikke løn. Den gav intet fradrag og alene intet tilskud.",
    "Before 2024 compensation for lost earnings was not wage. It cut nothing, and alone gave no subsidy.",
    PM_6_23,
    "oplysning",
)
