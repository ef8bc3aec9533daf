"""The text that searches look in, made by the database from the names."""

from django.db import migrations

SEARCH_TEXT = """
CREATE OR REPLACE FUNCTION boothwise_search(name_en text, name_hi text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT lower(name_en) || ' ' || name_hi || ' '
        || upper(boothwise_skeleton(name_en)) || ' ' || upper(boothwise_skeleton(name_hi))
$$
"""


class Migration(migrations.Migration):
    """Before the tables, whose generated columns call it."""

    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunSQL(SEARCH_TEXT, "DROP FUNCTION boothwise_search(text, text)")]
