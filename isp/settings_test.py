"""The settings under which the tests run: those of the site, in the place "test"."""

import os

os.environ["DJANGO_ENV"] = "test"

from isp.settings import *  # noqa: F403
from tests.unknown_variables import Refusing

# A hasher made slow on purpose would be most of the suite's time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A template that names a variable which its page does not give fails the test.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Refusing()  # type: ignore[index]  # noqa: F405
