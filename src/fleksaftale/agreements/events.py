"""What can happen beside a case's documents, as the person concerned reads it in the log."""

from django.utils.translation import gettext_lazy as _

from fleksaftale.audit import kinds

kinds.declare("refund.noted", _("{actor} skrev, hvor § 56-aftalen er"))
kinds.declare("refund.read", _("{actor} så, hvor § 56-aftalen er"))
