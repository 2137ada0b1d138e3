"""What the pages of a check draw: the index, the answer with its reasons, what is unknown, what to do now."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fleksaftale.core import clock
from fleksaftale.core.formats import long_date
from fleksaftale.documents.pdf.answer_sheet import Ground
from fleksaftale.guidance import hard, law
from fleksaftale.guidance.checks import Check, NextStep, Onward, check, checks
from fleksaftale.guidance.checks_walk import DAY, UNKNOWN, Stage, Walk
from fleksaftale.guidance.texts import Both
from fleksaftale.web import check_forms
from fleksaftale.web.check_forms import AnyWalk
from fleksaftale.web.checks_dates import DatesWalk
from fleksaftale.web.checks_lead import because, first_step, lead, own, plain
from fleksaftale.web.reasons import certainty_phrase, grounds, still_open
from fleksjob.begrundelse import spoerges, titel
from fleksjob.engine import Input, State
from fleksjob.hvis import alene, hvis
from fleksjob.law.myndighed import med_dagens_ord
from fleksjob.law.raad import Raad
from fleksjob.trin import siger, spurgt, vist
from fleksjob.vurdering import IKKE, KILDER_TJEKKET, Vurdering

PURPOSE = "check-{}"
RATE = "sats:"
PENSION = ("folkepensionsalder_70", "folkepensionsalder_bagud")
COMMAND = re.compile(r"fleksjob (vurder|frister)")


def walk_of(found: Check, answers: Mapping[str, str], today: date) -> AnyWalk:
    """The walk through a check: the law's own facts, or those of the dates."""
    return (Walk if found.steps else DatesWalk).of(found, answers, today)


def index(day: date) -> list[dict[str, str]]:
    """Every check with what it is about."""
    return [
        {"id": each.id, "title": str(each.title), "short": law.of_the_day(each.short, day)}
        for each in checks()
    ]


def about(walk: AnyWalk) -> dict[str, Any]:
    """What every page of a check says of it."""
    found = walk.check
    return {
        "check": found,
        "title": str(found.title),
        "intro": law.of_the_day(found.intro, walk.day),
        "answered": len(walk.asked),
        "left": walk.left,
        "checked": long_date(found.checked),
        "valid_from": long_date(found.front.valid_from),
        "sources": found.front.sources,
        "may_be_old": found.may_be_old(clock.today()),
    }


def unassessed(walk: AnyWalk, key: str) -> dict[str, Any]:
    """How many questions the municipality's finding answers, where this is one of several."""
    if isinstance(walk, DatesWalk) or key not in walk.with_authority or len(walk.with_authority) == 1:
        return {}
    return {"unassessed": len(walk.with_authority), "authority": law.authority(walk.day)["Myndighed"]}


def next_url(walk: AnyWalk) -> str:
    """Where the check goes on: the next question, else the answer."""
    if walk.next:
        return reverse("check_question", args=[walk.check.id, walk.next])
    return reverse("check_result", args=[walk.check.id])


def answers_shown(walk: AnyWalk) -> list[dict[str, str]]:
    """The answers given, each with a link to change it."""
    keys = walk.asked if isinstance(walk, DatesWalk) else [*walk.asked, DAY]
    return [
        {
            "question": check_forms.question(walk, key),
            "answer": check_forms.shown(walk, key) if key in walk.answers else _("I dag"),
            "url": reverse("check_question", args=[walk.check.id, key]),
        }
        for key in keys
    ]


def next_step(walk: AnyWalk) -> NextStep | None:
    """What can be begun with the answer: the first that fits it."""
    return next((step for step in walk.check.next_steps if _fits(step, walk)), None)


def _fits(step: NextStep, walk: AnyWalk) -> bool:
    if step.with_answers and not any(walk.answers[key] != UNKNOWN for key in walk.asked):
        return False
    if isinstance(walk, DatesWalk):
        return step.fits("")
    if any(walk.says(rule) == word for rule, word in step.not_where.items()):
        return False
    return all(step.fits(stage.answer.udfald) for stage in walk.shown)


def begin(walk: AnyWalk) -> dict[str, Any] | None:
    """The next step as the page draws it: a document to begin, or a page to go on to."""
    step = next_step(walk)
    if step is None:
        return None
    link = _link(step.way, walk.day) if step.way else None
    return {"text": str(step.text), "url": link["url"] if link else ""}


