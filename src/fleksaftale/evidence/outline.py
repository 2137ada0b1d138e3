"""A record as headings with text, points and tables: the same on the screen, on paper and as plain text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Words:
    """A paragraph; ``label`` stands before it, where there is one."""

    text: str
    label: str = ""
    kind = "words"

    def lines(self) -> list[str]:
        return [f"{self.label}: {self.text}" if self.label else self.text]


@dataclass(frozen=True)
class Points:
    """A list of short lines."""

    points: tuple[str, ...]
    kind = "points"

    def lines(self) -> list[str]:
        return [f"- {point}" for point in self.points]


@dataclass(frozen=True)
class Table:
    """``rows`` are as long as ``headers``; the first cell names its row."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind = "table"

    def lines(self) -> list[str]:
        return [self.caption, *(f"- {self._line(row)}" for row in self.rows)]

    def _line(self, row: tuple[str, ...]) -> str:
        named = zip(self.headers[1:], row[1:], strict=True)
        return "; ".join([row[0], *(f"{header}: {cell}" for header, cell in named if cell)])


Block = Words | Points | Table


@dataclass(frozen=True)
class Section:
    heading: str
    blocks: tuple[Block, ...]


def as_text(sections: Iterable[Section]) -> str:
    """Plain text without links or marks, to paste into another program."""
    parts = []
    for section in sections:
        lines = [line for block in section.blocks for line in block.lines()]
        parts.append("\n".join([section.heading.upper(), *lines]))
    return "\n\n".join(parts)


def as_json(sections: Iterable[Section]) -> list[dict[str, Any]]:
    return [{"heading": s.heading, "blocks": [_block(b) for b in s.blocks]} for s in sections]


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Words():
            return {"kind": block.kind, "label": block.label, "text": block.text}
        case Points():
            return {"kind": block.kind, "points": list(block.points)}
        case Table():
            rows = [list(row) for row in block.rows]
            return {
                "kind": block.kind, "caption": block.caption, "headers": list(block.headers), "rows": rows,
            }  # fmt: skip


def from_json(said: Iterable[dict[str, Any]]) -> list[Section]:
    return [Section(each["heading"], tuple(_of(b) for b in each["blocks"])) for each in said]


def _of(said: dict[str, Any]) -> Block:
    match said["kind"]:
        case "words":
            return Words(said["text"], said["label"])
        case "points":
            return Points(tuple(said["points"]))
        case _:
            rows = tuple(tuple(row) for row in said["rows"])
            return Table(said["caption"], tuple(said["headers"]), rows)
