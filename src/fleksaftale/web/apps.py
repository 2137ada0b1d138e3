from django.apps import AppConfig
from django.conf import settings


class WebConfig(AppConfig):
    name = "fleksaftale.web"

    def ready(self) -> None:
        from fleksaftale.guidance.contacts import contacts
        from fleksaftale.web import hr_menu

        hr_menu.connect()

        if settings.CONTACT_FILE:  # a mistake in it is told at start, not to the first who looks
            contacts()
