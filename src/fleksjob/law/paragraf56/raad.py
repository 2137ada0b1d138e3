"""What is said beside the § 56 agreement: who agrees and approves, and what the sources leave open."""

from __future__ import annotations

from fleksjob.law.paragraf56.grunde import LOVTEKST, PM_3_21
from fleksjob.law.paragraf56.regler import SBST
from fleksjob.law.raad import SEED_UNION, Raad
from fleksjob.law.sygerefusion.regler import SLAGELSE

HJERTEFORENINGEN = (
    "https://hjerteforeningen.dk/alt-om-dit-hjerte/livet-med-hjerte-kar-sygdom/"
    "sociale-aspekter-ved-hjerte-kar-sygdom-arbejdsmarkedet/"
    "%C2%A7-56-aftale-refusion-foerste-sygedag-din-arbejdsgiver/"
)

RAAD = (
    Raad(
        "hvem_aftaler",
        "Du og arbejdsgiveren indgår aftalen. Kommunen godkender den, men er ikke part i den.",
        "You and the employer make the agreement. The municipality approves it, but is no party to it.",
        LOVTEKST,
        "oplysning",
    ),
    Raad(
        "laegeerklaering",
        "Kommunen henter en erklæring fra din læge (LÆ 225).",
        "The municipality obtains a statement from your doctor (LÆ 225).",
        PM_3_21,
        "oplysning",
    ),
    Raad(
        "de_foerste_30_dage",
        "Med aftalen kan arbejdsgiveren få refusion i de første 30 kalenderdage af et sygefravær.",
        "The employer may get a refund in the first 30 calendar days of a leave.",
        LOVTEKST,
        "oplysning",
    ),
    Raad(
        "kun_den_lidelse",
        "Aftalen dækker kun fravær på grund af den lidelse, der står i den.",
        "The agreement covers only absence because of the condition stated in it.",
        HJERTEFORENINGEN,
        "oplysning",
    ),
    Raad(
        "delvist_fravaer",
        "Dage med delvist fravær tæller som hele dage, skriver Scleroseforeningen.",
        "Days of partial absence count as whole days, Scleroseforeningen says.",
        "https://scleroseforeningen.dk/netraadgivningen/aftale-i-henhold-til-ss-56-i-sygedagpengeloven",
        "oplysning",
    ),
    Raad(
        "to_aar",
        "Aftalen gælder højst to år. Et år er den tid, de ti dage tælles i.",
        "The agreement holds for two years at most. One year is the time in which the ten days count.",
        SBST,
        "oplysning",
    ),
    Raad(
        "fagforeningens_side",
        "Finansforbundet nævner § 56 som en del af skånevilkårene. Den kan skrives med, men tæller ikke.",
        "Finansforbundet names § 56 among the special terms. It may be written there, but does not count.",
        SEED_UNION,
        "oplysning",
    ),
    Raad(
        "enogtyve_eller_tredive_dage",
        "Loven er citeret med 21 betalte kalenderdage. Statens Administration og Ældre Sagen skriver 30.",
        "The Act is quoted with 21 paid calendar days. Statens Administration and Ældre Sagen say 30.",
        "https://statens-adm.dk/refusion/refusionstyper/langvarig-og-kronisk-sygdom/",
        "uvist",
    ),
    Raad(
        "to_aar_siden",
        "Hvornår aftalen gik fra ét til to år, er ikke set. Se dagen i godkendelsen.",
        "When the agreement went from one year to two was not seen. See the day in the approval.",
        SBST,
        "uvist",
    ),
    Raad(
        "paragraf_om_fleksjob",
        "Paragraffen om refusion fra første dag i et fleksjob er ikke set.",
        "The paragraph on refund from the first day in a fleksjob was not seen.",
        SLAGELSE,
        "uvist",
    ),
)
ADVARSLER = {
    "fast_nedsat_arbejdstid": Raad(
        "ikke_til_fast_nedsaettelse",
        "En § 56-aftale kan ikke dække en fast nedsættelse af arbejdstiden (principmeddelelse 3-21).",
        "A § 56 agreement cannot cover a fixed reduction of working time (decision 3-21).",
        PM_3_21,
        "oplysning",
    ),
}
