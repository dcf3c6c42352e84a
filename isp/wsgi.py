"""Gives the web server its application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "isp.settings")
application = get_wsgi_application()
