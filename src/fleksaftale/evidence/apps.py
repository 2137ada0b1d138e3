from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "fleksaftale.evidence"

    def ready(self) -> None:
        from fleksaftale.evidence import events  # noqa: F401  the log's sentences
