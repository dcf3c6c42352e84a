"""Makes the commands of the site (serve, prepare, stop_database) known to manage.py."""

from django.apps import AppConfig


class IspConfig(AppConfig):
    name = "isp"
    verbose_name = "Information sharing"
