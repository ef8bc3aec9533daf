"""The phonetic key in which a name meets its other spellings and its other script.

सीतापुर and Sitapur give the same key; लखनऊ, Lucknow and Lakhnau give keys near each other. The rules are how people in
the Hindi belt write names in Latin letters: an aspirate may lose its h; c/k/q, f/ph, s/sh, z/j and v/w are one, and so
are dental and retroflex; doubled consonants are single; a nasal before p or b is n; vowels, y and v count only at the
head of a word, the vowels there as one of a, i and u. Digits stay, words stay apart by one space.

The same steps run here and, as ``boothwise_skeleton(text)``, in the database, where they feed generated columns and
trigram indexes. Hence a list of data, made of what PostgreSQL does fast: a ``replace`` costs 0.1 µs on a name, a
``translate`` 4 ns for each character times entry, a regular expression 1 to 4 µs. ``sql_definition`` writes the
function; a change here needs a new migration with the new text (a test holds the two together).
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

# Capitals mark letters that later steps must not take for Latin ones; the last step lowers them. The commonest stand
# first, the blank before all: PostgreSQL walks the table anew for each character of the text.
_DEVANAGARI: Final = {
    **dict(zip(" रनकमसतंलपदवयबजगहशटभचथखधषड", " rnkmstnlpdvybjgHstbCtkdsd", strict=True)),
    **dict(zip("णफझठछघढँञङळृऋॠ", "npjtCgdnnnlrrr", strict=True)),
    **dict(zip("अआइईउऊएऐओऔऑ", "aaiiuuiauau", strict=True)),
    **dict(zip("०१२३४५६७८९", "0123456789", strict=True)),
}
# What is left beyond ASCII in a few texts only: signs, joiners, typographic punctuation, letters with accents.
_RARE: Final = {
    **dict.fromkeys("\u093c\u0903\u0949\u0945\u093d\u200c\u200d\u200b\ufeff\u00ad\u0301\u0304\u0323\u0307\u0303", ""),
    **dict.fromkeys("\u0964\u0965\u0970\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u00b7", " "),
    **dict(zip("\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f\u0929\u0931\u0934", "kkgjrrpynrl", strict=True)),
    **dict(zip("āĀīĪūŪēōéáíóúüöä", "aaiiuueoeaiouuoa", strict=True)),
    **dict(zip("ṭṬḍḌṇṆṅñÑṃṁśŚṣṢṛṚḥ", "ttddnnnnnnnssssrrh", strict=True)),
}
_NUKTA: Final = (("ज्ञ", "ग्य"), ("ड\u093c", "र"), ("ढ\u093c", "र"))
_SIGNS: Final = tuple((sign, "") for sign in "ा्िेीोुैूौ")
_SPELLINGS: Final = (
    *(("singh", "sinh"), ("sch", "sk"), ("chh", "C"), ("ch", "C"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("jh", "j")),
    *(("th", "t"), ("dh", "d"), ("ph", "p"), ("bh", "b"), ("rh", "r"), ("x", "ks"), ("q", "k"), ("c", "k")),
    *(("f", "p"), ("z", "j"), ("w", "v")),
)
_HEADS: Final = ((" a", " A"), (" e", " I"), (" i", " I"), (" o", " U"), (" u", " U"), (" y", " Y"), (" v", " V"))
_REST: Final = tuple((letter, "") for letter in "aeiouyv")
_DOUBLED: Final = tuple((2 * letter, letter) for letter in "nrtlkspdmbjgC")
_NASALS: Final = (("mp", "np"), ("mb", "nb"))
_PUNCTUATION: Final = r"[\x01-\x1f!-/:-@\[-`{-\x7f]+"
# Any run of blanks becomes one, whatever its length: the two marks cannot occur after punctuation has gone.
_BLANKS: Final = ((" ", "<>"), ("><", ""), ("<>", " "))
_DEVANAGARI_STEPS: Final = (*_NUKTA, *_SIGNS)
_LATIN_STEPS: Final = (*_BLANKS, *_SPELLINGS, *_HEADS, *_REST, *_DOUBLED, *_NASALS)

_INDENT: Final = "\n            "
_DEVANAGARI_TABLE = str.maketrans(_DEVANAGARI)
_RARE_TABLE = str.maketrans(_RARE)
_ASCII_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_punctuation = re.compile(_PUNCTUATION)


def skeleton(text: str) -> str:
    """Return the phonetic key of a name in Devanagari, Latin or both; the same as ``boothwise_skeleton`` in SQL.

    Never fails; letters of other scripts stay as they are. NUL, which PostgreSQL cannot hold, must not be in the text.
    """
    text = f" {text.translate(_ASCII_LOWER)} "
    if not text.isascii():
        for old, new in _DEVANAGARI_STEPS:
            text = text.replace(old, new)
        text = text.translate(_DEVANAGARI_TABLE)
        if not text.isascii():
            text = text.translate(_RARE_TABLE)
    text = _punctuation.sub(" ", text)
    for old, new in _LATIN_STEPS:
        text = text.replace(old, new)
    return text.translate(_ASCII_LOWER).strip(" ")


def sql_definition() -> str:
    """Return the statement that creates ``boothwise_skeleton(text)``, which does in PostgreSQL what ``skeleton`` does.

    PL/pgSQL, because it lets an empty name and an ASCII one skip steps; the call itself costs 0.1 µs.
    ``lower`` is told the C collation so that it means A to Z whatever the locale of the database.
    """
    return f"""\
