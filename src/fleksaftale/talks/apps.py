from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "fleksaftale.talks"

    def ready(self) -> None:
        from fleksaftale.agreements.document_types import RECURRING
        from fleksaftale.agreements.taking_over import WHEN_TAKEN_OVER
        from fleksaftale.cases import life
        from fleksaftale.documents.signing import WHEN_SIGNED
        from fleksaftale.talks import events  # noqa: F401  the log's sentences
        from fleksaftale.talks.document_type import SAMTALE
        from fleksaftale.talks.planning import when_life_moves, when_signed, when_taken_over

        RECURRING.append(SAMTALE)
        WHEN_SIGNED.append(when_signed)
        WHEN_TAKEN_OVER.append(when_taken_over)
        life.MOVED.append(when_life_moves)
