"""The eraser takes a name out of the history of drafts, their parties and their sections; the rows stay."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION agreements_erase_from_history(words text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    said text := register_words_pattern(words);
    sections bigint;
    parties bigint;
    drafts bigint;
BEGIN
    UPDATE agreements_historicalsection
        SET content = regexp_replace(content::text, said, '[erased]', 'gi')::jsonb WHERE content::text ~* said;
    GET DIAGNOSTICS sections = ROW_COUNT;
    UPDATE agreements_historicaldraftparty
        SET confirmed_how = regexp_replace(confirmed_how, said, '[erased]', 'gi') WHERE confirmed_how ~* said;
    GET DIAGNOSTICS parties = ROW_COUNT;
    UPDATE agreements_historicaldraft
        SET title = regexp_replace(title, said, '[erased]', 'gi') WHERE title ~* said;
    GET DIAGNOSTICS drafts = ROW_COUNT;
    RETURN sections + parties + drafts;
END $$;
ALTER FUNCTION agreements_erase_from_history(text) OWNER TO isp_eraser;
REVOKE ALL ON FUNCTION agreements_erase_from_history(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION agreements_erase_from_history(text) TO isp_runtime;
"""


class Migration(migrations.Migration):
    """One function, owned by the eraser and open to the role that serves."""

    dependencies = [("agreements", "0003_guard_history"), ("register", "0003_words_pattern")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION agreements_erase_from_history(text)")]
