"""History of the protocol's drafts is not changed or deleted either."""

from django.db import migrations

TABLES = ("signatories_historicalprotocoldraft", "signatories_historicalprotocolsection")


def _guarded(table: str) -> list[migrations.RunSQL]:
    stays = "EXECUTE FUNCTION signatories_history_stays()"
    return [
        migrations.RunSQL(
            f"CREATE TRIGGER rows_stay BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {stays}",
            f"DROP TRIGGER rows_stay ON {table}",
        ),
        migrations.RunSQL(
            f"CREATE TRIGGER table_stays BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {stays}",
            f"DROP TRIGGER table_stays ON {table}",
        ),
    ]


class Migration(migrations.Migration):
    """Two triggers on each table of history."""

    dependencies = [("signatories", "0005_protocol_and_paper")]

    operations = [operation for table in TABLES for operation in _guarded(table)]
