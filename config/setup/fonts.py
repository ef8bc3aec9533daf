"""Cuts the interface's font out of the Noto wheel: one small file for Latin, one for Devanagari."""

import logging
from pathlib import Path

from config.setup.bootstrap import BASE_DIR

FOLDER = BASE_DIR / "static" / "fonts"
# As CSS writes a unicode-range. Latin as English needs it, punctuation, the rupee and comparison signs; Devanagari with
# joiners and the dotted circle that carries a lone vowel sign. The Vedic signs would cost 9 KB on each first visit.
CUTS = {
    "noto-latin": "20-7E A0-FF 2010-2026 2030 2039-203A 20B9 2122 2212 2248 2260 2264-2265",
    "noto-devanagari": "900-97F 200C-200D 20B9 25CC",
}
# Everything that shapes a word; left out are the lists of alternates, which the interface never asks for.
FEATURES = "abvm abvs akhn blwf blwm blws ccmp cjct dist half kern locl mark mkmk nukt pres psts rkrf rphf"


def build(folder: Path = FOLDER) -> bool:
    """Write the two woff2 files unless they are there; True when they were written.

    The weight axis stays, cut to 400-700; the width axis goes. All shaping features stay.
    """
    targets = {name: folder / f"{name}.woff2" for name in CUTS}
    if all(path.exists() for path in targets.values()):
        return False
    import fontpkg_noto_sans_devanagari  # noqa: PLC0415  slow to import, and seldom needed
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415

    logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells of every table it cuts
    folder.mkdir(parents=True, exist_ok=True)
    source = next(Path(fontpkg_noto_sans_devanagari.__file__).parent.glob("files/*.ttf"))
    for name, ranges in CUTS.items():
        font = TTFont(source)
        cutter = Subsetter(
            Options(layout_features=FEATURES.split(), name_IDs=[1, 2], hinting=False, notdef_outline=True)
        )
        cutter.populate(unicodes=_codepoints(ranges))
        cutter.subset(font)
        font = instantiateVariableFont(font, {"wdth": 100, "wght": (400, 700)})
        font.flavor = "woff2"
        unfinished = targets[name].with_suffix(".new")
        font.save(unfinished)
        unfinished.replace(targets[name])
    return True


def _codepoints(ranges: str) -> list[int]:
    found: list[int] = []
    for part in ranges.split():
        first, _separator, last = part.partition("-")
        found.extend(range(int(first, 16), int(last or first, 16) + 1))
    return found
