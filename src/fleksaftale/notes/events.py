"""What can happen to a person's notes. It stands in the person's own log, never in a case's: the other party
does not learn that there are notes."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

VAULT_MADE = "notes.vault_made"
KEY_ADDED = "notes.key_added"
KEY_REPLACED = "notes.key_replaced"
KEY_REMOVED = "notes.key_removed"
STARTED_OVER = "notes.started_over"
NOTE_BEGUN = "notes.note_begun"
TAKEN_OUT = "notes.taken_out"

kinds.declare(VAULT_MADE, _("{actor} lavede en nøgle til sine noter"))
kinds.declare(KEY_ADDED, _("{actor} lavede en vej mere ind til sine noter"))
kinds.declare(KEY_REPLACED, _("{actor} skiftede en vej ind til sine noter"))
kinds.declare(KEY_REMOVED, _("{actor} fjernede en vej ind til sine noter"))
kinds.declare(STARTED_OVER, _("{actor} slettede alle sine noter og begyndte forfra"))
kinds.declare(NOTE_BEGUN, _("{actor} begyndte en note"))
kinds.declare(TAKEN_OUT, _("{actor} hentede sine låste noter"))
