from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "fleksaftale.reminders"

    def ready(self) -> None:
        from fleksaftale.cases import workplaces
        from fleksaftale.deadlines.registry import COMPUTED
        from fleksaftale.reminders import (
            events,  # noqa: F401  the log's sentences
            law_dates,
        )
        from fleksaftale.reminders.invitations import tell_calendars
        from fleksaftale.reminders.planning import plan, plan_cases
        from fleksaftale.talks import registry

        registry.CHANGED += [plan, tell_calendars]
        workplaces.RULES_CHANGED += [plan_cases, law_dates.plan_cases]
        COMPUTED.append(law_dates.plan)
