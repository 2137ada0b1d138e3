from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "fleksaftale.notes"

    def ready(self) -> None:
        from fleksaftale.notes import events  # noqa: F401  the log's sentences
