"""The library of skånehensyn: sentences to choose from, never a checklist of what somebody has.

>>> library()["P01"].fill({"laengde": "15", "hver": "60"})
'Pause på 15 minutter hvert 60. minut'
"""

from fleksaftale.agreements.hensyn.items import Item, Kommunen, Library, Parameter
from fleksaftale.agreements.hensyn.loading import BadLibrary
from fleksaftale.agreements.hensyn.shelf import library
from fleksaftale.agreements.hensyn.values import Refused, Slags

__all__ = ["BadLibrary", "Item", "Kommunen", "Library", "Parameter", "Refused", "Slags", "library"]