def onward(found: Check, day: date) -> list[dict[str, str]]:
    """Where to read or go on."""
    return [each for link in found.onward if (each := _link(link, day))]


def _link(link: Onward, day: date) -> dict[str, str] | None:
    if link.check:
        other = check(link.check)
        return {"url": reverse("check", args=[other.id]), "text": str(other.title)} if other else None
    if link.page:
        guide = hard.page(link.page, day)
        url = reverse("hard_page", args=[link.page])
        return {"url": url, "text": law.of_the_day(guide.title, day)} if guide else None
    args = [link.argument] if link.argument else []
    return {"url": reverse(link.url_name, args=args), "text": str(link.text)}


# --- the answer --------------------------------------------------------------------------------------------


def result(walk: Walk) -> dict[str, Any]:
    """The whole answer of a check on the law."""
    stages = [stage_shown(walk, stage) for stage in walk.shown]
    caveats = [(each, stage.answer) for stage in walk.shown for each in stage.answer.forbehold]
    advice = {each["text"]: each for stage in walk.shown for each in _advice(walk, stage.answer)}
    return {
        "stages": stages,
        "several": len(stages) > 1,
        "day": long_date(walk.day),
        "other_day": DAY in walk.answers and walk.day != walk.today,
        "do_now": [each for each in advice.values() if each["kind"] == "raad"],
        "know": [each for each in advice.values() if each["kind"] == "oplysning"],
        "unsure": [
            *(_piece(*each) for each in caveats if _is_general(*each)),
            *(each for each in advice.values() if each["kind"] == "uvist"),
        ],
        "first_step": first_step(walk),
        "findings": [each for stage in stages for each in stage["findings"]],
        "procedures": [stage["procedure"] for stage in stages if stage["procedure"]],
        "caveats": [_told(*each) for each in caveats if not _is_general(*each)],
        "offered": [] if _is_out(walk) else [_to_tell(walk, name) for name in walk.offered],
        "choices": [
            {"name": step.chosen, "title": law.of_the_day(step.title, walk.day)}
            for step in walk.choices
            if step.title
        ],
        "decides": any(stage.answer.emne.kommunen_afgoer for stage in walk.shown),
        "authority": law.authority(walk.day)["Myndighed"],
        "who": law.authority(walk.day)["myndighed"],
        "law_checked": long_date(KILDER_TJEKKET),
        "rule_set": walk.stages[0].answer.forklaring.rule_set if walk.stages else "",
    }


def _is_out(walk: Walk) -> bool:
    """Whether nothing that could still be told changes the answer."""
    return all(stage.answer.udfald == IKKE for stage in walk.shown)


def _is_general(each: Raad, answer: Vurdering) -> bool:
    """Whether a caveat is about the law of the day for anybody, and not about this answer."""
    return each in answer.emne.fra.values() or each.id in PENSION


def stage_shown(walk: Walk, stage: Stage) -> dict[str, Any]:
    """One subject's answer."""
    answer = stage.answer
    steps = answer.fremgangsmaade
    return {
        "title": law.of_the_day(stage.step.title or Both(answer.emne.da, answer.emne.en), walk.day),
        "lead": lead(walk, stage),
        "because": because(answer),
        "settled": not answer.mangler,
        "findings": _findings(answer),
        "procedure": steps and {
            "text": own(steps.da, steps.en),
            "source": steps.kilde,
            "certainty": certainty_phrase(steps.sikkerhed),
        },
        "unknown": [_unknown(walk, answer, fact) for fact in answer.mangler],
        "days": _days(walk, answer),
        "amounts": _amounts(answer),
        "checklist": _checklist(answer),
        "points": [
            {"text": own(each.da, each.en), "required": each.kraevet, "source": each.kilde}
            for each in answer.emne.punkter
        ],
        "grounds": tuple(_without_pointers(each) for each in grounds(answer)),
        "waiting": still_open(answer),
    }  # fmt: skip


def _without_pointers(ground: Ground) -> Ground:
    return replace(ground, text=plain(ground.text), of=tuple(_without_pointers(each) for each in ground.of))


