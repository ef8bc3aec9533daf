"""Devanagari names in Latin letters, as people write them: सीतापुर → sitapur, लखनऊ → lakhnau.

Hindi does not speak every inherent a that its letters imply. Two rules serve names well (Ohala's, applied from the end
of the word): the last one is silent, and so is one that stands between a vowel and consonant before it and a
consonant and vowel behind it. It is spoken after a cluster that could not end a word (mitra, ayodhya).
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_CONSONANTS: Final = {
    **dict(zip("कखगघङचछजझञ", ["k", "kh", "g", "gh", "n", "ch", "chh", "j", "jh", "n"], strict=True)),
    **dict(zip("टठडढणतथदधन", ["t", "th", "d", "dh", "n", "t", "th", "d", "dh", "n"], strict=True)),
    **dict(
        zip("पफबभमयरलवशषसहळ", ["p", "ph", "b", "bh", "m", "y", "r", "l", "v", "sh", "sh", "s", "h", "l"], strict=True)
    ),
    **dict(zip(["क़", "ख़", "ग़", "ज़", "ड़", "ढ़", "फ़"], ["q", "kh", "gh", "z", "r", "rh", "f"], strict=True)),
    "ज्ञ": "gy",
}
_LETTERS: Final = "अआइईउऊऋएऐओऔऍऑ"
_SIGNS: Final = "\0ािीुूृेैोौॅॉ"
_VOWELS: Final = dict(
    zip(_LETTERS + _SIGNS, ["a", "a", "i", "i", "u", "u", "ri", "e", "ai", "o", "au", "e", "o"] * 2, strict=True)
)
_SPOKEN_AFTER: Final = "यरव"
_DIGITS: Final = str.maketrans("०१२३४५६७८९", "0123456789")
_WORD: Final = re.compile(r"[\u0900-\u0963\u0970-\u097f\u200c\u200d]+")
# Town names are compounds, and the rules hold within each part: मुजफ्फर + नगर, not मुजफ्फरन + गर.
_SECOND_PART: Final = re.compile(r"(?<=[^\u094d])(?=(?:नगर|शहर)$)")
_SYLLABLE: Final = re.compile(
    r"(?P<onset>(?:[क-ह]\u093c?\u094d[\u200c\u200d]?)*[क-ह]\u093c?)(?P<sign>[ािीुूृेैोौॅॉ\u094d]?)|(?P<letter>[अ-औ])"
    r"|(?P<nasal>[ंँ])"
)
_CONSONANT: Final = re.compile(r"ज\u094dञ|[क-ह]\u093c?")


@dataclass(slots=True)
class _Syllable:
    onset: str  # in Latin letters; "" for a vowel alone
    consonants: str  # in Devanagari, without viramas
    vowel: str
    inherent: bool = False
    coda: str = ""


def transliterate(text: str) -> str:
    """Return the text with each Devanagari word in small Latin letters and its digits as 0 to 9; the rest stays."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    latin = _WORD.sub(lambda word: "".join(map(_part, _SECOND_PART.split(word[0]))), decomposed)
    return unicodedata.normalize("NFC", latin.translate(_DIGITS))


def _part(word: str) -> str:
    syllables = _syllables(word)
    _silence(syllables)
    return "".join(syllable.onset + syllable.vowel + syllable.coda for syllable in syllables)


def _syllables(word: str) -> list[_Syllable]:
    syllables: list[_Syllable] = []
    for match in _SYLLABLE.finditer(word):
        if match["nasal"]:
            if syllables:
                labials = "पफबभ" if syllables[-1].inherent else "बभ"  # Champa, Kaushambi, but Shahjahanpur
                following = word[match.end() : match.end() + 1]
                syllables[-1].coda = "m" if following and following in labials else "n"
        elif match["letter"]:
            syllables.append(_Syllable("", "", _VOWELS.get(match["letter"], "")))
        else:
            consonants = _CONSONANT.findall(match["onset"])
            onset = "".join(_CONSONANTS.get(letter) or _CONSONANTS.get(letter[0], "") for letter in consonants)
            sign = match["sign"]
            vowel = "" if sign == "\u094d" else _VOWELS[sign or "\0"]
            syllables.append(_Syllable(onset, "".join(letter[0] for letter in consonants), vowel, inherent=not sign))
    return syllables


def _silence(syllables: list[_Syllable]) -> None:
    """Drop the inherent vowels that are not spoken, from the end of the word on."""
    if len(syllables) > 1 and _is_silent_at_end(syllables[-1]):
        syllables[-1].vowel = ""
    for before, this, after in reversed(list(zip(syllables, syllables[1:], syllables[2:], strict=False))):
        between = before.vowel and not this.coda and after.vowel
        if this.inherent and between and len(this.consonants) == 1 and len(after.consonants) == 1:
            this.vowel = ""


def _is_silent_at_end(last: _Syllable) -> bool:
    cluster = len(last.consonants) > 1 and last.consonants[-1] in _SPOKEN_AFTER
    return last.inherent and not last.coda and not cluster
