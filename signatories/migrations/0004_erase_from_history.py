"""The eraser takes a name out of the history of organisations and appointments; the rows stay."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION signatories_erase_from_history(words text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    said text := register_words_pattern(words);
    changed bigint;
    found bigint;
BEGIN
    UPDATE signatories_historicalappointment SET
        post = regexp_replace(post, said, '[erased]', 'gi'),
        instrument = regexp_replace(instrument, said, '[erased]', 'gi')
        WHERE post ~* said OR instrument ~* said;
    GET DIAGNOSTICS found = ROW_COUNT;
    UPDATE signatories_historicalorganisation SET
        contact_post = regexp_replace(contact_post, said, '[erased]', 'gi'),
        contact_mailbox = regexp_replace(contact_mailbox, said, '[erased]', 'gi'),
        dpo_post = regexp_replace(dpo_post, said, '[erased]', 'gi'),
        dpo_mailbox = regexp_replace(dpo_mailbox, said, '[erased]', 'gi')
        WHERE contact_post ~* said OR contact_mailbox ~* said OR dpo_post ~* said OR dpo_mailbox ~* said;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN found + changed;
END $$;
ALTER FUNCTION signatories_erase_from_history(text) OWNER TO isp_eraser;
REVOKE ALL ON FUNCTION signatories_erase_from_history(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION signatories_erase_from_history(text) TO isp_runtime;
"""


class Migration(migrations.Migration):
    """One function, owned by the eraser and open to the role that serves."""

    dependencies = [("signatories", "0003_letter_new_password"), ("register", "0003_words_pattern")]

    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION signatories_erase_from_history(text)")]
