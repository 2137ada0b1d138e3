"""What can happen to a case, as the person concerned reads it in the log."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

kinds.declare("case.created", _("{actor} begyndte aftalen"))
kinds.declare("case.invited", _("{actor} sendte en invitation til {subject}"))
kinds.declare("case.invitation_cancelled", _("{actor} trak invitationen til {subject} tilbage"))
kinds.declare("case.invitation_accepted", _("{actor} sagde ja til invitationen"))
kinds.declare("case.invitation_refused", _("En anden end {subject} prøvede at bruge invitationen"))
kinds.declare("case.invitation_blocked", _("Invitationen til {subject} blev spærret efter tre forsøg"))
kinds.declare("case.cancelled", _("{actor} annullerede"))
kinds.declare("case.ended", _("{actor} skrev, at ansættelsen slutter {date}"))
kinds.declare("case.reopened", _("{actor} åbnede igen"))
kinds.declare("case.closed", _("{actor} afsluttede"))
kinds.declare("case.facts_changed", _("{actor} rettede arbejdspladsens navn eller CVR-nummer"))
kinds.declare("guest.invited", _("{actor} lavede et gæstelink til {subject}"))
kinds.declare("guest.opened", _("{actor} åbnede sit gæstelink"))
kinds.declare("guest.returned", _("{actor} åbnede sit gæstelink igen"))
kinds.declare("guest.refused", _("Nogen skrev en forkert kode ved gæstelinket til {subject}"))
kinds.declare("guest.blocked", _("Gæstelinket til {subject} blev spærret efter tre forkerte koder"))
kinds.declare("guest.revoked", _("{actor} trak gæstelinket til {subject} tilbage"))
kinds.declare("guest.copy_sent", _("{subject} fik et gæstelink til sin kopi på mail"))
kinds.declare("guest.confirmed", _("{actor} bekræftede sig selv igen"))
kinds.declare("case.read", _("{actor} åbnede siden"))
kinds.declare("case.log_read", _("{actor} læste loggen"))
kinds.declare("companion.invited", _("{actor} inviterede {subject} som {role}"))
kinds.declare("companion.shared", _("{actor} delte {what} med {subject}"))
kinds.declare("companion.shown", _("{actor} viste, at {subject} er med"))
kinds.declare("companion.seen_out", _("{actor} afsluttede adgangen for {subject}"))
kinds.declare("grant.given", _("{actor} gav {subject} tilladelsen {what} til og med {date}"))
kinds.declare("grant.ended", _("{actor} tog tilladelsen {what} tilbage fra {subject}"))
