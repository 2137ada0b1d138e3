"""What can happen to a talk, as the person concerned reads it in the log."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

kinds.declare("talk.planned", _("Samtale {number} er planlagt til senest {date}"))
kinds.declare("talk.asked", _("{actor} bad om, at samtale {number} holdes senest {date}"))
kinds.declare("talk.booked", _("{actor} fandt en tid til samtale {number}: {date}"))
kinds.declare("talk.moved", _("{actor} flyttede samtale {number} til {date}"))
kinds.declare("talk.cancelled", _("{actor} aflyste tiden til samtale {number}"))
kinds.declare("talk.held", _("Samtale {number} er holdt {date}"))
kinds.declare("talk.read", _("{actor} læste, hvad der kom ud af samtale {number}"))
kinds.declare("talk.paused", _("{actor} satte opfølgningen på pause til og med {date}"))
kinds.declare("talk.resumed", _("{actor} afsluttede pausen"))
