"""``/units/``: the tree, and the coverage of each of its units."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from api.serializers.units import CoverageSerializer, UnitSerializer
from api.views.base import ScopedView, scope_of
from booths.access import unit_fetch
from booths.coverage import coverage_by_level, coverage_of
from booths.levels import Level
from booths.models import Unit

_LEVELS = [level.word for level in Level]


class UnitPagination(CursorPagination):
    """By id, which never changes."""

    page_size = 500
    ordering = "pk"


class UnitView(ScopedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Unit]):
    """The units that the visitor may see."""

    serializer_class = UnitSerializer
    pagination_class = UnitPagination
    queryset = Unit.objects.none()
    lookup_field = "code"
    lookup_value_regex = "[^/]+"

    def get_queryset(self) -> QuerySet[Unit]:
        """Return the units within the scope, of one level or below one unit when asked."""
        units = Unit.objects.within(scope_of(self.request)).select_related("parent")
        if word := self.request.query_params.get("level"):
            units = units.filter(level=_level(word))
        if code := self.request.query_params.get("under"):
            units = units.under(unit_fetch(scope_of(self.request), code))
        return units

    @extend_schema(
        parameters=[OpenApiParameter("level", enum=_LEVELS), OpenApiParameter("under", description="a unit's code")]
    )
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List units; ``level`` and ``under`` narrow the list."""
        return super().list(request, *args, **kwargs)

    @extend_schema(responses=CoverageSerializer, parameters=[OpenApiParameter("level", enum=_LEVELS)])
    @action(detail=True)
    def coverage(self, request: Request, code: str) -> Response:
        """Give the figures of a unit and of the units of a level below it (default: the next one)."""
        unit = unit_fetch(scope_of(request), code)
        word = request.query_params.get("level")
        level = _level(word) if word else Level(unit.level).below
        below = coverage_by_level(unit, level) if level and level > unit.level else []
        shown = {"unit": unit, "figures": coverage_of(unit), "below": below}
        return Response(CoverageSerializer(shown).data)


def _level(word: str) -> Level:
    try:
        return Level.from_word(word)
    except ValueError as error:
        raise ValidationError({"level": f"one of {', '.join(_LEVELS)}"}) from error
