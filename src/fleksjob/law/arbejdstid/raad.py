"""What is said beside the hours: who decides what, what is only advice, and what the sources leave open."""

from __future__ import annotations

from fleksjob.law.arbejdstid.aendringer import CABI_OPFOELGNING, KERTEMINDE
from fleksjob.law.arbejdstid.bevis import CFL, KA
from fleksjob.law.arbejdstid.regler import ANKESTYRELSEN
from fleksjob.law.arbejdstid.vilkaar import CABI_EFFEKTIV, PARAGRAF_122
from fleksjob.law.ordning.regler import PAV
from fleksjob.law.raad import Raad
from fleksjob.law.varighed.regler import DUKH

STAR_SKABELON = "https://star.dk/til-virksomheder/medarbejdere-i-fleksjob/"
WIEDERQUIST = "https://wiederquist.dk/nyhedsbrev/januar-2016/"

RAAD = (
    Raad(
        "hvem_afgoer_timer",
        "Kommunen vurderer timer, arbejdsintensitet og skånehensyn i jobbet. Den afgør ikke lønnen.",
        "The municipality assesses hours, intensity and skånehensyn in the job. It does not set the wage.",
        ANKESTYRELSEN,
        "oplysning",
    ),
    Raad(
        "hvem_afgoer_loen",
        "Løn og vilkår følger overenskomsten eller jeres aftale. Arbejdsgiveren betaler de effektive timer.",
        "Wage and terms follow the collective agreement or yours. The employer pays the effective hours.",
        CABI_EFFEKTIV,
        "oplysning",
    ),
    Raad(
        "eksempel",
        "Er du på arbejdspladsen 16 timer og arbejder 10 effektive, betaler arbejdsgiveren 10.",
        "If you are present 16 hours and work 10 effective ones, the employer pays 10.",
        CABI_EFFEKTIV,
        "oplysning",
    ),
    Raad(
        "ingen_andre_betingelser",
        "Kommunen kan kun kræve en arbejdsgiver og et lønnet job, der tager hensyn til skånebehovene.",
        "The municipality may only require an employer and a paid job that regards the skånebehov.",
        ANKESTYRELSEN,
        "oplysning",
    ),
    Raad(
        "skriftlig_vurdering",
        "Bed om vurderingen som en skriftlig afgørelse med klagevejledning.",
        "Ask for the assessment as a written decision with guidance on how to complain.",
        ANKESTYRELSEN,
    ),
    Raad(
        "konkret_job",
        "Arbejdsevnen vurderes i hvert job. Et nyt job giver en ny vurdering.",
        "The capacity is assessed in each job. A new job brings a new assessment.",
        KERTEMINDE,
        "oplysning",
    ),
    Raad(
        "arbejdsgiverens_besked",
        "En pligt for arbejdsgiveren til at give kommunen besked er ikke fundet. STAR anbefaler det.",
        "A duty of the employer to tell the municipality was not found. STAR recommends it.",
        STAR_SKABELON,
    ),
    Raad(
        "flere_timer",
        "Ingen regel, der pålægger arbejdsgiveren at tilbyde flere timer, er fundet.",
        "No rule was found that makes the employer offer more hours.",
        CABI_OPFOELGNING,
        "oplysning",
    ),
    Raad(
        "bevis_frister",
        "Ved et nyt job er fristerne syv kalenderdage og en måned. De regnes som D10 og D11.",
        "In a new job the time limits are seven calendar days and a month. They are counted as D10 and D11.",
        KA,
        "oplysning",
    ),
    Raad(
        "tillaegsaftale",
        "En fleks-tillægsaftale er frivillig. Den erstatter ikke ansættelsesbeviset.",
        "A fleks-tillægsaftale is voluntary. It does not replace the statement of employment.",
        STAR_SKABELON,
        "oplysning",
    ),
    Raad(
        "overenskomst_i_stedet",
        "En overenskomst kan træde i stedet for loven om ansættelsesbeviser.",
        "A collective agreement can stand in place of the act on statements of employment.",
        CFL,
        "oplysning",
    ),
    Raad(
        "ansat_foer_juli_2023",
        "Er du ansat før 1. juli 2023, kan du bede om de nye oplysninger. De gives inden otte uger.",
        "Those hired before 1 July 2023 may ask for the new information. It is due within eight weeks.",
        CFL,
        "oplysning",
    ),
    Raad(
        "samtykke",
        "Sig ja til én modtager ad gangen, og skriv ned, hvad du siger ja til.",
        "Say yes to one recipient at a time, and write down what you agreed to.",
        PARAGRAF_122,
    ),
    Raad(
        "stoette_i_jobbet",
        "Hjælpemidler, personlig assistance, mentor og praktik står i emnet stoette.",
        "Aids, personlig assistance, mentor and trial work stand in the subject stoette.",
        CABI_OPFOELGNING,
        "oplysning",
    ),
    Raad(
        "hvilke_timer_i_beviset",
        "Om effektive timer eller timer på arbejdspladsen tæller mod de tre timer, er ikke set.",
        "Whether effective hours or hours present count towards the three hours was not seen.",
        KA,
        "uvist",
    ),
    Raad(
        "start_foer_vurdering",
        "Om du kan begynde før vurderingen, og hvor hurtigt kommunen skal vurdere, er ikke set.",
        "Whether you can begin before the assessment, and when it is due, was not seen.",
        ANKESTYRELSEN,
        "uvist",
    ),
    Raad(
        "paragraf_121",
        "At pligten til at fortælle om ændringer i dag står i § 121, er udledt. Kilden nævner § 70 d.",
        "That the duty to tell about changes stands in § 121 today is inferred. The source names § 70 d.",
        DUKH,
        "uvist",
    ),
)
ADVARSLER = {
    "flere_effektive_end_til_stede": Raad(
        "timerne_passer_ikke",
        "Se timerne efter. De effektive timer kan højst være timerne på arbejdspladsen.",
        "Look at the hours again. The effective hours are at most those at the workplace.",
        CABI_EFFEKTIV,
        "oplysning",
    ),
    "myndigheden_kraever_kopi": Raad(
        "kopi_kan_ikke_kraeves",
        "Kommunen kan ikke gøre en kopi af aftalen til en betingelse (principmeddelelse 97-15).",
        "The municipality cannot make a copy of the agreement a condition (decision 97-15).",
        WIEDERQUIST,
        "oplysning",
    ),
    "fleksjob_fra_foer_2013": Raad(
        "gammel_ordning_fuld_loen",
        "På den gamle ordning er der fuld løn uanset timetal. Effektive timer bruges ikke der.",
        "On the old scheme there is full wage whatever the hours. Effective hours are not used there.",
        PAV,
        "oplysning",
    ),
}
