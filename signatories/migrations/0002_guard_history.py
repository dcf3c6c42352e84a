"""History answers who typed what: the database refuses to change or delete it, whoever asks but the eraser."""

from django.db import migrations

TABLES = ("signatories_historicalorganisation", "signatories_historicalappointment")

FUNCTION = """
CREATE FUNCTION signatories_history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'isp_eraser' AND TG_OP <> 'TRUNCATE' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'History in % is not changed or deleted', TG_TABLE_NAME USING ERRCODE = 'raise_exception';
END $$
"""


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
    """A function and two triggers on each table of history."""

    dependencies = [("signatories", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION signatories_history_stays()"),
        *[operation for table in TABLES for operation in _guarded(table)],
    ]
