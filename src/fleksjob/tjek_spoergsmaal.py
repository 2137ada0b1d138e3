"""Which questions the steps of a payment give, in their order, each once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from fleksjob import sag
from fleksjob.beregning import Beregning
from fleksjob.engine.rules import Sentence
from fleksjob.law.fleksloentilskud import spoergsmaal
from fleksjob.law.raad import Raad
from fleksjob.tjek_laes import PENSION, Oplyst
from fleksjob.tjek_trin import EN_KRONE, SKILLES, UVIST, Trin
from fleksjob.visning_ord import Ord

Post = tuple[Sentence, Fraction, bool]
"""An amount of the payslip: its name, kroner, and whether the law counts it as wage."""

BONUS = {"bonus", "tantieme"}
MAANEDENS = ("hoejeste_i_maaneden", "fleksloentilskud")
"""The steps that a month which is not whole changes."""

RESULTAT = {"fleksloentilskud", "atp", "udbetalt"}
"""The last figures of a letter. Where only they stand, there is nothing to see on the way to them."""


def spoergsmaal_om(read: Oplyst, case: sag.Sag, answer: Beregning, steps: tuple[Trin, ...]) -> Iterator[Raad]:
    """What to ask, in the order of the steps, each once."""
    seen: set[str] = set()
    for each in _all_questions(read, case, answer, steps):
        filled = _filled(each, read)
        if filled.da not in seen:
            seen.add(filled.da)
            yield filled


def _all_questions(read: Oplyst, case: sag.Sag, answer: Beregning, steps: tuple[Trin, ...]) -> Iterator[Raad]:
    only_result = not {each.id for each in steps if each.kommunens is not None} - RESULTAT
    for step in steps:
        if step.udfald not in (SKILLES, UVIST):
            continue
        if step.id == "loenindtaegt":
            yield from _of_the_wage(read, case, answer, step)
        if step.id == "fuldtidsloen_md":
            yield from _of_the_cap(answer, step)
        if step.id in RESULTAT and only_result:
            yield spoergsmaal.KUN_TILSKUD
            if not read.loenloft_kendt:
                yield spoergsmaal.SAETNINGER["loenloft_brugt"]
        yield from (spoergsmaal.SAETNINGER[key] for key in _of_the_month(read, case, step.id))
        yield from spoergsmaal.AF_TRIN[step.id]
    if read.kommunen.get("efterbetalt"):
        yield spoergsmaal.SAETNINGER["efterbetalt"]
    if read.kommunen.get("tilbage"):
        yield spoergsmaal.SAETNINGER["tilbage"]


def _of_the_month(read: Oplyst, case: sag.Sag, step: str) -> Iterator[str]:
    """What a month that is not an ordinary one gives reason to ask, by the step where the two part."""
    kinds = {post.art.id for post in case.poster}
    holiday = ("feriedage", "feriepenge_optjent_md")
    reasons = {
        "bonus_delt": step == "loenindtaegt" and bool(kinds & BONUS),
        "feriepenge": step == "loenindtaegt" and any(_positive(case, key) for key in holiday),
        "dage_i_job": step in MAANEDENS and _positive(case, "hverdage_i_job"),
        "foerste_maaned": step in ("loenindtaegt", *MAANEDENS) and _positive(case, "hverdage_i_job"),
        "dage_med_ydelse": step == "fleksloentilskud" and _positive(case, "ledighedsydelsesdage"),
        "januar": step in ("hoejeste_i_maaneden", "nedsaettelse") and read.maaned.month == 1,
    }
    yield from (key for key, holds in reasons.items() if holds)


def _positive(case: sag.Sag, key: str) -> bool:
    value = case.facts.get(key)
    return isinstance(value, int) and value > 0


def _of_the_wage(read: Oplyst, case: sag.Sag, answer: Beregning, step: Trin) -> Iterator[Raad]:
    difference = step.forskel or Fraction(0)
    known = [each for each in _amounts(read, case, answer) if each[1] > EN_KRONE]
    single = [each for each in known if abs(difference + _counted(each)) <= EN_KRONE]
    for what, _amount, counted in single:
        yield _about("ikke_medregnet" if counted else "medregnet", what)
    if not single:
        yield from _of_two(known, difference)
    own = read.loen_i_maaneden
    if own is not None and step.kommunens is not None and abs(step.kommunens - own) <= EN_KRONE:
        yield spoergsmaal.SAETNINGER["anden_maaned"]


def _of_two(known: list[Post], difference: Fraction) -> Iterator[Raad]:
    """Two amounts that make up a difference together, where no other two do."""
    parts = [each for each in known if each[0] != spoergsmaal.NAVNE["hele_pensionen"]]
    found = [
        (one, other)
        for one, other in combinations(parts, 2)
        if one[2] == other[2] and abs(difference + _counted(one) + _counted(other)) <= EN_KRONE
    ]
    if len(found) == 1:
        (one, other) = found[0]
        names = (
            f"{one[0][0]} og {_small(other[0][0])}",
            f"{one[0][1]} and {_small(other[0][1])}",
        )
        yield _about("to_beloeb", names)


def _counted(post: Post) -> Fraction:
    """What the law counts of an amount, or would not have counted: the difference the other way gives."""
    return post[1] if post[2] else -post[1]


def _amounts(read: Oplyst, case: sag.Sag, answer: Beregning) -> Iterator[Post]:
    """What a difference may be as large as, and whether we counted it."""
    for key in PENSION:
        if key in read.dele:
            yield spoergsmaal.NAVNE[key], read.dele[key], True
    yield (
        spoergsmaal.NAVNE["hele_pensionen"],
        sum((read.dele.get(key, Fraction(0)) for key in PENSION), Fraction(0)),
        True,
    )
    held = answer.run.exact("feriepenge_ved_ferie")
    if isinstance(held, Fraction):
        yield spoergsmaal.NAVNE["feriepenge_ved_ferie"], held, True
    kinds = {post.felt for post in case.poster}
    for post in case.poster:
        counted = post.felt not in ("", "feriepenge_optjent_md", "sygedagpenge_md")
        yield (
            (post.art.da, post.art.en),
            Fraction(post.oere, 100),
            counted,
        )
    for key in ("saerlig_udbetaling_md", "anden_loen_md", "feriepenge_optjent_md"):
        value = case.facts[key]
        if key not in kinds and isinstance(value, int) and value:
            yield spoergsmaal.NAVNE[key], Fraction(value, 100), key != "feriepenge_optjent_md"


def _of_the_cap(answer: Beregning, step: Trin) -> Iterator[Raad]:
    raised = answer.run.exact("loenloft_haevet")
    if isinstance(raised, Fraction) and raised > EN_KRONE and abs((step.forskel or 0) + raised) <= EN_KRONE:
        yield _about("loenloft_ikke_haevet", spoergsmaal.NAVNE["saerlig_udbetaling_md"])


def _about(key: str, what: Sentence) -> Raad:
    """A question about a thing, its name put in."""
    said = spoergsmaal.SAETNINGER[key]
    da, en = said.da.replace("{hvad}", _small(what[0])), said.en.replace("{hvad}", _small(what[1]))
    return Raad(said.id, da, en, said.kilde, said.slags)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _filled(said: Raad, read: Oplyst) -> Raad:
    """The question with its months put in."""
    da, en = said.da, said.en
    for mark, day in (("{loen_maaned}", read.loen_maaned), ("{maaned}", read.maaned)):
        da, en = da.replace(mark, Ord().maaned(day)), en.replace(mark, Ord("en").maaned(day))
    return Raad(said.id, da, en, said.kilde, said.slags)
