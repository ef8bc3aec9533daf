"""Hindi typed in Kruti Dev 010 by a small table of our own, so that tests do not use the code that they test."""

import re
import unicodedata

_KEYS = {
    **{"क": "d", "ख": "[k", "ग": "x", "घ": "?k", "ङ": "³", "च": "p", "छ": "N", "ज": "t", "झ": ">", "ञ": "¥"},
    **{"ट": "V", "ठ": "B", "ड": "M", "ढ": "<", "ण": ".k", "त": "r", "थ": "Fk", "द": "n", "ध": "/k", "न": "u"},
    **{"प": "i", "फ": "Q", "ब": "c", "भ": "Hk", "म": "e", "य": ";", "र": "j", "ल": "y", "व": "o", "श": "'k"},
    **{"ष": '"k', "स": "l", "ह": "g", "अ": "v", "आ": "vk", "इ": "b", "ई": "bZ", "उ": "m", "ऊ": "Å", "ए": ","},
    **{"ऐ": ",s", "ओ": "vks", "औ": "vkS", "ऑ": "vkW", "ऋ": "_", "ा": "k", "ी": "h", "ु": "q", "ू": "w", "ृ": "`"},
    **{"े": "s", "ै": "S", "ो": "ks", "ौ": "kS", "ॉ": "kW", "ं": "a", "ँ": "¡", "़": "+", "्": "~", "।": "A"},
    **{"-": "&", ".": "-", ",": "]", "(": "¼", ")": "½", "/": "@"},
}
_TOGETHER = {
    **{"क्ष": "{k", "त्र": "=", "ज्ञ": "K", "श्र": "J", "द्ध": ")", "द्य": "|", "द्व": "}", "रु": "#", "रू": ":"},
    **{"ह्म": "ã", "ट्र": "Vª", "क्र": "Ø", "कृ": "Ñ", "हृ": "â"},
}
_HALVES = {
    **{"क": "D", "ख": "[", "ग": "X", "घ": "?", "च": "P", "ज": "T", "ण": ".", "त": "R", "थ": "F", "ध": "/"},
    **{"न": "U", "प": "I", "ब": "C", "भ": "H", "म": "E", "य": "¸", "ल": "Y", "व": "O", "श": "'", "ष": '"'},
    **{"स": "L", "क्ष": "{"},
}
_CONSONANT = "(?:[क-ह]\u093c?)"
_CLUSTER = f"{_CONSONANT}(?:्{_CONSONANT})*"
_SHORT_I = re.compile(f"({_CLUSTER})ि")
_REPH = re.compile(f"र्({_CLUSTER}[ािीुूृेैोौॉंँ]*)")
_TOKEN = re.compile("|".join([*_TOGETHER, "(?P<over>[क-ह])्र", "(?P<half>क्ष|[क-ह])्(?=[क-ह])", "."]), re.DOTALL)


def in_kruti_dev(hindi: str) -> str:
    """Return a Hindi text as its keys in the font: ि before its letters, र् behind the syllable, halves as capitals."""
    text = _REPH.sub(r"\1Z", unicodedata.normalize("NFC", hindi))
    return _TOKEN.sub(_key, _SHORT_I.sub(r"f\1", text))


def _key(token: re.Match[str]) -> str:
    if over := token["over"]:
        return f"{_KEYS[over]}z"
    if half := token["half"]:
        return _HALVES.get(half) or f"{_KEYS[half]}~"
    return _TOGETHER.get(token[0]) or _KEYS.get(token[0], token[0])
