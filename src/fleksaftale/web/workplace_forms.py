"""The forms about a workplace: what it is called, its rules, who is in HR, which cases come under it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from fleksaftale.cases.workplaces import Rules
from fleksaftale.core.forms import (
    CheckboxField,
    CvrField,
    EmailField,
    EmployerNameField,
    MultipleChoiceField,
    NameField,
    TextField,
    WholeNumberField,
)
from fleksaftale.overview.searching import LEAST_LETTERS
from fleksaftale.web.receiving import FileField, UploadForm

MOST_REMINDERS = 4
EARLIEST = 60  # days before


class EmployerForm(forms.Form):
    name = EmployerNameField(help_text=_("Fx kommunens eller firmaets navn."))
    cvr = CvrField()


class HrForm(forms.Form):
    """Somebody to invite to HR."""

    name = NameField(label=_("Navn"), empty=_("Skriv navnet på den, du inviterer"))
    email = EmailField(
        label=_("Mailadresse"),
        help_text=_("Kun den, der kan læse mail på adressen, kan bruge invitationen."),
        empty=_("Skriv den andens mailadresse, fx navn@firma.dk"),
    )


class SearchForm(forms.Form):
    """Whom or which department to look for."""

    text = TextField(
        label=_("Søg efter navn eller afdeling"),
        help_text=_("Skriv begyndelsen af et navn. Fx et efternavn eller lederens navn."),
        empty=_("Skriv mindst to bogstaver af et navn, fx Ma"),
        max_length=60,
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if len(text) < LEAST_LETTERS:
            raise ValidationError(self.fields["text"].error_messages["required"])
        return text


def _days(label: Any, help_text: Any, least: int, most: int) -> WholeNumberField:
    said = format_lazy(_("Skriv et tal fra {least} til {most}"), least=least, most=most)
    return WholeNumberField(
        label=label,
        help_text=help_text,
        suffix=_("dage"),
        empty=said,
        validators=[MinValueValidator(least, said), MaxValueValidator(most, said)],
    )


class RulesForm(forms.Form):
    """The workplace's own rules, each within bounds that keep them of use."""

    remind_before = TextField(
        label=_("Påmind så mange dage før en samtale eller en dato"),
        help_text=_("Fx 14, 3. Højst fire tal fra 1 til 60. Er feltet tomt, sendes ingen påmindelse før."),
        required=False,
        max_length=40,
        width=10,
    )
    remind_after = _days(
        _("Skriv til begge, når en samtale ikke er holdt"), _("Så mange dage efter dagen. Fx 1."), 1, 30
    )
    late_after = _days(
        _("Vis samtalen som forsinket i HR-overblikket"), _("Så mange dage efter dagen. Fx 15."), 1, 90
    )
    gap_days = _days(
        _("Længste tid uden en samtale"), _("Dokumentationen viser det, der er længere. Fx 120."), 30, 365
    )
    between_mails = _days(
        _("Mindste tid mellem to mails til samme person"), _("Så får ingen for mange mails. Fx 1."), 1, 14
    )
    third_signature = CheckboxField(
        label=_("Vi har en regel om, at en faglig organisation også skriver under"),
        help_text=_("De to bliver spurgt. De skal begge sige ja, før der sendes en invitation."),
        required=False,
        mark_optional=False,
    )

    def clean_remind_before(self) -> tuple[int, ...]:
        said = str(self.cleaned_data["remind_before"]).replace(";", ",").replace(" ", ",")
        words = [word for word in said.split(",") if word]
        days = [int(word) for word in words if word.isascii() and word.isdecimal() and len(word) < 4]
        bounded = all(1 <= day <= EARLIEST for day in days)
        if len(days) != len(words) or not bounded or len(set(days)) > MOST_REMINDERS:
            raise ValidationError(_("Skriv højst fire tal fra 1 til 60 med komma imellem, fx 14, 3"))
        return tuple(sorted(set(days), reverse=True))

    @classmethod
    def of(cls, rules: Rules) -> "RulesForm":
        before = ", ".join(str(day) for day in rules.remind_before)
        known = {
            "remind_before": before,
            "remind_after": rules.remind_after,
            "late_after": rules.late_after,
            "gap_days": rules.gap_days,
            "between_mails": rules.between_mails.days,
            "third_signature": rules.third_signature,
        }
        return cls(initial=known)


class AttachForm(forms.Form):
    """Which of the reader's cases come under the workplace."""

    cases = MultipleChoiceField(
        label=_("Hvilke aftaler hører til her?"), choices=(), empty=_("Vælg mindst en aftale")
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = choices  # type: ignore[attr-defined]  # a choice field


class CasesFileForm(UploadForm):
    """A file of cases."""

    file = FileField(
        label=_("Vælg en fil"),
        help_text=_("Excel, LibreOffice eller CSV. Højst 2.000 rækker og 5 MB."),
        empty=_("Vælg en fil først"),
    )
