from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "fleksaftale.reminders"

    def ready(self) -> None:
        from fleksaftale.reminders import events  # noqa: F401  the log's sentences
        from fleksaftale.reminders.invitations import tell_calendars
        from fleksaftale.reminders.planning import plan
        from fleksaftale.talks import registry

        registry.CHANGED += [plan, tell_calendars]
