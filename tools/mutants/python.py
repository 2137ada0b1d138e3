"""The mutants of one Python file of the law, statement by statement."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain, pairwise
from pathlib import Path

import libcst as cst

from tools.mutants.mutant import CONSTANT, DATE, FACT, FORMULA, PYTHON, Mutant
from tools.mutants.operators import CHOICES, called, changes, day_of, entries, with_day
from tools.steps import ROOT

PACKAGE = ROOT / "src" / "fleksjob"
LAW = PACKAGE / "law"
SHARED = "faelles"
"""The name under which the files beside the subjects are counted."""
TEXT = "text"
DATA_CALLS = {"Emne", "Input", "Policy", "Choices", "Raad", "Punkt", "Raekke", "Fremgangsmaade", "partial"}
"""What holds texts and lists: of it only days, and of a fact what decides about it, are changed."""
FACT_KEYS = {"udeladt", "kommunen_afgoer"}


LONG = 110


@dataclass(frozen=True)
class Piece:
    """One node that can be changed: in which statement, under which name, as which kind."""

    statement: int
    where: str
    kind: str
    node: cst.CSTNode
    keyword: str = ""


def mutants(path: Path, subject: str) -> list[Mutant]:
    """Every mutant of a file, in its order."""
    file = path.relative_to(PACKAGE).as_posix()
    return mutants_of(path.read_text(encoding="utf-8"), file, subject, choices_for(path))


def mutants_of(source: str, file: str, subject: str, choices: CHOICES) -> list[Mutant]:
    """Every mutant of a text. `choices` are the closed lists of answers that it may name."""
    module = cst.parse_module(source)
    found: dict[str, Mutant] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    maker = _Maker(module, file, subject)
    pieces = list(_pieces(module))
    for each in (*maker.single(pieces, choices), *maker.borders(pieces), *maker.exchanged()):
        if each.text == source or each.text in found:
            continue
        told = (each.where, each.operator, each.before, each.after)
        seen[told] += 1
        found[each.text] = replace(each, number=seen[told])
    return list(found.values())


class _Maker:
    """Makes mutants of one module out of changed statements."""

    def __init__(self, module: cst.Module, file: str, subject: str) -> None:
        self.module, self.file, self.subject = module, file, subject
        self.code = [module.code_for_node(each) for each in module.body]
        whole = module.code
        self.head = whole[: whole.index("".join(self.code))] if self.code else whole

    def made(
        self, changed: dict[int, str], where: str, kind: str, operator: str, before: str, after: str
    ) -> Mutant:
        text = self.head + "".join(changed.get(place, code) for place, code in enumerate(self.code))
        short = shortened(before, after)
        stable = "".join(changed.values())
        return Mutant(self.subject, self.file, where, kind, operator, *short, text, stable)

    def single(self, pieces: Sequence[Piece], choices: CHOICES) -> Iterator[Mutant]:
        for piece in pieces:
            found = changes(piece.node, choices)
            for operator, new in chain(found, entries(piece.node)) if piece.kind == FACT else found:
                if operator == "day" or piece.kind != DATE:
                    yield self.replaced(piece, operator, new)

    def replaced(self, piece: Piece, operator: str, new: cst.CSTNode) -> Mutant:
        after = self.module.body[piece.statement].deep_replace(piece.node, new)
        before = self.module.code_for_node(piece.node)
        key = f"{piece.keyword}=" if piece.keyword and piece.kind != FORMULA else ""
        kind = DATE if operator == "day" else piece.kind
        return self.made(
            {piece.statement: self.module.code_for_node(after)},
            piece.where,
            kind,
            operator,
            key + before,
            key + self.module.code_for_node(new),
        )

    def borders(self, pieces: Sequence[Piece]) -> Iterator[Mutant]:
        """The last day of one version and the first of the next, moved together: no gap, no overlap."""
        dated = [(piece, day) for piece in pieces if (day := day_of(piece.node))]
        for last, end in dated:
            for first, start in dated:
                same_rule = last.where == first.where and (last.keyword, first.keyword) == ("til", "fra")
                constants = last.kind == first.kind == DATE and not last.keyword and not first.keyword
                if start - end != timedelta(days=1) or not (same_rule or constants):
                    continue
                for shift in (timedelta(days=-1), timedelta(days=1)):
                    changed: dict[int, cst.CSTNode] = {}
                    for piece, day in ((last, end), (first, start)):
                        statement = changed.get(piece.statement, self.module.body[piece.statement])
                        new = with_day(piece.node, day + shift)
                        changed[piece.statement] = statement.deep_replace(piece.node, new)
                    code = {place: self.module.code_for_node(each) for place, each in changed.items()}
                    told = (f"begins {start}", f"begins {start + shift}")
                    yield self.made(code, first.where, DATE, "border", *told)

    def told(self, function: cst.FunctionDef) -> str:
        """What a rule says, without its name and docstring."""
        return self.module.code_for_node(function.params) + self.module.code_for_node(
            _without_docstring(function.body)
        )

    def exchanged(self) -> Iterator[Mutant]:
        """Two versions of one rule that follow each other in the file, each with the other's text."""
        functions = [
            (place, each)
            for place, each in enumerate(self.module.body)
            if isinstance(each, cst.FunctionDef) and each.decorators
        ]
        for (here, one), (there, other) in pairwise(functions):
            if rule_name(one) == rule_name(other) and self.told(one) != self.told(other):
                swapped = {
                    here: one.with_changes(params=other.params, body=other.body),
                    there: other.with_changes(params=one.params, body=one.body),
                }
                code = {place: self.module.code_for_node(each) for place, each in swapped.items()}
                told = (f"{one.name.value}, {other.name.value}", "exchanged")
                yield self.made(code, rule_name(one), DATE, "exchanged", *told)


