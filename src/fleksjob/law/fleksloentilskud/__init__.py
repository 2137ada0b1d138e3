"""Fleksløntilskud: the subsidy of a month (money.md §§ 1-5)."""
