from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "fleksaftale.agreements"

    def ready(self) -> None:
        from fleksaftale.agreements.commands import refuse_cancel_after_signature
        from fleksaftale.cases.life import CANCEL_GUARDS

        CANCEL_GUARDS.append(refuse_cancel_after_signature)
