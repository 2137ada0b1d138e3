from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "fleksaftale.deadlines"

    def ready(self) -> None:
        from fleksaftale.deadlines import events  # noqa: F401  the log's sentences
