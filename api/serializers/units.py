"""Units and their figures."""

from typing import Any, ClassVar

from rest_framework import serializers

from booths.coverage import UnitFigures
from booths.levels import Level
from booths.models import Unit


class UnitSerializer(serializers.ModelSerializer[Unit]):
    """A unit, by its stable code; the level as a word."""

    level = serializers.SerializerMethodField()
    parent: Any = serializers.SlugRelatedField(slug_field="code", read_only=True)

    class Meta:
        model = Unit
        fields: ClassVar[list[str]] = ["code", "level", "name_en", "name_hi", "number", "parent", "version"]

    def get_level(self, unit: Unit) -> str:
        """Return the level's word."""
        return Level(unit.level).word


class FiguresSerializer(serializers.Serializer[Any]):
    """The coverage figures of one unit."""

    booths = serializers.IntegerField()
    covered = serializers.IntegerField()
    partly = serializers.IntegerField()
    uncovered = serializers.IntegerField()
    groups = serializers.IntegerField()
    wanted = serializers.IntegerField()
    verified = serializers.IntegerField()
    stale = serializers.IntegerField()
    members = serializers.IntegerField()
    electors = serializers.IntegerField()


class ChildFiguresSerializer(serializers.Serializer[UnitFigures]):
    """One unit of the level below; ``unit`` is null for booths that hang on none."""

    unit = UnitSerializer(allow_null=True)
    figures = FiguresSerializer()


class CoverageSerializer(serializers.Serializer[Any]):
    """A unit's figures and those of the units below it."""

    unit = UnitSerializer()
    figures = FiguresSerializer()
    below = ChildFiguresSerializer(many=True)
