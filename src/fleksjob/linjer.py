"""The calculation line by line, as a person would write it on paper: for the terminal and for a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from fleksjob.beregning import Beregning
from fleksjob.law.fleksloentilskud.politikker import FJORTENDAGESLOEN
from fleksjob.rates import RateValue
from fleksjob.visning_ord import Ord, kr

HALF_AN_OERE = Fraction(1, 200)


@dataclass(frozen=True)
class Linje:
    """What is done, and the amount it comes to. No amount: a sentence that stands for itself."""

    ord: str
    beloeb: Fraction | None
    fortegn: str = ""


def _part(answer: Beregning, name: str) -> Fraction:
    """A step of the law as a number, also where the answer could be told without it."""
    exact = answer.run.exact(name)
    return exact if isinstance(exact, Fraction) else Fraction(0)


def _fact(answer: Beregning, name: str) -> Fraction:
    value = answer.sag.facts[name]
    return Fraction(value) if isinstance(value, int) else Fraction(0)


def _rate(answer: Beregning, name: str) -> RateValue:
    """A rate of the day's law: in a month without wage the answer itself leans on few of them."""
    program = answer.run.program
    rate = program.rate(name)
    value = rate.at(program.day)
    if value is None:
        raise rate.missing(program.day)
    return value


def atp_ord(answer: Beregning, say: Ord) -> str:
    """How ATP is taken."""
    share, most = _rate(answer, "atp_sats").amount, _rate(answer, "atp_hoejst").amount
    return say("atp", andel=say.procent(share), hoejst=kr(most))


def loen(answer: Beregning, say: Ord) -> Iterator[Linje]:
    """The wage of the month and the cap, step by step."""
    yield from _work(answer, say)
    yield from _parts_of_the_month(answer, say)
    if answer.sag.loenloft_kendt:
        yield _cap(answer, say)
    yield from _beside(answer, say)


def _cap(answer: Beregning, say: Ord) -> Linje:
    supplement, raised = _fact(answer, "fuldtidstillaeg_md") / 100, _part(answer, "loenloft_haevet")
    if raised:
        return Linje(say("loft_haevet", beloeb=kr(raised)), answer.fuldtidsloen_md)
    if answer.sag.paid_by_hour:
        weeks, full = (say.decimal(_rate(answer, name).text) for name in ("uger_pr_maaned", "fuldtidsnorm"))
        extra = say("plus_tillaeg", beloeb=kr(supplement)) if supplement else ""
        label = say("loft_af_timer", timer=full, timeloen=_hourly(answer), uger=weeks)
        return Linje(label + extra, answer.fuldtidsloen_md)
    extra = say("heraf_tillaeg", beloeb=kr(supplement)) if supplement else ""
    return Linje(say("loft") + extra, answer.fuldtidsloen_md)


def _beside(answer: Beregning, say: Ord) -> Iterator[Linje]:
    """What counts beside the wage of the job, and what does not count."""
    for fact, label in (
        ("anden_loen_md", "anden_loen"),
        ("tabt_arbejdsfortjeneste_som_loen", "tabt_arbejdsfortjeneste"),
    ):
        if amount := _part(answer, fact):
            yield Linje(say(label), amount)
    for post in answer.sag.poster:
        if not post.felt:
            yield Linje(
                say("ikke_med", hvad=post.art.en if say.pick else post.art.da), Fraction(post.oere, 100)
            )


def _hourly(answer: Beregning) -> str:
    return kr(_fact(answer, "timeloen") / 100)


def _work(answer: Beregning, say: Ord) -> Iterator[Linje]:
    """The pay for the work itself: by the hour, for 14 days, or as an amount."""
    weeks = say.decimal(_rate(answer, "uger_pr_maaned").text)
    paid_for_work = _part(answer, "almindelig_loen_md")
    if answer.sag.paid_by_hour:
        present, paid = _fact(answer, "timer_paa_arbejdspladsen"), _part(answer, "betalte_timer") * 60
        if present:
            share = say.procent(_fact(answer, "intensitet") / 1_000_000)
            hours = {"til_stede": say.timer(present), "betalt": say.timer(paid)}
            yield Linje(say("effektive_timer", andel=share, **hours), None)
        label = say("loen_af_timer", timer=say.timer(paid), timeloen=_hourly(answer), uger=weeks)
        yield Linje(label, paid_for_work)
    elif fortnight := _fact(answer, "loen_14_dage") / 100:
        times = "2" if answer.sag.politik.get(FJORTENDAGESLOEN.name, False) else "26/12"
        yield Linje(say("loen_14_dage", beloeb=kr(fortnight), gange=times), paid_for_work)
    else:
        yield Linje(say("loen"), paid_for_work)


