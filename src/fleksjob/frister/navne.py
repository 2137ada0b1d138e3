"""Short names of the facts, and of those who act, in Danish and English."""

from __future__ import annotations

from collections.abc import Mapping

from fleksjob.frister.model import Tekst

NAVNE: Mapping[str, Tekst] = {
    "foedselsdag": Tekst("Fødselsdato", "Date of birth"),
    "ansaettelse_start": Tekst("Fleksjobbets start", "Start of the fleksjob"),
    "periode_start": Tekst("Den midlertidige periodes start", "Start of the temporary period"),
    "seneste_opfoelgning": Tekst("Seneste opfølgning", "Latest follow-up"),
    "seneste_samtale": Tekst("Jeres seneste samtale", "Your latest talk"),
    "aftale_underskrevet": Tekst("Aftalens underskrift", "Signature of the agreement"),
    "aftale_gaelder_fra": Tekst("Aftalens første dag", "First day of the agreement"),
    "foerste_sygedag": Tekst("Første sygedag", "First day of sickness"),
    "refusion_fra": Tekst("Refusionsperiodens første dag", "First day of the refund period"),
    "paragraf56_godkendt": Tekst("§ 56-aftalens godkendelse", "Approval of the § 56 agreement"),
    "ledighedsydelse_fra": Tekst("Ret til ledighedsydelse fra", "Right to ledighedsydelse from"),
    "ledig_fra": Tekst("Første ledige dag", "First day of unemployment"),
    "flyttedato": Tekst("Flyttedato", "Date of the move"),
    "sanktion_fra": Tekst("Første dag uden ydelse", "First day without benefit"),
    "sanktion_haendelse": Tekst("Hændelsen i afgørelsen", "Incident in the decision"),
    "vejledning_givet": Tekst("Seneste vejledning", "Latest guidance"),
    "afgoerelse_modtaget": Tekst("Afgørelsen modtaget", "Decision received"),
    "klage_modtaget": Tekst("Klagen modtaget", "Complaint received"),
    "naeste_start": Tekst("Næste job eller pension", "Next job or pension"),
    "visitation_afgoerelse": Tekst("Afgørelse om visitation", "Decision on visitation"),
    "besked_om_jobsoegning": Tekst("Besked om jobsøgning", "Notice on job search"),
    "varighed": Tekst("Midlertidigt eller permanent", "Temporary or permanent"),
    "samtale_interval_maaneder": Tekst("Måneder mellem samtaler", "Months between talks"),
    "ledighedsydelse_maaneder": Tekst("Måneder med ledighedsydelse", "Months with ledighedsydelse"),
}
ANSVARLIGE: Mapping[str, Tekst] = {
    "arbejdsgiver": Tekst("arbejdsgiveren", "the employer"),
    "medarbejder": Tekst("medarbejderen", "the employee"),
    "borger": Tekst("borgeren", "the citizen"),
    "parterne": Tekst("medarbejder og arbejdsgiver", "employee and employer"),
    "udbetaling_danmark": Tekst("Udbetaling Danmark", "Udbetaling Danmark"),
}
"""Everybody but the authority, whose name depends on the day."""
