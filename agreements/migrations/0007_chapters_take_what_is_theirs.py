"""Takes what is now asked on a page out of the section that no page shows (decision 0017)."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

REST = "rest"
# Chapter → the parts of the document that it holds from now on.
TAKEN = {"security": ("security",), "incidents": ("incidents",), "clauses": ("clauses", "annexes")}


def take(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Move each chapter's parts into a section of its own; who saved them, and when, goes with them."""
    sections = apps.get_model("agreements", "Section").objects
    for rest in sections.filter(chapter=REST, party=""):
        for chapter, keys in TAKEN.items():
            parts = {key: rest.content.pop(key) for key in keys if key in rest.content}
            if parts:
                _write(sections, rest, chapter, parts)
        rest.save()


def _write(sections: Any, rest: Any, chapter: str, parts: dict[str, Any]) -> None:
    said = {"saved_by_id": rest.saved_by_id, "saved_at": rest.saved_at, "savers": rest.savers}
    section, _ = sections.get_or_create(draft_id=rest.draft_id, chapter=chapter, party="", defaults=said)
    # What the chapter holds already was written later.
    section.content = {**parts, **section.content}
    section.save()


def give_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put them back into the section that no page shows."""
    sections = apps.get_model("agreements", "Section").objects
    for section in sections.filter(chapter__in=TAKEN, party=""):
        rest, _ = sections.get_or_create(draft_id=section.draft_id, chapter=REST, party="")
        rest.content = {**rest.content, **section.content}
        rest.save()
        section.delete()


class Migration(migrations.Migration):
    dependencies = [("agreements", "0006_wish")]

    operations = [migrations.RunPython(take, give_back)]
