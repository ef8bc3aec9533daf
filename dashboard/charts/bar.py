"""Small marks beside a number: how much of a target is reached."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from dashboard.charts.numbers import plain


def bar(value: float, target: float, *, part: float = 0, mark: float | None = None) -> SafeString:
    """Return a horizontal bar: ``value`` of ``target``, then ``part`` (reached partly), with a line at ``mark``.

    All four are in the same unit. The bar carries no text: the number stands beside it, so it is hidden from
    screen readers.
    """
    full = _percent(value, target)
    half = min(_percent(part, target), 100 - full)
    pieces = [
        mark_safe('<rect class="bar__track" width="100%" height="100%" rx="4"/>'),
        # The paler piece starts under the full one, so that the round ends leave no gap.
        format_html(
            '<rect class="bar__part" width="{}%" height="100%" rx="4"/>',
            plain(full + half),
        )
        if half
        else "",
        format_html('<rect class="bar__value" width="{}%" height="100%" rx="4"/>', plain(full)) if full else "",
    ]
    if mark is not None:
        place = plain(_percent(mark, target))
        pieces.append(format_html('<line class="bar__mark" x1="{0}%" x2="{0}%" y1="-3" y2="100%"/>', place))
    return format_html(
        '<svg class="bar" aria-hidden="true" focusable="false">{}</svg>',
        format_html_join("", "{}", ((piece,) for piece in pieces)),
    )


def slots(active: int, target: int) -> SafeString:
    """Return ``target`` circles of which ``active`` are filled: the groups of one booth. Hidden from screen readers."""
    width = 14 * target
    circles = format_html_join(
        "",
        '<circle cx="{}" cy="7" r="4.75"{}/>',
        ((14 * i + 7, mark_safe(' class="slots__full"') if i < active else "") for i in range(target)),
    )
    return format_html(
        '<svg class="slots" viewBox="0 0 {} 14" aria-hidden="true">{}</svg>',
        str(width),
        circles,
    )


def _percent(value: float, target: float) -> float:
    return min(100.0, max(0.0, 100 * value / target)) if target else 0.0
