"""The catalogue: every rate, rule and open question, drawn from the law itself."""

from fleksjob.katalog.satser import mangler, mangler_tekst, satser, satser_tekst
from fleksjob.katalog.sider import markdown, regler_tekst

__all__ = ["mangler", "mangler_tekst", "markdown", "regler_tekst", "satser", "satser_tekst"]
