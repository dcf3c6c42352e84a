"""Appoints the first SIMG administrator, whom nobody on the pages could appoint."""

import uuid
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from register.entries.refusals import Refused
from signatories.acts.beginning import begin


class Command(BaseCommand):
    help = "Makes SIMG where it is missing and invites its first administrator; refused once there is one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True, help="the address to sign in with")
        parser.add_argument("--name", required=True, help="the person's name")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = begin(email=options["email"], name=options["name"], act=uuid.uuid4())
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{made.person.name} keeps the register; a letter to {made.person.email} opens the account.")
