"""Tier 4: agreements in the making, from the first draft to approval."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"
    verbose_name = "Agreements"
