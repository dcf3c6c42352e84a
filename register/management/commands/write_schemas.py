"""`manage.py write_schemas`: stores today's JSON Schemas beside the models, after a model has changed."""

from typing import Any

from django.core.management.base import BaseCommand

from register.documents.canonical import KINDS
from register.documents.schema import FOLDER, schema_text, stored_path


class Command(BaseCommand):
    help = "Stores the JSON Schema of every kind of document, as its model is today."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes one file a kind, named by its schema version."""
        FOLDER.mkdir(exist_ok=True)
        for kind, model in KINDS.items():
            path = stored_path(kind, model.model_fields["schema_version"].default)
            path.write_text(schema_text(kind))
            self.stdout.write(f"{path.name}")
