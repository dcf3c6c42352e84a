"""Each organisation that is known bears its name from the day it joined; history of names is not changed."""

from django.db import migrations

TABLE = "signatories_historicalorganisationname"
STAYS = "EXECUTE FUNCTION signatories_history_stays()"
FIRST_NAMES = """
INSERT INTO signatories_organisationname (organisation_id, name, short_name, borne, instrument)
SELECT id, name, short_name, daterange(joined_on, left_on), '' FROM signatories_organisation organisation
WHERE NOT EXISTS (SELECT FROM signatories_organisationname WHERE organisation_id = organisation.id)
"""


class Migration(migrations.Migration):
    """The names of today as rows, and two triggers on their history."""

    dependencies = [("signatories", "0007_names_over_time")]

    operations = [
        migrations.RunSQL(FIRST_NAMES, migrations.RunSQL.noop),
        migrations.RunSQL(
            f"CREATE TRIGGER rows_stay BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW {STAYS}",
            f"DROP TRIGGER rows_stay ON {TABLE}",
        ),
        migrations.RunSQL(
            f"CREATE TRIGGER table_stays BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT {STAYS}",
            f"DROP TRIGGER table_stays ON {TABLE}",
        ),
    ]
