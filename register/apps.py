"""What is on record: documents, events, the log, entries, the PDF and the public pages."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "register"
    verbose_name = "Register"
