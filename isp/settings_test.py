"""The settings under which the tests run: those of the site, in the place "test"."""

import os

os.environ["DJANGO_ENV"] = "test"

from isp.settings import *  # noqa: F403

# A hasher made slow on purpose would be most of the suite's time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
