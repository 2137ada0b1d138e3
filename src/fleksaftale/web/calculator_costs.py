"""What an employer pays beside the wage: their own numbers, each asked for and shown. None is a rule."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fleksaftale.core.forms import MoneyField, PercentField
from fleksjob.loenudgift import Egne, Udgift
from fleksjob.visning_ord import kr

FERIE, ANDRE_ANDEL = "ferie_andel", "andre_andel"
REFUSION = "refusion"
COSTS = (FERIE, "ag_atp", "forsikring", "andre", ANDRE_ANDEL, REFUSION)
"""The employer's own numbers beside the wage. None of them is a rule of the fleksjob."""


def costs() -> dict[str, forms.Field]:
    """The fields of what comes beside the wage."""
    monthly: dict[str, Any] = {"required": False, "mark_optional": False, "suffix": _("kr. om måneden")}
    share: dict[str, Any] = {"required": False, "mark_optional": False, "suffix": _("% af lønnen")}
    return {
        FERIE: PercentField(
            label=_("Ferie"),
            help_text=_("Fx 12,5. Lad feltet stå tomt, hvis du betaler løn i ferien."),
            example="12,5",
            **share,
        ),
        "ag_atp": MoneyField(label=_("Arbejdsgiverens ATP"), help_text=_("Fx 150,00"), **monthly),
        "forsikring": MoneyField(label=_("Forsikringer"), help_text=_("Fx 200,00"), **monthly),
        "andre": MoneyField(
            label=_("Andre udgifter"), help_text=_("Fx hjælp til opgaver, 500,00"), **monthly
        ),
        ANDRE_ANDEL: PercentField(
            label=_("Andre udgifter, i procent"),
            help_text=_("Fx bidrag og gebyrer, 1,5"),
            example="1,5",
            **share,
        ),
        REFUSION: MoneyField(
            label=_("Refusion, du regner med"),
            help_text=_("Fx ved sygdom, 2.000,00. Den trækkes fra."),
            **monthly,
        ),
    }


def stated_costs(form: forms.Form) -> Egne:
    """The employer's own numbers, those that were written."""
    said: dict[str, Any] = {name: form.cleaned_data.get(name) for name in COSTS}
    shares = {name: Fraction(said[name]) for name in (FERIE, ANDRE_ANDEL) if said[name]}
    amounts = {
        name: Fraction(said[name], 100)
        for name in COSTS
        if said[name] and name not in (FERIE, ANDRE_ANDEL, REFUSION)
    }
    return Egne(amounts, shares, Fraction(said[REFUSION] or 0, 100))


def lines(cost: Udgift, names: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each of the employer's own numbers, in the order of the form. ``names``: what each field is called."""
    for name in COSTS:
        if name in cost.poster:
            yield str(names[name]), kr(cost.poster[name])
    if cost.refusion:
        yield str(names[REFUSION]), f"−{kr(cost.refusion)}"
