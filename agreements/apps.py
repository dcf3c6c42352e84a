"""Tier 4: agreements in the making, from the first draft to approval."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Fills in what the register's pages show of drafting."""

    name = "agreements"
    verbose_name = "Agreements"

    def ready(self) -> None:
        """Let the register's entry pages offer a change, or to join (one of the two inversions that are allowed)."""
        from agreements.erasing import ERASER
        from agreements.panels import change_panel, join_panel
        from register.log.naming import ERASERS
        from register.reading.panels import PANELS

        PANELS.extend([change_panel, join_panel])
        ERASERS.append(ERASER)
