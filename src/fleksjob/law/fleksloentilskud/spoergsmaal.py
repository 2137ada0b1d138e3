"""What to ask the municipality, where its figures and ours part. Every question is neutral: nobody is wrong.

The texts may hold {maaned}, {loen_maaned} and {hvad}, which whoever shows them fills in.
"""

from __future__ import annotations

from collections.abc import Mapping

from fleksjob.law.fleksloentilskud.efterregulering import BEK_10, ISHOEJ, PM_27_23, PM_48_22
from fleksjob.law.fleksloentilskud.raad import BEK_6
from fleksjob.law.raad import Raad

BEK_1 = "https://elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/1/"
PARAGRAF_123 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/123/"
PARAGRAF_124 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/124/"
PARAGRAF_137 = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/137/"
LOENLOFT = "https://www.nemform.dk/621/Loenloftskema"
PM_14_22 = "https://www.landbrugsinfo.dk/basis/e/8/3/familie_socialjura_p_14_22"
BEK_2 = "https://hoeringsportalen.dk/Hearing/Details/65943"
BEK_14 = "https://elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/14"
HEDENSTED = (
    "https://hedensted.dk/service-og-selvbetjening/virksomheder/arbejdskraft/har-du-ansatte-i-fleksjob"
)
MAANEDEN_FOER = "https://www.kk.dk/indhold/beregning-af-fleksloentilskud"


def _spoerg(name: str, da: str, en: str, kilde: str) -> Raad:
    return Raad(name, da, en, kilde, "spoergsmaal")


AF_TRIN: Mapping[str, tuple[Raad, ...]] = {
    "loenindtaegt": (
        _spoerg(
            "hvilken_loen",
            "Hvilken måneds løn er der regnet med? Vi har brugt lønnen for {loen_maaned}.",
            "Which month's wage was used? We used the wage of {loen_maaned}.",
            MAANEDEN_FOER,
        ),
        _spoerg(
            "hvilke_loendele",
            "Hvilke løndele er talt med, og hvilke er ikke?",
            "Which parts of the wage were counted, and which were not?",
            BEK_1,
        ),
        _spoerg(
            "indkomstregistret",
            "Hvilken løn står der i indkomstregistret for {loen_maaned}?",
            "Which wage does the income register have for {loen_maaned}?",
            BEK_14,
        ),
    ),
    "hoejeste_i_maaneden": (
        _spoerg(
            "hvilken_sats",
            "Hvilken sats er brugt som højeste fleksløntilskud, og fra hvilken dag gælder den?",
            "Which rate was used as the highest fleksløntilskud, and from which day does it apply?",
            PARAGRAF_123,
        ),
    ),
    "nedsaettelse": (
        _spoerg(
            "hvilken_graense",
            "Hvilken beløbsgrænse er brugt, og hvordan er nedsættelsen regnet?",
            "Which threshold was used, and how was the reduction computed?",
            PARAGRAF_123,
        ),
    ),
    "fradrag_for_ydelse": (
        _spoerg(
            "hvilken_ydelse",
            "Hvilken ydelse er trukket fra, og for hvilke dage?",
            "Which benefit was deducted, and for which days?",
            PARAGRAF_124,
        ),
    ),
    "fuldtidsloen_md": (
        _spoerg(
            "hvilket_loenloft",
            "Hvilken løn på fuld tid er brugt? Er pension og alle tillæg med?",
            "Which full-time wage was used? Are pension and all supplements in it?",
            LOENLOFT,
        ),
        _spoerg(
            "hvornaar_loenloft",
            "Fra hvilken dag gælder den løn på fuld tid, der er brugt?",
            "From which day does the full-time wage that was used apply?",
            HEDENSTED,
        ),
    ),
    "fleksloentilskud": (
        _spoerg(
            "hvilke_skridt",
            "Hvordan er tilskuddet regnet ud, skridt for skridt?",
            "How was the subsidy computed, step by step?",
            PARAGRAF_123,
        ),
    ),
    "atp": (
        _spoerg(
            "hvordan_atp",
            "Hvordan er ATP regnet ud?",
            "How was ATP computed?",
            PARAGRAF_137,
        ),
    ),
    "udbetalt": (
        _spoerg(
            "andet_trukket",
            "Er der trukket eller lagt andet til, før pengene blev udbetalt?",
            "Was anything else taken or added before the money was paid out?",
            PARAGRAF_137,
        ),
    ),
}
"""What to ask of each step, by its name in the law."""

