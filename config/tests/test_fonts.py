"""The cut fonts hold what the interface writes, weigh what they may, and still shape Hindi."""

from fontTools.ttLib import TTFont

from config.setup import fonts

LIMITS = {"noto-latin": 17_000, "noto-devanagari": 84_000}  # bytes; the first visit may weigh 130 KB in all


def test_fonts_are_light_and_keep_their_weights() -> None:
    fonts.build()
    for name, limit in LIMITS.items():
        path = fonts.FOLDER / f"{name}.woff2"
        assert path.stat().st_size <= limit
        axes = TTFont(path)["fvar"].axes
        assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in axes] == [("wght", 400, 700)]


def test_devanagari_has_its_letters_and_conjuncts() -> None:
    font = TTFont(fonts.FOLDER / "noto-devanagari.woff2")
    assert {ord(letter) for letter in "बूथवारसंयोजकक्षेत्रश्रीज़ढ़०१२३४५६७८९।ऽॐ"} <= set(font.getBestCmap())
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"akhn", "half", "rphf", "rkrf", "cjct", "pres", "nukt"} <= features


def test_latin_has_what_english_and_figures_need() -> None:
    font = TTFont(fonts.FOLDER / "noto-latin.woff2")
    assert {ord(letter) for letter in "Boothwise 1,62,000 – “₹8,000” · × … %"} <= set(font.getBestCmap())
