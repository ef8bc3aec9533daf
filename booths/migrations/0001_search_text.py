"""The text that searches look in, made by the database from the names."""

from django.db import migrations

# Only the phonetic keys: a query is turned into the same key, so the spelling itself adds nothing but index. Trigrams
# of both names and both keys made the bulk load of booths three times slower than those of the keys alone.
SEARCH_TEXT = """
CREATE OR REPLACE FUNCTION boothwise_search(name_en text, name_hi text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $function$
DECLARE
    key_en text := CASE WHEN name_en = '' THEN '' ELSE upper(boothwise_skeleton(name_en)) END;
    key_hi text := CASE WHEN name_hi = '' THEN '' ELSE upper(boothwise_skeleton(name_hi)) END;
BEGIN
    RETURN CASE WHEN key_hi = '' OR key_hi = key_en THEN key_en WHEN key_en = '' THEN key_hi
        ELSE key_en || ' ' || key_hi END;
END
$function$
"""


class Migration(migrations.Migration):
    """Before the tables, whose generated columns call it."""

    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunSQL(SEARCH_TEXT, "DROP FUNCTION boothwise_search(text, text)")]