def _findings(answer: Vurdering) -> list[dict[str, str]]:
    """What the law leaves to the municipality and somebody has told: each finding with its answer."""
    pick = 1 if get_language() == "en" else 0
    found = {}
    for step in answer.begrundelse.walk():
        fact = step.entry.source
        if isinstance(fact, Input) and fact.kommunen and step.answer is not State.UNKNOWN:
            said = _said(step.answer, vist(step, get_language() or "da"))
            words = _("Dit svar: %(answer)s") % {"answer": said}
            found[fact.name] = {"question": spurgt(fact, answer.dato)[pick], "answer": words}
    return list(found.values())


def _said(value: object, shown: str) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    return shown


def _unknown(walk: Walk, answer: Vurdering, fact: Input) -> dict[str, Any]:
    """A question that is open, and what its answers would say."""
    told = _to_tell(walk, fact.name)
    changes = [
        {"if": own(*each.svar), "then": plain(own(*each.siger))} for each in hvis(answer, fact)
    ]  # fmt: skip
    counted = fact.unit is not None and fact.valg is None
    says = "" if changes else _what_it_does(answer, fact)
    return {**told, "changes": changes, "kommunen": fact.kommunen, "says": says, "is_day": counted}


def _what_it_does(answer: Vurdering, fact: Input) -> str:
    """What an answer to an open question can do, where it is not told answer by answer."""
    if answer.begrundelse.answer is not State.UNKNOWN:
        return _("Svaret ændrer kun tallene.")
    by_itself = alene(answer, fact)
    if by_itself is None:
        return ""
    return _("Svaret kan afgøre det alene.") if by_itself else _("Svaret tæller kun sammen med andre svar.")


def _to_tell(walk: Walk, name: str) -> dict[str, str]:
    return {
        "question": check_forms.question(walk, name),
        "url": reverse("check_question", args=[walk.check.id, name]),
    }


def _days(walk: Walk, answer: Vurdering) -> list[tuple[str, str]]:
    return [(_label(answer, name), _day(walk, name, day)) for name, day in answer.datoer.items() if day]


def _day(walk: Walk, name: str, day: date) -> str:
    """A day; one that should lie ahead and does not says what to do."""
    advice = walk.check.passed.get(name)
    if advice is None or day >= walk.day:
        return long_date(day)
    return f"{long_date(day)}. {law.of_the_day(advice, walk.day)}"


def _amounts(answer: Vurdering) -> list[tuple[str, str]]:
    return [
        (_label(answer, name), vist(reason, get_language() or "da"))
        for name, reason in answer.beloeb.items()
        if reason is not None and reason.answer is not State.UNKNOWN
    ]


def _label(answer: Vurdering, name: str) -> str:
    entry = answer.run.program.entries[answer.run.program.slots[name]]
    text = own(entry.da, entry.en)
    return med_dagens_ord(text, answer.dato, get_language() or "da").rstrip("?")


def _checklist(answer: Vurdering) -> list[dict[str, Any]]:
    """The points that are shown one by one: what is known, then what is not."""
    found = []
    for name in answer.tjekliste:
        reason = answer.run.explain(name).reason
        if reason.answer is State.UNKNOWN:
            if not spoerges(reason, answer):
                found.append({"text": own(*titel(reason, answer)), "known": False})
        elif reason.answer is not State.NOT_APPLICABLE:
            found.append({"text": plain(own(*siger(reason, answer.dato))), "known": True})
    return sorted(found, key=lambda each: not each["known"])


def _advice(walk: Walk, answer: Vurdering) -> Iterable[dict[str, str]]:
    for each in answer.emne.raad:
        if COMMAND.search(plain(each.da)):
            continue  # it only sends the reader of the command line on; the page has its own links
        kind = "oplysning" if each.id in walk.check.to_know else each.slags
        yield _piece(each, answer) | {"kind": kind}


def _piece(each: Raad, answer: Vurdering) -> dict[str, str]:
    return {"text": _told(each, answer), "source": each.kilde}


def _told(each: Raad, answer: Vurdering) -> str:
    """A piece of advice. A rate that nobody has looked up yet is told in words for anybody."""
    if each.id.startswith(RATE) and not each.kilde:
        words = {"year": answer.dato.year, "who": law.authority(answer.dato)["myndighed"]}
        return (
            _("Vi har ikke satser for %(year)s endnu. Brug beregneren på star.dk eller spørg %(who)s.")
            % words
        )
    return med_dagens_ord(plain(own(each.da, each.en)), answer.dato, get_language() or "da")
