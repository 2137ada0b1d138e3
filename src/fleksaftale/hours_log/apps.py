from django.apps import AppConfig


class HoursLogConfig(AppConfig):
    name = "fleksaftale.hours_log"

    def ready(self) -> None:
        from fleksaftale.hours_log import events  # noqa: F401  the log's sentences
