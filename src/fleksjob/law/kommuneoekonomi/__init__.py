"""What a month of fleksløntilskud costs the municipality, and a fleksjob the employer (money § 11)."""

from __future__ import annotations

from fleksjob.law.emner import Emne, lov
from fleksjob.law.kommuneoekonomi import arbejdsgiver, fakta, raad, regler


def emne() -> Emne:
    """Who pays what: state, municipality and employer."""
    return Emne(
        "kommuneoekonomi",
        "Hvem betaler: stat, kommune og arbejdsgiver",
        "Who pays: state, municipality and employer",
        "refusionstrin",
        lov((regler, arbejdsgiver), fakta.FAKTA, fakta.POLITIKKER),
        beloeb=(
            "statens_andel",
            "statsrefusion_md",
            "fleksbidrag_beregnet_hoejst",
            "fleksbidrag_hoejst",
            "fleksbidrag_md",
            "kommunens_nettoudgift_md",
            "fleksrefusion_kvartal",
            "arbejdsgiverens_udgift_md",
        ),
        raad=raad.RAAD,
        fra={raad.IKKE_EFTERSET_FRA: raad.IKKE_EFTERSET},
    )
