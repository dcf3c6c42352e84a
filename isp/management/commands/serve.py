"""Runs the web server and the worker together; one ends the other."""

import signal
import socket
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from isp.demonstration import SIGN_INS, welcome
from isp.devdb import development_cluster
from isp.processes import WORKER_GRACE, Served
from signatories.models import User

MOST_PORTS = 65_535


def commands(host: str) -> list[list[str]]:
    """Returns the two commands, web first."""
    web = ["-m", "gunicorn", "isp.wsgi", "--bind", f"{host}:{settings.PORT}", "--threads", "4", "--no-control-socket"]
    # At "warning" gunicorn reports every HEAD request whose answer Django wrote out in full.
    quiet = ["--graceful-timeout", "3", "--log-level", "error"]
    worker = ["manage.py", "procrastinate", "worker", "--shutdown-graceful-timeout", str(WORKER_GRACE)]
    return [[sys.executable, *web, *quiet], [sys.executable, *worker]]


def refuse_taken_port(host: str) -> None:
    """Raises CommandError where another program already listens."""
    with suppress(OSError), socket.create_connection((host, settings.PORT), timeout=1):
        raise CommandError(
            f"Port {settings.PORT} is in use: stop what runs there, perhaps this register in another window, "
            f"or choose another port, as in: PORT={settings.PORT % MOST_PORTS + 1} make run"
        )


def answers(host: str, served: Served) -> bool:
    """Waits until the web server takes connections; returns False where it ended first."""
    while served.all_run():
        with suppress(OSError), socket.create_connection((host, settings.PORT), timeout=1):
            return True
        time.sleep(0.1)
    return False


def opens(password: str) -> bool:
    """Tells whether a password opens any account of the demonstration; where there is none, nothing contradicts it."""
    accounts = User.objects.filter(email__in=SIGN_INS)
    return not accounts or any(account.check_password(password) for account in accounts)


def interrupt(number: int, frame: FrameType | None) -> None:
    """Treats a polite request to end like Ctrl-C."""
    raise KeyboardInterrupt


class Command(BaseCommand):
    help = "Serves the pages and works through the duties until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--load", action="store_true", help="load the demonstration first, where there is none")
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default 127.0.0.1)")

    def handle(self, *args: Any, host: str, load: bool, **options: Any) -> None:
        refuse_taken_port(host)
        connection.ensure_connection()
        if load:
            # In this process, since starting another costs seconds.
            call_command("load_demo", once=True)
        password = settings.DEMO_PASSWORD if opens(settings.DEMO_PASSWORD) else None
        connection.close()
        signal.signal(signal.SIGTERM, interrupt)
        cluster = development_cluster(settings.BASE_DIR) if settings.EMBEDDED_DATABASE else None
        served = Served(commands(host), cluster=cluster)
        try:
            if answers(host, served) and settings.DEMONSTRATION:
                self.stdout.write(welcome(address=settings.REGISTER_ORIGIN, password=password))
            served.keep()
        except KeyboardInterrupt:
            self.stdout.write("Stopping …")
        finally:
            for asked in (signal.SIGINT, signal.SIGTERM):
                signal.signal(asked, signal.SIG_IGN)
            failed = any(process.poll() for process in served.processes)
            served.stop()
        if failed:
            sys.exit("One of the web server and the worker ended by itself; the other was stopped.")
