"""The facts that deadlines are computed from: what each means and a good value, in Danish and English."""

from __future__ import annotations

from collections.abc import Mapping

from fleksjob.engine.rules import Sentence

DATOER: Mapping[str, Sentence] = {
    "foedselsdag": ("fødselsdato, fx 1981-04-15", "the date of birth, such as 1981-04-15"),
    "ansaettelse_start": (
        "den dag, fleksjobbet begyndte eller begynder, fx 2024-03-01",
        "the day the fleksjob began or begins, such as 2024-03-01",
    ),
    "periode_start": (
        "den midlertidige periodes første dag, hvis den er en anden, fx 2024-03-01",
        "the first day of the temporary period, if it is another, such as 2024-03-01",
    ),
    "seneste_opfoelgning": (
        "den dag, kommunen sidst holdt opfølgning i dette fleksjob, fx 2026-11-10",
        "the day of the municipality's latest follow-up in this fleksjob, such as 2026-11-10",
    ),
    "seneste_samtale": (
        "jeres egen seneste opfølgningssamtale, fx 2026-10-24",
        "your own latest follow-up talk, such as 2026-10-24",
    ),
    "aftale_underskrevet": (
        "den dag, aftalen om særlige vilkår blev skrevet under, fx 2026-01-15",
        "the day the agreement on special terms was signed, such as 2026-01-15",
    ),
    "aftale_gaelder_fra": (
        "den dag, aftalen om særlige vilkår gælder fra, fx 2026-01-15",
        "the day the agreement on special terms applies from, such as 2026-01-15",
    ),
    "foerste_sygedag": ("første sygedag, fx 2026-09-01", "the first day of sickness, such as 2026-09-01"),
    "refusion_fra": (
        "første dag i den periode, der søges refusion for, fx 2026-09-01",
        "the first day of the period that a refund is claimed for, such as 2026-09-01",
    ),
    "paragraf56_godkendt": (
        "den dag, kommunen godkendte § 56-aftalen, fx 2025-05-01",
        "the day the municipality approved the § 56 agreement, such as 2025-05-01",
    ),
    "ledighedsydelse_fra": (
        "første dag med ret til ledighedsydelse, fx 2025-02-01",
        "the first day of ledighedsydelse, such as 2025-02-01",
    ),
    "ledig_fra": ("første ledige dag, fx 2025-02-01", "the first day of unemployment, such as 2025-02-01"),
    "flyttedato": (
        "den dag, du flyttede til en ny kommune, fx 2026-06-01",
        "the day you moved to another municipality, such as 2026-06-01",
    ),
    "sanktion_fra": (
        "første dag uden ydelse efter kommunens afgørelse, fx 2026-05-04",
        "the first day without benefit by the municipality's decision, such as 2026-05-04",
    ),
    "sanktion_haendelse": (
        "den hændelse, kommunens afgørelse om sanktion nævner, fx 2026-04-20",
        "the day of the incident that the decision on a sanction names, such as 2026-04-20",
    ),
    "vejledning_givet": (
        "den dag, kommunen sidst gav vejledning om rettigheder og pligter, fx 2026-05-04",
        "the day of the municipality's latest guidance on rights and duties, such as 2026-05-04",
    ),
    "afgoerelse_modtaget": (
        "den dag, du modtog kommunens afgørelse, fx 2026-11-02",
        "the day you received the municipality's decision, such as 2026-11-02",
    ),
    "klage_modtaget": (
        "den dag, kommunen modtog klagen, fx 2026-11-16",
        "the day the municipality received the complaint, such as 2026-11-16",
    ),
    "naeste_start": (
        "første dag i det næste job eller på pension, fx 2027-01-01",
        "the first day in the next job or on a pension, such as 2027-01-01",
    ),
    "visitation_afgoerelse": (
        "dagen for afgørelsen om visitation til fleksjob, fx 2024-02-10",
        "the day of the decision on visitation to a fleksjob, such as 2024-02-10",
    ),
    "besked_om_jobsoegning": (
        "den dag, kommunen sagde, at du ikke søger aktivt nok, fx 2026-06-01",
        "the day the municipality said that you do not look for work enough, such as 2026-06-01",
    ),
}
"""Facts that are a day."""

ANDRE: Mapping[str, Sentence] = {
    "varighed": (
        "midlertidigt eller permanent, efter kommunens afgørelse",
        "midlertidigt (temporary) or permanent, by the municipality's decision",
    ),
    "samtale_interval_maaneder": (
        "hvor mange måneder der skal være mellem jeres egne samtaler, fx 2",
        "how many months there should be between your own talks, such as 2",
    ),
    "ledighedsydelse_maaneder": (
        'måneder med ydelsen siden sidste vurdering, fx ["2025-02", "2025-03"]',
        'months with the benefit since the latest assessment, such as ["2025-02", "2025-03"]',
    ),
}
OPLYSNINGER: Mapping[str, Sentence] = {**DATOER, **ANDRE}
"""Every fact there is."""

FELTER: Mapping[str, Sentence] = {
    **OPLYSNINGER,
    "brev": (
        'datoer fra kommunens breve; de går forud, fx {"D04": "2029-02-28"}',
        'days from the municipality\'s letters; they go first, such as {"D04": "2029-02-28"}',
    ),
    "politik": (
        'et åbent spørgsmål med et andet svar, fx {"aftale_tilbagevirkende": "ja"}',
        'an open question with the other answer, such as {"aftale_tilbagevirkende": "ja"}',
    ),
}
"""Every key a case may have."""

NOEGLER: Mapping[str, str] = {key: da for key, (da, _) in FELTER.items()}
"""The same in Danish."""
