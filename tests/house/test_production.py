"""Production starts with all that it needs, and names what is missing."""

import os
import subprocess
import sys

import pytest

from isp.environment import NEEDED_IN_PRODUCTION
from tests.house.tree import ROOT

GIVEN = {
    "SECRET_KEY": "a-secret-of-more-than-fifty-characters-0123456789-abcdefghij",
    "DATABASE_URL": "postgresql://isp_runtime@database/isp",
    "ALLOWED_HOSTS": "register.example",
    "LOG_SIGNING_KEY": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    "EMAIL_URL": "smtp://register:secret@mail.example:587",
}


def check(given: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    """Runs `manage.py check` in production with these settings and no others."""
    return run(given, "check", *options)


def run(given: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    """Runs a command of manage.py in production with these settings and no others."""
    environ = {"PATH": os.environ["PATH"], "DJANGO_ENV": "production", **given}
    whole = [sys.executable, "manage.py", *command]
    return subprocess.run(whole, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120)


def test_the_table_of_this_test_is_complete() -> None:
    assert set(GIVEN) == set(NEEDED_IN_PRODUCTION)


@pytest.mark.parametrize("missing", NEEDED_IN_PRODUCTION)
def test_production_names_the_setting_that_is_missing(missing: str) -> None:
    answer = check({name: value for name, value in GIVEN.items() if name != missing})

    assert answer.returncode != 0
    sentence = answer.stderr.strip().splitlines()[-1]
    assert [name for name in NEEDED_IN_PRODUCTION if name in sentence] == [missing]


def test_production_takes_mail_settings_in_parts() -> None:
    given = {name: value for name, value in GIVEN.items() if name != "EMAIL_URL"}

    answer = check({**given, "EMAIL_HOST": "mail.example", "DEFAULT_FROM_EMAIL": "register@register.example"})

    assert answer.returncode == 0, answer.stderr


def test_check_for_deployment_warns_of_nothing() -> None:
    answer = check(GIVEN, "--deploy", "--fail-level", "WARNING")

    assert answer.returncode == 0, answer.stderr


def test_another_place_is_refused() -> None:
    answer = check({**GIVEN, "DJANGO_ENV": "staging"})

    assert answer.returncode != 0
    assert "development, test, production" in answer.stderr


WRONG = {
    "LOG_SIGNING_KEY": ("abc", "LOG_SIGNING_KEY is no signing key"),
    "DATABASE_URL": ("sqlite:///x", "DATABASE_URL must be like postgresql://"),
    "EMAIL_URL": ("foo", "EMAIL_URL must be like smtp://"),
    "ALLOWED_HOSTS": (",", "ALLOWED_HOSTS is ','"),
    "PORT": ("99999", "PORT is '99999'"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_setting_that_cannot_be_is_refused_in_one_sentence(name: str) -> None:
    value, sentence = WRONG[name]

    answer = check({**GIVEN, name: value})

    assert answer.returncode != 0
    assert answer.stderr.startswith(sentence)
    assert len(answer.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["serve"], ["verify_rights"]])
def test_a_database_that_cannot_be_reached_is_said_in_one_sentence(command: list[str]) -> None:
    given = {**GIVEN, "DATABASE_URL": "postgresql://isp_runtime@127.0.0.1:1/isp", "PORT": "18999"}

    answer = run(given, *command)

    assert answer.returncode != 0
    assert answer.stderr.strip().splitlines()[-1].startswith("The database cannot be reached; is DATABASE_URL right")
    assert "Traceback" not in answer.stderr
