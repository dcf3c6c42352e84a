"""Runs the web server and the worker together; one ends the other."""

import signal
import socket
import subprocess
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
from signatories.models import User

WORKER_GRACE = 10  # seconds for a job under way to end


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
        raise CommandError(f"Port {settings.PORT} is in use; choose another, as in: PORT={settings.PORT + 1} make run")


def all_run(processes: list[subprocess.Popen[bytes]]) -> bool:
    """Tells whether none has ended."""
    return all(process.poll() is None for process in processes)


def answers(host: str, processes: list[subprocess.Popen[bytes]]) -> bool:
    """Waits until the web server takes connections; returns False where it ended first."""
    while all_run(processes):
        with suppress(OSError), socket.create_connection((host, settings.PORT), timeout=1):
            return True
        time.sleep(0.1)
    return False


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ends all that still run, and waits for a job under way."""
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, signal.SIG_IGN)
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(WORKER_GRACE + 5)
        except subprocess.TimeoutExpired:
            process.kill()


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
        # Sessions of their own: Ctrl-C reaches this process alone, which then ends both in order.
        processes = [subprocess.Popen(command, start_new_session=True) for command in commands(host)]
        try:
            if answers(host, processes) and settings.DEMONSTRATION:
                self.stdout.write(welcome(address=settings.REGISTER_ORIGIN, password=password))
            while all_run(processes):
                time.sleep(0.2)
        except KeyboardInterrupt:
            self.stdout.write("Stopping …")
        finally:
            failed = any(process.poll() for process in processes)
            stop(processes)
        if failed:
            sys.exit("One of the web server and the worker ended by itself; the other was stopped.")
