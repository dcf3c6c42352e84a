"""What is on record: documents, events, the log, entries, the PDF and the public pages."""

from types import ModuleType

from django.apps import AppConfig

from register.web.sentences import speak


class RegisterConfig(AppConfig):
    name = "register"
    verbose_name = "Register"

    def __init__(self, app_name: str, app_module: ModuleType | None) -> None:
        """Let fields speak in the register's words: earlier than `ready`, since packages make forms with models."""
        super().__init__(app_name, app_module)
        speak()
