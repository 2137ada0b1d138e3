from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "fleksaftale.people"

    def ready(self) -> None:
        from fleksaftale.people import events

        events.connect()
