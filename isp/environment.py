"""Reads the settings that differ from place to place, and refuses a production that lacks one."""

import base64
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# name → why production cannot do without it
NEEDED_IN_PRODUCTION = {
    "SECRET_KEY": "sessions and forms are signed with it",
    "DATABASE_URL": "the register is kept there",
    "ALLOWED_HOSTS": "answers are given only under these names",
    "LOG_SIGNING_KEY": "the checkpoints of the log are signed with it",
    "EMAIL_URL": "invitations and letters are sent through it",
}
PLACES = ("development", "test", "production")


def place(environ: Mapping[str, str]) -> str:
    """Returns where this runs: development (unless said), test or production."""
    name = environ.get("DJANGO_ENV", "development")
    if name not in PLACES:
        raise ImproperlyConfigured(f"DJANGO_ENV is {name!r}; it must be one of {', '.join(PLACES)}.")
    return name


def refuse_unsafe_production(environ: Mapping[str, str]) -> None:
    """Raises ImproperlyConfigured with one sentence that names every missing setting and its reason."""
    missing = [f"{name} ({why})" for name, why in NEEDED_IN_PRODUCTION.items() if not has(name, environ)]
    if missing:
        raise ImproperlyConfigured(f"Production does not start without {', '.join(missing)}.")


def has(name: str, environ: Mapping[str, str]) -> bool:
    """Tells whether a setting is given; mail may be given as EMAIL_HOST with DEFAULT_FROM_EMAIL instead of a URL."""
    if name == "EMAIL_URL" and not environ.get("EMAIL_URL"):
        return bool(environ.get("EMAIL_HOST") and environ.get("DEFAULT_FROM_EMAIL"))
    return bool(environ.get(name))


def flag(name: str, default: bool, environ: Mapping[str, str]) -> bool:
    """Reads yes or no; anything else is refused rather than guessed."""
    value = environ.get(name, "").lower()
    if value in ("", "1", "true", "yes", "on", "0", "false", "no", "off"):
        return value in ("1", "true", "yes", "on") if value else default
    raise ImproperlyConfigured(f"{name} is {value!r}; it must be true or false.")


def words(name: str, default: list[str], environ: Mapping[str, str]) -> list[str]:
    """Reads a list separated by commas."""
    value = environ.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] if value else default


def mail_settings(environ: Mapping[str, str]) -> dict[str, object]:
    """Reads Django's mail settings from EMAIL_URL (smtp://user:password@host:587?tls=true) or its single parts."""
    url = urlsplit(environ.get("EMAIL_URL", ""))
    if url.scheme not in ("", "smtp", "smtps"):
        raise ImproperlyConfigured(f"EMAIL_URL begins with {url.scheme!r}; it must begin with smtp:// or smtps://.")
    implicit_tls = url.scheme == "smtps"
    return {
        "EMAIL_HOST": url.hostname or environ.get("EMAIL_HOST", ""),
        "EMAIL_PORT": url.port or int(environ.get("EMAIL_PORT", "465" if implicit_tls else "587")),
        "EMAIL_HOST_USER": unquote(url.username or environ.get("EMAIL_HOST_USER", "")),
        "EMAIL_HOST_PASSWORD": unquote(url.password or environ.get("EMAIL_HOST_PASSWORD", "")),
        "EMAIL_USE_SSL": implicit_tls,
        "EMAIL_USE_TLS": not implicit_tls and "tls=false" not in url.query,
    }


def kept_secret(path: Path) -> str:
    """Returns 32 random bytes in base64, made once and kept in a file that only its owner reads (development alone)."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        made = path.with_name(f"{path.name}.{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(base64.b64encode(secrets.token_bytes(32)).decode())
        # A link fails where another process was faster, so that both use the same secret.
        with suppress(FileExistsError):
            path.hardlink_to(made)
        made.unlink()
    return path.read_text()
