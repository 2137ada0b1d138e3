"""What is said beside ledighedsydelse: how it is paid, what is not deducted, and what was not found."""

from __future__ import annotations

from fleksjob.law.las import LOVTEKST_2021
from fleksjob.law.ledighedsydelse.beloeb import PARAGRAF_74D
from fleksjob.law.ledighedsydelse.regler import AALBORG, DUKH_FERIE, IDA, PARAGRAF_74A
from fleksjob.law.raad import Raad

BEK_12 = (
    "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-ledighedsydelsen-samt-"
    "afholdelse-af-og-varsling-af-ferie-med-ledighedsydelse/paragraf/12/"
)
PARAGRAF_74G = "https://elov.dk/aktivloven/74g/"
JCENTER = "https://jcenter.dk/satser/"
HERNING = (
    "https://job.herning.dk/oekonomi-ved-ledighed/ledighedsydelse/printaccordion?nodeid=121885&"
    "id=microArticle_66ec4e72-ff33-4c50-9df5-9d3688112c97&print=singleborgerdk"
)

RAAD = (
    Raad(
        "udbetaling",
        "Ydelsen er for op til fem dage om ugen og betales månedsvis bagud.",
        "The benefit is for up to five days a week and is paid monthly in arrears.",
        PARAGRAF_74D,
        "oplysning",
    ),
    Raad(
        "fradrag_maaneden_efter",
        "Løn trækkes fra i måneden efter. Den første måned bruges den løn, du venter.",
        "Wage is deducted in the month after. The first month uses the wage you expect.",
        PARAGRAF_74D,
        "oplysning",
    ),
    Raad(
        "regulering",
        "Kommunen kan regne om, når lønnen er kendt, op til 12 måneder tilbage.",
        "The municipality may compute again once the wage is known, up to twelve months back.",
        PARAGRAF_74D,
        "oplysning",
    ),
    Raad(
        "feriepenge",
        "Feriepenge, der udbetales af sig selv ved årets slutning, trækkes fra (90-19).",
        "Holiday pay that is paid automatically at the end of the year is deducted (90-19).",
        BEK_12,
        "oplysning",
    ),
    Raad(
        "del_af_maaned",
        "Hvordan en del af en måned regnes, er ikke set. Beløbet her er for en hel måned.",
        "How part of a month is computed was not seen. The amount here is for a whole month.",
        PARAGRAF_74D,
        "uvist",
    ),
    Raad(
        "pension_oplyses",
        "Fortæl kommunen om pensionsbidrag, både dit og arbejdsgiverens. De tæller med som løn.",
        "Tell the municipality about pension contributions, yours and the employer's. They count as wage.",
        PARAGRAF_74D,
        "oplysning",
    ),
    Raad(
        "ikke_fradrag",
        "Forsikringer uden forbindelse til et job, erstatning og ATP trækkes ikke fra.",
        "Insurance unrelated to a job, damages and ATP are not deducted.",
        BEK_12,
        "oplysning",
    ),
    Raad(
        "aegtefaelle_og_formue",
        "Ægtefællens indtægt og jeres formue betyder ikke noget for ydelsen.",
        "Your spouse's income and your assets do not matter for the benefit.",
        HERNING,
        "oplysning",
    ),
    Raad(
        "atp",
        "Du betaler en tredjedel af ATP, kommunen to. I 2021 var det 95 og 189 kr.",
        "You pay one third of ATP, the municipality two. In 2021 that was 95 and 189 kr. a month.",
        JCENTER,
        "oplysning",
    ),
    Raad(
        "efter_ustoettet_job",
        "Efter et job uden støtte gælder andre regler, når du ikke er visiteret (§ 74 g).",
        "After a job without support other rules apply to who is not granted a fleksjob (§ 74 g).",
        PARAGRAF_74G,
        "oplysning",
    ),
    Raad(
        "selvstaendig",
        "Med tilskud til egen virksomhed kræves, at den er ophørt, og at du er visiteret som lønmodtager.",
        "With support for your own business it must have ended, and the grant must be as an employee.",
        PARAGRAF_74A,
        "oplysning",
    ),
    Raad(
        "fleksydelsesalder",
        "De seks måneder efter fleksydelsesalderen er set hos en fagforening, ikke i lovteksten.",
        "The six months after fleksydelse age were seen at a union, not in the text of the Act.",
        IDA,
        "uvist",
    ),
    LOVTEKST_2021,
)
ADVARSLER = {
    "lav_sats_mangler": Raad(
        "lav_sats_efter_juli_2025",
        "Kontanthjælpens § 25 blev afløst 1. juli 2025. Det lave beløb derefter er ikke fundet.",
        "§ 25 on kontanthjælp was replaced on 1 July 2025. The low amount since then was not found.",
        AALBORG,
        "uvist",
    ),
    "ferie_med_ledighedsydelse": Raad(
        "meld_ferien",
        "Meld ferien til kommunen, før den begynder. Der er højst 25 dage. Beløbet er ikke regnet her.",
        "Report the holiday to the municipality before it begins. At most 25 days. No amount is computed.",
        DUKH_FERIE,
        "oplysning",
    ),
}
