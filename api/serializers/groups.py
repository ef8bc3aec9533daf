"""WhatsApp groups: masked for those without the right to see numbers, written through the services."""

from typing import Any, ClassVar

from rest_framework import serializers

from booths.models import WhatsAppGroup
from booths.scope import Right
from core.links import read_invite
from core.phones import mask_phone, read_phone


class InviteField(serializers.CharField):
    """An invite link in any usual form, kept as its code."""

    def to_internal_value(self, data: Any) -> str:
        """Return the link's code; the error code of ``core.links`` when there is none."""
        reading = read_invite(super().to_internal_value(data))
        if reading.code is None:
            raise serializers.ValidationError(reading.error, code=reading.error)
        return reading.code


class PhoneField(serializers.CharField):
    """A mobile number in any usual form, kept as E.164; empty stays empty."""

    def to_internal_value(self, data: Any) -> str:
        """Return the number; the error code of ``core.phones`` when there is none."""
        text = super().to_internal_value(data)
        if not text:
            return ""
        reading = read_phone(text)
        if reading.number is None:
            raise serializers.ValidationError(reading.error, code=reading.error)
        return reading.number


class GroupSerializer(serializers.ModelSerializer[WhatsAppGroup]):
    """A group as it is shown. The context's request gives the scope that unmasks numbers."""

    class Meta:
        model = WhatsAppGroup
        fields: ClassVar[list[str]] = [
            *("id", "booth", "slot", "name", "invite_url", "admin_name", "admin_phone", "admin2_name", "admin2_phone"),
            *("members", "status", "activated_on", "closed_on", "checked_on", "alive", "version"),
        ]
        read_only_fields = fields

    def to_representation(self, instance: WhatsAppGroup) -> dict[str, Any]:
        """Mask the numbers where the reader may not see them."""
        shown = super().to_representation(instance)
        if not self.context["request"].scope.may(Right.PHONES, instance.booth.unit):
            for name in ("admin_phone", "admin2_phone"):
                shown[name] = mask_phone(shown[name]) if shown[name] else ""
        return shown


class ContactSerializer(serializers.Serializer[Any]):
    """What may be said of a group's people."""

    name = serializers.CharField(max_length=120, required=False, allow_blank=True)
    admin_name = serializers.CharField(max_length=120, required=False, allow_blank=True)
    admin_phone = PhoneField(required=False, allow_blank=True)
    admin2_name = serializers.CharField(max_length=120, required=False, allow_blank=True)
    admin2_phone = PhoneField(required=False, allow_blank=True)
    members = serializers.IntegerField(min_value=0, max_value=1_000_000, required=False, allow_null=True)


class GroupRegisterSerializer(ContactSerializer):
    """Registering: the booth, the slot, a link or an admin's name."""

    booth = serializers.IntegerField()
    slot = serializers.IntegerField(min_value=1, max_value=9)
    invite_url = InviteField(required=False, source="invite_code")


class GroupUpdateSerializer(ContactSerializer):
    """Changing: the version that was read, and what is to change."""

    version = serializers.IntegerField()
    invite_url = InviteField(required=False, source="invite_code")


class GroupCloseSerializer(serializers.Serializer[Any]):
    """Closing: the version that was read, and why."""

    version = serializers.IntegerField()
    reason = serializers.CharField(max_length=200)


class CheckSerializer(serializers.Serializer[Any]):
    """A check: alive or not, how many members, on which day (default: today)."""

    alive = serializers.BooleanField()
    members = serializers.IntegerField(min_value=0, max_value=1_000_000, required=False, allow_null=True)
    checked_on = serializers.DateField(required=False)
