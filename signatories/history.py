"""What migrations let the database see to: that the history of a table tells of all that stands in it.

What was applied does not change: another rule gets another function in the database.
"""

from django.db.migrations import RunSQL

# The database's function behind the triggers; signatories/migrations/0015_history_tells_all.py makes it.
TELLS = "signatories_history_tells"

CATCH_UP = """
DO $$
DECLARE
    columns text := (
        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
        WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped
    );
BEGIN
    EXECUTE 'INSERT INTO {history} (' || columns || ', history_date, history_type, history_change_reason)
        SELECT stands.*, now(), CASE WHEN line IS NULL THEN ''+'' ELSE ''~'' END, ''A change of the tables''
        FROM {table} stands LEFT JOIN LATERAL (
            SELECT to_jsonb(told) AS line FROM {history} told WHERE told.id = stands.id ORDER BY history_id DESC LIMIT 1
        ) latest ON true
        WHERE line IS NULL OR (line || to_jsonb(stands) <> line {unless})';
END $$
"""
# A name that was erased from a line does not come back in another one for no other reason.
ERASED = "AND strpos(line::text, ''[erased]'') = 0"


def caught_up(table: str, history: str, unless: str = "") -> RunSQL:
    """Return the operation that gives each row a line of history that has none for what it says.

    A migration that changes what rows say ends with it, since simple-history does not see what migrations do.
    """
    return RunSQL(CATCH_UP.format(table=table, history=history, unless=unless), RunSQL.noop)


def told(table: str, history: str) -> list[RunSQL]:
    """Return the operations after which no row of a table is written, changed or deleted past its history.

    The rows are compared with the latest lines of their history at the end of each transaction, which is refused where
    they differ; the table is never emptied at once.
    """
    calls = f"EXECUTE FUNCTION {TELLS}('{history}')"
    return [
        caught_up(table, history, unless=ERASED),
        RunSQL(
            f"CREATE CONSTRAINT TRIGGER history_tells AFTER INSERT OR UPDATE OR DELETE ON {table} "
            f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {calls}",
            f"DROP TRIGGER history_tells ON {table}",
        ),
        RunSQL(
            f"CREATE TRIGGER table_stays BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {calls}",
            f"DROP TRIGGER table_stays ON {table}",
        ),
    ]
