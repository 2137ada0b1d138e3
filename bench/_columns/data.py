"""Made-up person-months for the benchmark of the columns: ten eligibility facts and three amounts."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from fleksjob.rates import gaeldende

NO, YES, UNKNOWN = 0, 1, 2
UNKNOWN_SHARE = 0.03

YEARS = range(2015, 2025)
"""The law years of mixed rows, each by its June. Rows of one law date are of the last."""

LIKELY = {
    "faar_foertidspension": 0.05,
    "faar_seniorpension": 0.05,
    "har_brugt_tidlig_pension": 0.04,
    "arbejdsevne_varigt_nedsat": 0.95,
    "arbejdsevne_vaesentligt_nedsat": 0.95,
    "kan_have_almindeligt_job": 0.05,
    "arbejdsevne_meget_begraenset": 0.2,
    "kan_udvikles_inden_rimelig_tid": 0.8,
    "relevante_tilbud_proevet": 0.8,
    "aabenbart_formaalsloest": 0.5,
}
"""The ten facts, with how often each is yes."""

AMOUNTS = {"oplyst_loen_md": 40_000_00, "oplyst_fuldtidsloen_md": 60_000_00, "anden_loen_md": 8_000_00}
"""The three amounts in øre a month, with their upper end. No wage, and no other income, are common."""


def rates_of(name: str) -> list[int]:
    """A rate of June of every year, in øre."""
    rate = gaeldende()[name]
    found = [rate.at(date(year, 6, 1)) for year in YEARS]
    return [int(value.amount * 100) for value in found if value]


@dataclass(frozen=True)
class Data:
    """`facts` hold 0 no, 1 yes, 2 unknown as int8; `amounts` whole øre as int64.

    `year` is the number of the law year in `YEARS`, as int64, or None where all rows have the same.
    """

    facts: dict[str, np.ndarray]
    amounts: dict[str, np.ndarray]
    year: np.ndarray | None = None

    @property
    def rows(self) -> int:
        return len(self.amounts["oplyst_loen_md"])


def draw(rows: int, *, mixed: bool, seed: int = 20261122) -> Data:
    """The same rows for every engine, by a seed that is not the one of another run's."""
    random = np.random.default_rng(seed + rows)
    facts = {}
    for name, likely in LIKELY.items():
        chance = random.random(rows, dtype=np.float32)
        known = (chance < likely * (1 - UNKNOWN_SHARE)).astype(np.int8)
        facts[name] = np.where(chance >= 1 - UNKNOWN_SHARE, np.int8(UNKNOWN), known)
    amounts = {name: random.integers(0, high, rows) for name, high in AMOUNTS.items()}
    amounts["oplyst_loen_md"][random.random(rows, dtype=np.float32) < 0.1] = 0
    amounts["anden_loen_md"][random.random(rows, dtype=np.float32) < 0.7] = 0
    year = random.integers(0, len(YEARS), rows) if mixed else None
    return Data(facts, amounts, year)
