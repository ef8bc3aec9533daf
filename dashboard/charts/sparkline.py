"""A line the height of a word: where a figure has been going."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from dashboard.charts.numbers import plain

_WIDTH, _HEIGHT, _MARGIN = 88, 24, 3


def sparkline(values: Sequence[float], *, low: float | None = None, high: float | None = None) -> SafeString:
    """Return the line through ``values`` (oldest first) with a dot at the last; nothing for fewer than two.

    ``low`` and ``high`` fix the scale, so that the lines of several rows can be compared; by default each line
    fills its own height. Hidden from screen readers: the figure stands beside it.
    """
    if len(values) < 2:
        return mark_safe("")
    low = min(values) if low is None else low
    high = max(values) if high is None else high
    rise = (high - low) or 1
    step = (_WIDTH - 2 * _MARGIN) / (len(values) - 1)
    points = [
        (
            plain(_MARGIN + i * step),
            plain(_HEIGHT - _MARGIN - (value - low) / rise * (_HEIGHT - 2 * _MARGIN)),
        )
        for i, value in enumerate(values)
    ]
    x, y = points[-1]
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" aria-hidden="true">'
        '<path d="M{}"/><circle cx="{}" cy="{}" r="2.5"/></svg>',
        str(_WIDTH),
        str(_HEIGHT),
        "L".join(f"{px} {py}" for px, py in points),
        x,
        y,
    )
