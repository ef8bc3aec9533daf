"""The words of a person's name: without titles, with initials taken apart, each in the form in which spellings meet."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from core.skeleton import skeleton
from core.text import fold
from core.transliteration import transliterate

MOST_WORDS: Final = 6


def _set(*lines: str) -> frozenset[str]:
    return frozenset(fold(word) for line in lines for word in line.split())


_TITLES: Final = _set(
    "shri shree sri sh shrimati srimati smt sushri mr mrs ms miss kumari km ku kum dr doctor prof professor",
    "adv advocate er eng engineer pt pandit haji hazi hajji maulana capt captain col colonel maj major ca retd",
    "श्री श्रीमती श्रीमति सुश्री कुमारी कु डॉ डा डॉक्टर डाक्टर प्रो प्रोफेसर एड एडवोकेट अधिवक्ता",
    "इं इंजी इंजीनियर पं पंडित हाजी मौलाना कैप्टन कर्नल मेजर",
)
_COURTESIES: Final = _set("ji jee sahab saheb sahib जी साहब साहेब साहिब")
# What stands before the own name in so many that one leaves it away, or what is no more than a middle or last word.
_BEFORE: Final = _set("mohammad syed shekh")
_COMMON: Final = _set(
    "singh kumar kumari devi lal prasad chandra ram nath khan bano begum khatun rani bai das mohammad"
)
_ONE_FORM: Final = {
    form: word
    for word, forms in {
        "mohammad": "mohd md mo moh mohammed muhammad mohamad muhammed mohamed mohmmad mohammd mhd",
        "singh": "sinh sing sinhg",
        "kumar": "kr ku kmr",
        "prasad": "pd prsad prashad",
        "syed": "sayyad saiyad sayed sayyed saiyed saiyid said",
        "shekh": "shaikh sheikh sekh shaik",
        "begum": "begam",
        "khatun": "khatoon",
    }.items()
    for form in forms.split()
}
_RELATION: Final = re.compile(
    r"(?<=\S)\s+(?:[sdwc]\s*/\s*[o0]|son of|wife of|daughter of|सुपुत्र|पुत्र|सुपुत्री|पुत्री|पत्नी|आत्मज)(?![\w\u0900-\u097f]).*",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_NAME: Final = re.compile(r"\s(?:urf|alias|उर्फ|उर्फ़)\s|[@()]", re.IGNORECASE)

_SPOKEN: Final = "ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड"
_LETTERS: Final = {spoken: chr(ord("a") + place) for place, spoken in enumerate(_SPOKEN.split())}
_LETTER: Final = "|".join(sorted(_LETTERS, key=len, reverse=True))
# A name that is letters written out, such as आरके; what would be cut within a syllable is no such name.
_SPELT: Final = re.compile(rf"(?:(?:{_LETTER})(?![ािीुूृेैोौॅॉ\u094dंँ])){{1,3}}")
_EACH: Final = re.compile(_LETTER)
_NAMES_OF_LETTERS: Final = frozenset({"बीबी"})
_HEADS: Final = str.maketrans("bwzqf", "vvjkp")
_VOWEL: Final = re.compile("[aeiouy]")

_SPELLINGS: Final = (
    *(("ph", "f"), ("w", "v"), ("z", "j"), ("q", "k"), ("x", "ksh"), ("ck", "k"), ("ee", "i"), ("oo", "u")),
    *(("ou", "o"), ("au", "o"), ("aa", "a"), ("iy", "i"), ("ey", "e"), ("chh", "ch")),
)
_LONG_E: Final = re.compile(r"a[iy](?![aeiou])")
_DOUBLED: Final = re.compile(r"(.)\1")
_UNSPOKEN_A: Final = re.compile(r"(?<=[td]r|hr|hn|pt|kl)a$")
_LAST_Y: Final = re.compile(r"(?<![aeiou])y$")


class Word(NamedTuple):
    """A word of a name in Latin letters; ``key`` are its consonants, ``last`` the vowel at its end ("" for none).

    several: it is several words written as one.
    """

    latin: str
    key: str = ""
    last: str = ""
    several: bool = False

    @property
    def is_initial(self) -> bool:
        """Whether only its first letter is given."""
        return len(self.latin) == 1

    @property
    def head(self) -> str:
        """The first letter, of those that sound alike always the same: P. is Phool, Z. is Jakir."""
        return self.latin[0].translate(_HEADS)

    @property
    def is_common(self) -> bool:
        """Whether so many people bear it that it alone tells nobody."""
        return self.latin in _COMMON_FORMS


def names_in(text: str) -> list[str]:
    """Return the names that a cell gives for one person: "राम कुमार उर्फ पप्पू" two, "Asha w/o Ram" only hers."""
    parts = _OTHER_NAME.split(_RELATION.sub("", text))
    return [part for part in parts if fold(part)]


def words_of(name: str, *, bare: bool = True) -> list[Word]:
    """Return the words of a name; ``bare`` without titles before and courtesies behind it, unless nothing is left."""
    tokens = [token.strip("0123456789") for token in fold(name).split()]
    tokens = [token for token in tokens if token]
    while bare and len(tokens) > 1 and tokens[0] in _TITLES:
        del tokens[0]
    while bare and len(tokens) > 1 and tokens[-1] in _COURTESIES:
        del tokens[-1]
    words = [word for token in tokens for word in _parted(token)]
    while bare and len(words) > 1 and words[0].latin in _BEFORE_FORMS:
        del words[0]
    return words[:MOST_WORDS]


def joined(words: list[Word]) -> Word:
    """Return several words as one: Ram Kumar as Ramkumar."""
    return _word("".join(word.latin for word in words))._replace(several=len(words) > 1)


@lru_cache(maxsize=50_000)
def _parted(token: str) -> list[Word]:
    """Return a token as one word, or as its initials: rk, आरके."""
    if token not in _NAMES_OF_LETTERS and _SPELT.fullmatch(token):
        return [Word(_LETTERS[letter]) for letter in _EACH.findall(token)]
    latin = fold(transliterate(token)).replace(" ", "")
    latin = _ONE_FORM.get(latin, latin)
    if len(latin) < 4 and latin.isascii() and not _VOWEL.search(latin):
        return [Word(letter) for letter in latin]
    return [_word(latin)]


@lru_cache(maxsize=50_000)
def _word(latin: str) -> Word:
    if len(latin) == 1:
        return Word(latin)
    for old, new in _SPELLINGS:
        latin = latin.replace(old, new)
    latin = _DOUBLED.sub(r"\1", _LONG_E.sub("e", latin))
    latin = _LAST_Y.sub("i", _UNSPOKEN_A.sub("", latin))
    if len(latin) > 3:
        latin = latin.removesuffix("e")
    if latin.startswith("b"):
        latin = f"v{latin[1:]}"  # Binod is Vinod
    return Word(latin, skeleton(latin).replace(" ", ""), latin[-1] if latin[-1:] in ("a", "i", "o", "u") else "")


_COMMON_FORMS: Final = frozenset(_word(word).latin for word in _COMMON)
_BEFORE_FORMS: Final = frozenset(_word(word).latin for word in _BEFORE)
