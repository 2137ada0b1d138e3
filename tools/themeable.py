"""The design system with its colours as variables: dark and calm are a page of values, not a second sheet.

DKFDS writes some twenty colours into hundreds of rules. Each becomes a variable, named by what it does there
and by the colour itself, which is its fall-back: ``color:#1a1a1a`` becomes
``color:var(--fg-1a1a1a,#1a1a1a)``. Without our own style sheet nothing changes. The values stand in
``web/static/web/theme.css``.
"""

import re

ROLES = {
    "color": "fg",
    "fill": "fg",
    "background": "bg",
    "background-color": "bg",
    "background-image": "mark",  # the coloured line at the left of an alert
    "border": "line",
    "border-color": "line",
    "border-top": "line",
    "border-right": "line",
    "border-bottom": "line",
    "border-bottom-color": "line",
    "border-left": "line",
    "outline": "ring",
}
DECLARATION = re.compile(r"(?<=[{;\s])(" + "|".join(sorted(ROLES, key=len, reverse=True)) + r"):([^;{}]+)")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\b(?:white|purple)\b")


def themeable(css: str) -> str:
    """The same style sheet with ``var(--ROLE-COLOUR, colour)`` in place of every colour."""

    def declaration(match: re.Match[str]) -> str:
        name, value = match[1], match[2]
        if "url(" in value:
            return match[0]
        return f"{name}:{COLOUR.sub(lambda found: variable(ROLES[name], found[0]), value)}"

    return DECLARATION.sub(declaration, css)


def variable(role: str, colour: str) -> str:
    key = "white" if colour.lower() in {"white", "#fff", "#ffffff"} else colour.lstrip("#").lower()
    return f"var(--{role}-{key},{colour})"
