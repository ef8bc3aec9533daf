"""Units, booths, groups and settings in the administration. Counters and history follow by the database's triggers."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from booths.models import Booth, GroupCheck, RevenueDistrict, StateSettings, Unit, UnitAlias, WhatsAppGroup


class VersionedAdmin(admin.ModelAdmin):
    """Records with a version: a change raises it, so that somebody who has the record open elsewhere is told."""

    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        """Save with the next version."""
        obj.version += change
        super().save_model(request, obj, form, change)


class UnitAliasInline(admin.TabularInline):
    """Other spellings of a unit's name; the unit's own page adds them, where they are held against other names."""

    model = UnitAlias
    extra = 0
    fields = ["name"]
    readonly_fields = ["name"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """None is added here."""
        return False


@admin.register(Unit)
class UnitAdmin(VersionedAdmin):
    """Places of the organisation; the code of an existing unit is fixed."""

    list_display = ["code", "name_hi", "name_en", "level", "number", "parent"]
    list_select_related = ["parent"]
    list_filter = ["level"]
    search_fields = ["code", "name_hi", "name_en", "number"]
    autocomplete_fields = ["parent", "revenue_district"]
    fields = ["level", "code", "name_hi", "name_en", "number", "parent", "revenue_district"]
    inlines = [UnitAliasInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep code and level of an existing unit."""
        return ["code", "level"] if obj else []


@admin.register(RevenueDistrict)
class RevenueDistrictAdmin(admin.ModelAdmin):
    """Government districts and their squares on the map."""

    list_display = ["code", "name_hi", "name_en", "abbr_hi", "column", "row"]
    list_filter = ["state"]
    search_fields = ["code", "name_hi", "name_en"]


@admin.register(Booth)
class BoothAdmin(VersionedAdmin):
    """Booths; the assembly of an existing booth is fixed."""

    list_display = ["number", "name_hi", "name_en", "assembly", "unit", "electors", "active_groups"]
    list_select_related = ["assembly", "unit"]
    search_fields = ["number", "name_hi", "name_en", "assembly__code"]
    autocomplete_fields = ["assembly", "unit"]
    ordering = ["assembly_id", "sort"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep the assembly of an existing booth."""
        return ["assembly"] if obj else []


@admin.register(WhatsAppGroup)
class WhatsAppGroupAdmin(VersionedAdmin):
    """WhatsApp groups; what a check found is recorded as a check, not typed here."""

    list_display = ["booth", "slot", "name", "status", "members", "activated_on", "checked_on", "alive"]
    list_select_related = ["booth"]
    list_filter = ["status", "slot"]
    search_fields = ["name", "invite_code", "booth__number", "booth__assembly__code"]
    autocomplete_fields = ["booth"]
    readonly_fields = ["checked_on", "alive"]
    ordering = ["-pk"]


@admin.register(GroupCheck)
class GroupCheckAdmin(admin.ModelAdmin):
    """Checks of groups."""

    list_display = ["checked_on", "group", "alive", "members", "checked_by"]
    list_select_related = ["group__booth", "checked_by"]
    raw_id_fields = ["group"]
    autocomplete_fields = ["checked_by"]
    date_hierarchy = "checked_on"
    show_full_result_count = False


@admin.register(StateSettings)
class StateSettingsAdmin(admin.ModelAdmin):
    """What a state decides for itself."""

    list_display = ["state", "groups_per_booth", "min_members", "max_members", "verified_days", "party_hi", "accent"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep the state."""
        return ["state"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A state keeps its settings."""
        return False
