"""When a month that is paid may be settled again: only where the rules give a basis (PM 48-22).

The list of the principmeddelelse is not exhaustive and was not seen; these are the bases that were.
"""

from __future__ import annotations

from dataclasses import dataclass

from fleksjob.law.raad import Raad

PM_48_22 = "https://lundsteenwiederquist.dk/index.php/tag/efterregulering/"
PM_27_23 = (
    "https://lundsteenwiederquist.dk/index.php/2024/02/28/"
    "ankestyrelsens-afgoerelse-27-23-om-fleksloentilskud-og-arbejdsfri-indtaegt-bonus-og-gave/"
)
BEK_10 = "https://elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/10/"
ISHOEJ = "https://ishoj.dk/borger/job-og-uddannelse/ledighed/flekslontilskud/"


@dataclass(frozen=True)
class Grundlag:
    """One basis for settling a month again."""

    id: str
    da: str
    en: str
    lov: str
    kilde: str
    sikkerhed: str


FOERSTE_MAANED = Grundlag(
    "foerste_maaned",
    "Den første måned er betalt efter arbejdsgiverens oplysninger og rettes, når lønnen er kendt.",
    "The first month is paid on the employer's papers and corrected when the wage is known.",
    "Kommunens vejledning (Ishøj)",
    ISHOEJ,
    "sekundaer",
)
BONUS = Grundlag(
    "bonus",
    "En bonus, der er optjent over flere måneder, deles ligeligt på dem, og månederne regnes om.",
    "A bonus earned over several months is split equally over them, and those months are recomputed.",
    "Principmeddelelse 27-23",
    PM_27_23,
    "sekundaer",
)
FERIE = Grundlag(
    "ferie_med_ledighedsydelse",
    "Måneden efter ferie med ledighedsydelse regnes om efter den løn, der reelt var i måneden.",
    "The month after holiday with ledighedsydelse is recomputed on the wage it really had.",
    "BEK om fleksløntilskud § 10, stk. 2 (BEK 250/2022)",
    BEK_10,
    "lovtekst",
)
KOMMUNEN = Grundlag(
    "kommunen",
    "Kommunen har oplyst et andet grundlag.",
    "The municipality has stated another basis.",
    "Principmeddelelse 48-22",
    PM_48_22,
    "sekundaer",
)
ALLE = (FOERSTE_MAANED, BONUS, FERIE, KOMMUNEN)

KUN_MED_GRUNDLAG = Raad(
    "kun_med_grundlag",
    "En måned regnes kun om, hvor reglerne giver grundlag. Der kan være andre tilfælde end disse.",
    "A month is recomputed only where the rules give a basis. There may be other cases than these.",
    PM_48_22,
    "oplysning",
)
TILBAGEBETALING = Raad(
    "tilbagebetaling",
    "Uden grundlag gælder § 125 om tilbagebetaling. Den gælder, når noget er sket mod bedre vidende.",
    "Without a basis § 125 on repayment applies. It is for what was done against better knowledge.",
    PM_48_22,
    "oplysning",
)
BONUS_FOERST_SENERE = Raad(
    "bonus_foerst_senere",
    "Vi regner bonussen med fra starten kun i det afregnede. Hvad kommunen gør imens, er ikke set.",
    "We count the bonus only in what is settled. What the municipality does meanwhile was not seen.",
    PM_27_23,
    "uvist",
)
FERIE_ANDRE_AAR = Raad(
    "ferie_grundlag_andre_aar",
    "Reglen om måneden efter ferie er set i 2022. Den blev ændret i 2024, og den nye er ikke set.",
    "The rule on the month after holiday was seen in 2022. It changed in 2024; the new one was not seen.",
    BEK_10,
    "uvist",
)
HOEJST_25_DAGE = Raad(
    "hoejst_25_dage",
    "Ferie med ledighedsydelse og anden betalt ferie kan højst være 25 dage tilsammen.",
    "Holiday with ledighedsydelse and other paid holiday can be 25 days together at most.",
    BEK_10,
    "oplysning",
)
