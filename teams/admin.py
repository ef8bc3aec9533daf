"""Members, posts, seats and assignments in the administration."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from accounts.services import links_withdraw
from teams.forms.rights import rights_field
from teams.models import Assignment, Member, Notice, Position, Seat
from teams.services.seating import rule_broken, seat_refuse


class PositionForm(forms.ModelForm):
    """A post, its rights as checkboxes."""

    rights = rights_field(_("rights"))

    class Meta:
        model = Position
        fields = ["level", "key", "name_en", "name_hi", "platform", "rights", "seats_per_unit", "in_use", "order"]


class AssignmentForm(forms.ModelForm):
    """An assignment, its further rights as checkboxes."""

    extra_rights = rights_field(_("further rights granted"))

    class Meta:
        model = Assignment
        fields = ["seat", "member", "since", "until", "reason", "extra_rights"]

    def clean(self) -> dict[str, Any]:
        """Say by the rules of the team pages who cannot sit there."""
        said = super().clean() or self.cleaned_data
        seat, member, since, until = (said.get(name) for name in ("seat", "member", "since", "until"))
        if since and until and until < since:
            self.add_error("until", _("This day lies before the first day in the seat."))
        elif seat and member and since and until != since:
            try:
                seat_refuse(None, seat, member, since=since, until=until, leaving=[self.instance.pk or 0])
            except ValidationError as error:
                self.add_error("seat" if error.code == "seat_held" else "member", error)
        return said


class RulesInWords(admin.ModelAdmin):
    """Says in words what the rules of seats refuse, where the database is the first to see it."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show or save; what breaks a rule is not saved, and the form comes anew."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError as error:
            if rule_broken(error) is None:
                raise
        words = _("Not saved: a seat would have two holders, or somebody two seats at one level or two units to lead.")
        self.message_user(request, words, messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())


@admin.register(Position)
class PositionAdmin(admin.ModelAdmin):
    """Kinds of seats: their names and order, and new ones.

    What touches people who sit in one, the rights and the number, is changed on the page of posts and teams, which says
    whom it touches. A post without a fixed number (viewer) is put out of use here.
    """

    form = PositionForm
    list_display = ["name_hi", "name_en", "level", "platform", "seats_per_unit", "in_use", "rights"]
    list_filter = ["level", "platform", "in_use"]

    def get_readonly_fields(self, request: HttpRequest, obj: Position | None = None) -> list[str]:
        """Keep of a post that exists what is changed elsewhere."""
        if obj is None:
            return []
        fixed = ["level", "key", "rights", "seats_per_unit"]
        return fixed if not obj.seats_per_unit else [*fixed, "in_use"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Posts go out of use, they are not deleted: who sat in one stays known."""
        return False


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin):
    """People of the organisation."""

    list_display = ["name_hi", "name_en", "phone", "home_unit", "user"]
    list_select_related = ["home_unit", "user"]
    search_fields = ["name_hi", "name_en", "phone"]
    autocomplete_fields = ["home_unit", "user"]
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Member, form: forms.ModelForm, change: bool) -> None:
        """Raise the version, so that somebody who has the person open elsewhere is told."""
        obj.version += change
        super().save_model(request, obj, form, change)


@admin.register(Seat)
class SeatAdmin(admin.ModelAdmin):
    """Seats of units."""

    list_display = ["unit", "position", "number"]
    list_select_related = ["unit", "position"]
    list_filter = ["position__level", "position__platform"]
    search_fields = ["unit__name_hi", "unit__name_en", "unit__code"]
    autocomplete_fields = ["unit"]
    show_full_result_count = False


@admin.register(Assignment)
class AssignmentAdmin(RulesInWords):
    """Who sits where; further rights for one person, such as full phone numbers for staff, are given here."""

    form = AssignmentForm
    list_display = ["member", "seat", "since", "until", "extra_rights"]
    list_select_related = ["member", "seat__unit", "seat__position"]
    search_fields = ["member__name_hi", "member__name_en", "member__phone", "seat__unit__code"]
    autocomplete_fields = ["seat", "member"]
    date_hierarchy = "since"
    show_full_result_count = False

    def save_model(self, request: HttpRequest, obj: Assignment, form: forms.ModelForm, change: bool) -> None:
        """End unused links to the account: whoever made them need not have the rights that it has now."""
        super().save_model(request, obj, form, change)
        if obj.member.user:
            links_withdraw(user=obj.member.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Assignments are ended, not deleted: who sat where stays known."""
        return False


@admin.register(Notice)
class NoticeAdmin(admin.ModelAdmin):
    """What people are told before they agree. ``{organisation}``, ``{contact}`` and ``{days}`` are filled in.

    A text is never changed, for somebody may have agreed to it: a new version takes its place.
    """

    list_display = ["purpose", "version", "published_at"]
    list_filter = ["purpose"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A notice stays as it was shown."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A notice stays as it was shown."""
        return False
