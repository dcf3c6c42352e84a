"""Whose successor an organisation is: the predecessors, theirs included, as SQL for the one query of each request."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import TextField
from django.db.models.expressions import RawSQL

from signatories.models import Organisation

# UNION, not UNION ALL: a circle, which no act makes, would end too.
PREDECESSORS = """
WITH RECURSIVE before (id) AS (
    SELECT predecessor_id FROM signatories_succession
    WHERE successor_id = {successor} AND effective_on <= %s AND set_aside_at IS NULL
    UNION
    SELECT succession.predecessor_id FROM signatories_succession succession JOIN before
        ON succession.successor_id = before.id AND succession.effective_on <= %s AND succession.set_aside_at IS NULL
)
SELECT organisation.code::text FROM before JOIN signatories_organisation organisation ON organisation.id = before.id
"""


def of_appointment(on: date) -> RawSQL:
    """Return the predecessors (codes) on a day of the organisation of each row of a query about appointments."""
    sql = PREDECESSORS.format(successor="signatories_appointment.organisation_id")
    return RawSQL(f"ARRAY({sql})", [on, on], output_field=ArrayField(TextField()))


def predecessors_of(organisation: Organisation, *, on: date) -> frozenset[str]:
    """Return the codes of the organisations that one took over from by a day, those of its predecessors included."""
    with connection.cursor() as cursor:
        cursor.execute(PREDECESSORS.format(successor="%s"), [organisation.pk, on, on])
        return frozenset(code for (code,) in cursor.fetchall())
