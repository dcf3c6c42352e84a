"""The eraser takes a name out of the history of the protocol's drafts and their chapters; the rows stay."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION signatories_erase_from_protocol_history(words text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    said text := register_words_pattern(words);
    drafts bigint;
    sections bigint;
BEGIN
    UPDATE signatories_historicalprotocoldraft
        SET title = regexp_replace(title, said, '[erased]', 'gi') WHERE title ~* said;
    GET DIAGNOSTICS drafts = ROW_COUNT;
    UPDATE signatories_historicalprotocolsection SET
        content = regexp_replace(content::text, said, '[erased]', 'gi')::jsonb,
        unread = regexp_replace(unread::text, said, '[erased]', 'gi')::jsonb
        WHERE content::text ~* said OR unread::text ~* said;
    GET DIAGNOSTICS sections = ROW_COUNT;
    RETURN drafts + sections;
END $$;
ALTER FUNCTION signatories_erase_from_protocol_history(text) OWNER TO isp_eraser;
REVOKE ALL ON FUNCTION signatories_erase_from_protocol_history(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION signatories_erase_from_protocol_history(text) TO isp_runtime;
"""


class Migration(migrations.Migration):
    """One function, owned by the eraser and open to the role that serves."""

    dependencies = [("signatories", "0009_more_letters"), ("register", "0003_words_pattern")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION signatories_erase_from_protocol_history(text)")]
