"""The limit and the peers, written by hand: fleksløntilskud of June behind ten eligibility facts.

The answer is an integer of 1/100 øre and a state (0 known, 1 unknown). Where it is unknown whether somebody
is eligible, the answer is unknown, except where it would be 0 either way.
"""

from collections.abc import Callable

import numpy as np
from bench._columns.data import NO, UNKNOWN, YES, Data, rates_of

BASES = np.array(rates_of("hoejeste_fleksloentilskud"))
THRESHOLDS = np.array(rates_of("knaek_maanedsloen"))
"""Highest subsidy and threshold of each year, øre a month."""

Answer = tuple[np.ndarray, np.ndarray]


def numpy_arrays(data: Data) -> Answer:
    """Whole arrays, one step at a time: how an analyst writes it."""
    fact = data.facts
    out = (
        (fact["faar_foertidspension"] == YES)
        | (fact["faar_seniorpension"] == YES)
        | (fact["har_brugt_tidlig_pension"] == YES)
    )
    not_reduced = (fact["arbejdsevne_varigt_nedsat"] == NO) | (fact["arbejdsevne_vaesentligt_nedsat"] == NO)
    ordinary = fact["kan_have_almindeligt_job"] == YES
    limited, develops = fact["arbejdsevne_meget_begraenset"], fact["kan_udvikles_inden_rimelig_tid"]
    stuck = (limited == YES) & (develops == NO)
    tried, pointless = fact["relevante_tilbud_proevet"], fact["aabenbart_formaalsloest"]
    untried = (tried == NO) & (pointless == NO)
    no = out | not_reduced | ordinary | stuck | untried
    yes = (
        (fact["faar_foertidspension"] == NO)
        & (fact["faar_seniorpension"] == NO)
        & (fact["har_brugt_tidlig_pension"] == NO)
        & (fact["arbejdsevne_varigt_nedsat"] == YES)
        & (fact["arbejdsevne_vaesentligt_nedsat"] == YES)
        & (fact["kan_have_almindeligt_job"] == NO)
        & ((limited == NO) | (develops == YES))
        & ((tried == YES) | (pointless == YES))
    )
    wage, full, other = data.amounts.values()
    year = -1 if data.year is None else data.year
    base, threshold = BASES[year], THRESHOLDS[year]
    income = wage + other
    reduction = np.minimum(income, threshold) * 30 + np.maximum(income - threshold, 0) * 55
    before_cap = np.maximum(base * 100 - reduction, 0)
    subsidy = np.minimum(before_cap, np.maximum(full - wage, 0) * 100)
    subsidy = np.where(wage > 0, subsidy, 0)
    unknown = ~yes & ~no & (subsidy != 0)
    return np.where(yes, subsidy, 0), unknown.astype(np.uint8)


def fused(data: Data, answer: Answer) -> Callable[[], None]:
    """One loop by hand, branch-free; parallel=True on one thread is what lets LLVM use SIMD."""
    import numba

    one_base, one_threshold, bases, thresholds = int(BASES[-1]), int(THRESHOLDS[-1]), BASES, THRESHOLDS
    mixed = data.year is not None

    @numba.njit(parallel=True)
    def loop(f, s, t, v, w, j, m, u, r, p, wage, full, other, year, value, state):
        for i in numba.prange(len(wage)):
            no = (f[i] == 1) | (s[i] == 1) | (t[i] == 1) | (v[i] == 0) | (w[i] == 0) | (j[i] == 1)
            no |= ((m[i] == 1) & (u[i] == 0)) | ((r[i] == 0) & (p[i] == 0))
            yes = (f[i] == 0) & (s[i] == 0) & (t[i] == 0) & (v[i] == 1) & (w[i] == 1) & (j[i] == 0)
            yes &= ((m[i] == 0) | (u[i] == 1)) & ((r[i] == 1) | (p[i] == 1))
            base = bases[year[i]] if mixed else one_base
            threshold = thresholds[year[i]] if mixed else one_threshold
            income = wage[i] + other[i]
            reduction = min(income, threshold) * 30 + max(income - threshold, 0) * 55
            subsidy = min(max(base * 100 - reduction, 0), max(full[i] - wage[i], 0) * 100)
            subsidy = subsidy if wage[i] > 0 else 0
            value[i] = subsidy if yes else 0
            state[i] = (not yes) & (not no) & (subsidy != 0)

    year = np.zeros(1, np.int64) if data.year is None else data.year
    columns = (*data.facts.values(), *data.amounts.values(), year)
    return lambda: loop(*columns, *answer)


def copied(data: Data, answer: Answer) -> Callable[[], None]:
    """A plain copy of as many bytes as are read and written: no rule can be quicker than memory."""
    year = () if data.year is None else (data.year,)
    columns = (*data.facts.values(), *data.amounts.values(), *year)
    wanted = sum(each.nbytes for each in (*columns, *answer)) // 2
    source = np.ones(wanted, np.uint8)
    target = np.zeros_like(source)
    return lambda: np.copyto(target, source)


def per_row(data: Data, rows: int) -> Answer:
    """Plain Python, row by row."""
    year = np.full(data.rows, -1) if data.year is None else data.year
    columns = [each[:rows].tolist() for each in (*data.facts.values(), *data.amounts.values(), year)]
    bases, thresholds = BASES.tolist(), THRESHOLDS.tolist()
    value, state = np.empty(rows, np.int64), np.empty(rows, np.uint8)
    for i, (f, s, t, v, w, j, m, u, r, p, wage, full, other, at) in enumerate(zip(*columns, strict=True)):
        subsidy = 0
        if wage > 0:
            income = wage + other
            reduction = min(income, thresholds[at]) * 30 + max(income - thresholds[at], 0) * 55
            subsidy = min(max(bases[at] * 100 - reduction, 0), max(full - wage, 0) * 100)
        parts = (
            1 - f if f < UNKNOWN else None,
            1 - s if s < UNKNOWN else None,
            1 - t if t < UNKNOWN else None,
            v if v < UNKNOWN else None,
            w if w < UNKNOWN else None,
            1 - j if j < UNKNOWN else None,
            1 if m == NO or u == YES else 0 if m == YES and u == NO else None,
            1 if YES in (r, p) else 0 if r == NO and p == NO else None,
        )
        value[i], state[i] = (subsidy, 0) if all(parts) else (0, 0)
        if 0 not in parts and None in parts:
            value[i], state[i] = 0, subsidy != 0
    return value, state
