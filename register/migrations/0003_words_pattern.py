"""How a name is sought in what is on record: whole words, in any case, and never in the keys of JSON."""

from django.db import migrations

# Fewer than three characters would be found everywhere. A key of JSON is what a quotation mark and a colon follow.
PATTERN = r"""
CREATE FUNCTION register_words_pattern(words text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE spoken text := btrim(words);
BEGIN
    IF length(spoken) < 3 THEN
        RAISE EXCEPTION 'a name has three characters or more' USING errcode = 'invalid_parameter_value';
    END IF;
    spoken := regexp_replace(spoken, '([^[:alnum:][:space:]])', '\\\1', 'g');
    RETURN '(?<!\w)' || regexp_replace(spoken, '[[:space:]]+', '\\s+', 'g') || '(?!\w)(?![^"\\]*":)';
END $$
"""


class Migration(migrations.Migration):
    """One function, by which commands and the functions of the eraser seek alike."""

    dependencies = [("register", "0002_append_only")]

    operations = [migrations.RunSQL(PATTERN, "DROP FUNCTION register_words_pattern(text)")]