CREATE OR REPLACE FUNCTION boothwise_skeleton(name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $function$
DECLARE
    s text := ' ' || lower(name COLLATE "C") || ' ';
BEGIN
    IF name = '' THEN
        RETURN '';
    END IF;
    IF octet_length(s) > length(s) THEN
        s := {_sql_replace(_DEVANAGARI_STEPS)};
        s := {_sql_translate(_DEVANAGARI)};
        IF octet_length(s) > length(s) THEN
            s := {_sql_translate(_RARE)};
        END IF;
    END IF;
    s := regexp_replace(s, {_sql_text(_PUNCTUATION)}, ' ', 'g');
    s := {_sql_replace(_LATIN_STEPS)};
    RETURN btrim(lower(s COLLATE "C"), ' ');
END
$function$"""


def _sql_text(value: str) -> str:
    """Return the SQL literal; accents and composed letters escaped, so that no editor's normalising can move them."""
    escaped = [letter if _is_plain(letter) else f"\\u{ord(letter):04x}" for letter in value]
    if "".join(escaped) == value:
        return f"'{value}'"
    return "E" + _INDENT.join(f"'{''.join(part)}'" for part in _parts(escaped, 16))  # SQL joins literals across lines


def _is_plain(letter: str) -> bool:
    return letter.isascii() or ("ँ" <= letter <= "९" and letter != "\u093c" and not unicodedata.decomposition(letter))


def _sql_replace(steps: Sequence[tuple[str, str]]) -> str:
    """Return the nested ``replace`` calls on the variable ``s``."""
    calls = _INDENT.join("".join(part) for part in _parts(["replace("] * len(steps), 12))
    pairs = _INDENT.join("".join(part) for part in _parts([f", {_sql_text(a)}, {_sql_text(b)})" for a, b in steps], 8))
    return f"{calls}{_INDENT}s{pairs}"


def _sql_translate(table: dict[str, str]) -> str:
    """Return the ``translate`` call on the variable ``s``; what is dropped must stand behind what has a replacement."""
    letters = sorted(table, key=lambda letter: not table[letter])
    return f"translate(s,{_INDENT}{_sql_text(''.join(letters))},{_INDENT}{_sql_text(''.join(table.values()))})"


def _parts(items: Sequence[str], size: int) -> list[Sequence[str]]:
    return [items[start : start + size] for start in range(0, len(items), size)]
