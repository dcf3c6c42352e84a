"""Who signs: organisations, people, their roles and rights, and what they do together."""

from django.apps import AppConfig


class SignatoriesConfig(AppConfig):
    """Fills in what the register's pages show of signing."""

    name = "signatories"
    verbose_name = "Signatories"

    def ready(self) -> None:
        """Let the register's entry pages ask to sign, leave or correct (one of the two inversions that are allowed)."""
        from register.log.naming import ERASERS
        from register.reading.panels import PANELS
        from signatories.erasing import ERASER
        from signatories.panels import correct_panel, leave_panel, show_panel, sign_panel, traces_panel

        PANELS.extend([sign_panel, leave_panel, correct_panel, show_panel, traces_panel])
        ERASERS.append(ERASER)
