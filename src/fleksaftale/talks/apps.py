from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "fleksaftale.talks"

    def ready(self) -> None:
        from fleksaftale.talks import events  # noqa: F401  the log's sentences
