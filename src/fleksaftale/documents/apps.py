from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "fleksaftale.documents"

    def ready(self) -> None:
        from fleksaftale.documents import (
            events,  # noqa: F401  the log's sentences
            malware,
            uploads,
        )

        uploads.INSPECTORS.append(malware.inspect)
