"""What can happen here, as the person concerned reads it in the log."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

kinds.declare("deadlines.noted", _("{actor} skrev en oplysning til fristerne: {what}"))
kinds.declare("deadlines.taken_back", _("{actor} fjernede en oplysning fra fristerne: {what}"))
kinds.declare("deadlines.shown", _("{actor} viste lederen en oplysning til fristerne: {what}"))
kinds.declare("deadlines.hidden", _("{actor} holdt op med at vise lederen en oplysning: {what}"))
kinds.declare("deadlines.letter", _("{actor} skrev en dato fra et brev: {what}"))
kinds.declare("deadlines.letter_taken_back", _("{actor} fjernede datoen fra et brev: {what}"))
kinds.declare("deadlines.read", _("{actor} så fristerne"))
