"""Writes the projections of references that have none yet: the projection's own rows, by COPY."""

from collections.abc import Sequence

from django.db import transaction

from register.entries.projecting import projected_rows_of, with_words
from register.models import Listing
from tests.bench.copying import copy_in


@transaction.atomic(durable=True)
def write(references: Sequence[str]) -> None:
    """Write all projections; the listings by INSERT, since the database makes their search words."""
    projected = projected_rows_of(references).values()
    copy_in([entry for one in projected for entry in one.entries])
    copy_in([binding for one in projected for binding in one.bindings])
    copy_in([party for one in projected for party in one.parties])
    Listing.objects.bulk_create([listing for one in projected for listing in with_words(one)])
