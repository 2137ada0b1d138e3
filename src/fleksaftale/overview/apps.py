from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "fleksaftale.overview"

    def ready(self) -> None:
        from django.db.models.signals import post_save

        from fleksaftale.audit.log import RECORDED
        from fleksaftale.cases.models import Case
        from fleksaftale.overview import standing

        post_save.connect(standing.when_case_made, sender=Case, dispatch_uid="standing")
        RECORDED.append(standing.when_recorded)