KUN_TILSKUD = _spoerg(
    "hvilke_tal",
    "Hvilken løn, hvilken sats og hvilken løn på fuld tid er der regnet med?",
    "Which wage, which rate and which full-time wage were used?",
    PARAGRAF_123,
)
"""Asked where the municipality's letter gives the result only."""

SAETNINGER: Mapping[str, Raad] = {
    each.id: each
    for each in (
        _spoerg(
            "ikke_medregnet",
            "Forskellen er lige så stor som: {hvad}. Er det talt med i kommunens tal?",
            "The difference is as large as: {hvad}. Was it counted in the municipality's figure?",
            BEK_1,
        ),
        _spoerg(
            "medregnet",
            "Forskellen er lige så stor som: {hvad}. Er det talt med som løn?",
            "The difference is as large as: {hvad}. Was it counted as wage?",
            BEK_1,
        ),
        _spoerg(
            "anden_maaned",
            "Kommunens tal er lige så stort som lønnen for {maaned}. Er det den måned, der er regnet med?",
            "The municipality's figure is as large as the wage of {maaned}. Is that the month that was used?",
            MAANEDEN_FOER,
        ),
        _spoerg(
            "loenloft_ikke_haevet",
            "Er lønloftet hævet i måneden? Der er udbetalt: {hvad}.",
            "Was the cap raised this month? There was paid out: {hvad}.",
            PM_14_22,
        ),
        _spoerg(
            "loenloft_brugt",
            "Er tilskuddet sat ned på grund af lønloftet? Hvilket beløb er brugt som løn på fuld tid?",
            "Was the subsidy cut by the cap? Which amount was used as the full-time wage?",
            PARAGRAF_123,
        ),
        _spoerg(
            "to_beloeb",
            "Forskellen er lige så stor som to beløb tilsammen: {hvad}. Er de talt med som løn?",
            "The difference is as large as two amounts together: {hvad}. Were they counted as wage?",
            BEK_1,
        ),
        _spoerg(
            "bonus_delt",
            "Er bonussen delt ligeligt på de måneder, den er optjent i?",
            "Was the bonus split equally over the months it was earned in?",
            PM_27_23,
        ),
        _spoerg(
            "feriepenge",
            "Er feriepengene trukket fra lønnen, da de blev optjent, og talt med, da ferien blev holdt?",
            "Was the holiday pay taken from the wage when earned, and counted when the holiday was held?",
            BEK_6,
        ),
        _spoerg(
            "dage_i_job",
            "Hvor mange hverdage i fleksjobbet er der regnet med i måneden?",
            "How many workdays in the fleksjob were counted in the month?",
            BEK_2,
        ),
        _spoerg(
            "foerste_maaned",
            "Er måneden betalt efter arbejdsgiverens oplysninger? Bliver den regnet om, når lønnen er kendt?",
            "Was the month paid on the employer's papers? Will it be computed again when the wage is known?",
            ISHOEJ,
        ),
        _spoerg(
            "dage_med_ydelse",
            "Hvor mange dage med ledighedsydelse er der trukket for?",
            "How many days with ledighedsydelse were deducted?",
            BEK_10,
        ),
        _spoerg(
            "januar",
            "Er det satserne for december eller for januar, der er brugt?",
            "Were the rates of December or of January used?",
            PARAGRAF_123,
        ),
        _spoerg(
            "efterbetalt",
            "Hvilken måned er beløbet, der er lagt til, for?",
            "Which month is the amount that was added for?",
            PM_48_22,
        ),
        _spoerg(
            "tilbage",
            "Hvilken måned er beløbet, der er trukket, for? Hvad er grundlaget i reglerne?",
            "Which month is the amount that was taken for? What is its basis in the rules?",
            PM_48_22,
        ),
    )
}
"""What to ask where a figure gives reason to, by id."""

NAVNE: Mapping[str, tuple[str, str]] = {
    "egen_pension": ("din egen pension", "your own pension contribution"),
    "arbejdsgiver_pension": ("arbejdsgiverens pension", "the employer's pension contribution"),
    "hele_pensionen": ("hele pensionen", "all of the pension contribution"),
    "saerlig_udbetaling_md": (
        "ferietillæg, fritvalg eller lignende",
        "holiday supplement, fritvalg or the like",
    ),
    "feriepenge_optjent_md": (
        "feriepenge, der er indbetalt til Feriekonto",
        "holiday pay paid into Feriekonto",
    ),
    "feriepenge_ved_ferie": (
        "feriepengene for de feriedage, du har skrevet",
        "the holiday pay of the days of holiday that you wrote",
    ),
    "anden_loen_md": ("anden lønindtægt", "other wage income"),
}
"""What a difference can be as large as, where the kinds of wage do not name it."""
