"""One thing that a rule asks, in words: a fact with its answer, another rule's sentence, a day, a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from fleksjob import tal
from fleksjob.engine import units
from fleksjob.engine.nodes import Node
from fleksjob.engine.program import Program
from fleksjob.engine.rules import Choices, Rule, Sentence
from fleksjob.errors import LawError
from fleksjob.visning_ord import MAANEDER

JA_NEJ: tuple[Sentence, Sentence] = (("nej", "no"), ("ja", "yes"))
_OR: Sentence = ("eller", "or")
_NOT: Sentence = ("alt andet end {}", "anything but {}")
_TODAY: dict[str, Sentence] = {
    "<": ("den dag er gået", "that day has passed"),
    "<=": ("den dag er kommet", "that day has come"),
    ">": ("den dag er ikke kommet endnu", "that day has not come yet"),
    ">=": ("den dag er ikke gået endnu", "that day has not passed yet"),
}
"""How a day lies to the day that it is about."""
_DAYS: dict[str, Sentence] = {
    "<": ("før {}", "before {}"),
    "<=": ("ikke senere end {}", "not later than {}"),
    ">": ("efter {}", "after {}"),
    ">=": ("ikke før {}", "not before {}"),
    "==": ("samme dag som {}", "the same day as {}"),
    "!=": ("en anden dag end {}", "another day than {}"),
}
_NUMBERS: dict[str, Sentence] = {
    "<": ("mindre end {}", "less than {}"),
    "<=": ("højst {}", "{} at most"),
    ">": ("mere end {}", "more than {}"),
    ">=": ("mindst {}", "{} at least"),
    "==": ("det samme som {}", "the same as {}"),
    "!=": ("noget andet end {}", "something other than {}"),
}
_MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


@dataclass(frozen=True)
class Led:
    """One thing that fits or does not. `regel`: the rule whose sentence it is, if it is one's."""

    siger: Sentence
    regel: str = ""


def ja_nej(program: Program, name: str, answer: bool) -> Led:
    """A fact or a rule that is answered with yes or no."""
    source = program.entries[program.slots[name]].source
    if isinstance(source, Rule):
        return Led(siger(source, "ja" if answer else "nej"), name)
    return Led(answered(_title(program, name), JA_NEJ[answer]))


def valgt(program: Program, name: str, chosen: Sequence[int]) -> tuple[Led, ...]:
    """A fact that is one of some choices, as one; or a rule that answers one of them, one by one."""
    source = program.entries[program.slots[name]].source
    choices: Choices = source.valg  # type: ignore[union-attr,assignment]
    if isinstance(source, Rule):
        return tuple(Led(siger(source, choices.names[each]), name) for each in chosen)
    others = [each for each in range(len(choices.names)) if each not in chosen]
    if len(others) < len(chosen):
        return (Led(answered(_title(program, name), _put(_NOT, _either(choices, others, quoted=True)))),)
    return (Led(answered(_title(program, name), _either(choices, chosen, quoted=len(chosen) > 1))),)


def sammenlignet(program: Program, node: Node, holds: bool) -> Led:
    """A number or a day beside another."""
    sign: str = node.data[0]  # type: ignore[index]
    left, right = node.args
    sign = sign if holds else _OPPOSITE[sign]
    if _is_today(left) or left.op in ("const", "rate"):
        left, right, sign = right, left, _MIRROR.get(sign, sign)
    title = _title_of(program, left)
    if left.unit != units.DATE:
        return Led(answered(title, _put(_NUMBERS[sign], _beside(program, right))), _rule(left))
    if _is_today(right):
        return Led(answered(title, _TODAY[sign]), _rule(left))
    return Led(answered(title, _put(_DAYS[sign], _beside(program, right))), _rule(left))


def siger(rule: Rule, outcome: str) -> Sentence:
    """What a rule says where it has this outcome: its own sentence, else its title with the outcome."""
    if outcome in rule.siger:
        return rule.siger[outcome]
    if rule.valg is not None:
        return answered((rule.da, rule.en), _shown(rule.valg, rule.valg.number(outcome)))
    return answered((rule.da, rule.en), JA_NEJ[outcome == "ja"])


def answered(title: Sentence, answer: Sentence) -> Sentence:
    """A question with its answer, or a title with what holds of it. What a question adds is left out.

    >>> answered(("Er du ansat?", "Are you employed?"), ("ja", "yes"))
    ('Er du ansat? Ja.', 'Are you employed? Yes.')
    """
    da, en = (
        f"{asked.partition('?')[0]}? {said[:1].upper()}{said[1:]}." if "?" in asked else f"{asked}: {said}."
        for asked, said in zip(title, (each.rstrip(".") for each in answer), strict=True)
    )
    return da, en


# -- names


def _title(program: Program, name: str) -> Sentence:
    entry = program.entries[program.slots[name]]
    return entry.da, entry.en


def _title_of(program: Program, node: Node) -> Sentence:
    """The title of a fact, rule or rate; of two days or numbers, of a sum, and of months after a day."""
    if node.op in ("rule", "input", "rate"):
        return _title(program, str(node.data))
    if node.op == "where" and node.args[0].op == "policy":  # an open question, answered as we do
        return _title_of(program, node.args[2])
    if node.op in ("add", "add_months"):
        first, second = (_beside(program, each) for each in node.args)
        if node.op == "add_months":
            return f"{second[0]} efter {first[0]}", f"{second[1]} after {first[1]}"
        return f"{first[0]} og {second[0]} lagt sammen", f"{first[1]} and {second[1]} together"
    raise LawError(f"{node!r} har ingen titel, der kan læses op")


def _beside(program: Program, node: Node) -> Sentence:
    """What something is compared with: a number or day as it is written, an answer, a title in quotes."""
    if node.op == "const" and node.unit == units.DATE:
        day = date.fromordinal(int(node.data))  # type: ignore[call-overload]
        da, en = (names.split()[day.month - 1] for names in MAANEDER)
        return f"{day.day}. {da} {day.year}", f"{day.day} {en} {day.year}"
    if node.op == "const":
        exact, unit = Fraction(int(node.data), node.den), units.text(node.unit)  # type: ignore[call-overload]
        return tal.vis(exact, unit), tal.vis(exact, unit, "en")
    da, en = _title_of(program, node)
    if da.endswith("?"):
        return f"dit svar på “{da}”", f"your answer to “{en}”"
    return f"“{da}”", f"“{en}”"


def _either(choices: Choices, chosen: Sequence[int], *, quoted: bool) -> Sentence:
    words = [_shown(choices, each) for each in chosen]
    if not quoted:
        return words[0]
    da, en = (_listed([f"“{each[one]}”" for each in words], _OR[one]) for one in (0, 1))
    return da, en


def _listed(words: Sequence[str], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else words[0]


def _shown(choices: Choices, number: int) -> Sentence:
    name = choices.names[number]
    return choices.vist.get(name, (name.replace("_", " "),) * 2)


def _put(words: Sentence, value: Sentence) -> Sentence:
    return words[0].format(value[0]), words[1].format(value[1])


def _is_today(node: Node) -> bool:
    return node.op == "input" and node.data == "dato"


def _rule(node: Node) -> str:
    return str(node.data) if node.op == "rule" else ""
