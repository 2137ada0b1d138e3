"""The commands around the calculation of one month, each in a file of its own."""

from __future__ import annotations

from typing import Any

from fleksjob import cli_forklar, cli_forloeb, cli_kurve, cli_loen, cli_sammenlign, cli_tjek


def add(commands: Any) -> None:
    """Add the commands to the command line."""
    for each in (cli_kurve, cli_sammenlign, cli_forloeb, cli_loen, cli_forklar, cli_tjek):
        each.add(commands)
