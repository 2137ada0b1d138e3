"""The forms of a signing on paper."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fleksaftale.cases.models import Party
from fleksaftale.core.formats import whose
from fleksaftale.core.forms import ChoiceField, DatePartsField, NameField, TextAreaField
from fleksaftale.documents import uploads
from fleksaftale.documents.models import Version
from fleksaftale.documents.paper import is_name
from fleksaftale.documents.paper_shown import Which
from fleksaftale.documents.uploads import Looked, Unfit
from fleksaftale.web.receiving import SeveralFilesField, UploadForm


class PaperForm(UploadForm):
    """What stands on the paper, and the scan. One name for each party whose signature is missing."""

    signed_on = DatePartsField(
        label=gettext_lazy("Hvornår er der skrevet under?"),
        help_text=gettext_lazy("Den dato, der står på papiret. Er der to, så den sidste."),
        noun=gettext_lazy("dato"),
        example="30 11 2026",
    )
    which = ChoiceField(
        label=gettext_lazy("Hvad er der skrevet under på?"),
        choices=Which.choices,
        empty=gettext_lazy("Se nederst på papiret, og vælg så"),
    )
    scan = SeveralFilesField(
        label=gettext_lazy("Scanning af alle sider"),
        help_text=gettext_lazy("PDF, JPEG eller PNG. Højst 10 MB for hver fil og 20 MB i alt."),
        empty=gettext_lazy("Vælg scanningen, før du trykker på knappen"),
        error_messages={"empty": uploads.UNFIT["empty"]},
    )

    def __init__(self, *data: Any, signers: Sequence[tuple[Party, str]], version: Version) -> None:
        super().__init__(*data)
        self.signers = signers
        for party, name in signers:
            self.fields[f"name_{party.role}"] = NameField(
                label=_("%(role)s: navnet på papiret") % {"role": party.get_role_display()},
                help_text=_("Skriv det, som det står ved underskriften. Her står %(name)s.") % {"name": name},
                empty=_("Skriv navnet ved %(whose)s underskrift") % {"whose": whose(name)},
            )
        said = {"number": version.number, "begins": version.fingerprint[:8]}
        self.fields["which"].widget.hints = {
            Which.PRINT: _("Nederst står Version %(number)s og fingeraftrykket %(begins)s…") % said,
            Which.OTHER: _("Fx blanketten. Du har set efter, at svarene er de samme."),
        }
        self.fields["scan"].widget.attrs["accept"] = "application/pdf,image/jpeg,image/png"
        self.order_fields(["signed_on", *(f"name_{p.role}" for p, _name in signers), "which", "scan"])

    @property
    def names(self) -> dict[str, str]:
        return {p.role: self.cleaned_data[f"name_{p.role}"] for p, _name in self.signers}

    def clean(self) -> dict[str, Any]:
        for party, name in self.signers:
            field = f"name_{party.role}"
            if not is_name(self.cleaned_data.get(field, ""), name):
                self.add_error(field, _("Skriv kun navnet her."))
        return self.cleaned_data

    def clean_scan(self) -> list[Looked]:
        """Each file as it was looked at; the first that cannot be taken says why."""
        received = self.cleaned_data["scan"]
        if len(received) > uploads.MOST_FILES:
            raise forms.ValidationError(_("Højst 20 filer. Saml siderne i én PDF."))
        found = []
        for number, one in enumerate(received, start=1):
            try:
                found.append(uploads.look(one.content))
            except Unfit as unfit:
                which = _("Fil %(number)s: ") % {"number": number} if len(received) > 1 else ""
                raise forms.ValidationError(f"{which}{unfit.text}") from None
        return found


class RemarkForm(forms.Form):
    """What is not right about what was typed in of a paper. Nobody has to give reasons."""

    text = TextAreaField(
        label=gettext_lazy("Hvad passer ikke?"),
        help_text=gettext_lazy("Fx en forkert dato. Du behøver ikke skrive noget."),
        required=False,
        max_length=2000,
        visibility=gettext_lazy("I ser det begge, når du gemmer."),
    )
