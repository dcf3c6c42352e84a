"""Who signs: organisations, people, their roles and rights, and what they do together."""

from django.apps import AppConfig


class SignatoriesConfig(AppConfig):
    name = "signatories"
    verbose_name = "Signatories"
