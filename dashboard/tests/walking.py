"""Following the numbers of a page to the lists behind them."""

import re
from html import unescape

from django.db.models import Sum
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from booths.filters import BoothFilter
from booths.models import Booth, WhatsAppGroup

_FIGURE = re.compile(r'<a href="([^"]+)" class="figure__link">\s*<span class="figure__value">([^<]+)</span>', re.DOTALL)
_CELL = re.compile(r'<td class="num[^"]*"[^>]*><a href="([^"]+)">([^<]+)</a>')
_TODO = re.compile(r'<span class="todo__count">([^<]+)</span>.*?<a class="button[^"]*" href="([^"]+)"', re.DOTALL)


def counts(markup):
    """Return each number of the page that stands for booths or groups, with the address that it leads to."""
    found = [*_FIGURE.findall(markup), *_CELL.findall(markup), *((href, n) for n, href in _TODO.findall(markup))]
    booth_list = reverse("booths:list")
    return [
        (unescape(href), int(number.replace(",", "")))
        for href, number in found
        if href.startswith(booth_list) and number.replace(",", "").isdecimal()
    ]


def meanings(href, scope):
    """Return what a number may be that leads to this list: its booths, or what of groups the list is there to show."""
    query = QueryDict(href.partition("?")[2])
    booths = BoothFilter(query, Booth.objects.within(scope), scope=scope).qs
    groups = WhatsAppGroup.objects.active().filter(booth__in=booths.order_by())
    today = timezone.localdate()
    if "verified" in query:
        return {groups.verified(today, 30).count()}
    if "stale" in query:
        return {groups.stale(today, 30).count()}
    if "unverified" in query:
        return {groups.exclude(alive=True).count()}
    if query.getlist("state") == ["covered", "partly"]:
        return {groups.count(), groups.aggregate(members=Sum("members"))["members"] or 0}
    return {booths.count()}
