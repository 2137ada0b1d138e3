"""Which rooms the search looks through: a function a line, each giving its entries."""

from fleksaftale.guidance.search import Source

SOURCES: list[Source] = []
