"""The decision tables of process R4.3 and R4.4: what a change asks for, and where a dispute belongs.

A row on a change names three outcomes: telling the municipality, a new assessment, and the addendum; in an
employment that the act on statements of employment covers. `sikkerhed` is the weakest of what decides them.
"""

from __future__ import annotations

from fleksjob.law.arbejdstid.aendringer import CABI_OPFOELGNING, KERTEMINDE
from fleksjob.law.arbejdstid.fakta import HAENDELSE, UENIGHED
from fleksjob.law.arbejdstid.vilkaar import CABI_EFFEKTIV, KLAGE, PARAGRAF_122
from fleksjob.law.fleksloentilskud.regler import PARAGRAF_123
from fleksjob.law.raad import Raekke
from fleksjob.law.varighed.regler import DUKH

UDFALD = ("oplys_kommunen", "ny_vurdering", "tillaeg")
"""The rules whose outcomes a row on a change names, in this order, with a comma between them."""

_AENDRINGER = (
    ("timer", False, "pligt", "kommunen_tager_stilling", "tillaeg", "afledt", DUKH),
    ("timer", True, "pligt", "ny_vurdering", "tillaeg", "afledt", DUKH),
    ("intensitet", False, "pligt", "kommunen_tager_stilling", "tillaeg_hvis_vilkaar_aendres", "afledt", DUKH),
    ("intensitet", True, "pligt", "ny_vurdering", "tillaeg_hvis_vilkaar_aendres", "afledt", DUKH),
    ("opgaver", False, "kontakt", "kommunen_tager_stilling", "tillaeg_hvis_vilkaar_aendres", "afledt", DUKH),
    ("opgaver", True, "pligt", "ny_vurdering", "tillaeg_hvis_vilkaar_aendres", "afledt", DUKH),
    ("arbejdssted", False, "kontakt", "ikke_af_den_grund", "tillaeg", "afledt", DUKH),
    (
        "skaanehensyn",
        False,
        "pligt",
        "kommunen_tager_stilling",
        "tillaeg_hvis_vilkaar_aendres",
        "afledt",
        DUKH,
    ),
    ("helbred", False, "kontakt", "ikke_af_den_grund", "intet", "afledt", DUKH),
    ("helbred", True, "pligt", "ny_vurdering", "intet", "afledt", DUKH),
    ("loen", False, "pligt", "ikke_af_den_grund", "tillaeg", "sekundaer", KERTEMINDE),
    ("pension", False, "pligt", "ikke_af_den_grund", "tillaeg", "sekundaer", PARAGRAF_123),
    ("andet_job", False, "pligt", "ikke_af_den_grund", "intet", "sekundaer", KERTEMINDE),
    ("sygdom_over_fire_uger", False, "kontakt", "ikke_af_den_grund", "intet", "afledt", DUKH),
    ("kontrakt_ophoerer", False, "kontakt", "ikke_af_den_grund", "intet", "afledt", DUKH),
    ("opsigelse", False, "kontakt", "ikke_af_den_grund", "intet", "afledt", DUKH),
    ("flytning", False, "kontakt", "ikke_af_den_grund", "intet", "afledt", DUKH),
    ("nyt_fleksjob", False, "kontakt", "ny_vurdering", "nyt_bevis", "sekundaer", CABI_OPFOELGNING),
)
_UENIGHEDER = (
    ("loen_og_vilkaar", "fagretlig", "lovtekst", PARAGRAF_122),
    ("brug_af_overenskomst", "fagretlig", "lovtekst", PARAGRAF_122),
    ("effektive_timer", "fagretlig", "sekundaer", CABI_EFFEKTIV),
    ("kommunens_vurdering", "klage", "officiel", KLAGE),
    ("andet", "se_klage", "afledt", KLAGE),
)
_DESUDEN = (", og arbejdsevnen bliver en anden", ", and the capacity for work becomes another")


def _aendring(
    navn: str, anden_evne: bool, oplys: str, vurdering: str, tillaeg: str, sikkerhed: str, kilde: str
) -> Raekke:
    da, en = HAENDELSE.vist[navn]
    more_da, more_en = _DESUDEN if anden_evne else ("", "")
    return Raekke(
        f"{navn}_og_arbejdsevne" if anden_evne else navn,
        da + more_da,
        en + more_en,
        {"haendelse": navn, "arbejdsevne_aendret": anden_evne},
        f"{oplys}, {vurdering}, {tillaeg}",
        sikkerhed,
        kilde,
        seed=navn in ("timer", "opgaver"),
    )


def _uenighed(navn: str, spor: str, sikkerhed: str, kilde: str) -> Raekke:
    da, en = UENIGHED.vist[navn]
    return Raekke(
        f"uenighed_{navn}",
        f"Uenighed: {da[0].lower()}{da[1:]}",
        f"Dispute: {en[0].lower()}{en[1:]}",
        {"uenighed_om": navn},
        spor,
        sikkerhed,
        kilde,
    )


AENDRINGER = tuple(_aendring(*row) for row in _AENDRINGER)
UENIGHEDER = tuple(_uenighed(*row) for row in _UENIGHEDER)
RAEKKER = (*AENDRINGER, *UENIGHEDER)
