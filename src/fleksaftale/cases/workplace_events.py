"""What can happen to a workplace, and to a case because of it, as the people concerned read it in the log."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

kinds.declare("workplace.founded", _("{actor} oprettede arbejdspladsen"))
kinds.declare("workplace.renamed", _("{actor} rettede arbejdspladsens navn eller CVR-nummer"))
kinds.declare("workplace.rules_changed", _("{actor} rettede arbejdspladsens regler"))
kinds.declare("workplace.invited", _("{actor} inviterede {subject} til HR"))
kinds.declare("workplace.joined", _("{actor} sagde ja til at være med i HR"))
kinds.declare("workplace.seen_out", _("{actor} afsluttede adgangen for {subject}"))
kinds.declare("workplace.brought_in", _("{actor} oprettede {count} aftaler fra en fil"))
kinds.declare("workplace.exported", _("{actor} hentede listen over aftaler til Excel"))
kinds.declare("workplace.attached", _("{actor} knyttede aftalen til {subject}. HR kan se status og datoer"))
kinds.declare("workplace.detached", _("{actor} tog aftalen ud af {subject}. HR kan ikke se den mere"))
kinds.declare("workplace.hr_joined", _("{actor} er kommet med i HR og kan se status og datoer"))
kinds.declare("workplace.hr_left", _("{actor} skrev, at {subject} ikke er med i HR mere"))
kinds.declare("case.brought_in", _("{actor} oprettede aftalen fra en fil"))
