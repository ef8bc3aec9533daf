"""Keyset pages: the same cost at any depth."""

from typing import Any

from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from booths.keyset import Way, page_of
from teams.keyset.handles import handles_page

# Filters of the booth list that leave some thousand booths of a state at the most.
_NARROWING = ("unit", "q", "collision", "electors_from", "electors_to")


class KeysetPagination(BasePagination):
    """``next`` and ``previous`` are whole addresses; ``after`` and ``before`` carry the place in them."""

    page_size = 100
    request: Request
    before: object = None
    after: object = None

    def cut(self, queryset: Any, place: dict[str, str]) -> list[Any]:
        """Return one page, the one that ``after`` or ``before`` of ``place`` names, and keep the two beside it."""
        raise NotImplementedError

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """Return the page that the request asks for."""
        self.request = request
        return self.cut(queryset, {name: request.query_params.get(name, "") for name in ("after", "before")})

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with the addresses of its neighbours."""
        places = {"next": ("after", self.after), "previous": ("before", self.before)}
        links = {name: self._address(*place) if place[1] else None for name, place in places.items()}
        return Response({**links, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe the page for the OpenAPI document."""
        link = {"type": "string", "format": "uri", "nullable": True}
        properties = {"next": link, "previous": link, "results": schema}
        return {"type": "object", "required": ["results"], "properties": properties}

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Describe ``after`` and ``before``."""
        return [
            {"name": name, "in": "query", "required": False, "schema": {"type": "string"}}
            for name in ("after", "before")
        ]

    def _address(self, parameter: str, cursor: object) -> str:
        base = self.request.build_absolute_uri()
        for name in ("after", "before"):
            base = replace_query_param(base, name, "") if name != parameter else base
        return replace_query_param(base, parameter, str(cursor))


class BoothPagination(KeysetPagination):
    """Pages of booths."""

    def cut(self, queryset: Any, place: dict[str, str]) -> list[Any]:
        """Return one page of booths."""
        few = any(self.request.query_params.get(name) for name in _NARROWING)
        page = page_of(queryset, **place, way=Way.SORT if few else Way.WALK, size=self.page_size)
        self.before, self.after = page.before, page.after
        return page.booths


class HandlePagination(KeysetPagination):
    """Pages of official accounts."""

    def cut(self, queryset: Any, place: dict[str, str]) -> list[Any]:
        """Return one page of accounts."""
        page = handles_page(queryset, **place, size=self.page_size)
        self.before, self.after = page.before, page.after
        return page.records
