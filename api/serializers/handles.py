"""Official accounts of units, with their latest count."""

from typing import Any, ClassVar

from rest_framework import serializers

from core.social.followers import MOST
from teams.models import Handle


class HandleSerializer(serializers.ModelSerializer[Handle]):
    """An account: whose it is, where, its link, how many followed it when it was last counted."""

    unit = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = Handle
        fields: ClassVar[list[str]] = [
            *("id", "unit", "network", "address", "url", "title", "followers", "counted_on", "closed_on", "version"),
        ]
        read_only_fields = fields


class HandleCountSerializer(serializers.Serializer[Any]):
    """A count: the day, the followers, and the count of that day that it replaces (none: there is none yet)."""

    day = serializers.DateField()
    followers = serializers.IntegerField(min_value=0, max_value=MOST)
    replaces = serializers.IntegerField(min_value=0, required=False, allow_null=True)
