from django.apps import AppConfig
from django.conf import settings


class AgreementsConfig(AppConfig):
    name = "fleksaftale.agreements"

    def ready(self) -> None:
        from fleksaftale.agreements import (
            document_types,
            events,  # noqa: F401  they are declared when they are imported
        )
        from fleksaftale.agreements.commands import refuse_cancel_after_signature
        from fleksaftale.agreements.hensyn import library
        from fleksaftale.audit import kinds
        from fleksaftale.cases.life import CANCEL_GUARDS

        kinds.speak("document", document_types.spoken)
        CANCEL_GUARDS.append(refuse_cancel_after_signature)
        if settings.HENSYN_FILE:  # a mistake in it is told at start, not to the first who looks
            library()
