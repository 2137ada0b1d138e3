"""The subsidy written a second time, straight from money.md § 14 with fractions, to hold the engine against.

It shares nothing with the engine but the numbers of the rates, typed in here again.
"""

from fractions import Fraction

BASE = {2014: 17312, 2018: 18260, 2022: 18964, 2024: 19952, 2026: 21600}
THRESHOLD = {2014: 13446, 2018: 14398, 2022: 15401, 2024: 16323, 2026: 17672}


def kroner(number, digits=2):
    """Half-up to the øre, as text."""
    scaled = abs(number) * 10**digits
    whole = scaled.numerator // scaled.denominator
    if scaled - whole >= Fraction(1, 2):
        whole += 1
    return f"{'-' if number < 0 and whole else ''}{whole // 100}.{whole % 100:02d}"


def subsidy(year, wage, full_time, other=0, benefit=0, days=0, *, cap_other=False, cap_benefit=False):
    """Reduction, subsidy, ATP, total and whether the cap binds; exact."""
    income = wage + other
    reduction = Fraction(3, 10) * min(income, THRESHOLD[year])
    reduction += Fraction(11, 20) * max(Fraction(0), income - THRESHOLD[year])
    if wage <= 0 and benefit <= 0:
        return reduction, Fraction(0), Fraction(0), Fraction(income), False
    before = max(Fraction(0), BASE[year] - reduction - benefit)
    room = max(Fraction(0), full_time - wage - (other if cap_other else 0) - (benefit if cap_benefit else 0))
    paid = min(before, room) * max(Fraction(0), 1 - days / Fraction("21.6667"))
    return reduction, paid, min(paid / 20, Fraction(500)), income + paid, room < before
