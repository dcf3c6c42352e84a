"""Names the parties of what is on record already; `rebuild_register --check` finds what the log gives."""

from django.db import migrations

FILL = """
INSERT INTO register_namedparty (reference, version, organisation, name, short_name, entered_on)
SELECT entry.reference, entry.version, party ->> 'code', party ->> 'name', coalesce(party ->> 'short_name', ''),
    entry.entered_on
FROM register_entry entry
JOIN register_document document ON document.digest = entry.digest
CROSS JOIN LATERAL jsonb_array_elements(
    document.content -> CASE document.kind WHEN 'agreement' THEN 'parties' ELSE 'invited' END
) party;

INSERT INTO register_namedparty (reference, version, organisation, name, short_name, entered_on)
SELECT DISTINCT ON (event.reference, event.version, event.organisation)
    event.reference, event.version, event.organisation, event.particulars ->> 'organisation_name', '', entry.entered_on
FROM register_event event
JOIN register_entry entry ON (entry.reference, entry.version) = (event.reference, event.version)
WHERE event.verb = 'acceded' AND event.particulars IS NOT NULL AND event.organisation = ANY (entry.organisations)
ORDER BY event.reference, event.version, event.organisation, event.number DESC
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0004_named_parties")]

    operations = [migrations.RunSQL(FILL, "DELETE FROM register_namedparty")]
