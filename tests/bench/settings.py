"""The settings under which the benchmark runs: those of the site, and one bare page to compare with."""

from isp.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
