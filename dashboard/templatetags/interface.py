"""Tags that draw: icons, bars and circles beside a number. ``{% load interface %}`` is not needed (a builtin)."""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dashboard import charts

register = template.Library()


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Draw a symbol of static/icons.svg; ``extra`` is a further class (``icon--s``, ``icon--l``).

    Hidden from screen readers: the words beside it say what it means.
    """
    return _icon(name, extra, static("icons.svg"))


@register.simple_tag
def bar(value: float, target: float, part: float = 0, mark: float | None = None) -> SafeString:
    """Draw ``value`` of ``target`` as a bar, see ``dashboard.charts.bar``."""
    return charts.bar(value or 0, target or 0, part=part or 0, mark=mark)


@register.simple_tag
def slots(active: int, target: int = 2) -> SafeString:
    """Draw the groups of a booth as circles, see ``dashboard.charts.slots``."""
    return charts.slots(active, target)


@register.simple_tag
def sparkline(values: Sequence[float], low: float | None = None, high: float | None = None) -> SafeString:
    """Draw the way of a figure, see ``dashboard.charts.sparkline``."""
    return charts.sparkline(values, low=low, high=high)


@lru_cache(maxsize=256)
def _icon(name: str, extra: str, sprite: str) -> SafeString:
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        f" {extra}" if extra else "",
        sprite,
        name,
    )
