"""Data that a migration moves is all there afterwards, and where it was before when it is taken back."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from agreements.assembling import assemble
from agreements.chapters import REST
from agreements.models import Draft
from tests.factories.agreements import drafted, partnership

MIGRATION = import_module("agreements.migrations.0007_chapters_take_what_is_theirs")


@pytest.fixture
def draft(db: None) -> Draft:
    """A draft whose chapters 11 and 13 stand where no page shows them, as before these pages were built."""
    made = drafted(partnership())
    with connection.schema_editor() as editor:
        MIGRATION.give_back(apps, editor)
    return made


def test_parts_of_new_chapters_come_out_of_the_rest(draft: Draft) -> None:
    before = assemble(draft)
    assert "security" in draft.sections.get(chapter=REST).content

    with connection.schema_editor() as editor:
        MIGRATION.take(apps, editor)

    sections = {section.chapter: section for section in draft.sections.filter(party="")}
    assert set(sections["incidents"].content) == {"incidents"}
    assert sections["security"].savers == sections[REST].savers == [draft.begun_by_id]
    assert not {"security", "incidents"} & set(sections[REST].content)
    assert assemble(draft) == before


def test_what_a_chapter_holds_already_stands_over_the_rest(draft: Draft) -> None:
    draft.sections.create(chapter="security", content={"security": {"access": "The newer words."}})

    with connection.schema_editor() as editor:
        MIGRATION.take(apps, editor)

    assert assemble(draft).security.access == "The newer words."
