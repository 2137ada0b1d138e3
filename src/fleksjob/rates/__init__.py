"""Dated rates: what stands in the TOML files of this folder, and how a value is found for a day."""

from pathlib import Path

from fleksjob.rates.loader import RateFileError, load
from fleksjob.rates.model import USIKKER, Gap, Rate, Rates, RateValue

__all__ = ["USIKKER", "Gap", "Rate", "RateFileError", "RateValue", "Rates", "gaeldende", "load"]


def gaeldende() -> Rates:
    """The rates that are shipped. Raises RateFileError if a file is not in order."""
    return load(Path(__file__).parent)
