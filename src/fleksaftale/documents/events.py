"""What can happen to a document, as the person concerned reads it in the log."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds
from fleksaftale.documents.template import Template

ALONE = frozenset({"preparation.saved", "case.read", "case.log_read"})
"""What only the person who did it reads: the other sees "i gang", not how far one has come or how often
one looks in."""


def about(template: Template, **details: str | int) -> dict[str, str | int]:
    """An event's details with the name of the document it is about, where a case has several."""
    return {**details, "document": template.title.da} if template.named_in_log else details


kinds.declare("document.started", _("{actor} begyndte på: {document}"))
kinds.declare("preparation.saved", _("{actor} gemte svar alene: {questions}"))
kinds.declare("preparation.ready", _("{actor} sagde klar"))
kinds.declare("preparation.not_ready", _("{actor} ville skrive videre alene"))
kinds.declare("preparation.opened", _("{actor} viste sine svar til den anden"))
kinds.declare("draft.opened", _("Den fælles kladde blev åbnet"))
kinds.declare("draft.saved", _("{actor} gemte i den fælles kladde: {questions}"))
kinds.declare("draft.carried", _("{actor} tog svar {questions} med fra: {document}"))
kinds.declare("version.proposed", _("{actor} gjorde version {version} klar til underskrift"))
kinds.declare("version.withdrawn", _("{actor} lavede en ny kladde i stedet for version {version}"))
kinds.declare("version.signed", _("{actor} skrev under på version {version}"))
kinds.declare("version.in_force", _("Version {version} er underskrevet og gælder fra {date}"))
kinds.declare("amendment.opened", _("{actor} åbnede en ny kladde ud fra version {version}, til {date}"))
kinds.declare("amendment.dropped", _("{actor} opgav ændringen. Version {version} gælder stadig"))
kinds.declare("version.refused", _("{actor} kunne ikke skrive under på version {version}"))
kinds.declare("version.commented", _("{actor} skrev sin side af sagen om version {version}"))
kinds.declare("version.remarked", _("{actor} skrev en kommentar til version {version}"))
kinds.declare("version.sealed", _("Version {version} fik installationens segl ({level})"))
kinds.declare(
    "paper.recorded", _("{actor} skrev ind, at version {version} blev underskrevet på papir {date}")
)
kinds.declare("paper.remarked", _("{actor} skrev, at papiret til version {version} ikke passer"))
kinds.declare("paper.confirmed", _("{actor} skrev, at det passer, der er skrevet ind af version {version}"))
kinds.declare("paper.remark_settled", _("{actor} skrev, at papiret til version {version} er afklaret"))
kinds.declare("paper.copied", _("{actor} gav {subject} en papirkopi af version {version}"))
kinds.declare("paper.printed", _("{actor} hentede version {version} til at skrive under på papir"))
kinds.declare("paper.draft_printed", _("{actor} hentede kladden til papir"))
kinds.declare("paper.scan_read", _("{actor} åbnede scanningen af version {version}"))
kinds.declare("list.ticked", _("{actor} satte kryds på huskelisten for version {version}"))
kinds.declare("list.unticked", _("{actor} fjernede et kryds på huskelisten for version {version}"))
kinds.declare("version.read", _("{actor} læste version {version}"))
kinds.declare("version.downloaded", _("{actor} hentede version {version} som PDF"))
kinds.declare("version.exported", _("{actor} hentede version {version} som data"))
kinds.declare("preparation.read", _("{actor} læste svar fra {subject}"))
kinds.declare("draft.read", _("{actor} læste den fælles kladde"))
