"""What stands under every answer of the calculators: caveats, rates with their status, and reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.core.formats import long_date
from fleksaftale.documents.pdf.answer_sheet import Ground
from fleksaftale.web.reasons import told
from fleksjob import tal
from fleksjob.beregning import Beregning, BrugtSats, satsdag
from fleksjob.engine import Reason
from fleksjob.forbehold import VEJLEDENDE, Forbehold
from fleksjob.law.fleksloentilskud.raad import OVER_FULD_TID
from fleksjob.sag import UDELADT
from fleksjob.trin import siger
from fleksjob.visning_ord import Ord, kr

AFTER_THE_CAP, ROOM = "tilskud_efter_loenloft", "plads_under_loenloft"
"""The step that looks at the cap, and what it holds the subsidy against: not told where no cap is known."""

LOWEST, HIGHEST = 80, 1000
"""Kroner. A wage an hour beyond these is asked about, since it is often another number; none is refused."""


@dataclass(frozen=True)
class Rate:
    title: str
    value: str
    status: str
    certain: bool
    period: str
    source: str
    checked: str


def say() -> Ord:
    """The words of the reader's language."""
    return Ord("en" if get_language() == "en" else "da")


def about(answer: Beregning, caveats: Iterable[Forbehold]) -> dict[str, Any]:
    """What stands under every answer: caveats, the rates with their status, the rule set, the reasons."""
    words = say()
    return {
        "caveats": [each.tekst_en if words.pick else each.tekst for each in caveats],
        "guidance": VEJLEDENDE[words.pick],
        "doubt": doubt(answer),
        "rates": [rate_of(each, words) for each in answer.satser],
        "uncertain": any(each.value.usikkerhed for each in answer.satser),
        "rates_of": words.maaned(satsdag(answer.sag)),
        "rule_set": answer.regelsaet,
        "checked": long_date(min(each.value.tjekket for each in answer.satser)) if answer.satser else "",
        "grounds": grounds(answer),
    }


def doubt(*answers: Beregning) -> str:
    """What a person should look at again before they trust the answers, each once."""
    words = say()
    told = [text for each in answers for text in (_over_full_time(each, words), _odd_wage(each)) if text]
    return " ".join(dict.fromkeys(told))


def _odd_wage(answer: Beregning) -> str:
    wage = answer.run.exact("timeloen")
    if not isinstance(wage, Fraction) or LOWEST <= wage <= HIGHEST:
        return ""
    return _("Timelønnen er %(wage)s Er det løn for en time?") % {"wage": kr(wage)}


def _over_full_time(answer: Beregning, words: Ord) -> str:
    """The hours are more than full time, or the wage more than that of full time."""
    over = next((each for each in answer.forbehold if each.id == OVER_FULD_TID.id), None)
    if over is None or not answer.sag.paid_by_hour:
        return (over.tekst_en if words.pick else over.tekst) if over else ""
    full = answer.run.program.rate("fuldtidsnorm").at(answer.run.program.day)
    hours = words.timer(full.amount * 60) if full else ""
    return _("Timerne er flere end fuld tid, %(hours)s timer om ugen. Er de rigtige?") % {"hours": hours}


def rate_of(used: BrugtSats, words: Ord) -> Rate:
    """A rate with where it is from, and how certain it is."""
    value, language = used.value, words.language
    unsure = value.usikkerhed
    since = _("fra %(day)s") % {"day": long_date(value.fra)}
    until = _("til %(day)s") % {"day": long_date(value.til)} if value.til else ""
    return Rate(
        title=used.title if words.pick else used.titel,
        value=tal.vis(value.amount, used.unit, language),
        status=unsure[words.pick] if unsure else _("officiel"),
        certain=unsure is None,
        period=f"{since} {until}".strip(),
        source=value.kilde,
        checked=long_date(value.tjekket),
    )


def grounds(answer: Beregning) -> tuple[Ground, ...]:
    """The rules behind the subsidy as a tree, each step once; without what nobody stated."""
    found = _ground(answer.begrundelse, answer, set())
    return (found,) if found else ()


def _ground(step: Reason, answer: Beregning, seen: set[str]) -> Ground | None:
    """None for a step that rests on nothing but facts that the case does not have."""
    if not answer.sag.loenloft_kendt and step.entry.name == AFTER_THE_CAP:
        step = next(each for each in step.af if each.entry.name != ROOM)
    name, kind = step.entry.name, step.entry.kind
    if kind == "policy" or (kind == "input" and answer.sag.facts.get(name) == UDELADT.get(name)):
        return None
    below: list[Ground] = []
    if name not in seen:
        seen.add(name)
        below = [each for each in (_ground(one, answer, seen) for one in step.af) if each is not None]
        if step.af and not below:
            return None
    text = siger(step, answer.sag.dato)[say().pick]
    return told(text, step, who=_("oplyst af dig") if kind == "input" else "", of=below)
