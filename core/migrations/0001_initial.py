"""What the database offers to every app: trigram search, exclusion constraints over plain columns, phonetic keys."""

from django.db import migrations

# Both extensions are trusted: the owner of the database may create them without being a superuser.
EXTENSIONS = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
"""

# Written by core.skeleton.sql_definition() and frozen here; a later version comes in a later migration.
SKELETON = r"""
CREATE OR REPLACE FUNCTION boothwise_skeleton(name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $function$
DECLARE
    s text := ' ' || lower(name COLLATE "C") || ' ';
BEGIN
    IF name = '' THEN
        RETURN '';
    END IF;
    IF octet_length(s) > length(s) THEN
        s := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            replace(
            s, 'ज्ञ', 'ग्य'), E'ड\u093c', 'र'), E'ढ\u093c', 'र'), 'ा', ''), '्', ''), 'ि', ''), 'े', ''), 'ी', '')
            , 'ो', ''), 'ु', ''), 'ै', ''), 'ू', ''), 'ौ', '');
        s := translate(s,
            ' रनकमसतंलपदवयबजगहशटभचथखधषडणफझठछघढँञङळृऋॠअआइईउऊएऐओऔऑ०१२३४५६७८९',
            ' rnkmstnlpdvybjgHstbCtkdsdnpjtCgdnnnlrrraaiiuuiauau0123456789');
        IF octet_length(s) > length(s) THEN
            s := translate(s,
            E'।॥\u0970\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u00b7\u0958\u0959\u095a'
            '\u095b\u095c\u095d\u095e\u095f\u0929\u0931\u0934\u0101\u0100\u012b\u012a\u016b\u016a\u0113\u014d'
            '\u00e9\u00e1\u00ed\u00f3\u00fa\u00fc\u00f6\u00e4\u1e6d\u1e6c\u1e0d\u1e0c\u1e47\u1e46\u1e45\u00f1'
            '\u00d1\u1e43\u1e41\u015b\u015a\u1e63\u1e62\u1e5b\u1e5a\u1e25\u093cःॉॅऽ\u200c'
            '\u200d\u200b\ufeff\u00ad\u0301\u0304\u0323\u0307\u0303',
            '             kkgjrrpynrlaaiiuueoeaiouuoattddnnnnnnnssssrrh');
        END IF;
    END IF;
    s := regexp_replace(s, '[\x01-\x1f!-/:-@\[-`{-\x7f]+', ' ', 'g');
    s := replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            replace(replace(replace(
            s, ' ', '<>'), '><', ''), '<>', ' '), 'singh', 'sinh'), 'sch', 'sk'), 'chh', 'C'), 'ch', 'C'), 'sh', 's')
            , 'kh', 'k'), 'gh', 'g'), 'jh', 'j'), 'th', 't'), 'dh', 'd'), 'ph', 'p'), 'bh', 'b'), 'rh', 'r')
            , 'x', 'ks'), 'q', 'k'), 'c', 'k'), 'f', 'p'), 'z', 'j'), 'w', 'v'), ' a', ' A'), ' e', ' I')
            , ' i', ' I'), ' o', ' U'), ' u', ' U'), ' y', ' Y'), ' v', ' V'), 'a', ''), 'e', ''), 'i', '')
            , 'o', ''), 'u', ''), 'y', ''), 'v', ''), 'nn', 'n'), 'rr', 'r'), 'tt', 't'), 'll', 'l')
            , 'kk', 'k'), 'ss', 's'), 'pp', 'p'), 'dd', 'd'), 'mm', 'm'), 'bb', 'b'), 'jj', 'j'), 'gg', 'g')
            , 'CC', 'C'), 'mp', 'np'), 'mb', 'nb');
    RETURN btrim(lower(s COLLATE "C"), ' ');
END
$function$;
"""


class Migration(migrations.Migration):
    """Creates the extensions and ``boothwise_skeleton(text)``; other apps' first migrations depend on this one."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        migrations.RunSQL(EXTENSIONS, migrations.RunSQL.noop),
        migrations.RunSQL(SKELETON, "DROP FUNCTION IF EXISTS boothwise_skeleton(text);"),
    ]