def _parts_of_the_month(answer: Beregning, say: Ord) -> Iterator[Linje]:
    """What is taken from the pay and added to it this month, and what that gives."""
    paid_in, paid_out = _fact(answer, "feriepenge_optjent_md") / 100, _part(answer, "saerlig_udbetaling_md")
    held, more = _part(answer, "feriepenge_ved_ferie"), _part(answer, "loendele_md")
    if paid_in:
        yield Linje(say("feriepenge_optjent"), paid_in, "−")
    if held:
        yield Linje(say("feriepenge", dage=_days(answer, say, "feriedage")), held)
    if paid_out:
        yield Linje(say("saerlig_udbetaling"), paid_out)
    if more:
        yield Linje(say("loendele"), more)
    if paid_in or held or paid_out or more:
        yield Linje(say("loen_i_alt"), answer.loen_md)


def _days(answer: Beregning, say: Ord, name: str) -> str:
    return say.decimal(str(float(_fact(answer, name) / 100)).removesuffix(".0"))


def tilskud(answer: Beregning, say: Ord) -> Iterator[Linje]:
    """From the highest subsidy to what is left of it, step by step."""
    if not _entitled(answer):
        yield Linje(say("ingen_loen"), None)
        return
    income, threshold, highest, benefit, before, after = (
        _part(answer, name)
        for name in (
            "loenindtaegt",
            "knaek_maanedsloen",
            "hoejeste_i_maaneden",
            "fradrag_for_ydelse",
            "tilskud_foer_loenloft",
            "tilskud_efter_loenloft",
        )
    )
    if _part(answer, "andel_i_fleksjob") < 1:
        whole = say.decimal(_rate(answer, "dage_pr_maaned").text)
        yield Linje(say("del_af_maaneden", dage=_days(answer, say, "hverdage_i_job"), hele=whole), highest)
    else:
        yield Linje(say("hoejeste"), highest)
    yield from _reduction(answer, say, income, threshold)
    if benefit:
        yield Linje(say("ydelse"), benefit, "−")
    if highest < answer.nedsaettelse + benefit:
        yield Linje(say("intet_tilbage"), None)
    if after < before:
        yield Linje(say("foer_loft"), before)
        yield Linje(say("over_loft"), before - after, "−")
    if after != answer.fleksloentilskud:
        days = _days(answer, say, "ledighedsydelsesdage")
        yield Linje(say("ledighedsydelse", dage=days), after - answer.fleksloentilskud, "−")


def _reduction(answer: Beregning, say: Ord, income: Fraction, threshold: Fraction) -> Iterator[Linje]:
    if income:
        share = say.procent(_rate(answer, "sats_under_knaek").amount)
        label = say("andel_af", andel=share, beloeb=kr(min(income, threshold)))
        yield Linje(label, _part(answer, "nedsaettelse_under_knaek"), "−")
    if income > threshold:
        share = say.procent(_rate(answer, "sats_over_knaek").amount)
        label = say("andel_over", andel=share, beloeb=kr(income - threshold), graense=kr(threshold))
        yield Linje(label, _part(answer, "nedsaettelse_over_knaek"), "−")


def _entitled(answer: Beregning) -> bool:
    return answer.run.exact("ret_til_tilskud") is True


def mere(answer: Beregning, say: Ord) -> str:
    """What more hours and the next krone of wage give."""
    return f"{naeste_time(answer, say)} {_next_krone(answer, say)}".strip()


def _next_krone(answer: Beregning, say: Ord) -> str:
    """What is kept of the next krone.

    Without any wage that would be a half-truth: the first krone of it gives the whole subsidy.
    """
    if not _entitled(answer):
        return say("foerste_loen")
    return say("naeste_krone", beloeb=kr(answer.naeste_krone_beholdt).removesuffix(" kr."))


def naeste_time(answer: Beregning, say: Ord, more: Fraction | None = None) -> str:
    """What one more hour a week gives; empty where that is not known. `more`: where it was found apart."""
    more = answer.naeste_time if more is None else more
    if more is None:
        return ""
    if more >= HALF_AN_OERE:
        return say("time_mere", beloeb=kr(more))
    if answer.loenloft_binder:
        return say("time_loft")
    return say("time_mindre", beloeb=kr(-more)) if more <= -HALF_AN_OERE else say("time_intet")
