"""The law of the Danish fleksjob as a library and a command line.

It knows no database, no clock and no network.
`fleksjob.beregning.beregn` computes one case; `fleksjob.law.gaeldende` gives the rules; `hours`, `money` and
`dates` read and write what people type.
"""

__version__ = "0.1.0"
