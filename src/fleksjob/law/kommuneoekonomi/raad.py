"""What is said beside who pays what."""

from __future__ import annotations

from datetime import date

from fleksjob.law.kommuneoekonomi.arbejdsgiver import STATENS_ADM
from fleksjob.law.kommuneoekonomi.fakta import PARAGRAF_7
from fleksjob.law.kommuneoekonomi.regler import REFUSIONSTRAPPE
from fleksjob.law.raad import Raad

L1769 = "https://elov.dk/sygedagpengeloven/paragraf/78/forarbejder/aendringslov-2023-12-28-1769/nummer/622040"

RAAD = (
    Raad(
        "borgerens_ydelse",
        "Refusionen ændrer ikke personens ydelse. Den fordeler kun udgiften.",
        "The refund does not change the person's benefit. It only divides the cost.",
        REFUSIONSTRAPPE,
        "oplysning",
    ),
    Raad(
        "maaned_i_to_trin",
        "Vi regner hele måneden i ét trin. En måned med to trin skal deles efter uger.",
        "We count the whole month in one step. A month of two steps must be divided by weeks.",
        REFUSIONSTRAPPE,
        "uvist",
    ),
    Raad(
        "uger_taelles_af_kommunen",
        "Hvordan ugerne tælles, og hvornår de begynder forfra, er ikke med her.",
        "How the weeks are counted, and when they begin anew, is not in here.",
        REFUSIONSTRAPPE,
        "uvist",
    ),
    Raad(
        "tabt_arbejdsfortjeneste",
        "Fra 2024 er der særlige regler for fleksbidrag ved tabt arbejdsfortjeneste. De er ikke set.",
        "Since 2024 there are special rules of the fleksbidrag with lost earnings. They were not seen.",
        L1769,
        "uvist",
    ),
    Raad(
        "regulering_af_maksimum",
        "Lovens højeste fleksbidrag er kun set for 2015 og 2018. Ellers regnes 24 procent af satsen.",
        "The Act's highest fleksbidrag was seen for 2015 and 2018 only. Else we use 24 per cent.",
        PARAGRAF_7,
        "uvist",
    ),
    Raad(
        "loendele",
        "Overarbejde, engangstillæg og bidrag til ordningen regnes ikke med i lønudgiften.",
        "Overtime, one-off supplements and contributions to the scheme do not count in the wage cost.",
        STATENS_ADM,
        "oplysning",
    ),
)
IKKE_EFTERSET_FRA = date(2026, 1, 1)
IKKE_EFTERSET = Raad(
    "ikke_efterset",
    "Om refusionen efter uger er ændret efter 2025, er ikke set. Vi bruger satserne fra 2016.",
    "Whether the refund by weeks was changed after 2025 was not seen. We use the rates of 2016.",
    REFUSIONSTRAPPE,
    "uvist",
)
