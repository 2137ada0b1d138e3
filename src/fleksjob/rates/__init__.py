"""Dated rates: what stands in the TOML files of this folder, and how a value is found for a day."""

from fleksjob.rates.loader import RateFileError, load
from fleksjob.rates.model import Gap, Rate, Rates, RateValue

__all__ = ["Gap", "Rate", "RateFileError", "RateValue", "Rates", "load"]
