"""Booths with their groups."""

from typing import ClassVar

from rest_framework import serializers

from api.serializers.groups import GroupSerializer
from booths.models import Booth


class BoothSerializer(serializers.ModelSerializer[Booth]):
    """A booth; its unit and assembly by their codes."""

    assembly = serializers.SlugRelatedField(slug_field="code", read_only=True)  # type: ignore[var-annotated]
    unit = serializers.SlugRelatedField(slug_field="code", read_only=True)  # type: ignore[var-annotated]
    groups = GroupSerializer(many=True, read_only=True)

    class Meta:
        model = Booth
        fields: ClassVar[list[str]] = [
            *("id", "assembly", "unit", "number", "name_en", "name_hi", "place", "electors"),
            *("active_groups", "groups", "version"),
        ]
