"""A figure over the days, the target it should reach, and where it is heading."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from dashboard.charts.numbers import plain

_HEIGHT, _TOP, _BOTTOM = 232, 22, 26  # CSS pixels
_PLOT = _HEIGHT - _TOP - _BOTTOM
# Four lines: the share of the plot's height that each stands for, and where it runs.
_LINES = [(share, _TOP + _PLOT * (1 - share)) for share in (0, 1 / 3, 2 / 3, 1)]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on a day."""

    day: date
    value: float


def trend(
    points: Sequence[Point],
    *,
    label: str,
    figure: Callable[[float], str],
    target: Point | None = None,
    projection: Point | None = None,
) -> SafeString:
    """Return the line through ``points`` (oldest first), the way to ``target`` and the ``projection``.

    ``figure`` prints a value in the person's language (``1.2 लाख``); ``label`` says the whole in words for
    screen readers. Text keeps its size at any width: the strokes lie in an inner SVG that stretches, the words
    in the outer one. Nothing is returned for fewer than two points.
    """
    if len(points) < 2:
        return mark_safe("")
    first, last = points[0], points[-1]
    ends = [point for point in (last, target, projection) if point]
    days = max((max(point.day for point in ends) - first.day).days, 1)
    top = _ceiling(max(point.value for point in (*points, *ends)))

    def across(point: Point) -> float:
        return 100 * (point.day - first.day).days / days

    def down(value: float) -> float:
        return _PLOT * (1 - value / top)

    def path(*through: Point) -> str:
        return "M" + "L".join(f"{plain(10 * across(point))} {plain(down(point.value))}" for point in through)

    def ahead_of(goal: Point) -> bool:
        """Tell whether the way to the goal runs above the last point, where its figure would stand."""
        return first.value + (goal.value - first.value) * across(last) / max(across(goal), 1) > last.value

    line = path(*points)
    strokes = [("trend__area", f"{line}L{plain(10 * across(last))} {_PLOT}L0 {_PLOT}Z")]
    if target:
        strokes.append(("trend__target", path(first, target)))
    if projection:
        strokes.append(("trend__ahead", path(last, projection)))
    strokes.append(("trend__line", line))
    days_under = [(first, "0", "start"), (max(ends, key=lambda point: point.day), "100", "end")]
    if 18 < across(last) < 78:
        days_under.insert(1, (last, plain(across(last)), "middle"))
    return format_html(
        '<div class="trend" role="img" aria-label="{label}">'
        '<svg class="trend__figures" height="{height}" aria-hidden="true">{figures}</svg>'
        '<svg class="trend__plot" height="{height}" aria-hidden="true">{lines}'
        '<svg y="{top}" width="100%" height="{plot}" viewBox="0 0 1000 {plot}" preserveAspectRatio="none"'
        ' overflow="visible">{strokes}</svg>{days}{now}</svg></div>',
        label=label,
        height=str(_HEIGHT),
        top=str(_TOP),
        plot=str(_PLOT),
        figures=format_html_join("", '<text y="{}">{}</text>', ((plain(y + 4), figure(top * n)) for n, y in _LINES)),
        lines=format_html_join(
            "", '<line class="trend__grid" x2="100%" y1="{0}" y2="{0}"/>', ((plain(y),) for _, y in _LINES)
        ),
        strokes=format_html_join("", '<path class="{}" d="{}" vector-effect="non-scaling-stroke"/>', strokes),
        days=format_html_join(
            "",
            '<text x="{}%" y="{}" text-anchor="{}">{}</text>',
            ((place, str(_HEIGHT - 6), anchor, date_format(day.day, "j F")) for day, place, anchor in days_under),
        ),
        now=_now(across(last), _TOP + down(last.value), figure(last.value), under=bool(target and ahead_of(target))),
    )


def _now(x: float, y: float, words: str, *, under: bool) -> SafeString:
    """Return the dot at the last point (``x`` in percent, ``y`` in pixels) and its figure above or under it."""
    drop = 22 if under and y + 30 < _TOP + _PLOT else -10
    anchor, shift = ("end", "-8") if x > 70 else ("start", "8")
    return format_html(
        '<svg x="{}%" y="{}" overflow="visible"><circle class="trend__dot" r="5.5"/>'
        '<text class="trend__now" x="{}" y="{}" text-anchor="{}">{}</text></svg>',
        plain(x),
        plain(y),
        shift,
        str(drop),
        anchor,
        words,
    )


def _ceiling(value: float) -> float:
    """Return the next number above that divides well into three: thrice 0.4, 0.5, 0.6, 0.8 … times a power of ten."""
    if value <= 0:
        return 3
    power = 10 ** math.floor(math.log10(value))
    return next(step * power for step in (1.2, 1.5, 1.8, 2.4, 3, 3.6, 4.5, 6, 7.5, 9, 12) if step * power >= value)
