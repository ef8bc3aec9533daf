"""The colours derived from the one accent an organisation chooses.

The accent is only a hue and a strength: lightness is fixed here, step by step, so that text keeps its contrast
(WCAG 2.2 AA) in both themes whatever colour a party has. Worked in OKLCH, where equal steps look equal
(Björn Ottosson, "A perceptual color space for image processing", 2020).
"""

import hashlib
import math
import re
from dataclasses import dataclass
from functools import lru_cache

DEFAULT_ACCENT = "#b34700"

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_RED_HUE = 22.0
# An alarm must not look like the party's own colour: within this many degrees of it, the alarm moves to crimson.
_RED_TOO_NEAR = 18.0
_CRIMSON_HUE = 2.0


@dataclass(frozen=True, slots=True)
class Step:
    """One colour of the palette: lightness in both themes, and the share of the accent's chroma that it keeps."""

    name: str
    light: float
    light_chroma: float
    dark: float
    dark_chroma: float


# Pale to deep in the light theme, deep to bright in the dark one: "more" always stands out more from the page.
_STEPS = (
    Step("accent", 0.54, 1.0, 0.77, 0.9),
    Step("accent-strong", 0.43, 0.95, 0.84, 0.7),
    Step("accent-edge", 0.83, 0.45, 0.42, 0.55),
    Step("accent-pale", 0.955, 0.16, 0.265, 0.28),
    Step("depth-0", 0.925, 0.26, 0.285, 0.32),
    Step("depth-1", 0.84, 0.55, 0.38, 0.55),
    Step("depth-2", 0.735, 0.9, 0.49, 0.8),
    Step("depth-3", 0.54, 1.0, 0.67, 1.0),
    Step("depth-4", 0.385, 0.75, 0.84, 0.75),
)
_ALARM_STEPS = (
    Step("alarm", 0.51, 1.0, 0.74, 0.75),
    Step("alarm-strong", 0.42, 0.9, 0.82, 0.55),
    Step("alarm-edge", 0.83, 0.4, 0.42, 0.5),
    Step("alarm-pale", 0.955, 0.12, 0.26, 0.3),
)
_ALARM_CHROMA = 0.2
_DARKEST_GROUND = "#eeebe3"  # --sunken in the light theme
_READABLE = 4.5


def theme_css(accent: str) -> str:
    """Return the ``:root`` rule that sets the custom properties for this accent (``#rrggbb``)."""
    lines = [f"--{name}:light-dark({light},{dark});" for name, (light, dark) in palette(accent).items()]
    return ":root{" + "".join(lines) + "}\n"


def theme_version(accent: str) -> str:
    """Return a short key that changes whenever the stylesheet for this accent would change."""
    return hashlib.sha256(theme_css(accent).encode()).hexdigest()[:10]


@lru_cache(maxsize=8)
def palette(accent: str) -> dict[str, tuple[str, str]]:
    """Return each custom property's colour in the light and in the dark theme, as ``#rrggbb``.

    Raises ValueError when ``accent`` is not a six-digit hex colour.
    """
    if not _HEX.fullmatch(accent):
        raise ValueError(f"{accent!r}: expected a colour such as {DEFAULT_ACCENT}")
    _, chroma, hue = _oklch(accent)
    distance = abs((hue - _RED_HUE + 180) % 360 - 180)
    alarm_hue = _CRIMSON_HUE if chroma > 0.04 and distance < _RED_TOO_NEAR else _RED_HUE
    colours = {step.name: _both(step, chroma, hue, turning=True) for step in _STEPS}
    colours |= {step.name: _both(step, _ALARM_CHROMA, alarm_hue) for step in _ALARM_STEPS}
    return colours


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two ``#rrggbb`` colours (1 to 21)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _both(step: Step, chroma: float, hue: float, *, turning: bool = False) -> tuple[str, str]:
    lightness = step.light
    # Words are written in these two: as light as they may be, which differs from hue to hue.
    while step.name in {"accent", "alarm"} and contrast(_hex(lightness, chroma, hue), _DARKEST_GROUND) < _READABLE:
        lightness -= 0.005
    light, dark = (_sunward(hue, lightness), _sunward(hue, step.dark)) if turning else (hue, hue)
    return _hex(lightness, chroma * step.light_chroma, light), _hex(step.dark, chroma * step.dark_chroma, dark)


def _sunward(hue: float, lightness: float) -> float:
    """Return the hue for a lighter tint of an orange: without a turn towards yellow the eye calls it pink."""
    return hue + max(0.0, lightness - 0.54) * 38 if 30 <= hue <= 75 else hue


def _channels(colour: str) -> tuple[float, float, float]:
    """Return linear-light red, green and blue (0 to 1)."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _luminance(colour: str) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklch(colour: str) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma and hue (degrees) of ``#rrggbb``."""
    red, green, blue = _channels(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _hex(lightness: float, chroma: float, hue: float) -> str:
    """Return ``#rrggbb``, giving up chroma until the colour can be shown on an sRGB screen."""
    while True:
        channels = _rgb(lightness, chroma, hue)
        if chroma <= 0.001 or all(-0.0005 <= channel <= 1.0005 for channel in channels):
            return "#" + "".join(f"{round(255 * _encoded(min(1.0, max(0.0, c)))):02x}" for c in channels)
        chroma *= 0.97


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
