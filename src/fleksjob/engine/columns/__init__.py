"""The law over many rows: plans, and the folds of a plan over tables, arrays and SQL.

>>> from fleksjob.engine.columns import Column, Plan

See `Plan` for an example, and docs/decisions/0013-columns.md for how it works and what it costs.
"""

from fleksjob.engine.columns.model import Column, PackageMissing, Result, RowsOutside, TooWide
from fleksjob.engine.columns.plan import Plan

__all__ = ["Column", "PackageMissing", "Plan", "Result", "RowsOutside", "TooWide"]
