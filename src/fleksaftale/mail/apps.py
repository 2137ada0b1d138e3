from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "fleksaftale.mail"
