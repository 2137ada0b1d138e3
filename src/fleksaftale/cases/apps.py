from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "fleksaftale.cases"

    def ready(self) -> None:
        from fleksaftale.cases import events, workplace_events  # noqa: F401  the log's sentences
