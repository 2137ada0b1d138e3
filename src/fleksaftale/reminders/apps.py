from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "fleksaftale.reminders"

    def ready(self) -> None:
        from fleksaftale.reminders import events  # noqa: F401  the log's sentences
