"""One rule under two references: the same text before and after a day, each with its own certainty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fleksjob.engine.rules import Versions, rule


def to_versioner(
    foer: Mapping[str, Any], siden: Mapping[str, Any], **faelles: Any
) -> Callable[[Callable[..., Any] | Versions], Versions]:
    """Two versions of one function, in order; each takes what `rule` takes. Raises what `rule` raises."""
    first, then = rule(**foer, **faelles), rule(**siden, **faelles)
    return lambda function: then(first(function))
