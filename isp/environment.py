"""Reads the settings that differ from place to place, and refuses a production that lacks one."""

import base64
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from register.log.notes import NoteRefused, load_key

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


def database_url(name: str, environ: Mapping[str, str]) -> str:
    """Reads the address of a PostgreSQL; "" where none is given. The refusal repeats no password."""
    value = environ.get(name, "")
    if value and not _is_address(value, of=("postgresql", "postgres")):
        raise ImproperlyConfigured(f"{name} must be like postgresql://user:password@host:5432/database.")
    return value


def signing_key(environ: Mapping[str, str]) -> str:
    """Reads the key that signs the checkpoints; "" where none is given."""
    value = environ.get("LOG_SIGNING_KEY", "")
    if value:
        try:
            load_key(value)
        except NoteRefused:
            raise ImproperlyConfigured(
                "LOG_SIGNING_KEY is no signing key; it must be 32 bytes in base64, which are 44 characters."
            ) from None
    return value


def number(name: str, default: int, environ: Mapping[str, str], *, least: int = 0, most: int = 65_535) -> int:
    """Reads a whole number within bounds."""
    value = environ.get(name, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdecimal() and len(value) < 10 and least <= int(value) <= most):
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a number from {least} to {most}.")
    return int(value)


def _is_address(value: str, *, of: tuple[str, ...]) -> bool:
    """Tells whether a value is an address of one of these schemes, with a host and, if any, a port that is one."""
    try:
        url = urlsplit(value)
        return url.scheme in of and bool(url.netloc) and url.port != 0
    except ValueError:
        return False


def flag(name: str, default: bool, environ: Mapping[str, str]) -> bool:
    """Reads yes or no; anything else is refused rather than guessed."""
    value = environ.get(name, "").lower()
    if value in ("", "1", "true", "yes", "on", "0", "false", "no", "off"):
        return value in ("1", "true", "yes", "on") if value else default
    raise ImproperlyConfigured(f"{name} is {value!r}; it must be true or false.")


def words(name: str, default: list[str], environ: Mapping[str, str]) -> list[str]:
    """Reads a list separated by commas; refuses one that is given and names nothing."""
    value = environ.get(name, "")
    if not value:
        return default
    found = [word.strip() for word in value.split(",") if word.strip()]
    if not found:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must name something, with commas between.")
    return found


def mail_settings(environ: Mapping[str, str]) -> dict[str, object]:
    """Reads Django's mail settings from EMAIL_URL (smtp://user:password@host:587?tls=true) or its single parts."""
    given = environ.get("EMAIL_URL", "")
    if given and not _is_address(given, of=("smtp", "smtps")):
        raise ImproperlyConfigured("EMAIL_URL must be like smtp://user:password@host:587, or begin with smtps://.")
    url = urlsplit(given)
    implicit_tls = url.scheme == "smtps"
    return {
        "EMAIL_HOST": url.hostname or environ.get("EMAIL_HOST", ""),
        "EMAIL_PORT": url.port or number("EMAIL_PORT", 465 if implicit_tls else 587, environ, least=1),
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
