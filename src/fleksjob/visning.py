"""The calculation as a person would write it, in Danish or English.

Colour only where the caller says there is a terminal.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from fleksjob.beregning import Beregning, satsdag
from fleksjob.forbehold import VEJLEDENDE
from fleksjob.law.fleksloentilskud.politikker import FJORTENDAGESLOEN
from fleksjob.rates import RateValue
from fleksjob.visning_ord import Ord, kr

WIDTH = 78
HALF_AN_OERE = Fraction(1, 200)


@dataclass(frozen=True)
class Style:
    """Escape codes, or nothing."""

    colour: bool = False

    def bold(self, text: str) -> str:
        """For what the reader came for."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def dim(self, text: str) -> str:
        """For what may be skipped."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def warn(self, text: str) -> str:
        """For what is uncertain."""
        return f"\x1b[33m{text}\x1b[0m" if self.colour else text


def tekst(answer: Beregning, style: Style, language: str = "da") -> str:
    """The whole calculation, ending with a newline."""
    say = Ord(language)
    lines = [style.bold(say("overskrift", maaned=say.maaned(answer.sag.dato))), ""]
    lines += _wages(answer, say)
    lines += [
        "",
        *_subsidy(answer, say),
        style.bold(row(say("fleksloentilskud"), answer.fleksloentilskud)),
        "",
    ]
    lines += [style.bold(row(say("i_alt"), answer.i_alt))]
    lines += [row(_atp_label(answer, say), answer.atp), ""]
    lines += [*wrapped(_margin(answer, say)), ""]
    lines += [style.warn(say("forbehold"))]
    caveats = [each.tekst_en if say.pick else each.tekst for each in answer.forbehold]
    for sentence in (*caveats, VEJLEDENDE[say.pick]):
        lines += wrapped(sentence, "- ")
    month = say.maaned(satsdag(answer.sag))
    lines += ["", style.dim(say("satser", maaned=month, regelsaet=answer.regelsaet))]
    return "\n".join(lines) + "\n"


def wrapped(sentence: str, mark: str = "") -> list[str]:
    """A sentence on lines of the page's width, with a mark before the first."""
    return textwrap.wrap(sentence, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


def row(label: str, amount: Fraction | None, sign: str = "") -> str:
    """A label with its amount to the right; a long label goes on below, with the amount on the last line."""
    shown = sign + kr(amount) if amount is not None else ""
    room = WIDTH - len(shown) - (2 if shown else 0)
    *above, last = textwrap.wrap(label, room, initial_indent="  ", subsequent_indent="    ")
    return "\n".join([*above, (last.ljust(WIDTH - len(shown)) + shown).rstrip()])


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


def _atp_label(answer: Beregning, say: Ord) -> str:
    share, most = _rate(answer, "atp_sats").amount, _rate(answer, "atp_hoejst").amount
    return say("atp", andel=say.procent(share), hoejst=kr(most))


def _wages(answer: Beregning, say: Ord) -> Iterator[str]:
    yield from _work(answer, say)
    yield from _parts_of_the_month(answer, say)
    supplement, raised = _fact(answer, "fuldtidstillaeg_md") / 100, _part(answer, "loenloft_haevet")
    if raised:
        yield row(say("loft_haevet", beloeb=kr(raised)), answer.fuldtidsloen_md)
    elif answer.sag.paid_by_hour:
        weeks, full = (say.decimal(_rate(answer, name).text) for name in ("uger_pr_maaned", "fuldtidsnorm"))
        extra = say("plus_tillaeg", beloeb=kr(supplement)) if supplement else ""
        label = say("loft_af_timer", timer=full, timeloen=_hourly(answer), uger=weeks)
        yield row(label + extra, answer.fuldtidsloen_md)
    else:
        extra = say("heraf_tillaeg", beloeb=kr(supplement)) if supplement else ""
        yield row(say("loft") + extra, answer.fuldtidsloen_md)
    for fact, label in (
        ("anden_loen_md", "anden_loen"),
        ("tabt_arbejdsfortjeneste_som_loen", "tabt_arbejdsfortjeneste"),
    ):
        if amount := _part(answer, fact):
            yield row(say(label), amount)
    for post in answer.sag.poster:
        if not post.felt:
            yield row(
                say("ikke_med", hvad=post.art.en if say.pick else post.art.da), Fraction(post.oere, 100)
            )


def _hourly(answer: Beregning) -> str:
    return kr(_fact(answer, "timeloen") / 100)


def _work(answer: Beregning, say: Ord) -> Iterator[str]:
    """The pay for the work itself: by the hour, for 14 days, or as an amount."""
    weeks = say.decimal(_rate(answer, "uger_pr_maaned").text)
    paid_for_work = _part(answer, "almindelig_loen_md")
    if answer.sag.paid_by_hour:
        present, paid = _fact(answer, "timer_paa_arbejdspladsen"), _part(answer, "betalte_timer") * 60
        if present:
            share = say.procent(_fact(answer, "intensitet") / 1_000_000)
            hours = {"til_stede": say.timer(present), "betalt": say.timer(paid)}
            yield row(say("effektive_timer", andel=share, **hours), None)
        label = say("loen_af_timer", timer=say.timer(paid), timeloen=_hourly(answer), uger=weeks)
        yield row(label, paid_for_work)
    elif fortnight := _fact(answer, "loen_14_dage") / 100:
        times = "2" if answer.sag.politik.get(FJORTENDAGESLOEN.name, False) else "26/12"
        yield row(say("loen_14_dage", beloeb=kr(fortnight), gange=times), paid_for_work)
    else:
        yield row(say("loen"), paid_for_work)


def _parts_of_the_month(answer: Beregning, say: Ord) -> Iterator[str]:
    """What is taken from the pay and added to it this month, and what that gives."""
    paid_in, paid_out = _fact(answer, "feriepenge_optjent_md") / 100, _part(answer, "saerlig_udbetaling_md")
    held, more = _part(answer, "feriepenge_ved_ferie"), _part(answer, "loendele_md")
    if paid_in:
        yield row(say("feriepenge_optjent"), paid_in, "−")
    if held:
        yield row(say("feriepenge", dage=_days(answer, say, "feriedage")), held)
    if paid_out:
        yield row(say("saerlig_udbetaling"), paid_out)
    if more:
        yield row(say("loendele"), more)
    if paid_in or held or paid_out or more:
        yield row(say("loen_i_alt"), answer.loen_md)


def _days(answer: Beregning, say: Ord, name: str) -> str:
    return say.decimal(str(float(_fact(answer, name) / 100)).removesuffix(".0"))


def _subsidy(answer: Beregning, say: Ord) -> Iterator[str]:
    if not _entitled(answer):
        yield row(say("ingen_loen"), None)
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
        yield row(say("del_af_maaneden", dage=_days(answer, say, "hverdage_i_job"), hele=whole), highest)
    else:
        yield row(say("hoejeste"), highest)
    yield from _reduction(answer, say, income, threshold)
    if benefit:
        yield row(say("ydelse"), benefit, "−")
    if highest < answer.nedsaettelse + benefit:
        yield row(say("intet_tilbage"), None)
    if after < before:
        yield row(say("foer_loft"), before)
        yield row(say("over_loft"), before - after, "−")
    if after != answer.fleksloentilskud:
        days = _days(answer, say, "ledighedsydelsesdage")
        yield row(say("ledighedsydelse", dage=days), after - answer.fleksloentilskud, "−")


def _reduction(answer: Beregning, say: Ord, income: Fraction, threshold: Fraction) -> Iterator[str]:
    if income:
        share = say.procent(_rate(answer, "sats_under_knaek").amount)
        label = say("andel_af", andel=share, beloeb=kr(min(income, threshold)))
        yield row(label, _part(answer, "nedsaettelse_under_knaek"), "−")
    if income > threshold:
        share = say.procent(_rate(answer, "sats_over_knaek").amount)
        label = say("andel_over", andel=share, beloeb=kr(income - threshold), graense=kr(threshold))
        yield row(label, _part(answer, "nedsaettelse_over_knaek"), "−")


def _entitled(answer: Beregning) -> bool:
    return answer.run.exact("ret_til_tilskud") is True


def _margin(answer: Beregning, say: Ord) -> str:
    return f"{_next_hour(answer, say)} {_next_krone(answer, say)}".strip()


def _next_krone(answer: Beregning, say: Ord) -> str:
    """What is kept of the next krone.

    Without any wage that would be a half-truth: the first krone of it gives the whole subsidy.
    """
    if not _entitled(answer):
        return say("foerste_loen")
    return say("naeste_krone", beloeb=kr(answer.naeste_krone_beholdt).removesuffix(" kr."))


def _next_hour(answer: Beregning, say: Ord) -> str:
    more = answer.naeste_time
    if more is None:
        return ""
    if more >= HALF_AN_OERE:
        return say("time_mere", beloeb=kr(more))
    if answer.loenloft_binder:
        return say("time_loft")
    return say("time_mindre", beloeb=kr(-more)) if more <= -HALF_AN_OERE else say("time_intet")
