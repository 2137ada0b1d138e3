from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "fleksaftale.deadlines"

    def ready(self) -> None:
        from fleksaftale.agreements.refund import WHEN_NOTED
        from fleksaftale.deadlines import (
            events,  # noqa: F401  the log's sentences
            nightly,
        )
        from fleksaftale.documents.signing import WHEN_SIGNED
        from fleksaftale.talks.registry import CHANGED

        WHEN_SIGNED.append(nightly.when_signed)
        WHEN_NOTED.append(nightly.when_refund_noted)
        CHANGED.append(nightly.when_talk_changed)
