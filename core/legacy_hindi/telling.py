"""Telling text typed in the font from English and from Hindi in Latin letters.

Two letters that follow each other tell them apart: ``qj`` (पुर), ``kk``, ``;k`` are in every Hindi text typed in the
font and in no English one, ``an``, ``IN``, ``sh`` the other way round. The pairs below (_ is the edge of a word) were
counted in the names of UP's units and of invented booths and people, typed in the font, and in the same in English
beside the names of 1,41,000 polling stations: those at least twenty times as frequent in the one, twelve in the other.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final

from core.legacy_hindi.converting import convert
from core.text import is_blank_marker

_FONT_PAIRS: Final = (
    "'k +_ +h +k .k /; /k :i ;. ;_ ;d ;f ;k ;r <+ Fk Hk M+ Mh Qh Qw Sj Sy Vj Vk Wy Yr Z_ [k _' _: _[ _e _f _x _ç "
    "aV bZ c' cj cy d' dW dk ds e. ek eq eu f' f; fc fd fj fo gf gj gk hg hj iq j_ jk jr jx k/ k; kF kM kQ kS kV "
    "kZ kb kc kf kj kk ko kq ks kx ky lj lk lq nZ nq nz oZ oa o| pk qY qa qj qn qx s' sM sg sl sy t; tk uM uV uu "
    "uw ux vk wj wy x. x< x_ xa xj xk xu y; yh yk y{ z_ zk {e |k å_ æ_ çk"
)
_LATIN_PAIRS: Final = (
    ".N .P .S ._ AD AG AH AI AJ AK AL AM AN AR AS AT AU AW AY A_ BA BE BH BL CH DA DE DH DI DR D_ EA EC ED EE EG "
    "EN ER ES E_ FT GA GE GH GR G_ HA HE HI HO HY H_ IC ID IG IK IL IM IN IR IS IT I_ JA KA KE K_ Ka LA LE LI LL "
    "LO L_ Lo Lu MA MI MU Ma NA ND NE NG NI NO NT N_ No OL OM OO OR P. PA PE PR PU P_ Pa Pr R. RA RE RI RM RO RY "
    "R_ Ra SA SC SE SH SI Sh TA TE TH TI TR T_ UN UP UR VE VI Vi WA WI YA Y_ _A _B _C _D _G _K _M _N _P _R _S _T "
    "_U _V _W _Y _a _h _k _s _w ab ag ah aj ak al am ar as au av aw ay bh bl co de di en ep ga gr ha hm ho ht ig "
    "il im is it iv ja li ll lo m_ ma mi ml mu na nd ne ng no nt o. om on oo ow p. pr pu ra re ri rm ro rv ry sh "
    "sw ta te tr ub um un up ur v_ vi wa"
)
_FONT: Final = frozenset(_FONT_PAIRS.split())
_LATIN: Final = frozenset(_LATIN_PAIRS.split())
_LETTER: Final = re.compile("[A-Za-z]")
_BEYOND: Final = re.compile("[\u0900-\u0dff]|://|@\\w+\\.", re.ASCII)
_DIGITS: Final = "0123456789"
_TOO_LONG: Final = 20
_ENOUGH: Final = 2  # of 62,000 texts in Latin letters one scores as much, of 5,500 in the font 92 %
_ENGLISH: Final = -2  # of texts in the font none scores as little, of those in Latin letters 99 %
_SHARE: Final = 0.3  # of a column's texts that tell anything; the rest may be in English


def looks_legacy(cells: Iterable[str]) -> bool:
    """Tell whether a column is typed in the font, by some of its cells; numbers and Unicode Hindi do not count."""
    texts = {cell for cell in cells if _LETTER.search(cell) and not _BEYOND.search(cell)}
    scores = [score(text) for text in texts if not is_blank_marker(text)]
    signs = [one for one in scores if one > 0]
    return sum(signs) >= _ENOUGH and len(signs) >= _SHARE * sum(one != 0 for one in scores)


def convert_cell(cell: str) -> str:
    """Return a cell of a column typed in the font as Unicode.

    One in English, which such columns have too, stays as it is, and so does a sign for nothing (x, NA, nil).
    """
    english = not _LETTER.search(cell) or score(cell) <= _ENGLISH or is_blank_marker(cell)
    return cell if english else convert(cell)


@lru_cache(maxsize=4096)
def score(text: str) -> int:
    """Return how much more a text looks like the font (above 0) than like English; longer texts have more to say.

    A single letter, also beside digits, says nothing: it numbers something, or is an x for nothing. Nor does what is
    too long for a word: it is an address, or the code of an invite link.
    """
    result = 0
    for word in text.split():
        if not 1 < len(word.strip(_DIGITS)) < _TOO_LONG:
            continue
        edged = f"_{word}_"
        for pair in map("".join, pairwise(edged)):
            result += (pair in _FONT) - (pair in _LATIN)
    return result