def _without_docstring(body: cst.BaseSuite) -> cst.BaseSuite:
    first, *rest = body.body
    docstring = isinstance(first, cst.SimpleStatementLine) and isinstance(first.body[0], cst.Expr)
    return body.with_changes(body=rest) if docstring and rest else body


def _pieces(module: cst.Module) -> Iterator[Piece]:
    for place, statement in enumerate(module.body):
        if isinstance(statement, cst.FunctionDef):
            where = rule_name(statement)
            kind = FORMULA if _of_law(statement) else PYTHON
            for decorator in statement.decorators:
                yield from _dates(decorator, place, where)
            yield from _walk(statement.body, place, where, kind)
        elif isinstance(statement, cst.ClassDef):
            yield from _walk(statement.body, place, statement.name.value, PYTHON)
        elif isinstance(statement, cst.SimpleStatementLine):
            for part in statement.body:
                if isinstance(part, cst.Assign | cst.AnnAssign) and part.value is not None:
                    target = part.target if isinstance(part, cst.AnnAssign) else part.targets[0].target
                    name = module.code_for_node(target)
                    yield from _walk(part.value, place, name, FACT if name == "UDELADT" else CONSTANT)


def _dates(decorator: cst.Decorator, place: int, where: str) -> Iterator[Piece]:
    if isinstance(decorator.decorator, cst.Call):
        for argument in decorator.decorator.args:
            if argument.keyword is not None and day_of(argument.value):
                yield Piece(place, where, DATE, argument.value, argument.keyword.value)


def _walk(node: cst.CSTNode, place: int, where: str, kind: str, key: str = "") -> Iterator[Piece]:
    """Nodes from the outside in. What only holds texts is looked through for days and facts."""
    if isinstance(node, cst.Annotation | cst.Expr):  # a type, a docstring
        return
    if isinstance(node, cst.Arg | cst.DictElement):
        word = node.keyword.value if isinstance(node, cst.Arg) and node.keyword else key
        if isinstance(node, cst.DictElement):
            yield from _walk(node.key, place, where, TEXT)
        yield from _walk(node.value, place, where, FACT if word in FACT_KEYS else kind, word)
        return
    if called(node) in DATA_CALLS:
        kind = TEXT
        if called(node) == "Input":
            where = _first_text(node) or where
            yield Piece(place, where, FACT, node)
    if day_of(node):
        yield Piece(place, where, DATE, node)
        return
    if kind != TEXT:
        yield Piece(place, where, kind, node, key)
    for child in node.children:
        yield from _walk(child, place, where, kind, key)


def _first_text(node: cst.CSTNode) -> str:
    """The name of a fact: what its call begins with."""
    first = node.args[0].value if isinstance(node, cst.Call) and node.args else None
    return str(first.raw_value) if isinstance(first, cst.SimpleString) else ""


def _of_law(function: cst.FunctionDef) -> bool:
    """Whether a function is a rule or builds an expression of one."""
    if function.decorators:
        return not any(
            isinstance(each.decorator, cst.Name) and each.decorator.value == "cache"
            for each in function.decorators
        )
    returns = function.returns.annotation if function.returns else None
    return isinstance(returns, cst.Name) and returns.value == "Node"


def shortened(before: str, after: str) -> tuple[str, str]:
    """Two texts in one line each; of long ones only where they differ, with a word around it."""
    one, other = before.split(), after.split()
    if max(len(" ".join(one)), len(" ".join(other))) <= LONG:
        return " ".join(one), " ".join(other)
    start = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    pairs = zip(reversed(one[start:]), reversed(other[start:]), strict=False)
    end = next((n for n, pair in enumerate(pairs) if pair[0] != pair[1]), 0)
    begin, stop = max(start - 1, 0), max(end - 1, 0)
    cut = [each[begin : len(each) - stop] for each in (one, other)]
    head, tail = "… " if begin else "", " …" if stop else ""
    short = [head + " ".join(each) + tail for each in cut]
    return short[0], short[1]


def rule_name(function: cst.FunctionDef) -> str:
    """The name of the rule: `navn=` where it is given, else that of the function."""
    for decorator in function.decorators:
        if isinstance(decorator.decorator, cst.Call):
            for argument in decorator.decorator.args:
                if argument.keyword is not None and argument.keyword.value == "navn":
                    text = argument.value
                    if isinstance(text, cst.SimpleString):
                        return str(text.raw_value)
    return function.name.value


def choices_for(path: Path) -> dict[str, tuple[str, ...]]:
    """The lists of answers by the name they have in a file: its own, then its folder's, then any other."""
    found: dict[str, tuple[str, ...]] = {}
    files = sorted(LAW.rglob("*.py"), key=lambda each: (each != path, each.parent != path.parent, each))
    for file in files:
        for statement in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                call, (target,) = statement.value, statement.targets
                if isinstance(call.func, ast.Name) and call.func.id == "Choices":
                    names = tuple(str(each.value) for each in call.args[1:] if isinstance(each, ast.Constant))
                    if isinstance(target, ast.Name):
                        found.setdefault(target.id, names)
    return found
