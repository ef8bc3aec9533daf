"""Every address of the software, from the URLconf."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

_GAP = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()\[\]]|\[[^\]]*\])*\)")


@dataclass(frozen=True, slots=True)
class Address:
    """A pattern of the URLconf: ``booths:booth`` at ``/booths/<int:pk>/``."""

    name: str
    route: str

    @property
    def gaps(self) -> list[str]:
        """Return the names of what stands in the address."""
        return [first or second for first, second in _GAP.findall(self.route)]

    def fill(self, values: Mapping[str, object]) -> str:
        """Return the address with its gaps filled."""
        path = _GAP.sub(lambda gap: str(values[gap[1] or gap[2]]), self.route)
        return "/" + path.replace("^", "").replace("$", "")


def addresses(resolver: URLResolver | None = None, route: str = "", space: str = "") -> Iterator[Address]:
    """Yield all addresses; one without a name gets that of its space."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, here, space + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif isinstance(pattern, URLPattern):
            yield Address(space + (pattern.name or ""), here)
