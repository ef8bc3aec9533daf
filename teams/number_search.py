"""How often somebody who may see no number in full may look people up by a whole one.

The last digits of a number stay hidden from them; trying one whole number after the other would tell.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from booths.scope import Right
from core.limits import Limit
from core.phones import read_phone

WHOLE_NUMBERS = Limit("whole-number-searches", times=60, seconds=3600)


def number_searches_limited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Have the view answer to so many whole numbers an hour and person, in ``q`` or a posted ``phone``; then 429."""

    @wraps(view)
    def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        texts = (request.GET.get("q", ""), request.POST.get("phone", ""))
        may_see = request.scope.has(Right.PHONES)  # type: ignore[attr-defined]
        tries = not may_see and any(read_phone(text).number for text in texts)
        if tries and (until := WHOLE_NUMBERS.until(str(request.user.pk))):
            return render(request, "teams/too_many_numbers.html", {"until": until}, status=429)
        return view(request, *args, **kwargs)

    return limited
