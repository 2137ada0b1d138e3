"""Months of payment as JSON and as a table for people, in Danish or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from fleksjob.beregning import Beregning, kroner
from fleksjob.engine.rules import Sentence
from fleksjob.forbehold import VEJLEDENDE
from fleksjob.forloeb import Forloeb, Maaned
from fleksjob.law.fleksloentilskud.efterregulering import Grundlag
from fleksjob.trin import to_sprog
from fleksjob.visning import wrapped
from fleksjob.visning_ord import Ord, med_fortegn, tal

_ORD: Mapping[str, Sentence] = {
    "titel": ("Fleksløntilskud måned for måned", "Fleksløntilskud month by month"),
    "maaned": ("Måned", "Month"),
    "foreloebigt": ("Foreløbigt", "Preliminary"),
    "afregnet": ("Afregnet", "Settled"),
    "forskel": ("Forskel", "Difference"),
    "ukendt": ("ikke oplyst", "not stated"),
    "forklaring": (
        "Det foreløbige regnes af indkomsten måneden før. Det afregnede har et grundlag i reglerne.",
        "The preliminary figure uses the month before's income. The settled one has a basis in the rules.",
    ),
    "hvorfor": ("Hvorfor der er regnet om", "Why a month was recomputed"),
    "i_alt": ("Forskel i alt", "Difference in all"),
    "efter_atp": ("Efter ATP, før skat", "After ATP, before tax"),
    "forbehold": ("Forbehold", "Caveats"),
}
_AMOUNTS = ("loen_md", "fuldtidsloen_md", "nedsaettelse", "fleksloentilskud", "atp")


def som_json(answer: Forloeb) -> dict[str, Any]:
    """The months, the ledger and its sums as JSON has them: amounts as text with two decimals."""
    return {
        "maaneder": [_month(each) for each in answer.maaneder],
        "regnskab": [
            {
                "maaned": f"{each.maaned:%Y-%m}",
                "forskel": _kroner(each.forskel),
                "forskel_efter_atp": _kroner(each.forskel_efter_atp),
                "grundlag": [basis.id for basis in each.grundlag],
            }
            for each in answer.regnskab
        ],
        "i_alt": {
            "forskel": kroner(answer.forskel),
            "forskel_efter_atp": kroner(answer.forskel_efter_atp),
        },
        "forbehold": [each.som_json() for each in answer.forbehold],
    }


def _month(each: Maaned) -> dict[str, Any]:
    return {
        "maaned": f"{each.maaned:%Y-%m}",
        "foreloebig": _figure(each.foreloebig),
        "afregnet": _figure(each.afregnet),
        "afregnet_af": f"{each.afregnet_af:%Y-%m}" if each.afregnet_af else None,
        "forskel": _kroner(each.forskel),
        "forskel_efter_atp": _kroner(each.forskel_efter_atp),
        "grundlag": [_basis(basis) for basis in each.grundlag],
        "kommunens_grund": each.grund or None,
    }


def _figure(answer: Beregning | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    amounts: dict[str, Any] = {name: kroner(getattr(answer, name)) for name in _AMOUNTS}
    return amounts | {"loenloft_binder": answer.loenloft_binder, "regelsaet": answer.regelsaet}


def _basis(basis: Grundlag) -> dict[str, Any]:
    return {
        "id": basis.id,
        "tekst": to_sprog((basis.da, basis.en)),
        "lov": basis.lov,
        "kilde": basis.kilde,
        "sikkerhed": basis.sikkerhed,
    }


def _kroner(value: Fraction | None) -> str | None:
    return None if value is None else kroner(value)


def tekst(answer: Forloeb, language: str = "da") -> str:
    """The table for a person to read, ending with a newline."""
    return "\n".join(_lines(answer, Ord(language))) + "\n"


def _lines(answer: Forloeb, say: Ord) -> Iterator[str]:
    word = {key: texts[say.pick] for key, texts in _ORD.items()}
    yield from (word["titel"], "", *wrapped(word["forklaring"]), "")
    yield _row(word["maaned"], word["foreloebigt"], word["afregnet"], word["forskel"])
    for each in answer.maaneder:
        before = tal(each.foreloebig.fleksloentilskud) if each.foreloebig else word["ukendt"]
        after = tal(each.afregnet.fleksloentilskud) if each.afregnet else ""
        difference = "" if each.forskel is None else med_fortegn(each.forskel)
        yield _row(say.maaned(each.maaned), before, after, difference)
    yield _row(word["i_alt"], "", "", med_fortegn(answer.forskel))
    yield _row(word["efter_atp"], "", "", med_fortegn(answer.forskel_efter_atp))
    yield from ("", word["hvorfor"])
    for each in answer.maaneder:
        for basis in each.grundlag:
            why = f" “{each.grund}”" if basis.id == "kommunen" else ""
            text = basis.en if say.pick else basis.da
            yield from wrapped(f"{say.maaned(each.maaned)}: {text}{why} ({basis.lov})", "- ")
    yield from ("", word["forbehold"])
    for caveat in answer.forbehold:
        yield from wrapped(caveat.tekst_en if say.pick else caveat.tekst, "- ")
    yield from wrapped(VEJLEDENDE[say.pick], "- ")


def _row(*cells: str) -> str:
    return (f"  {cells[0]:<22}" + "".join(f"{cell:>17}" for cell in cells[1:])).rstrip()
