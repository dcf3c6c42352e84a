"""Who signs: organisations, people, their roles and rights, and what they do together."""

from django.apps import AppConfig


class SignatoriesConfig(AppConfig):
    """Fills in what the register's pages show of signing."""

    name = "signatories"
    verbose_name = "Signatories"

    def ready(self) -> None:
        """Let the register's entry pages ask for a signature (one of the two inversions that are allowed)."""
        from register.reading.panels import PANELS
        from signatories.panels import sign_panel

        PANELS.append(sign_panel)
